import { sql, type RawBuilder } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import { filtersByFigure, keysAsked, type FigureFilters } from './facts-records.ts';
import { catchUp } from './store.ts';

/**
 * Conditions on a row `a` of activities, for the filters that come from a figure: exactly those it counts, now or at the end of a day. None where
 * nothing of the kind is asked.
 */
export async function countedSql(db: Connection, { officeId }: Scope, filters: FigureFilters): Promise<RawBuilder<unknown>[]> {
  if (!filtersByFigure(filters)) return [];
  await catchUp(db, officeId);
  const { asAt } = filters;
  const then = asAt === undefined ? sql`f.till = 'infinity'` : sql`f.from_on <= ${asAt}::date and f.till > ${asAt}::date`;
  return [sql`exists (select 1 from statistic_fact f where f.office_id = a.office_id and f.activity_id = a.id and f.keys @> ${keysAsked(filters)}::text[] and ${then})`];
}
