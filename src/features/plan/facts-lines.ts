import { daysBetween, lastOfMonth } from '#shared/dates.ts';
import type { PlanItem } from './facts.ts';

/** How lines of the plan are told, on screen and on paper. */

/** Month of a planned time, 1 to 12; 0 where nobody has planned when. A longer time stands where it begins. */
export const monthOf = ({ fromOn, toOn }: Pick<PlanItem, 'fromOn' | 'toOn'>): number => Number((fromOn ?? toOn)?.slice(5, 7) ?? 0);
export const quarterOf = (month: number): number => Math.ceil(month / 3);

/** First days of the tenths of a month, 上旬 中旬 下旬, and their last. */
const tenths: Readonly<Record<string, string>> = { '01': '10', '11': '20', 21: 'end' };

/** How many days a line lasts; null where it is planned roughly only: for months, a quarter, a tenth of a month. */
export function daysOf({ fromOn, toOn }: Pick<PlanItem, 'fromOn' | 'toOn'>): number | null {
  if (fromOn === null || toOn === null) return null;
  const [first, last] = [fromOn.slice(8), toOn === lastOfMonth(toOn) ? 'end' : toOn.slice(8)];
  if (first === '01' && last === 'end') return null;
  if (fromOn.slice(0, 7) === toOn.slice(0, 7) && tenths[first] === last) return null;
  return daysBetween(fromOn, toOn) + 1;
}

/** The partner as the directory or the line names it; null where none is named. */
export const partnerOf = ({ unitName, partner }: Pick<PlanItem, 'unitName' | 'partner'>): string | null => unitName ?? (partner === '' ? null : partner);

/** Lines that stand in the plan: proposed or approved; drafts, returned and dropped ones do not. */
export const standing = <L extends Pick<PlanItem, 'state' | 'number'>>(items: readonly L[]): L[] =>
  items.filter(({ state }) => state === 'proposed' || state === 'approved').toSorted((a, b) => (a.number ?? Infinity) - (b.number ?? Infinity) || 0);
