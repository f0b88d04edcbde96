import type { ActivityFacts } from '#features/activity/facts.ts';
import { maskedText } from '#features/bulletin/facts-outward.ts';
import type { MaskKind } from './facts.ts';

/** What in a text for the public a reviewer should look at twice. */
export type Sensitive = 'auditee' | 'amount' | 'phone' | 'identity' | 'email' | 'words';

/** A bulletin as plain text, as it would leave: title, one line per paragraph with what is masked replaced, who sends it. */
export function bulletinText(bulletin: ActivityFacts['bulletins'][number]): string {
  const { title, body, contributor } = maskedText(bulletin);
  return [title, ...body.map((block) => block.runs.map((run) => run.text).join('')), contributor].join('\n');
}

const patterns: readonly [Sensitive, RegExp][] = [
  ['amount', /[\d,.]*\d\s*(?:亿|万|千|百)*元/g],
  ['phone', /(?<!\d)(?:(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}|0\d{2,3}[- ]?\d{7,8})(?!\d)/g],
  ['identity', /(?<!\d)\d{6} ?\d{8} ?\d{3}[\dXx](?![\dXx])/g],
  ['email', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
];

/** A text as it is looked through, one width and nothing invisible, with the way back to each of its characters. */
interface Folded {
  readonly plain: string;
  /** For each place of `plain` where its character begins in the text, and where it ends. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}
function foldedWith(text: string): Folded {
  const [from, to]: [number[], number[]] = [[], []];
  let plain = '';
  let at = 0;
  for (const letter of text) {
    const code = letter.charCodeAt(0);
    // Nearly all letters are these, and stay what they are.
    const common = (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x20 && code < 0x7f);
    const shown = common ? letter : /\p{Cf}/u.test(letter) ? '' : letter.normalize('NFKC');
    for (let n = 0; n < shown.length; n++) {
      from.push(at);
      to.push(at + letter.length);
    }
    plain += shown;
    at += letter.length;
  }
  return { plain, from, to };
}

/** One passage of a text that may have to be masked: where it stands, to the letter. */
export interface Passage {
  readonly kind: MaskKind;
  readonly start: number;
  readonly end: number;
  /** The same passage wherever it stands: one width, nothing invisible. */
  readonly plain: string;
}

/**
 * Phone numbers, identity numbers, e-mails, and the given names and units, each where it stands. A longer one takes the
 * place of a shorter within it.
 */
export function personalIn(text: string, names: readonly string[], units: readonly string[]): Passage[] {
  const { plain, from, to } = foldedWith(text);
  const found: { kind: MaskKind; at: number; length: number }[] = [];
  for (const [kind, pattern] of patterns) {
    if (kind === 'phone' || kind === 'identity' || kind === 'email') for (const match of plain.matchAll(pattern)) found.push({ kind, at: match.index, length: match[0].length });
  }
  for (const [kind, list] of [['unit', units], ['name', names]] as const) {
    for (const word of new Set(list.map((one) => foldedWith(one).plain.trim()))) {
      if (word.length > 1) for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + word.length)) found.push({ kind, at, length: word.length });
    }
  }
  const taken: typeof found = [];
  for (const one of found.toSorted((a, b) => b.length - a.length || a.at - b.at)) {
    if (taken.every((other) => one.at + one.length <= other.at || other.at + other.length <= one.at)) taken.push(one);
  }
  return taken.toSorted((a, b) => a.at - b.at).map(({ kind, at, length }) => ({ kind, start: from[at] ?? 0, end: to[at + length - 1] ?? 0, plain: plain.slice(at, at + length) }));
}

const occurrences = (text: string, word: string): number => text.split(word).length - 1;

/** Kinds of sensitive content with how often each occurs; what was seen is not repeated, so that it does not spread. */
export function sensitiveIn(text: string, auditees: readonly string[], words: readonly string[]): { kind: Sensitive; count: number }[] {
  const plain = text.normalize('NFKC').replace(/\p{Cf}/gu, '');
  const sum = (list: readonly string[]): number => list.reduce((count, word) => count + (word === '' ? 0 : occurrences(plain, word)), 0);
  const counts: [Sensitive, number][] = [
    ['auditee', sum(auditees)],
    ...patterns.map(([kind, pattern]): [Sensitive, number] => [kind, plain.match(pattern)?.length ?? 0]),
    ['words', sum(words)],
  ];
  return counts.filter(([, count]) => count > 0).map(([kind, count]) => ({ kind, count }));
}
