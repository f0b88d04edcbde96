import { sql, type RawBuilder, type Transaction } from 'kysely';
import { z } from 'zod';
import type { DB } from '#database/types.ts';
import { costLineSchema } from '#features/cost/facts.ts';
import { coolingDays, visible } from '#features/activity/queries.ts';
import { auditStateSql, joinNow } from '#features/unit/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { snake } from '#platform/ledger/write.ts';
import { loadRules } from '#platform/rules.ts';
import { shaped } from '#features/activity/store-shape.ts';
import { need } from '#shared/finding.ts';
import { idSchema } from '#shared/procedure.ts';
import { Refusal } from '#shared/refusal.ts';
import type { StaleCell } from './contract.ts';
import { planFactsSchema, planItemSchema, type ItemField, type PlanFacts, type PlanItem } from './facts.ts';
import type { PlanBranch } from './guard.ts';
import type { Linked, PlanKnown } from './subject.ts';

/** What the plan's commands and its sheet rest on. Each is one statement, however many lines. */

/** Rows as they come: lines without what stands beside them, which is found by their ids. A sheet of a thousand lines is read flat, not line by line. */
const rowsSchema = planFactsSchema.extend({
  items: z.array(planItemSchema.omit({ branchName: true, branchKind: true, unitName: true, unitIndustry: true, unitRegion: true, unitField: true, frontLine: true, audit: true, costs: true, activityIds: true })),
  units: z.array(planItemSchema.pick({ id: true, unitName: true, unitIndustry: true, unitRegion: true, unitField: true, frontLine: true, audit: true })),
  costs: z.array(costLineSchema.extend({ planItemId: idSchema })),
  begun: z.array(z.object({ id: idSchema, planItemId: idSchema })),
});
const rowsIn = shaped(rowsSchema);
const noUnit = { unitName: null, unitIndustry: null, unitRegion: null, unitField: null, frontLine: null, audit: 'no' as const };

function factsOf(found: unknown, branches: readonly PlanBranch[]): PlanFacts {
  const { units, costs, begun, items, ...rest } = rowsIn(found);
  const branchOf = new Map(branches.map((branch, order) => [branch.id, { ...branch, order }]));
  const unitOf = new Map(units.map((unit) => [unit.id, unit]));
  const costsOf = Map.groupBy(costs, (line) => line.planItemId);
  const begunOf = Map.groupBy(begun, (one) => one.planItemId);
  return {
    ...rest,
    items: items
      .map((item) => ({ item, branch: branchOf.get(item.branchId) }))
      .toSorted((a, b) => (a.branch?.order ?? 0) - (b.branch?.order ?? 0) || a.item.position - b.item.position || (a.item.id < b.item.id ? -1 : 1))
      .map(({ item, branch }): PlanItem => ({
        ...item, branchName: branch?.name ?? '', branchKind: branch?.kind ?? 'standing', ...(unitOf.get(item.id) ?? noUnit),
        costs: (costsOf.get(item.id) ?? []).map(({ planItemId: _, ...line }) => line), activityIds: (begunOf.get(item.id) ?? []).map(({ id }) => id),
      })),
  };
}

const notFound = (): Refusal => new Refusal('NOT_FOUND', [need('need.plan')]);

/** The plan's row, held until the transaction ends: commands on one plan come one after the other. */
async function lock(db: Transaction<DB>, { officeId }: Scope, planId: string): Promise<void> {
  const { rows } = await sql`select 1 from year_plan where office_id = ${officeId} and id = ${planId} for update`.execute(db);
  if (rows.length === 0) throw notFound();
}

const rowsOf = (table: string, order: string) => sql`(
  select coalesce(json_agg(to_jsonb(x) order by ${sql.raw(order)}), '[]') from ${sql.table(table)} x where x.office_id = y.office_id and x.plan_id = y.id)`;

/** What a line `i` is estimated to cost: `estimateOf` for lists that do not load the lines of it. */
export const itemEstimateSql = sql`(select case when count(*) > 0 then sum(c.amount_fen)::bigint when i.no_cost then 0 end from cost_line c where c.office_id = i.office_id and c.plan_item_id = i.id)`;

/** Branches whose lines are enough for what is decided: those named, and those of the lines named. */
interface Part {
  readonly branchIds: readonly string[];
  readonly itemIds: readonly string[];
}

/**
 * Everything known of a year's plan, or the lines of some branches of it, with the branches that plan and the rules in force.
 * @throws Refusal NOT_FOUND where the office has no such plan.
 */
export async function loadPlan(db: Connection, scope: Scope, which: { readonly planId: string } | { readonly year: number }, { locked = false, only }: { readonly locked?: boolean; readonly only?: Part | undefined } = {}): Promise<PlanKnown> {
  if (locked && 'planId' in which) await lock(db as Transaction<DB>, scope, which.planId);
  const rules = await loadRules(db, scope.officeId, scope.now);
  const on = sql`coalesce(i.from_on, i.to_on, make_date(y.year, 1, 1))`;
  const ofPlan = sql`i.office_id = y.office_id and i.plan_id = y.id and ${only === undefined ? sql`true` : sql`i.branch_id = any(array(
    select unnest(${only.branchIds}::uuid[]) union select t.branch_id from plan_item t where t.office_id = ${scope.officeId} and t.id = any(${only.itemIds}::uuid[])))`}`;
  const of: RawBuilder<unknown> = 'planId' in which ? sql`y.id = ${which.planId}` : sql`y.year = ${which.year}`;
  const { rows } = await sql<{ facts: unknown }>`
    select json_build_object(
      'plan', to_jsonb(y),
      'arrangement', ${rowsOf('arrangement_line', 'x.position, x.id')},
      'items', (select coalesce(json_agg(to_json(i)), '[]') from plan_item i where ${ofPlan}),
      'units', (select coalesce(json_agg(json_build_object(
          'id', i.id, 'unit_name', u.name, 'unit_industry', u.industry, 'unit_region', u.region, 'unit_field', u.field, 'front_line', u.front_line,
          'audit', ${auditStateSql(sql`i.office_id`, sql`u.id`, on, coolingDays(rules, on))})), '[]')
        from plan_item i ${joinNow('i', 'u')} where ${ofPlan} and i.unit_id is not null),
      'costs', (select coalesce(json_agg(to_json(c) order by c.position, c.id), '[]') from plan_item i join cost_line c on c.office_id = i.office_id and c.plan_item_id = i.id
        where ${ofPlan}),
      'begun', (select coalesce(json_agg(json_build_object('id', a.id, 'plan_item_id', a.plan_item_id) order by a.sort_on, a.id), '[]')
        from plan_item i join activity a on a.office_id = i.office_id and a.plan_item_id = i.id where ${ofPlan} and ${visible(scope)}),
      'discussions', ${rowsOf('plan_discussion', 'x.met_on, x.created_at')},
      'steps', ${rowsOf('plan_step', 'x.round, x.position, x.id')},
      'versions', (select coalesce(json_agg(jsonb_build_object('id', x.id, 'no', x.no, 'reason', x.reason, 'author_name', x.author_name, 'created_at', x.created_at) order by x.no), '[]')
        from plan_version x where x.office_id = y.office_id and x.plan_id = y.id),
      'papers', ${rowsOf('plan_paper', 'x.kind')}
    ) as facts from year_plan y where y.office_id = ${scope.officeId} and ${of}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw notFound();
  const branches = await branchesOf(db, scope);
  return { facts: factsOf(row.facts, branches), rules, branches };
}

/** Our own branches, with the period of the project a temporary one is made for. */
export async function branchesOf(db: Connection, { officeId, now }: Scope): Promise<PlanBranch[]> {
  const { rows } = await sql<PlanBranch>`
    select b.id, b.name, b.kind, b.dissolved_on, j.name as project_name, case when b.kind = 'temporary' then coalesce(j.start_on, b.start_on) end as from,
      case when b.kind = 'temporary' then coalesce(j.closed_on, j.end_on, b.planned_end) end as to,
      (select count(*)::int from membership m where m.office_id = b.office_id and m.branch_id = b.id and m.from_on <= d.today and (m.to_on is null or m.to_on >= d.today)) as members
    from branch b join unit u on u.office_id = b.office_id and u.id = b.unit_id and u.own
    left join project j on j.office_id = b.office_id and j.id = b.project_id
    cross join lateral (select (${now.toISOString()}::timestamptz at time zone o.time_zone)::date as today from office o where o.id = ${officeId}) d
    where b.office_id = ${officeId} order by b.pinyin, b.id`.execute(db);
  return rows;
}

/** @throws Refusal NOT_FOUND where the office has no such line. */
export async function planOfItem(db: Connection, { officeId }: Scope, itemId: string): Promise<string> {
  const { rows } = await sql<{ planId: string }>`select plan_id from plan_item where office_id = ${officeId} and id = ${itemId}`.execute(db);
  if (rows[0] === undefined) throw new Refusal('NOT_FOUND', [need('need.item')]);
  return rows[0].planId;
}

const idsIn = (value: unknown): string[] => [value].flat().filter((one): one is string => typeof one === 'string' && /^[0-9a-f-]{36}$/i.test(one));

/** Of the ids that cells name, those the office has; of problems and earlier activities, those the actor may see. */
export async function linkedOf(db: Connection, scope: Scope, facts: PlanKnown['facts'], cells: readonly { readonly field: ItemField; readonly value: unknown }[]): Promise<Linked> {
  const named = (field: ItemField): string[] => [...new Set(cells.filter((cell) => cell.field === field).flatMap(({ value }) => idsIn(value)))];
  const { officeId } = scope;
  const wanted = { unitId: named('unitId'), projectId: named('projectId'), suggestionIds: named('suggestionIds'), problemId: named('problemId'), earlierId: named('earlierId') };
  const arrangementLineId = new Set(facts.arrangement.map(({ id }) => id));
  if (Object.values(wanted).every((ids) => ids.length === 0)) return { arrangementLineId };
  const { rows } = await sql<{ field: ItemField; id: string }>`
    select 'unitId' as field, id from unit where office_id = ${officeId} and not own and id = any(${wanted.unitId}::uuid[])
    union all select 'projectId', id from project where office_id = ${officeId} and id = any(${wanted.projectId}::uuid[])
    union all select 'suggestionIds', id from suggestion where office_id = ${officeId} and state <> 'withdrawn' and id = any(${wanted.suggestionIds}::uuid[])
    union all select 'problemId', x.id from problem x join activity a on a.office_id = x.office_id and a.id = x.activity_id where x.office_id = ${officeId} and x.id = any(${wanted.problemId}::uuid[]) and ${visible(scope)}
    union all select 'earlierId', a.id from activity a where a.office_id = ${officeId} and a.id = any(${wanted.earlierId}::uuid[]) and ${visible(scope)}`.execute(db);
  const linked: Partial<Record<ItemField, Set<string>>> = { arrangementLineId };
  for (const { field, id } of rows) (linked[field] ??= new Set()).add(id);
  return linked;
}

/** So many of the plan's latest entries are looked through for who changed a cell. */
const recent = 200;

/** Who changed these cells, where the plan's latest entries tell. */
export async function whoChanged(db: Connection, { officeId }: Scope, planId: string, cells: readonly StaleCell[]): Promise<StaleCell[]> {
  if (cells.length === 0) return [];
  const { rows } = await sql<{ id: string; columns: string[]; byName: string; at: string }>`
    select c->>'id' as id, array(select jsonb_object_keys(c->'set')) as columns, e.actor_name as by_name, e.at
    from (select seq, actor_name, at, changes from ledger_entry where office_id = ${officeId} and object_id = ${planId} order by seq desc limit ${recent}) e,
      jsonb_array_elements(e.changes) c
    where c->>'table' = 'plan_item' and c->>'op' <> 'insert' and c->>'id' = any(${[...new Set(cells.map(({ itemId }) => itemId))]}::text[]) order by e.seq desc`.execute(db);
  return cells.map((cell) => {
    const entry = rows.find(({ id, columns }) => id === cell.itemId && (cell.gone || columns.includes(snake(cell.field))));
    return entry === undefined ? cell : { ...cell, byName: entry.byName, at: entry.at };
  });
}

/** Secretaries of our own branches that are at work, each once. */
export async function secretariesOf(db: Connection, { officeId, now }: Scope): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    with today as (select (${now.toISOString()}::timestamptz at time zone o.time_zone)::date as day from office o where o.id = ${officeId})
    select distinct p.person_id from post p join today on true join branch b on b.office_id = p.office_id and b.id = p.branch_id and (b.dissolved_on is null or b.dissolved_on > day)
    where p.office_id = ${officeId} and p.post = 'secretary' and p.from_on <= day and (p.to_on is null or p.to_on >= day) order by 1`.execute(db);
  return rows.map(({ personId }) => personId);
}

export async function yearTaken(db: Connection, { officeId }: Scope, year: number): Promise<boolean> {
  const { rows } = await sql`select 1 from year_plan where office_id = ${officeId} and year = ${year}`.execute(db);
  return rows.length > 0;
}

/** The plan's latest entry: larger than before when anything was done to it. */
export async function stampOf(db: Connection, { officeId }: Scope, planId: string): Promise<number> {
  const { rows } = await sql<{ stamp: number }>`select coalesce(max(seq), 0) as stamp from ledger_entry where office_id = ${officeId} and object_id = ${planId}`.execute(db);
  return rows[0]?.stamp ?? 0;
}

