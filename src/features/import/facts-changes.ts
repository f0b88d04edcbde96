import { canonical } from '#shared/canonical.ts';
import { nameOfBody, type CaseFacts } from './facts.ts';

/** What would be other if a case came in once more. Pure. */

export interface Difference {
  /** The word of `imported.field.…`, or a name of the source's own. */
  readonly field: string;
  readonly was: string | null;
  readonly is: string | null;
}

/** How much of a value is shown. */
const shown = 40;
const short = (text: string | null): string | null => (text === null || text.length <= shown ? text : `${text.slice(0, shown)}…`.toWellFormed());

const tellings = (facts: CaseFacts): Readonly<Record<string, string | null>> => {
  const list = (texts: readonly string[]): string | null => texts.filter((text) => text !== '').join('；') || null;
  return {
    theme: facts.theme, held_on: facts.held.words ?? facts.held.on, published: facts.published.words ?? facts.published.on, host: list(facts.hosts.map(nameOfBody)), partners: list(facts.partners.map(nameOfBody)),
    kind: facts.kind, forms: list(facts.forms), place: facts.place, participants: facts.participants.words ?? (facts.participants.count === null ? null : String(facts.participants.count)), linked_audit_project: facts.project,
    problems_discussed: list(facts.problems), outcomes: list(facts.outcomes), publicity: list(facts.outlets), source_url: list(facts.sourceUrls), remarks: facts.remarks,
  };
};

/** Fields that are told otherwise; where all are told alike, the members of the original that differ. */
export function differences(was: { readonly facts: CaseFacts | null; readonly original: unknown }, is: { readonly facts: CaseFacts; readonly original: unknown }): Difference[] {
  const [before, after] = [was.facts === null ? {} : tellings(was.facts), tellings(is.facts)];
  const told = Object.keys(after).flatMap((field): Difference[] => ((before[field] ?? null) === (after[field] ?? null) ? [] : [{ field: `@imported.field.${field}`, was: short(before[field] ?? null), is: short(after[field] ?? null) }]));
  if (told.length > 0) return told;
  const [old, next] = [membersOf(was.original), membersOf(is.original)];
  const text = (value: unknown): string | null => (value === undefined || value === null ? null : short(typeof value === 'string' ? value : canonical(value)));
  return [...new Set([...Object.keys(old), ...Object.keys(next)])].flatMap((field): Difference[] => (canonical(old[field]) === canonical(next[field]) ? [] : [{ field, was: text(old[field]), is: text(next[field]) }]));
}
const membersOf = (original: unknown): Readonly<Record<string, unknown>> => (typeof original === 'object' && original !== null ? (original as Record<string, unknown>) : {});
