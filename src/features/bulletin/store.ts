import { sql } from 'kysely';
import type { z } from 'zod';
import { loadActivity, visible } from '#features/activity/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import type { bulletinContract, sourceRow } from './contract.ts';

/** Everybody who wrote at a bulletin, as the ledger knows: none of them reviews it. */
export async function writersOf(db: Connection, scope: Scope, bulletinId: string): Promise<string[]> {
  const { rows } = await sql<{ actorId: string }>`
    select distinct actor_id from ledger_entry
    where office_id = ${scope.officeId} and object_id = ${bulletinId} and actor_id is not null and command in ('bulletin.compose', 'bulletin.edit', 'bulletin.keep')`.execute(db);
  return rows.map((row) => row.actorId);
}

/** One released issue of the office. */
export interface Issued {
  readonly year: number;
  readonly number: number;
}

/**
 * The numbers given so far. The office's numbering is held until the transaction ends, so that of two releases at once
 * the second sees the first one's number, and one that fails leaves no gap.
 */
export async function issuedNumbers(db: Connection, scope: Scope): Promise<Issued[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${scope.officeId} bulletin number`}, 0))`.execute(db);
  const { rows } = await sql<Issued>`select year, number from bulletin where office_id = ${scope.officeId} and number is not null`.execute(db);
  return rows;
}

type SourceFilters = z.infer<NonNullable<(typeof bulletinContract.sources)['~orpc']['inputSchema']>>;

/** Names of a side's branches, else what is said of it, else its unit: as lists show them. */
const namesOf = (role: 'host' | 'partner') => sql`array(
  select coalesce(nullif(array_to_string(array(select b.name from branch b where b.office_id = s.office_id and b.id = any(s.branch_ids) order by b.name), '、'), ''), s.body_words, u.name, '')
  from side s left join unit u on u.office_id = s.office_id and u.id = s.unit_id
  where s.office_id = a.office_id and s.activity_id = a.id and s.role = ${role} order by s.position)`;

/**
 * One page of activities a bulletin of this one may also be composed from: those the asker may see whose record is
 * complete. `q` is part of the number or the theme. @throws Refusal NOT_FOUND where the asker may not see this one.
 */
export async function listSources(db: Connection, scope: Scope, { id, q, after, limit }: SourceFilters) {
  await loadActivity(db, scope, id);
  const where = [sql`a.office_id = ${scope.officeId} and a.id <> ${id} and a.stage in ('publicity', 'conversion', 'archived') and ${visible(scope)}`,
    sql`exists (select 1 from record w where w.office_id = a.office_id and w.activity_id = a.id)`];
  const [on, key] = after?.split('_') ?? [];
  if (on !== undefined && key !== undefined) where.push(sql`(a.sort_on, a.id) < (${on}::date, ${key}::uuid)`);
  if (q !== undefined && q !== '') where.push(sql`(strpos(a.code, ${q}) > 0 or strpos(coalesce(a.theme, ''), ${q}) > 0)`);
  const { rows } = await sql<z.infer<typeof sourceRow> & { sortOn: string }>`
    select a.id, a.code, a.theme, a.kind, a.held_on, a.sort_on, ${namesOf('host')} as hosts, ${namesOf('partner')} as partners
    from activity a where ${sql.join(where, sql` and `)} order by a.sort_on desc, a.id desc limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown.map(({ sortOn: _, ...row }) => row), next: rows.length > limit && last !== undefined ? `${last.sortOn}_${last.id}` : null };
}
