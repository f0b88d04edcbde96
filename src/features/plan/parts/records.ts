import type { Tally, YearView } from '#features/plan/contract.ts';

/** The records behind the numbers of a year. Pure. */

export type YearLine = YearView['lines'][number];
export type YearActivity = YearView['activities'][number];

/** Which number of a sum: each stands for its own records. */
export type Figure = 'planned' | 'held' | 'unplanned' | 'estimated' | 'spent';
export interface Records {
  readonly title: string;
  readonly lines: readonly YearLine[];
  readonly activities: readonly YearActivity[];
}

/** The records behind one number of a sum. */
export function recordsOf({ lines, activities }: Pick<YearView, 'lines' | 'activities'>, { itemIds, activityIds }: Pick<Tally, 'itemIds' | 'activityIds'>, figure: Figure): Omit<Records, 'title'> {
  const [items, acts] = [new Set(itemIds), new Set(activityIds)];
  const own = activities.filter(({ id }) => acts.has(id));
  const planned = lines.filter(({ id }) => items.has(id));
  switch (figure) {
    case 'planned': return { lines: planned, activities: [] };
    case 'held': case 'spent': return { lines: [], activities: own.filter(({ held }) => held) };
    case 'unplanned': return { lines: [], activities: own.filter(({ itemId }) => itemId === null) };
    case 'estimated': return { lines: planned, activities: own.filter(({ itemId }) => itemId === null) };
  }
}

export type LineState = 'held' | 'begun' | 'overdue' | 'not_begun';
export const stateOfLine = ({ held, overdue, activityIds }: YearLine): LineState => (held ? 'held' : overdue ? 'overdue' : activityIds.length > 0 ? 'begun' : 'not_begun');
