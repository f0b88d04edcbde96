import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { DistinctFacts, MergeFacts, MergeUnit, UnmergeFacts } from './decide-merge.ts';
import { moving, type Moved, type Moving } from './facts.ts';
import { lockNames, namesakes, standing } from './store.ts';

/** What merging two units, holding them apart and undoing rest on. Names are locked: nobody enters a unit meanwhile. */

async function unitBy(db: Connection, { officeId }: Scope, id: string): Promise<MergeUnit | null> {
  const { rows } = await sql<MergeUnit>`
    select u.id, u.name, u.aliases, u.own, u.version, u.industry, u.region, u.field, u.front_line, u.note, not ${standing('u')} as merged
    from unit u where u.office_id = ${officeId} and u.id = ${id} for update`.execute(db);
  return rows[0] ?? null;
}

/** @throws Refusal NOT_FOUND where the office has no such unit. */
async function mustBe(db: Connection, scope: Scope, id: string): Promise<MergeUnit> {
  const unit = await unitBy(db, scope, id);
  if (unit === null) throw new Refusal('NOT_FOUND', [need('need.unit')]);
  return unit;
}

/** Rows that name a unit, each held until the transaction ends. */
async function namingOf(db: Connection, { officeId }: Scope, unitId: string): Promise<Record<Moving, string[]>> {
  const found: [string, string[]][] = [];
  for (const [what, table] of Object.entries(moving)) {
    const rows = await db.selectFrom(table).select('id').where('officeId', '=', officeId).where('unitId', '=', unitId).orderBy('id').forUpdate().execute();
    found.push([what, rows.map(({ id }) => id)]);
  }
  return Object.fromEntries(found) as Record<Moving, string[]>;
}

export async function loadForMerge(db: Connection, scope: Scope, id: string, otherId: string): Promise<MergeFacts> {
  await lockNames(db, scope);
  const kept = await mustBe(db, scope, id);
  const gone = await unitBy(db, scope, otherId);
  const rows = await namingOf(db, scope, otherId);
  // Activities still under way in which the two would be one side twice, with no branch to tell them apart.
  const { rows: both } = await sql<{ theme: string | null; code: string }>`
    select a.theme, a.code from side s join side t on t.office_id = s.office_id and t.activity_id = s.activity_id and t.unit_id = ${otherId}
    join activity a on a.office_id = s.office_id and a.id = s.activity_id and a.stage <> 'archived' and a.standing in ('active', 'postponed')
    where s.office_id = ${scope.officeId} and s.unit_id = ${id} and s.branch_ids = '{}' and t.branch_ids = '{}' order by a.code limit 1`.execute(db);
  return { kept, gone, rows, both: both[0] ?? null };
}

export async function loadForDistinct(db: Connection, scope: Scope, id: string, otherId: string): Promise<DistinctFacts> {
  await lockNames(db, scope);
  const one = await mustBe(db, scope, id);
  const other = await unitBy(db, scope, otherId);
  const { rows } = await sql<{ id: string }>`
    select id from unit_distinct where office_id = ${scope.officeId} and one_id = least(${id}::uuid, ${otherId}::uuid) and other_id = greatest(${id}::uuid, ${otherId}::uuid)`.execute(db);
  return { one, other, known: rows.length > 0 };
}

export async function loadForUnmerge(db: Connection, scope: Scope, id: string, mergeId: string): Promise<UnmergeFacts> {
  await lockNames(db, scope);
  const kept = await mustBe(db, scope, id);
  const { officeId } = scope;
  const { rows: merges } = await sql<{ id: string; goneId: string; moved: Moved; undoneAt: string | null }>`
    select id, gone_id, moved, undone_at from unit_merge where office_id = ${officeId} and id = ${mergeId} and kept_id = ${id} for update`.execute(db);
  const merge = merges[0] ?? null;
  const gone = merge === null ? null : await unitBy(db, scope, merge.goneId);
  if (merge === null || gone === null) return { kept, gone: null, merge: null, there: {}, namesakes: [], mixed: null };
  const { moved } = merge;
  const now = await namingOf(db, scope, id);
  const there = Object.fromEntries(Object.entries(now).map(([what, ids]) => [what, ids.filter((one) => moved[what as Moving]?.includes(one))])) as Record<Moving, string[]>;
  // A side that would stay with one unit while a branch of it goes to the other.
  const { rows: mixed } = await sql<{ theme: string | null; code: string }>`
    select a.theme, a.code from side s join activity a on a.office_id = s.office_id and a.id = s.activity_id
    where s.office_id = ${officeId} and s.unit_id = ${id} and case when s.id = any(${there.sides}::uuid[])
      then exists (select 1 from branch b where b.office_id = s.office_id and b.id = any(s.branch_ids) and b.unit_id = ${id} and b.id <> all(${there.branches}::uuid[]))
      else s.branch_ids && ${there.branches}::uuid[] end order by a.code limit 1`.execute(db);
  const others = (await namesakes(db, scope, [gone.name, ...gone.aliases], gone.id)).filter((one) => one.id !== id);
  return { kept, gone, merge, there, namesakes: others, mixed: mixed[0] ?? null };
}
