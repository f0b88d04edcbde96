import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import { holds } from '#shared/actor.ts';
import { need } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import type { UnitFilters, UnitRow, UnitView } from './contract.ts';
import { placeOf } from './facts-divisions.ts';
import { unitPolicy } from './policy.ts';
import { mergesOf } from './list-store-same.ts';
import { auditStateSql, keptUnit, liaisonsOf, loadBranches, standing, type AuditState } from './store.ts';

/** The directory as it is read. Administrators have no business lists; others learn yes or no of an audit, no more. */

export function mayRead(scope: Scope, verb: string): void {
  const against = barred(unitPolicy, verb, scope.actor);
  if (against.length > 0) throw new Refusal('FORBIDDEN', against);
}

/** `coolingDays` is for the state told to 纪检; yes or no does not depend on it. */
const columns = (today: string, coolingDays: number) => sql`
  u.id, u.name, u.kind, u.industry, u.region, u.field, u.front_line, u.aliases, u.note, u.version, u.pinyin,
  (select count(*)::int from branch b where b.office_id = u.office_id and b.unit_id = u.id) as branches,
  ${auditStateSql(sql`u.office_id`, sql`u.id`, sql`${today}::date`, coolingDays)} as state`;
type Loaded = Omit<UnitRow, 'inAudit' | 'place'> & { note: string | null; version: number; pinyin: string; state: AuditState };

/** One page of outside units by pinyin. `q` is part of a name or alias, or the beginning of the name's pinyin. */
export async function listUnits(db: Connection, scope: Scope, filters: UnitFilters, today: string) {
  mayRead(scope, 'unit.list');
  const where = [sql`u.office_id = ${scope.officeId} and not u.own and ${standing('u')}`];
  const [pinyin, id] = filters.after?.split('_') ?? [];
  if (pinyin !== undefined && id !== undefined) where.push(sql`(u.pinyin, u.id::text) > (${pinyin}, ${id})`);
  const { q, kind, industry, region } = filters;
  if (q !== undefined && q !== '') {
    where.push(sql`(strpos(u.name, ${q}) > 0 or starts_with(replace(u.pinyin, ' ', ''), ${q.toLowerCase().replaceAll(' ', '')})
      or exists (select 1 from unnest(u.aliases) as alias where strpos(alias, ${q}) > 0))`);
  }
  if (kind !== undefined) where.push(sql`u.kind = ${kind}`);
  if (industry !== undefined) where.push(sql`u.industry = ${industry}`);
  if (region !== undefined) where.push(sql`starts_with(u.region, ${region.replace(/(?:00)+$/, '')})`);
  const { rows } = await sql<Loaded>`
    select ${columns(today, 0)} from unit u where ${sql.join(where, sql` and `)}
    order by u.pinyin, u.id::text limit ${filters.limit + 1}`.execute(db);
  const shown = rows.slice(0, filters.limit);
  const last = shown.at(-1);
  const next = rows.length > filters.limit && last !== undefined ? `${last.pinyin}_${last.id}` : null;
  return { rows: shown.map(rowOf), next };
}

const rowOf = ({ note: _, version: __, pinyin: ___, state, ...row }: Loaded): UnitRow => ({ ...row, place: row.region === null ? null : placeOf(row.region), inAudit: state === 'under_audit' });

/**
 * The address of a unit that was merged leads to the one that was kept.
 * @throws Refusal NOT_FOUND for a unit of another office, and for our own, which is no partner.
 */
export async function readUnit(db: Connection, scope: Scope, asked: string, today: string, coolingDays: number): Promise<Omit<UnitView, 'allowed'>> {
  mayRead(scope, 'unit.one');
  const id = await keptUnit(db, scope, asked);
  const { rows } = await sql<Loaded>`
    select ${columns(today, coolingDays)} from unit u where u.office_id = ${scope.officeId} and u.id = ${id} and not u.own`.execute(db);
  const [unit] = rows;
  if (unit === undefined) throw new Refusal('NOT_FOUND', [need('need.unit')]);
  const branches = await loadBranches(db, scope, id);
  const { rows: imported } = await sql<UnitView['imported'][number]>`
    select l.id, b.name, b.at, l.original from imported_line l join import_batch b on b.office_id = l.office_id and b.id = l.batch_id
    where l.office_id = ${scope.officeId} and l.unit_id = ${id} order by l.id desc limit 20`.execute(db);
  const merges = await mergesOf(db, scope, id);
  const fromOf = (branchId: string): string | null => merges.find((merge) => merge.undoneAt === null && merge.branches.includes(branchId))?.name ?? null;
  return {
    unit: { ...rowOf(unit), note: unit.note, version: unit.version },
    branches: branches.map((branch) => ({ id: branch.id, name: branch.name, version: branch.version, from: fromOf(branch.id) })),
    merges: merges.map(({ branches: _, ...merge }) => merge),
    liaisons: await liaisonsOf(db, scope, id), imported,
    auditState: holds(scope.actor, 'discipline') ? unit.state : null,
  };
}
