import { sql, type RawBuilder } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import { filtersByFigure, inKey, keysAsked, type FigureFilters } from './facts-records.ts';
import { catchUp } from './store.ts';

/** Activities that a figure counts, as a part of a query over rows `a` of activities. */
export interface CountedSql {
  /** Joins `f`, the one version of each that counts, with `f.sort_on` and `f.activity_id` as the list's key. */
  readonly join: RawBuilder<unknown>;
  readonly where: readonly RawBuilder<unknown>[];
}

/**
 * For the filters that come from a figure: exactly those it counts, now or at the end of a day. Null where nothing of the kind is asked.
 * Held and year are columns of their own, the first of an index in the list's order (0042); only what else is asked is looked for among the keys.
 */
export async function countedSql(db: Connection, { officeId }: Scope, filters: FigureFilters): Promise<CountedSql | null> {
  if (!filtersByFigure(filters)) return null;
  await catchUp(db, officeId);
  const { asAt, held, year, ...others } = filters;
  const keys = keysAsked(others);
  return {
    join: sql`join statistic_fact f on f.office_id = ${officeId} and f.activity_id = a.id`,
    where: [
      asAt === undefined ? sql`f.till = 'infinity'` : sql`f.from_on <= ${asAt}::date and f.till > ${asAt}::date`,
      ...(held === undefined ? [] : [sql`f.held = ${sql.lit(held === 'yes')}`]), ...(year === undefined ? [] : [sql`f.year = ${inKey(year)}`]), ...(keys.length === 0 ? [] : [sql`f.keys @> ${keys}::text[]`]),
    ],
  };
}
