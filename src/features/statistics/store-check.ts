import { sql } from 'kysely';
import type { Connection } from '#platform/command.ts';
import { all } from './facts-cells.ts';
import { drift } from './store-drift.ts';
import { catchUp, reachedIn } from './store.ts';
import { unknown } from './facts.ts';

/** The sums held against the truth a few years at a time, night by night: what it costs is the activities of those years. */

/** Years of one night; the others have their turn in the nights after. */
const share = 2;
/** Tries for a moment at which no entry is left to follow. */
const tries = 5;

export interface Checked {
  /** `2026`, `?` for no known year, `*` for the sums of all years. */
  readonly year: string;
  readonly at: string;
  readonly cells: number;
  readonly differences: number;
}

/** Holds the years looked at longest ago against the state, and the sums of all years against those of each. Nothing is mended by it. */
export async function holdSome(db: Connection, officeId: string, at: Date): Promise<void> {
  for (let turn = 0; turn < tries; turn += 1) {
    await catchUp(db, officeId);
    const done = await db.transaction().setIsolationLevel('repeatable read').execute(async (tx) => {
      // One moment for the sums, the state and the ledger's head.
      const { seq, head } = await reachedIn(tx, officeId);
      if (seq < head) return false;
      for (const year of await nextYears(tx, officeId)) {
        const { cells, differences } = await drift(tx, officeId, year);
        await note(tx, officeId, { year, at: at.toISOString(), cells, differences: differences.length });
      }
      await note(tx, officeId, { year: all, at: at.toISOString(), ...(await wholeAgainstYears(tx, officeId)) });
      return true;
    });
    if (done) return;
  }
}

/** What the nights have found, newest year first. */
export async function checkedYears(db: Connection, officeId: string): Promise<Checked[]> {
  const { rows } = await sql<Checked>`select year, at, cells, differences from statistic_check where office_id = ${officeId} order by year desc`.execute(db);
  return rows;
}

/** Years of the sums and of the state, those never looked at first. One that is in neither any more is forgotten. */
async function nextYears(db: Connection, officeId: string): Promise<string[]> {
  const years = sql`
    select distinct coalesce(to_char(case when a.held_on is not null or a.origin = 'imported' then a.held_on else a.planned_on end, 'YYYY'), a.year::text, ${unknown}) as year from activity a where a.office_id = ${officeId}
    union select coalesce(p.year::text, ${unknown}) from problem p where p.office_id = ${officeId} and p.activity_id is null
    union select distinct c.year from statistic_cell c where c.office_id = ${officeId} and c.branch = ${all} and c.grain = 't' and c.dimension in ('held', 'stage', 'beside') and c.year <> ${all}`;
  await sql`delete from statistic_check k where k.office_id = ${officeId} and k.year <> ${all} and k.year not in (${years})`.execute(db);
  const { rows } = await sql<{ year: string }>`
    select y.year from (${years}) y left join statistic_check k on k.office_id = ${officeId} and k.year = y.year order by k.at nulls first, y.year desc limit ${share}`.execute(db);
  return rows.map(({ year }) => year);
}

async function wholeAgainstYears(db: Connection, officeId: string): Promise<Pick<Checked, 'cells' | 'differences'>> {
  const sums = (which: ReturnType<typeof sql>) => sql`array[coalesce(sum(n) filter (where ${which}), 0), coalesce(sum(problems) filter (where ${which}), 0), coalesce(sum(tasked) filter (where ${which}), 0), coalesce(sum(verified) filter (where ${which}), 0)]`;
  const { rows } = await sql<{ cells: number; differences: number }>`
    select count(*)::int as cells, count(*) filter (where whole <> years)::int as differences from (
      select ${sums(sql`year = ${all}`)} as whole, ${sums(sql`year <> ${all}`)} as years from statistic_cell where office_id = ${officeId} and branch = ${all} and grain = 't' group by dimension, key) c`.execute(db);
  return rows[0] ?? { cells: 0, differences: 0 };
}

async function note(db: Connection, officeId: string, { year, at, cells, differences }: Checked): Promise<void> {
  await sql`
    insert into statistic_check (office_id, year, at, cells, differences) values (${officeId}, ${year}, ${at}, ${cells}, ${differences})
    on conflict (office_id, year) do update set at = excluded.at, cells = excluded.cells, differences = excluded.differences`.execute(db);
}
