import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { DistinctFacts, MergeFacts, MergeUnit, UnmergeFacts } from './decide-merge.ts';
import type { Moved } from './facts.ts';
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

type Naming = 'side' | 'branch' | 'project_auditee' | 'unit_offer' | 'pairing_party' | 'unit_liaison' | 'unit_contact' | 'partner_choice';
const idsOf = async (db: Connection, table: Naming, { officeId }: Scope, unitId: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)} where office_id = ${officeId} and unit_id = ${unitId} order by id for update`.execute(db);
  return rows.map((row) => row.id);
};

export async function loadForMerge(db: Connection, scope: Scope, id: string, otherId: string): Promise<MergeFacts> {
  await lockNames(db, scope);
  const kept = await mustBe(db, scope, id);
  const gone = await unitBy(db, scope, otherId);
  const rows = { sides: await idsOf(db, 'side', scope, otherId), branches: await idsOf(db, 'branch', scope, otherId), auditees: await idsOf(db, 'project_auditee', scope, otherId), offers: await idsOf(db, 'unit_offer', scope, otherId), parties: await idsOf(db, 'pairing_party', scope, otherId), liaisons: await idsOf(db, 'unit_liaison', scope, otherId), contacts: await idsOf(db, 'unit_contact', scope, otherId), choices: await idsOf(db, 'partner_choice', scope, otherId) };
  // Activities still under way in which the two would be one side twice, with no branch to tell them apart.
  const { rows: both } = await sql<{ theme: string | null; code: string }>`
    select a.theme, a.code from side s join side t on t.office_id = s.office_id and t.activity_id = s.activity_id and t.unit_id = ${otherId}
    join activity a on a.office_id = s.office_id and a.id = s.activity_id and a.stage <> 'archived' and a.standing in ('active', 'postponed')
    where s.office_id = ${scope.officeId} and s.unit_id = ${id} and s.branch_ids = '{}' and t.branch_ids = '{}' order by a.code limit 1`.execute(db);
  return { kept, gone, ...rows, both: both[0] ?? null };
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
  if (merge === null || gone === null) return { kept, gone: null, merge: null, there: { sides: [], branches: [], auditees: [], offers: [], parties: [] }, namesakes: [], mixed: null };
  const { moved } = merge;
  const still = async (table: Naming, ids: readonly string[]) => (await idsOf(db, table, scope, id)).filter((one) => ids.includes(one));
  const there = { sides: await still('side', moved.sides), branches: await still('branch', moved.branches), auditees: await still('project_auditee', moved.auditees), offers: await still('unit_offer', moved.offers ?? []), parties: await still('pairing_party', moved.parties ?? []), liaisons: await still('unit_liaison', moved.liaisons ?? []), contacts: await still('unit_contact', moved.contacts ?? []), choices: await still('partner_choice', moved.choices ?? []) };
  // A side that would stay with one unit while a branch of it goes to the other.
  const { rows: mixed } = await sql<{ theme: string | null; code: string }>`
    select a.theme, a.code from side s join activity a on a.office_id = s.office_id and a.id = s.activity_id
    where s.office_id = ${officeId} and s.unit_id = ${id} and case when s.id = any(${there.sides}::uuid[])
      then exists (select 1 from branch b where b.office_id = s.office_id and b.id = any(s.branch_ids) and b.unit_id = ${id} and b.id <> all(${there.branches}::uuid[]))
      else s.branch_ids && ${there.branches}::uuid[] end order by a.code limit 1`.execute(db);
  const others = (await namesakes(db, scope, [gone.name, ...gone.aliases], gone.id)).filter((one) => one.id !== id);
  return { kept, gone, merge, there, namesakes: others, mixed: mixed[0] ?? null };
}
