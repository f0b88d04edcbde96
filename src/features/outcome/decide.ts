import type { z } from 'zod';
import type { ActivityFacts } from '#features/activity/facts.ts';
import type { Known } from '#features/activity/subject.ts';
import { insert, refuse, stale, update, type Change, type Decision, type Given, type Happening } from '#shared/decision.ts';
import { need } from '#shared/finding.ts';
import type { outcomeContract } from './contract.ts';

/** What happens to a problem: raised → action planned → reported by its owner → verified by another person → told. */

export type Input<V extends keyof typeof outcomeContract> = z.infer<NonNullable<(typeof outcomeContract)[V]['~orpc']['inputSchema']>>;
type Action = ActivityFacts['actions'][number];

const done = ({ activity }: ActivityFacts, id: string, changes: readonly Change[], event: Happening): Decision => ({
  ok: true, subject: { type: 'outcome', id, activityId: activity.id }, changes, events: [event],
});

interface Named {
  readonly actionId: string;
  readonly actionVersion: number;
}

/** The action a verb names, in one of these states and as the sender saw it; else what to answer. */
function named({ facts }: Known, { actionId, actionVersion }: Named, states: readonly Action['state'][]): Action | Decision {
  const action = facts.actions.find((one) => one.id === actionId);
  if (action === undefined) return refuse(need('need.action_one', 'actionId'));
  if (action.version !== actionVersion) return stale('action', action);
  if (!states.includes(action.state)) return refuse(need('need.action_state', null, { state: `@action.state.${action.state}` }));
  return action;
}
const isDecision = (found: Action | Decision): found is Decision => 'ok' in found;
const change = (action: Action, set: Omit<Parameters<typeof update<'action'>>[2], 'version'>): Change =>
  update('action', action.id, { ...set, version: action.version + 1 });

/** People named by an input who are in the office now. */
export interface People {
  readonly living: readonly string[];
}

export function raise({ facts, living }: Known & People, input: Input<'raise'>, given: Given): Decision {
  const { commandId: _, id: activityId, ...row } = input;
  if (row.sideId !== null && !facts.sides.some((side) => side.id === row.sideId)) return refuse(need('need.side', 'sideId'));
  if (row.projectId !== null && !facts.activity.projectIds.includes(row.projectId)) return refuse(need('need.problem_project', 'projectId'));
  if (row.raisedByPersonId !== null && !living.includes(row.raisedByPersonId)) return refuse(need('need.person', 'raisedByPersonId'));
  if (row.raisedByPersonId === null && (row.raisedByWords ?? '') === '' && row.sideId === null) return refuse(need('need.raised_by', 'raisedByWords'));
  const id = given.newId();
  return done(facts, id, [insert('problem', { ...row, id, activityId })], { name: 'outcome.raised', details: { kind: `@problem.kind.${row.kind}`, text: row.text } });
}

export function plan({ facts, living }: Known & People, input: Input<'plan'>, given: Given): Decision {
  const problem = facts.problems.find((one) => one.id === input.problemId);
  if (problem === undefined) return refuse(need('need.problem_one', 'problemId'));
  if (!living.includes(input.ownerId)) return refuse(need('need.person', 'ownerId'));
  if (input.dueOn < given.today) return refuse(need('need.due_ahead', 'dueOn'));
  const { measure, ownerId, dueOn } = input;
  const id = given.newId();
  // What was told before is no longer all there is to tell.
  const untold = problem.toldAt === null ? [] : [update('problem', problem.id, { toldAt: null, version: problem.version + 1 })];
  const row = insert('action', { id, activityId: facts.activity.id, problemId: problem.id, measure, ownerId, dueOn, state: 'open' });
  return done(facts, id, [row, ...untold], { name: 'outcome.planned', details: { measure, due: dueOn } });
}

/** REC-10: what is said to be done is proved, by words or by files of this activity. */
export function report(known: Known, input: Input<'report'>, given: Given): Decision {
  const action = named(known, input, ['open']);
  if (isDecision(action)) return action;
  const { resultKind, evidence, evidenceFileIds } = input;
  if (evidenceFileIds.some((id) => !known.facts.files.some((file) => file.id === id))) return refuse(need('need.evidence_file', 'evidenceFileIds'));
  if (evidence === '' && evidenceFileIds.length === 0) return refuse(need('need.evidence', 'evidence'));
  return done(known.facts, action.id, [change(action, { state: 'done', resultKind, evidence, evidenceFileIds, doneAt: given.now })], {
    name: 'outcome.reported', details: { measure: action.measure },
  });
}

/** Nobody verifies their own work (invariant 3). */
export function verify(known: Known, input: Input<'verify'>, given: Given): Decision {
  const action = named(known, input, ['done']);
  if (isDecision(action)) return action;
  const { personId, name } = given.actor;
  if (personId === null || personId === action.ownerId) return refuse(need('forbidden.verifier'));
  const { before, after, method } = input;
  const set = { state: 'verified', before, after, method, verifierId: personId, verifierName: name, verifiedAt: given.now };
  return done(known.facts, action.id, [change(action, set)], { name: 'outcome.verified', details: { measure: action.measure, before, after } });
}

export function reopen(known: Known, input: Input<'reopen'>): Decision {
  const action = named(known, input, ['done', 'verified', 'dropped']);
  if (isDecision(action)) return action;
  const problem = known.facts.problems.find((one) => one.id === action.problemId);
  const untold = problem === undefined || problem.toldAt === null ? [] : [update('problem', problem.id, { toldAt: null, version: problem.version + 1 })];
  const set = { state: 'open', doneAt: null, verifierId: null, verifierName: null, verifiedAt: null, dropReason: null };
  return done(known.facts, action.id, [change(action, set), ...untold], { name: 'outcome.reopened', details: { measure: action.measure, reason: input.reason } });
}

export function drop(known: Known, input: Input<'drop'>): Decision {
  const action = named(known, input, ['open', 'done']);
  if (isDecision(action)) return action;
  return done(known.facts, action.id, [change(action, { state: 'dropped', dropReason: input.reason })], {
    name: 'outcome.dropped', details: { measure: action.measure, reason: input.reason },
  });
}

/** Told once nothing of it is under way any more: an answer half-way would have to be given twice. */
export function tell({ facts }: Known, { problemId, answer }: Input<'tell'>, given: Given): Decision {
  const problem = facts.problems.find((one) => one.id === problemId);
  if (problem === undefined) return refuse(need('need.problem_one', 'problemId'));
  if (problem.toldAt !== null) return refuse(need('need.told_once'));
  if (facts.actions.some((action) => action.problemId === problemId && ['open', 'done'].includes(action.state))) return refuse(need('need.tell_when_done'));
  return done(facts, problem.id, [update('problem', problem.id, { toldAt: given.now, version: problem.version + 1 })], {
    name: 'outcome.told', details: { text: problem.text, answer, people: problem.raisedByPersonId === null ? [] : [problem.raisedByPersonId] },
  });
}
