import { sql } from 'kysely';
import { visible } from '#features/activity/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { todayOf } from '#platform/today.ts';
import { holds } from '#shared/actor.ts';
import { need } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import type { ChangesView, PlanRow, SheetView, VersionView } from './contract.ts';
import { itemFields, snapshotSchema, type PlanFacts } from './facts.ts';
import { compare, snapshotsOf } from './facts-version.ts';
import { allowedPlan, ownBranches, seesAll } from './guard.ts';
import { planPolicy } from './policy.ts';
import { findingsOn } from './needs.ts';
import { branchesFor, itemsFor, told } from './shown.ts';
import { loadPlan, stampOf } from './store.ts';

/** The plan as it is read. */

export function mayRead({ actor }: Scope, verb: string): void {
  const against = barred(planPolicy, verb, actor);
  if (against.length > 0) throw new Refusal('FORBIDDEN', against);
}

export async function listPlans(db: Connection, scope: Scope): Promise<PlanRow[]> {
  mayRead(scope, 'plan.list');
  const seen = seesAll(scope.actor) ? sql`true` : sql`(i.state = 'approved' or i.branch_id = any(${ownBranches(scope.actor)}::uuid[]))`;
  const { rows } = await sql<PlanRow>`
    select y.id, y.year, y.state, y.opens_on, y.due_on, y.approved_on, y.filed_on,
      (select count(*)::int from plan_item i where i.office_id = y.office_id and i.plan_id = y.id and i.state <> 'dropped' and ${seen}) as items,
      (select max(no) from plan_version v where v.office_id = y.office_id and v.plan_id = y.id) as version_no
    from year_plan y where y.office_id = ${scope.officeId} order by y.year desc`.execute(db);
  return rows;
}

/** The year as a sheet. The stamp is read first: what is done meanwhile is asked for again, never missed. */
export async function readSheet(db: Connection, scope: Scope, year: number): Promise<SheetView> {
  mayRead(scope, 'plan.sheet');
  const { rows } = await sql<{ id: string }>`select id from year_plan where office_id = ${scope.officeId} and year = ${year}`.execute(db);
  if (rows[0] === undefined) throw new Refusal('NOT_FOUND', [need('need.plan')]);
  const stamp = await stampOf(db, scope, rows[0].id);
  const [known, today] = [await loadPlan(db, scope, { planId: rows[0].id }), await todayOf(db, scope, scope.now)];
  const facts = told(known.facts, scope.actor);
  return {
    ...facts, items: itemsFor(known, facts.items, scope.actor, today), branches: branchesFor(known, scope.actor, today), allowed: allowedPlan(known.facts, scope.actor),
    findings: concerned(scope) ? findingsOn(facts, known.rules, (branchId) => isOpen(scope, branchId)) : [], names: await namesOf(db, scope, facts), stamp,
  };
}

/** What stands behind the ids that lines name; of problems and earlier activities only those the reader may see. */
async function namesOf(db: Connection, scope: Scope, { items }: PlanFacts): Promise<Record<string, string>> {
  const ids = (pick: (item: PlanFacts['items'][number]) => string | null): string[] => [...new Set(items.flatMap((item) => pick(item) ?? []))];
  const { officeId } = scope;
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from person where office_id = ${officeId} and id = any(${ids((item) => item.proposerId)}::uuid[])
    union all select id, code || ' ' || name from project where office_id = ${officeId} and id = any(${ids((item) => item.projectId)}::uuid[])
    union all select id, left(text, 80) from suggestion where office_id = ${officeId} and id = any(${[...new Set(items.flatMap((item) => item.suggestionIds))]}::uuid[])
    union all select x.id, left(x.text, 80) from problem x join activity a on a.office_id = x.office_id and a.id = x.activity_id
      where x.office_id = ${officeId} and x.id = any(${ids((item) => item.problemId)}::uuid[]) and ${visible(scope)}
    union all select a.id, a.code || ' ' || coalesce(a.theme, a.kind) from activity a where a.office_id = ${officeId}
      and a.id = any(${[...new Set(items.flatMap((item) => [...item.activityIds, ...(item.earlierId === null ? [] : [item.earlierId])]))]}::uuid[]) and ${visible(scope)}`.execute(db);
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}

export async function readStamp(db: Connection, scope: Scope, planId: string) {
  mayRead(scope, 'plan.stamp');
  const { rows } = await sql<{ state: PlanFacts['plan']['state']; version: number; stamp: number }>`
    select y.state, y.version, (select coalesce(max(e.seq), 0) from ledger_entry e where e.office_id = y.office_id and e.object_id = y.id) as stamp
    from year_plan y where y.office_id = ${scope.officeId} and y.id = ${planId}`.execute(db);
  if (rows[0] === undefined) throw new Refusal('NOT_FOUND', [need('need.plan')]);
  return rows[0];
}

/** Beyond so many entries the sheet is asked for again. */
const mostEntries = 100;

/**
 * Lines changed since a stamp. Lines added or removed, and whatever else was done to the plan, changes more than lines
 * (counts, steps, what may be done): then `whole` asks for the sheet.
 */
export async function readChanges(db: Connection, scope: Scope, planId: string, since: number): Promise<ChangesView> {
  mayRead(scope, 'plan.changes');
  const { rows } = await sql<{ stamp: number; entries: number; whole: boolean | null; ids: string[] | null }>`
    select coalesce(max(e.seq), ${since})::int as stamp, count(distinct e.seq)::int as entries, bool_or(c->>'table' not in ('plan_item', 'cost_line') or (c->>'table' = 'plan_item' and c->>'op' <> 'update')) as whole,
      array_agg(distinct c->>'id') filter (where c->>'table' = 'plan_item') as ids
    from year_plan y
      left join lateral (select seq, changes from ledger_entry where office_id = y.office_id and object_id = y.id and seq > ${since} order by seq limit ${mostEntries}) e on true
      left join lateral jsonb_array_elements(e.changes) c on true
    where y.office_id = ${scope.officeId} and y.id = ${planId} group by y.id`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new Refusal('NOT_FOUND', [need('need.plan')]);
  const { stamp, entries, whole, ids } = found;
  if (whole === true || entries >= mostEntries) return { stamp, whole: true, items: [], names: {} };
  if (ids === null) return { stamp, whole: false, items: [], names: {} };
  // Only the lines of their branches are read, and no rule is asked: the page asks them of what it shows.
  const [known, today] = [await loadPlan(db, scope, { planId }, { only: { branchIds: [], itemIds: ids } }), await todayOf(db, scope, scope.now)];
  const changed = new Set(ids);
  const facts = told({ ...known.facts, items: known.facts.items.filter(({ id }) => changed.has(id)) }, scope.actor);
  // What was written while this was read is asked for the next time, or stands here already.
  return { stamp, whole: false, items: itemsFor(known, facts.items, scope.actor, today), names: await namesOf(db, scope, facts) };
}

/** @throws Refusal NOT_FOUND where the office keeps no such version. */
export async function readVersion(db: Connection, scope: Scope, planId: string, no: number, verb = 'plan.version'): Promise<VersionView> {
  mayRead(scope, verb);
  const { rows } = await sql<{ no: number; reason: string; authorName: string; createdAt: string; items: Record<string, unknown>[] }>`
    select no, reason, author_name, created_at, items from plan_version where office_id = ${scope.officeId} and plan_id = ${planId} and no = ${no}`.execute(db);
  const [version] = rows;
  if (version === undefined) throw new Refusal('NOT_FOUND', [need('need.plan_version')]);
  // Kept by an earlier program, it lacks what was added since: that is unknown, not missing.
  const items = version.items.map((item) => ({ ...blank, ...item, ...(isOpen(scope, String(item['branchId'])) ? {} : { opinions: null, contact: null, returnedNote: null }) }) as VersionView['items'][number]);
  return { ...version, items };
}
/** Whom it concerns what the rulebook finds: those who write, decide or supervise. */
const concerned = ({ actor }: Scope): boolean => seesAll(actor) || holds(actor, 'secretary');
const isOpen = ({ actor }: Scope, branchId: string): boolean => seesAll(actor) || ownBranches(actor).includes(branchId);
const blank = Object.fromEntries(Object.keys({ ...snapshotSchema.shape, ...itemFields }).map((field) => [field, null]));

/** What two versions differ in, or one and the plan as it stands. */
export async function compareVersions(db: Connection, scope: Scope, planId: string, from: number, to: number | undefined) {
  const before = await readVersion(db, scope, planId, from, 'plan.compare');
  const after = to === undefined ? snapshotsOf(told((await loadPlan(db, scope, { planId })).facts, scope.actor).items) : (await readVersion(db, scope, planId, to, 'plan.compare')).items;
  return { from, to: to ?? null, ...compare(before.items, after) };
}
