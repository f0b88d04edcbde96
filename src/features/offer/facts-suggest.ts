import { addMonths } from '#shared/dates.ts';
import { Likeness } from './facts-likeness.ts';
import { wants, type OfferKind } from './facts.ts';

/**
 * Which outside units suit a purpose, and why. Pure: the page, the activity's own proposal and the bench ask the same.
 * Nothing is a verdict: every unit comes with its reasons in words, the order follows from weights that are dated settings.
 */

/** A unit of the directory as it may suit. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  /** Section of GB/T 4754. */
  readonly industry: string | null;
  /** Code of GB/T 2260, as exact as it is known. */
  readonly region: string | null;
  readonly field: string | null;
  readonly frontLine: boolean | null;
  readonly offers: readonly { readonly kind: OfferKind; readonly text: string }[];
  /** What was studied with it before, as far as the asker may see. */
  readonly themes: readonly string[];
  readonly lastOn: string | null;
  /** In audit now: it is left out; why is told to nobody. */
  readonly inAudit: boolean;
}

/** What it is for: topic, problem, tasks in one text; where the people are. */
export interface Wanted {
  readonly text: string;
  readonly regions: readonly string[];
  readonly today: string;
}

export const weightNames = ['offer', 'want', 'near', 'theme', 'industry', 'never', 'frontLine', 'recent'] as const;
/** Points each reason is worth at most; how much of nearness (%) a city or a province in common is worth beside a county; months within which a visit counts as recent; from how alike on (%) texts are worth a word, and as how alike they count in full. */
export type Weights = Readonly<Record<(typeof weightNames)[number] | 'cityShare' | 'provinceShare' | 'months' | 'leastLike' | 'fullyLike', number>>;

export const reasonNames = ['offers', 'wants', 'county', 'city', 'province', 'theme', 'industry', 'never', 'front_line', 'recent'] as const;
/** One reason: what speaks for it or against it, the words it rests on, its weight. */
export interface SuggestReason {
  readonly reason: (typeof reasonNames)[number];
  readonly words: string | null;
  readonly weight: number;
}
export interface Suggested {
  readonly id: string;
  readonly weight: number;
  readonly reasons: readonly SuggestReason[];
}

const nearReason = [null, 'province', 'city', 'county'] as const;

interface Best {
  readonly likeness: number;
  readonly words: string;
}
const nearest = (likeness: Likeness, text: string, others: readonly string[]): Best | null =>
  others.reduce<Best | null>((best, words) => {
    const found = likeness.of(text, words);
    return found > (best?.likeness ?? 0) ? { likeness: found, words } : best;
  }, null);

/** How far each industry is at home in the matter, by what was done with it: shares that add up to 1; empty without a history. */
function industries(likeness: Likeness, text: string, candidates: readonly Candidate[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { industry, themes } of candidates) {
    if (industry === null) continue;
    for (const theme of themes) found.set(industry, (found.get(industry) ?? 0) + likeness.of(text, theme));
  }
  const all = [...found.values()].reduce((sum, one) => sum + one, 0);
  return all === 0 ? new Map() : new Map([...found].map(([industry, sum]) => [industry, sum / all]));
}

/** Units that have a reason for them, the best first, also where one against them weighs more: who is the only one near by is told that they met lately, not hidden. Those in audit are left out. `near` compares two codes of GB/T 2260. */
export function suggest(wanted: Wanted, candidates: readonly Candidate[], weights: Weights, near: (one: string, other: string) => 0 | 1 | 2 | 3): Suggested[] {
  const { text } = wanted;
  const likeness = new Likeness([text, ...candidates.flatMap(({ offers, themes, field }) => [...offers.map((offer) => offer.text), ...themes, ...(field === null ? [] : [field])])]);
  const athome = industries(likeness, text, candidates);
  const most = Math.max(0, ...athome.values());
  const nearShare = [0, weights.provinceShare / 100, weights.cityShare / 100, 1] as const;
  const share = (alike: number): number => (alike * 100 < weights.leastLike ? 0 : Math.min(1, (alike * 100) / weights.fullyLike));

  const reasonsOf = (unit: Candidate): SuggestReason[] => {
    const of = (reason: SuggestReason['reason'], weight: number, words: string | null = null): SuggestReason[] => (Math.round(weight) === 0 ? [] : [{ reason, words, weight: Math.round(weight) }]);
    const gives = nearest(likeness, text, [...unit.offers.filter(({ kind }) => !wants(kind)).map((offer) => offer.text), ...(unit.field === null ? [] : [unit.field])]);
    const asks = nearest(likeness, text, unit.offers.filter(({ kind }) => wants(kind)).map((offer) => offer.text));
    const theme = nearest(likeness, text, unit.themes);
    const { region } = unit;
    const nearBy = region === null ? 0 : Math.max(0, ...wanted.regions.map((one) => near(region, one))) as 0 | 1 | 2 | 3;
    const where = nearReason[nearBy];
    const recent = unit.lastOn !== null && addMonths(unit.lastOn, weights.months) > wanted.today;
    return [
      ...(gives === null ? [] : of('offers', weights.offer * share(gives.likeness), gives.words)),
      ...(asks === null ? [] : of('wants', weights.want * share(asks.likeness), asks.words)),
      ...(where === null ? [] : of(where, weights.near * nearShare[nearBy])),
      ...(theme === null ? [] : of('theme', weights.theme * share(theme.likeness), theme.words)),
      ...(unit.industry === null || most === 0 ? [] : of('industry', weights.industry * ((athome.get(unit.industry) ?? 0) / most), unit.industry)),
      ...(unit.lastOn === null ? of('never', weights.never) : []),
      ...(unit.frontLine === true ? of('front_line', weights.frontLine) : []),
      ...(recent ? of('recent', -weights.recent, unit.lastOn) : []),
    ];
  };

  return candidates
    .filter(({ inAudit }) => !inAudit)
    .map((unit) => {
      const reasons = reasonsOf(unit);
      return { id: unit.id, reasons, weight: reasons.reduce((sum, { weight }) => sum + weight, 0) };
    })
    .filter(({ reasons }) => reasons.some(({ weight }) => weight > 0))
    .toSorted((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
}
