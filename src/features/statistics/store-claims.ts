import { sql, type Transaction } from 'kysely';
import type { DB } from '#database/types.ts';
import type { Connection, Scope } from '#platform/command.ts';
import type { Day } from '#shared/dates.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { ClaimRow } from './contract.ts';
import type { ClaimKnown } from './decide.ts';
import { all } from './facts-cells.ts';

/** Totals that sources tell. */

/** @throws Refusal NOT_FOUND */
export async function loadClaim(db: Transaction<DB>, { officeId }: Scope, id: string): Promise<ClaimKnown> {
  const { rows } = await sql<ClaimKnown>`
    select id, total, source, withdrawn_at, version from statistic_claim where office_id = ${officeId} and id = ${id} for update`.execute(db);
  const claim = rows[0];
  if (claim === undefined) throw new Refusal('NOT_FOUND', [need('need.total')]);
  return claim;
}

/** Whether the import named is one of the office; true where none is named. */
export async function batchKnown(db: Connection, { officeId }: Scope, id: string | null): Promise<boolean> {
  if (id === null) return true;
  const { rows } = await sql`select 1 from import_batch where office_id = ${officeId} and id = ${id} and taken_back_at is null`.execute(db);
  return rows.length > 0;
}

/** Totals that stood on a day, each beside the held activities recorded of its years by then. */
export async function listClaims(db: Connection, { officeId }: Scope, day: Day, until: string): Promise<ClaimRow[]> {
  const held = (condition: ReturnType<typeof sql>) => sql`(
    select coalesce(sum(x.n), 0)::int from statistic_cell x where x.office_id = c.office_id and x.branch = ${all} and x.year = ${all} and x.dimension = 'year'
      and ((x.grain = 'm' and x.on_day < date_trunc('month', ${day}::date)) or (x.grain = 'd' and x.on_day between date_trunc('month', ${day}::date) and ${day})) and ${condition})`;
  const { rows } = await sql<ClaimRow>`
    select c.id, c.from_year, c.to_year, c.total, c.source, c.quote, c.by_name, c.at, c.version,
      ${held(sql`x.key ~ '^[0-9]{4}$' and x.key >= c.from_year::text and (c.to_year is null or x.key <= c.to_year::text)`)} as recorded, ${held(sql`x.key = '?'`)} as undated
    from statistic_claim c where c.office_id = ${officeId} and c.at < ${until} and (c.withdrawn_at is null or c.withdrawn_at >= ${until}) order by c.from_year, c.at, c.id limit 50`.execute(db);
  return rows;
}
