import { sql } from 'kysely';
import { loadRules } from '#platform/rules.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { problemsOfObservations } from '#features/outcome/queries.ts';
import { todayOf } from '#platform/today.ts';
import { addDays } from '#shared/dates.ts';
import { need, type Finding } from '#shared/finding.ts';
import { allowedBy, barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import { settingOn } from '#shared/rules.ts';
import type { InspectionInput, ItemView, RoundRow, RoundView } from './contract.ts';
import { suggestedSize } from './facts-draw.ts';
import { roundDueOn } from './facts-due.ts';
import { unanswered, unsettled } from './facts.ts';
import { guardItem, guardObservation, guardRound } from './guard.ts';
import { inspectionPolicy, seesRounds } from './policy.ts';
import { computedOfItems } from './queries.ts';
import * as store from './store.ts';

/** Rounds as they are read. */

function mayRead(scope: Scope, verb: string): void {
  const against = barred(inspectionPolicy, verb, scope.actor);
  if (against.length > 0) throw new Refusal('FORBIDDEN', against);
}

/** One page of rounds, newest first, each with its sums of what the actor may see. */
export async function listRounds(db: Connection, scope: Scope, { after, limit }: { readonly after?: string | undefined; readonly limit: number }) {
  mayRead(scope, 'inspection.list');
  const rules = await loadRules(db, scope.officeId, scope.now);
  const [day, id] = after?.split('_') ?? [];
  const key = day === undefined || id === undefined ? sql`` : sql`and (r.opened_on, r.id) < (${day}::date, ${id}::uuid)`;
  const { rows } = await sql<RoundRow>`
    select r.id, r.name, r.state, r.from_on, r.to_on, r.opened_on, r.lead_name, r.published_on, r.closed_on, n.items, n.answered, n.problems, n.unsettled, n.good
    from inspection_round r cross join lateral (
      select count(*)::int as items,
        count(*) filter (where a.standing in ('cancelled', 'declined') or (select count(*) from inspection_answer x where x.office_id = i.office_id and x.item_id = i.id) >= jsonb_array_length(r.checklist))::int as answered,
        coalesce(sum(o.problems), 0)::int as problems, coalesce(sum(o.unsettled), 0)::int as unsettled, coalesce(sum(o.good), 0)::int as good
      from inspection_item i join activity a on a.office_id = i.office_id and a.id = i.activity_id join branch b on b.office_id = i.office_id and b.id = i.branch_id
        cross join lateral (select count(*) filter (where o.kind = 'problem') as problems, count(*) filter (where o.state in ('open', 'reported')) as unsettled, count(*) filter (where o.kind = 'good') as good
          from observation o where o.office_id = i.office_id and o.item_id = i.id and o.state <> 'withdrawn') o
      where i.office_id = r.office_id and i.round_id = r.id and ${store.seenSql(scope, rules.today)}) n
    where r.office_id = ${scope.officeId} ${key} and (${seesRounds(scope.actor)} or n.items > 0)
    order by r.opened_on desc, r.id desc limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last !== undefined ? `${last.openedOn}_${last.id}` : null;
  return { rows: shown, next, today: rules.today, dueOn: await nextDue(db, scope), allowed: allowedBy(inspectionPolicy, scope.actor) };
}

/** The day by which the committee’s next round is to be opened; null where the office has set no interval. */
async function nextDue(db: Connection, scope: Scope): Promise<string | null> {
  const rules = await loadRules(db, scope.officeId, scope.now);
  const { rows } = await sql<{ last: string | null; founded: string }>`
    select (select max(r.opened_on) from inspection_round r where r.office_id = o.id and r.state <> 'cancelled') as last, (o.created_at at time zone o.time_zone)::date as founded from office o where o.id = ${scope.officeId}`.execute(db);
  return rows[0] === undefined ? null : roundDueOn(rows[0], rules);
}

/** What each observation became in the office's list of problems; null for nothing. */
async function becameOf(db: Connection, scope: Scope, observations: readonly { readonly id: string }[]) {
  const problems = await problemsOfObservations(db, scope, observations.map(({ id }) => id));
  const by = new Map(problems.map(({ observationId, ...problem }) => [observationId, problem]));
  return (id: string) => by.get(id) ?? null;
}

/** A round by its id, or by that of an observation in it. @throws Refusal NOT_FOUND where there is no such round, or the actor may see nothing of it. */
export async function readRound(db: Connection, scope: Scope, id: string): Promise<RoundView> {
  mayRead(scope, 'inspection.get');
  const today = await todayOf(db, scope, scope.now);
  const round = await store.loadRound(db, scope, await store.roundOf(db, scope, id), today);
  const items = await store.loadItems(db, scope, round.id, today);
  const observations = await store.loadObservations(db, scope, round.id, today);
  const computed = await computedOfItems(db, scope, items);
  const became = await becameOf(db, scope, observations);
  const whole = seesRounds(scope.actor) || round.publishedOn !== null;
  const verbs = ['inspection.take_over', 'inspection.close', 'inspection.publish', 'inspection.cancel'];
  return {
    // The list it was drawn from names activities of all branches: with the round, once that is open to all.
    round: whole ? round : { ...round, population: [] }, whole,
    items: items.map((item) => {
      const own = observations.filter(({ itemId, state }) => itemId === item.id && state !== 'withdrawn');
      return {
        ...item, unanswered: unanswered(round.checklist, item).length, problems: own.filter(({ kind }) => kind === 'problem').length, unsettled: unsettled(own).length, good: own.filter(({ kind }) => kind === 'good').length,
        no: (computed.get(item.id) ?? []).filter(({ result }) => result === 'no').length + item.answers.filter(({ answer }) => answer === 'no').length,
      };
    }),
    observations: observations.map((one) => {
      const item = items.find(({ id: itemId }) => itemId === one.itemId);
      return { ...one, followed: became(one.id), code: item?.code ?? '', theme: item?.theme ?? null, branch: item?.branch ?? '' };
    }),
    allowed: Object.fromEntries(verbs.map((verb): [string, Finding[]] => [verb, guardRound(verb, round, items, observations, scope.actor)])),
  };
}

/** One sampled activity of a round. @throws Refusal NOT_FOUND */
export async function readItem(db: Connection, scope: Scope, id: string, itemId: string) {
  mayRead(scope, 'inspection.item');
  const rules = await loadRules(db, scope.officeId, scope.now);
  const round = await store.loadRound(db, scope, id, rules.today);
  const items = await store.loadItems(db, scope, id, rules.today);
  const at = items.findIndex((one) => one.id === itemId);
  const item = items[at] ?? (await store.loadItem(db, scope, id, itemId, rules.today));
  const observations = await store.loadObservations(db, scope, id, rules.today, { itemId });
  const computed = await computedOfItems(db, scope, [item]);
  const { actor } = scope;
  const verbs = { item: ['inspection.answer', 'inspection.note', 'inspection.observe'], observation: ['inspection.reply', 'inspection.rectify', 'inspection.withdraw', 'inspection.assign', 'inspection.recheck', 'inspection.follow'] };
  const became = await becameOf(db, scope, observations);
  const view: ItemView = {
    ...item, computed: (computed.get(item.id) ?? []).map((one) => ({ ...one, says: one.says.map(({ key, facts }) => ({ key, facts: { ...facts } })) })),
    observations: observations.map((one) => ({ ...one, followed: became(one.id), allowed: Object.fromEntries(verbs.observation.map((verb): [string, Finding[]] => [verb, guardObservation(verb, round, item, one, actor)])) })),
    allowed: Object.fromEntries(verbs.item.map((verb): [string, Finding[]] => [verb, guardItem(verb, round, item, actor)])),
  };
  const days = settingOn(rules, 'SUP-07', 'days', rules.today)?.value;
  return { round: { ...round, population: [] }, item: view, previous: items[at - 1]?.id ?? null, next: items[at + 1]?.id ?? null, dueOn: addDays(rules.today, typeof days === 'number' ? days : 30) };
}

/** As many as are offered for choosing by hand; the count is of all. */
const mostOffered = 500;
/** What a round would be drawn from, and how many are suggested (SUP-06). */
export async function readPopulation(db: Connection, scope: Scope, narrowing: Pick<InspectionInput<'open'>, 'fromOn' | 'toOn' | 'branchIds' | 'stages'>) {
  mayRead(scope, 'inspection.population');
  const rules = await loadRules(db, scope.officeId, scope.now);
  if (await store.unknownBranches(db, scope, narrowing.branchIds)) throw new Refusal('NOT_FOUND', [need('need.branch', 'branchIds')]);
  const rows = narrowing.toOn < narrowing.fromOn ? [] : await store.population(db, scope, narrowing);
  const branches = [...Map.groupBy(rows, ({ branch }) => branch)].map(([branch, of]) => ({ branch, count: of.length }));
  const percent = settingOn(rules, 'SUP-06', 'percent', rules.today)?.value;
  return { count: rows.length, branches, suggested: suggestedSize(rows.length, branches.length, typeof percent === 'number' ? percent : 0), rows: rows.slice(0, mostOffered) };
}
