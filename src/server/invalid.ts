import { ORPCError } from '@orpc/server';
import { need, type Finding, type FindingFacts } from '#shared/finding.ts';
import { lexicon } from '#features/words.ts';
import { createSay, type Language, type Words } from '#shared/language.ts';
import { hant } from './hant.ts';

/** What Zod tells of one fault in what was sent. */
interface Issue {
  readonly code?: string | undefined;
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  readonly origin?: string | undefined;
  readonly format?: string | undefined;
  readonly input?: unknown;
  readonly minimum?: number | bigint | undefined;
  readonly maximum?: number | bigint | undefined;
  readonly keys?: readonly string[] | undefined;
  readonly values?: readonly unknown[] | undefined;
}
const words: Words = lexicon;

/** The word for one fault, and the facts it is told with. */
function fault(issue: Issue, given: unknown): [check: string, facts: FindingFacts] {
  if (given === undefined) return ['input.missing', {}];
  const text = issue.origin === 'string' || issue.origin === 'array';
  switch (issue.code) {
    case 'unrecognized_keys': return ['input.unknown', { fields: issue.keys?.join(', ').slice(0, 200) ?? '' }];
    case 'too_big': return [text ? 'input.too_long' : 'input.too_big', { max: Number(issue.maximum) }];
    case 'too_small': return Number(issue.minimum) === 1 && text ? ['input.missing', {}] : [text ? 'input.too_short' : 'input.too_small', { min: Number(issue.minimum) }];
    case 'invalid_value': return ['input.choice', { choices: (issue.values ?? []).map(String).join(', ').slice(0, 200) }];
    case 'invalid_type': return ['input.type', {}];
    case 'invalid_format': return [{ date: 'input.date', uuid: 'input.id', datetime: 'input.date' }[issue.format ?? ''] ?? 'input.format', {}];
    case 'broken_text': return ['input.broken_text', {}];
    default: return ['input.wrong', {}];
  }
}

/**
 * Input that does not fit the contract: BAD_REQUEST with one finding for each fault, beside its field, named and with
 * what mends it in the asker's language.
 */
export function invalidInput(issues: readonly Issue[], input: unknown, feature: string, language: Language): ORPCError<'BAD_REQUEST', unknown> {
  const say = createSay(words, language, hant(language));
  const findings = issues.slice(0, 50).map((issue) => {
    const path = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part));
    const [check, facts] = fault(issue, at(input, path));
    const finding: Finding = need(check, path.join('.') || null, { field: fieldName(feature, path, say), ...facts });
    return { ...finding, words: say(check, finding.facts), path };
  });
  return new ORPCError('BAD_REQUEST', {
    message: findings.map((finding) => finding.words).join(' '),
    data: { findings: findings.map(({ path: _, ...finding }) => finding), issues: findings.map(({ path, words: message }) => ({ path, message })), current: null },
  });
}

/** What was sent at a path; the value itself where the path is empty. */
function at(input: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key) ? (inner as Record<string, unknown>)[key] : undefined), input ?? {});
}

/**
 * Text that no database keeps, wherever it stands in what was sent: a null character, or half of a sign that takes two.
 * @throws ORPCError BAD_REQUEST naming the field.
 */
export function refuseBrokenText(input: unknown, feature: string, language: Language): void {
  const path = brokenIn(input);
  if (path !== null) throw invalidInput([{ code: 'broken_text', message: '', path }], input, feature, language);
}
function brokenIn(value: unknown): string[] | null {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? [] : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const below = brokenIn(key) ?? brokenIn(inner);
    if (below !== null) return [key, ...below];
  }
  return null;
}

/** What a field is called on its form, else its name in the contract. */
function fieldName(feature: string, path: readonly string[], say: (key: string) => string): string {
  const last = path.findLast((part) => !/^\d+$/.test(part)) ?? '';
  const key = [`${feature}.${last}`, `field.${last}`].find((candidate) => words[candidate]?.[0].includes('{') === false);
  return key === undefined ? last : say(key);
}
