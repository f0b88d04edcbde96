import { provinceOf } from './facts.ts';
import { bareOf, initialsOf, likenessOf, type Like, type Likeness } from './facts-like.ts';
import { needsPlace, partsOf, type NameParts } from './facts-name.ts';

/**
 * Pairs of units of one office that may be the same under different names. Pure; proposed only, a person decides. Units
 * are compared where they share a key, never all with all, so that thousands take no longer than they are long.
 */

export interface Comparable {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly industry: string | null;
  readonly region: string | null;
}
export type Reason = Likeness | 'same_region' | 'same_industry' | 'other_region' | 'other_industry';
export interface Proposal {
  readonly one: string;
  readonly other: string;
  readonly score: number;
  /** Why, and what speaks against it, the strongest first. `one` and `other` are the names that were compared. */
  readonly reasons: readonly { readonly reason: Reason; readonly for: boolean; readonly one: string; readonly other: string }[];
}

/** A key that so many share tells nobody from anybody. */
const mostByKey = 60;

export interface Named {
  readonly unit: Comparable;
  readonly names: readonly { readonly name: string; readonly parts: NameParts }[];
}

/**
 * Proposals with at least `least` points, the likeliest first, then by the names. Two that stand with different
 * provinces lose 30 points, with different industries 10; the same adds 5 each where the names alone do not decide.
 */
export function proposalsOf(units: readonly Comparable[], least: number): Proposal[] {
  const { all, byKey } = keyed(units);
  const seen = new Set<number>();
  const found: (Proposal & { readonly by: string })[] = [];
  for (const group of byKey.values()) {
    if (group.length < 2 || group.length > mostByKey) continue;
    group.forEach((a, at) => {
      for (const b of group.slice(at + 1)) {
        const pair = a * all.length + b;
        if (seen.has(pair)) continue;
        seen.add(pair);
        const [one, other] = [all[a], all[b]];
        const proposal = one === undefined || other === undefined ? null : compared(one, other);
        if (proposal !== null && proposal.score >= least) found.push({ ...proposal, by: `${one?.unit.name} ${other?.unit.name}` });
      }
    });
  }
  found.sort((a, b) => b.score - a.score || (a.by < b.by ? -1 : a.by > b.by ? 1 : a.one < b.one ? -1 : 1));
  return found.map(({ by: _, ...proposal }) => proposal);
}

/** Units taken apart, and by what they may share: made once where many are held against them. */
export interface Keyed {
  readonly all: readonly Named[];
  readonly byKey: ReadonlyMap<string, readonly number[]>;
}
const named = (unit: Comparable): Named => ({ unit, names: [unit.name, ...unit.aliases].map((name) => ({ name, parts: partsOf(name) })) });
export function keyed(units: readonly Comparable[]): Keyed {
  const all = units.map(named);
  const byKey = new Map<string, number[]>();
  all.forEach(({ names }, index) => {
    for (const key of new Set(names.flatMap(({ parts }) => keysOf(parts)))) {
      const there = byKey.get(key);
      if (there === undefined) byKey.set(key, [index]);
      else there.push(index);
    }
  });
  return { all, byKey };
}

/** Units that one who is not among them may be, the likeliest first; as few as a person looks at. */
export function likesOf(unit: Comparable, { all, byKey }: Keyed, least: number, most = 3): Proposal[] {
  const one = named(unit);
  const near = new Set([...new Set(one.names.flatMap(({ parts }) => keysOf(parts)))].flatMap((key) => { const group = byKey.get(key) ?? []; return group.length > mostByKey ? [] : group; }));
  return [...near].flatMap((index) => {
    const other = all[index];
    const proposal = other === undefined ? null : compared(one, other);
    return proposal === null || proposal.score < least ? [] : [proposal];
  }).toSorted((a, b) => b.score - a.score || (a.other < b.other ? -1 : 1)).slice(0, most);
}

/** What two names of one unit are likely to share. */
function keysOf(parts: NameParts): string[] {
  const { folded, plain, own, kind, places } = parts;
  const keys = [`= ${folded}`, `= ${plain}`, `= ${bareOf(parts)}`, ...initialsOf(parts).map((made) => `i ${made}`)];
  if (plain.length <= 5) keys.push(`i ${plain}`);
  if (places.length > 0) keys.push(`e ${places.at(-1)}${own}${kind}`);
  if (own.length >= (needsPlace(parts) ? 4 : 3) || (own !== '' && !needsPlace(parts) && kind !== '')) keys.push(`e ${own}${kind}`);
  if (kind === '' && own.length >= 2) keys.push(`p ${own.slice(0, 2)}`, `f ${own[0]}${own.at(-1)}`, `s ${own.slice(-4)}`);
  return keys;
}

function compared(a: Named, b: Named): Proposal | null {
  let best: { readonly like: Like; readonly one: string; readonly other: string } | null = null;
  for (const one of a.names) {
    for (const other of b.names) {
      const like = likenessOf(one.parts, other.parts);
      if (like !== null && (best === null || like.score > best.like.score)) best = { like, one: one.name, other: other.name };
    }
  }
  if (best === null) return null;
  const { like, one, other } = best;
  const told: { reason: Reason; points: number }[] = [{ reason: like.how, points: like.score }];
  const regions = [a, b].map(({ unit, names }) => (unit.region === null ? (names[0]?.parts.region ?? null) : provinceOf(unit.region)));
  if (regions[0] !== null && regions[1] !== null) told.push(regions[0] === regions[1] ? { reason: 'same_region', points: 5 } : { reason: 'other_region', points: -30 });
  const [first, second] = [a.unit.industry, b.unit.industry];
  if (first !== null && second !== null) told.push(first === second ? { reason: 'same_industry', points: 5 } : { reason: 'other_industry', points: -10 });
  const score = Math.min(100, told.reduce((sum, each) => sum + each.points, 0));
  return { one: a.unit.id, other: b.unit.id, score, reasons: told.map(({ reason, points }) => ({ reason, for: points > 0, one, other })) };
}
