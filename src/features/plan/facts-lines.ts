import type { PlanItem } from './facts.ts';

/** How lines of the plan are told, on screen and on paper. */

/** Month of a planned time, 1 to 12; 0 where nobody has planned when. A longer time stands where it begins. */
export const monthOf = ({ fromOn, toOn }: Pick<PlanItem, 'fromOn' | 'toOn'>): number => Number((fromOn ?? toOn)?.slice(5, 7) ?? 0);
export const quarterOf = (month: number): number => Math.ceil(month / 3);

/** The partner as the directory or the line names it; null where none is named. */
export const partnerOf = ({ unitName, partner }: Pick<PlanItem, 'unitName' | 'partner'>): string | null => unitName ?? (partner === '' ? null : partner);

/** Lines that stand in the plan: proposed or approved; drafts, returned and dropped ones do not. */
export const standing = <L extends Pick<PlanItem, 'state' | 'number'>>(items: readonly L[]): L[] =>
  items.filter(({ state }) => state === 'proposed' || state === 'approved').toSorted((a, b) => (a.number ?? Infinity) - (b.number ?? Infinity) || 0);
