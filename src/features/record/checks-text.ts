import type { ActivityFacts } from '#features/activity/facts.ts';

/** What in a text for the public a reviewer should look at twice. */
export type Sensitive = 'auditee' | 'amount' | 'phone' | 'identity' | 'words';

/** A bulletin as plain text: title, then one line per paragraph. */
export const bulletinText = ({ title, body }: ActivityFacts['bulletins'][number]): string =>
  [title, ...body.map((block) => block.runs.map((run) => run.text).join(''))].join('\n');

const patterns: readonly [Sensitive, RegExp][] = [
  ['amount', /[\d,.]*\d\s*(?:亿|万|千|百)*元/g],
  ['phone', /(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}[-－ ]?\d{7,8})(?!\d)/g],
  ['identity', /(?<!\d)\d{17}[\dXx](?![\dXx])/g],
];

const occurrences = (text: string, word: string): number => text.split(word).length - 1;

/** Kinds of sensitive content with how often each occurs; what was seen is not repeated, so that it does not spread. */
export function sensitiveIn(text: string, auditees: readonly string[], words: readonly string[]): { kind: Sensitive; count: number }[] {
  const plain = text.normalize('NFKC');
  const sum = (list: readonly string[]): number => list.reduce((count, word) => count + (word === '' ? 0 : occurrences(plain, word)), 0);
  const counts: [Sensitive, number][] = [
    ['auditee', sum(auditees)],
    ...patterns.map(([kind, pattern]): [Sensitive, number] => [kind, plain.match(pattern)?.length ?? 0]),
    ['words', sum(words)],
  ];
  return counts.filter(([, count]) => count > 0).map(([kind, count]) => ({ kind, count }));
}
