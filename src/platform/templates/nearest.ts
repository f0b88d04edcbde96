import type { Field } from '#shared/document/fields.ts';
import { fold } from '#shared/text/fold.ts';

/** The fields a name may stand for, those of the items of lists with the list they stand in. */
export interface KnownName {
  readonly name: string;
  readonly list: string | null;
}

export function allNames(fields: readonly Field[], list: string | null = null): KnownName[] {
  return fields.flatMap((field) => [{ name: field.name, list }, ...(field.kind === 'list' ? allNames(field.fields, field.name) : [])]);
}

/** The known name that was probably meant: other characters of the same word (主題), letters in another order, one or two wrong. */
export function nearest(name: string, among: readonly string[]): string | null {
  const wanted = [...fold(name)];
  let best: { name: string; cost: number } | null = null;
  for (const candidate of new Set(among)) {
    const known = [...fold(candidate)];
    const cost = differing(wanted, known);
    const most = Math.max(1, Math.floor(Math.max(wanted.length, known.length) / 2));
    // Two names of two characters that share none have nothing to do with each other.
    if (cost > most || cost >= Math.max(wanted.length, known.length)) continue;
    if (best === null || cost < best.cost) best = { name: candidate, cost };
  }
  return best?.name ?? null;
}

function differing(a: readonly string[], b: readonly string[]): number {
  if (a.length === b.length && a.toSorted().join('') === b.toSorted().join('')) return a.join('') === b.join('') ? 0 : 0.5;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, sign] of a.entries()) {
    const next = [i + 1];
    for (const [j, other] of b.entries()) next.push(Math.min((row[j] ?? 0) + (sign === other ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    row = next;
  }
  return row[b.length] ?? 0;
}
