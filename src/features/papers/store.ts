import { sql } from 'kysely';
import { visible } from '#features/activity/queries.ts';
import { itemEstimateSql } from '#features/plan/queries.ts';
import { joinNow } from '#features/unit/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { FilterNames, LedgerFilters } from './documents-ledger.ts';
import type { PaperKnown, PaperPlan, PaperPlanLine } from './facts.ts';

const refusals = { branch: 'need.branch', unit: 'need.unit', project: 'papers.no_project' } as const;

/** What the filters name by id, by name. @throws Refusal NOT_FOUND where the office has no such branch, unit or project. */
export async function filterNames(db: Connection, { officeId }: Scope, filters: LedgerFilters): Promise<FilterNames> {
  const nameOf = async (table: keyof typeof refusals, id: string | undefined): Promise<string | null> => {
    if (id === undefined) return null;
    const { rows } = await sql<{ name: string }>`select name from ${sql.table(table)} where office_id = ${officeId} and id = ${id}`.execute(db);
    if (rows[0] === undefined) throw new Refusal('NOT_FOUND', [need(refusals[table], table)]);
    return rows[0].name;
  };
  return { branch: await nameOf('branch', filters.branch), unit: await nameOf('unit', filters.unit), project: await nameOf('project', filters.project) };
}

/** The office a paper comes from, and whether it is the demo's. */
export async function officeOf(db: Connection, { officeId }: Scope): Promise<{ name: string; demo: boolean }> {
  return db.selectFrom('office').select(['name', 'demo']).where('id', '=', officeId).executeTakeFirstOrThrow();
}

/** Hosting branches as papers name them on a day: who is secretary, and how many members. */
export async function branchesOn(db: Connection, { officeId }: Scope, ids: readonly string[], on: string): Promise<PaperKnown['branches']> {
  if (ids.length === 0) return [];
  const { rows } = await sql<PaperKnown['branches'][number]>`
    select b.id, b.name,
      (select string_agg(p.name, '、' order by o.from_on) from post o join person p on p.office_id = o.office_id and p.id = o.person_id
        where o.office_id = b.office_id and o.branch_id = b.id and o.post = 'secretary' and o.from_on <= ${on} and (o.to_on is null or o.to_on > ${on})) as secretary,
      (select count(distinct m.person_id)::int from membership m where m.office_id = b.office_id and m.branch_id = b.id and m.from_on <= ${on} and (m.to_on is null or m.to_on > ${on})) as members
    from branch b where b.office_id = ${officeId} and b.id = any(${ids}::uuid[]) order by array_position(${ids}::uuid[], b.id)`.execute(db);
  return rows;
}

/** Photos that stand with an activity: file → content hash. */
export async function photoHashes(db: Connection, { officeId }: Scope, activityId: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; sha256: string }>`select id, sha256 from file where office_id = ${officeId} and activity_id = ${activityId} and purpose = 'photo' and removed_at is null`.execute(db);
  return new Map(rows.map(({ id, sha256 }) => [id, sha256]));
}

/** 发文字号 that papers of other years have. */
export async function numbersBesides(db: Connection, { officeId }: Scope, planId: string): Promise<string[]> {
  const rows = await db.selectFrom('planPaper').select('number').where('officeId', '=', officeId).where('planId', '<>', planId).where('number', 'is not', null).execute();
  return rows.flatMap(({ number }) => number ?? []);
}

/** The plan of a year with the approved lines of some branches; null where the year has none. */
export async function planOf(db: Connection, scope: Scope, year: number, branchIds: readonly string[]): Promise<PaperPlan | null> {
  const { officeId } = scope;
  const plan = await db.selectFrom('yearPlan').select(['id', 'year', 'state', 'approvedOn', 'conditions']).where('officeId', '=', officeId).where('year', '=', year).executeTakeFirst();
  if (plan === undefined) return null;
  const { rows } = await sql<PaperPlanLine>`
    select i.id, i.number, i.content, i.form, i.from_on, i.to_on, i.place, i.people, i.extra, b.name as branch_name, coalesce(u.name, i.partner) as partner,
      ${itemEstimateSql} as estimate_fen,
      (select coalesce(json_agg(a.code order by a.sort_on, a.code), '[]') from activity a where a.office_id = i.office_id and a.plan_item_id = i.id and ${visible(scope)}) as codes
    from plan_item i join branch b on b.office_id = i.office_id and b.id = i.branch_id ${joinNow('i', 'u')}
    where i.office_id = ${officeId} and i.plan_id = ${plan.id} and i.branch_id = any(${branchIds}::uuid[]) and i.state = 'approved' order by i.number, i.id limit 500`.execute(db);
  return { plan: { ...plan, state: plan.state as PaperPlan['plan']['state'] }, lines: rows };
}
