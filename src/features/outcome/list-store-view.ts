import { sql } from 'kysely';
import { loadActivity } from '#features/activity/queries.ts';
import { nameOfSide } from '#features/activity/facts.ts';
import type { Known as ActivityKnown } from '#features/activity/subject.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { loadRules } from '#platform/rules.ts';
import { holdsIn } from '#shared/actor.ts';
import { need } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import type { OutcomeView } from './contract-views.ts';
import { resultsOf } from './decide-action.ts';
import { daysLate, stateOf } from './facts.ts';
import { against } from './guard.ts';
import { outcomePolicy } from './policy.ts';
import { actionsOf, filesOf, mayRead, problemsBy, spreadsOf } from './store.ts';

/** Problems as their page shows them, with what the asker may do: a handful of statements, however many there are. */

const onProblem = ['outcome.edit', 'outcome.plan', 'outcome.tell', 'outcome.close', 'outcome.add_file'] as const;
const onAction = ['outcome.edit_action', 'outcome.progress', 'outcome.move_due', 'outcome.ask_verifier', 'outcome.report', 'outcome.verify', 'outcome.reopen', 'outcome.drop', 'outcome.spread'] as const;

/**
 * Opened by the id of a problem, or of one of its actions or spreadings, as a reminder names it.
 * @throws Refusal NOT_FOUND where there is no such problem, or its activity may not be seen
 */
export async function readOutcome(db: Connection, scope: Scope, id: string): Promise<OutcomeView> {
  mayRead(scope, 'outcome.get');
  const { rows: [found] } = await sql<{ id: string; activityId: string | null }>`
    select x.id, x.activity_id from problem x where x.office_id = ${scope.officeId} and x.id = coalesce(
      (select t.problem_id from action t where t.office_id = ${scope.officeId} and t.id = ${id}), (select s.problem_id from spread s where s.office_id = ${scope.officeId} and s.id = ${id}), ${id}::uuid)`.execute(db);
  if (found === undefined) throw new Refusal('NOT_FOUND', [need('need.problem_one')]);
  const activity = found.activityId === null ? null : await loadActivity(db, scope, found.activityId);
  const [view] = await viewsOf(db, scope, [found.id], activity);
  if (view === undefined) throw new Refusal('NOT_FOUND', [need('need.problem_one')]);
  return view;
}

export async function readOfActivity(db: Connection, scope: Scope, activityId: string): Promise<OutcomeView[]> {
  // First whether it is there for the asker at all: who may not see an activity does not learn of it.
  const activity = await loadActivity(db, scope, activityId);
  mayRead(scope, 'outcome.of_activity');
  return viewsOf(db, scope, activity.facts.problems.map(({ id }) => id), activity);
}

async function viewsOf(db: Connection, scope: Scope, ids: readonly string[], activity: ActivityKnown | null): Promise<OutcomeView[]> {
  if (ids.length === 0) return [];
  const { rules } = activity ?? { rules: await loadRules(db, scope.officeId, scope.now) };
  const [problems, actions, spreads, files, steps, suggestions, observed] = [
    await problemsBy(db, scope, ids), await actionsOf(db, scope, ids), await spreadsOf(db, scope, ids), await filesOf(db, scope, ids), await stepsOf(db, scope, ids), await suggestionsOf(db, scope, ids), await observedOf(db, scope, ids),
  ];
  const { actor } = scope;
  return problems.map((row): OutcomeView => {
    const { suggestionAuthorId: _, ...problem } = row;
    const own = actions.filter(({ problemId }) => problemId === row.id);
    const placed = { problem: row, activity };
    const answer = barred(outcomePolicy, 'outcome.answer_spread', actor);
    return {
      problem: { ...problem, state: stateOf(row, own) },
      activity: activity === null ? null : { id: activity.facts.activity.id, code: activity.facts.activity.code, theme: activity.facts.activity.theme, stage: activity.facts.activity.stage },
      suggestion: suggestions.find(({ id }) => id === row.suggestionId) ?? null,
      observation: observed.find(({ id }) => id === row.observationId) ?? null,
      actions: own.map((action) => ({ ...action, overdue: daysLate(action, rules.today), allowed: Object.fromEntries(onAction.map((verb) => [verb, mayOn(verb, placed, action, scope)])) })),
      steps: steps.filter(({ problemId }) => problemId === row.id),
      spreads: spreads.filter(({ problemId }) => problemId === row.id).map((one) => ({
        ...one, allowed: { 'outcome.answer_spread': answer.length > 0 ? answer : holdsIn(actor, [one.branchId], 'secretary') ? [] : [need('forbidden.post', null, { who: 'secretary' })] },
      })),
      files: [...(activity?.facts.files.filter(({ id }) => !files.some((one) => one.id === id)) ?? []).map(({ id, name, mediaType, size }) => ({ id, name, mediaType, size })), ...files.filter(({ problemId }) => problemId === row.id)],
      partners: (activity?.facts.sides ?? []).filter((side) => !side.own).map((side) => ({
        id: side.id, name: nameOfSide(side), linked: activity?.facts.links.some((link) => link.sideId === side.id && link.revokedAt === null && link.expiresAt > scope.now.toISOString()) ?? false,
      })),
      projects: activity?.facts.projects.map(({ id, name }) => ({ id, name })) ?? [],
      allowed: Object.fromEntries(onProblem.map((verb) => [verb, against(verb, actor, placed)])),
    };
  });
}

/** The lifecycle’s answer, and that nobody verifies what is theirs. */
function mayOn(verb: string, placed: Parameters<typeof against>[2], action: Awaited<ReturnType<typeof actionsOf>>[number], { actor }: Scope) {
  const wrong = against(verb, actor, placed, action);
  if (wrong.length > 0 || verb !== 'outcome.verify') return wrong;
  return [action.ownerId, action.reportedBy, action.leaderId].includes(actor.personId) ? [need('forbidden.verifier')] : [];
}

async function stepsOf(db: Connection, { officeId }: Scope, ids: readonly string[]) {
  const { rows } = await sql<OutcomeView['steps'][number] & { readonly problemId: string }>`
    select * from action_step where office_id = ${officeId} and problem_id = any(${ids}::uuid[]) order by at, id limit 2000`.execute(db);
  return rows;
}
async function suggestionsOf(db: Connection, { officeId }: Scope, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; text: string }>`
    select s.id, s.text from suggestion s where s.office_id = ${officeId} and s.id in (select x.suggestion_id from problem x where x.office_id = ${officeId} and x.id = any(${ids}::uuid[]))`.execute(db);
  return rows;
}

/** Observations that problems were entered from: of published rounds, which everybody who reads the list may read. */
async function observedOf(db: Connection, { officeId }: Scope, ids: readonly string[]) {
  const { rows } = await sql<NonNullable<OutcomeView['observation']>>`
    select o.id, o.round_id, r.name as round, o.item_id, a.code, a.theme, o.state from problem x join observation o on o.office_id = x.office_id and o.id = x.observation_id
      join inspection_round r on r.office_id = o.office_id and r.id = o.round_id join activity a on a.office_id = o.office_id and a.id = o.activity_id
    where x.office_id = ${officeId} and x.id = any(${ids}::uuid[])`.execute(db);
  return rows;
}

/** What forms and filters choose from. */
export async function readChoices(db: Connection, scope: Scope) {
  mayRead(scope, 'outcome.choices');
  const rules = await loadRules(db, scope.officeId, scope.now);
  const { rows: branches } = await sql<{ id: string; name: string; mine: boolean }>`
    select b.id, b.name, b.id = any(${scope.actor.branchIds}::uuid[]) as mine from branch b join unit u on u.office_id = b.office_id and u.id = b.unit_id and u.own
    where b.office_id = ${scope.officeId} and (b.dissolved_on is null or b.dissolved_on > ${rules.today}) order by b.pinyin, b.id limit 300`.execute(db);
  const { rows: projects } = await sql<{ id: string; name: string }>`
    select id, name from project where office_id = ${scope.officeId} and closed_on is null order by start_on desc, id desc limit 100`.execute(db);
  return { branches, projects, results: resultsOf(rules, rules.today) };
}
