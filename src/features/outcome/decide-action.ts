import { insert, refuse, stale, update, type Change, type Decision, type Given } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import { settingOn, type Rules } from '#shared/rules.ts';
import { resultKinds } from '#features/record/facts.ts';
import { leadsIn } from './checks.ts';
import type { OutcomeInput as Input } from './contract.ts';
import { done, inShort, step, touched, untold, wrongDay, wrongHands } from './decide.ts';
import type { Action, OutcomeKnown, PeopleKnown } from './facts.ts';
import { against } from './guard.ts';

/** One action on its way: progress, the day moved, a verifier asked, reported, verified by another, reopened, dropped. */

interface Named {
  readonly actionId: string;
  readonly actionVersion: number;
}
const words = (text: string | null | undefined): string | null => (text ?? '') || null;

/** The action a verb names, by who asks, in one of these states and as the sender saw it; else what to answer. */
export function named(verb: string, known: OutcomeKnown, { actionId, actionVersion }: Named, states: readonly Action['state'][], given: Given): Action | Decision {
  const action = known.actions.find((one) => one.id === actionId);
  const barrier = against(verb, given.actor, known, action ?? null);
  if (barrier.length > 0) return refuse(...barrier);
  if (action === undefined) return refuse(need('need.action_one', 'actionId'));
  if (action.version !== actionVersion) return stale('action', action);
  if (!states.includes(action.state)) return refuse(need('need.action_state', null, { state: `@action.state.${action.state}` }));
  return action;
}
export const isDecision = (found: Action | Decision): found is Decision => 'ok' in found;
const change = (action: Action, set: Record<string, unknown>): Change => update('action', action.id, { ...set, version: action.version + 1 });
const branchOf = ({ branchId }: Action): string[] => (branchId === null ? [] : [branchId]);

/** Evidence is a file of this problem or of its activity, never of another. */
function strangeFiles({ activity, files }: OutcomeKnown, ids: readonly string[], field: string): Finding[] {
  const known = [...(activity?.facts.files ?? []), ...files];
  return ids.every((id) => known.some((file) => file.id === id)) ? [] : [need('need.evidence_file', field)];
}

export function editAction(known: OutcomeKnown & PeopleKnown, input: Input<'editAction'>, given: Given): Decision {
  const action = named('outcome.edit_action', known, input, ['open', 'done'], given);
  if (isDecision(action)) return action;
  const { measure, ownerId, leaderId = null, expected, branchId = action.branchId, leadsAnswer } = input;
  const wrong = [...wrongHands(known, { ...input, verifyById: null }), ...leadsIn({ measure, expected }, known.rules, leadsAnswer ?? known.problem.leadsAnswer)];
  if (wrong.length > 0) return refuse(...wrong);
  const handed = ownerId !== action.ownerId;
  // Whoever was asked to verify it never becomes its owner as well.
  const asked = action.verifyById === ownerId || action.verifyById === leaderId ? { verifyById: null } : {};
  const set = { measure, ownerId, leaderId, branchId: handed && input.branchId == null ? (known.homes[ownerId] ?? branchId) : branchId, expected: words(expected), ...asked };
  return done(known.problem, [...touched(known, given), change(action, set), ...(handed ? [step(given, action, 'handed', action.state)] : [])], {
    name: handed ? 'outcome.handed' : 'outcome.action_edited', details: { measure: inShort(measure) },
  }, action.id);
}

export function progress(known: OutcomeKnown, input: Input<'progress'>, given: Given): Decision {
  const action = named('outcome.progress', known, input, ['open'], given);
  if (isDecision(action)) return action;
  const wrong = [...strangeFiles(known, input.fileIds, 'fileIds'), ...leadsIn({ text: input.text }, known.rules, known.problem.leadsAnswer)];
  if (wrong.length > 0) return refuse(...wrong);
  const { text, fileIds } = input;
  return done(known.problem, [...touched(known, given), change(action, {}), step(given, action, 'progress', 'open', { text, fileIds })], {
    name: 'outcome.progressed', details: { measure: inShort(action.measure), text: inShort(text) },
  }, action.id);
}

export function moveDue(known: OutcomeKnown, input: Input<'moveDue'>, given: Given): Decision {
  const action = named('outcome.move_due', known, input, ['open'], given);
  if (isDecision(action)) return action;
  const { dueOn, reason } = input;
  const wrong = [...wrongDay(dueOn, known.rules, given.today), ...(dueOn === action.dueOn ? [need('need.due_same', 'dueOn')] : [])];
  if (wrong.length > 0) return refuse(...wrong);
  return done(known.problem, [...touched(known, given), change(action, { dueOn }), step(given, action, 'moved', 'open', { text: reason, fromOn: action.dueOn, toOn: dueOn })], {
    name: 'outcome.due_moved', details: { measure: inShort(action.measure), from: action.dueOn, due: dueOn, reason },
  }, action.id);
}

export function askVerifier(known: OutcomeKnown & PeopleKnown, input: Input<'askVerifier'>, given: Given): Decision {
  const action = named('outcome.ask_verifier', known, input, ['open', 'done'], given);
  if (isDecision(action)) return action;
  const { personId } = input;
  const wrong = wrongHands(known, { ownerId: action.ownerId, leaderId: null, branchId: null, verifyById: personId }).filter(({ field }) => field === 'verifyById');
  if (wrong.length > 0 || personId === action.leaderId) return refuse(...(wrong.length > 0 ? wrong : [need('need.verifier_other', 'verifyById')]));
  return done(known.problem, [...touched(known, given), change(action, { verifyById: personId })], {
    name: 'outcome.verifier_asked', details: { measure: inShort(action.measure), people: personId === null ? [] : [personId] },
  }, action.id);
}

/** Kinds of result there are: every office's, and its own further words. */
export const resultsOf = (rules: Rules, today: string): string[] => {
  const further = settingOn(rules, 'SUP-24', 'further', today)?.value;
  return [...resultKinds, ...(Array.isArray(further) ? further.map(String) : [])];
};

/** REC-10: what is said to be done is proved, by words or by files. */
export function report(known: OutcomeKnown & PeopleKnown, input: Input<'report'>, given: Given): Decision {
  const action = named('outcome.report', known, input, ['open'], given);
  if (isDecision(action)) return action;
  const { resultKind, evidence, evidenceFileIds } = input;
  const wrong = [
    ...strangeFiles(known, evidenceFileIds, 'evidenceFileIds'),
    ...(evidence === '' && evidenceFileIds.length === 0 ? [need('need.evidence', 'evidence')] : []),
    ...(resultsOf(known.rules, given.today).includes(resultKind) || resultKind === action.resultKind ? [] : [need('need.result_kind', 'resultKind')]),
    ...leadsIn({ evidence }, known.rules, known.problem.leadsAnswer),
  ];
  if (wrong.length > 0) return refuse(...wrong);
  const set = { state: 'done', resultKind, evidence, evidenceFileIds, doneAt: given.now, reportedBy: given.actor.personId };
  // Whoever was asked is told; where nobody was, the secretaries of the activity's and the action's branches.
  const asked = action.verifyById !== null && known.living.includes(action.verifyById) ? [action.verifyById] : [];
  return done(known.problem, [...touched(known, given), change(action, set), step(given, action, 'reported', 'done', { text: words(evidence), fileIds: evidenceFileIds })], {
    name: 'outcome.reported', details: { measure: inShort(action.measure), people: asked, branchIds: branchOf(action) },
  }, action.id);
}

/** Nobody verifies their own work (invariant 3): not its owner, not whoever reported it, not the leader who answers for it. */
export function verify(known: OutcomeKnown, input: Input<'verify'>, given: Given): Decision {
  const action = named('outcome.verify', known, input, ['done'], given);
  if (isDecision(action)) return action;
  const { personId, name } = given.actor;
  if (personId === null || [action.ownerId, action.reportedBy, action.leaderId].includes(personId)) return refuse(need('forbidden.verifier'));
  const { before, after, method, beforeFigure = null, afterFigure = null, figureUnit } = input;
  const some = [beforeFigure, afterFigure, words(figureUnit)].filter((one) => one !== null).length;
  if (some !== 0 && some !== 3) return refuse(need('need.figures', beforeFigure === null ? 'beforeFigure' : afterFigure === null ? 'afterFigure' : 'figureUnit'));
  const wrong = leadsIn({ before, after, method }, known.rules, known.problem.leadsAnswer);
  if (wrong.length > 0) return refuse(...wrong);
  const set = { state: 'verified', before, after, method, beforeFigure, afterFigure, figureUnit: words(figureUnit), verifierId: personId, verifierName: name, verifiedAt: given.now };
  return done(known.problem, [...touched(known, given), change(action, set), step(given, action, 'verified', 'verified', { text: `${before} → ${after}` })], {
    name: 'outcome.verified', details: { measure: inShort(action.measure), before: inShort(before), after: inShort(after) },
  }, action.id);
}

export function reopen(known: OutcomeKnown, input: Input<'reopen'>, given: Given): Decision {
  const action = named('outcome.reopen', known, input, ['done', 'verified', 'dropped'], given);
  if (isDecision(action)) return action;
  const set = { state: 'open', doneAt: null, reportedBy: null, verifierId: null, verifierName: null, verifiedAt: null, dropReason: null };
  return done(known.problem, [...touched(known, given, action.spreadId === null ? untold(known.problem) : {}), change(action, set), step(given, action, 'reopened', 'open', { text: input.reason })], {
    name: 'outcome.reopened', details: { measure: inShort(action.measure), reason: input.reason },
  }, action.id);
}

export function drop(known: OutcomeKnown, input: Input<'drop'>, given: Given): Decision {
  const action = named('outcome.drop', known, input, ['open', 'done'], given);
  if (isDecision(action)) return action;
  return done(known.problem, [...touched(known, given), change(action, { state: 'dropped', dropReason: input.reason }), step(given, action, 'dropped', 'dropped', { text: input.reason })], {
    name: 'outcome.dropped', details: { measure: inShort(action.measure), reason: input.reason },
  }, action.id);
}

export function addFile(known: OutcomeKnown, input: Input<'addFile'>, given: Given): Decision {
  const owned = known.actions.find((action) => action.ownerId === given.actor.personId) ?? known.actions.find((action) => against('outcome.add_file', given.actor, known, action).length === 0) ?? null;
  const barrier = against('outcome.add_file', given.actor, known, owned);
  if (barrier.length > 0) return refuse(...barrier);
  const { commandId: _, id: __, ...file } = input;
  const id = given.newId();
  const row = insert('file', { ...file, id, purpose: 'evidence', activityId: known.problem.activityId, problemId: known.problem.id, createdBy: given.actor.name, createdAt: given.now });
  return done(known.problem, [row], { name: 'outcome.file_added', details: { file: file.name } }, id);
}

/** What the program finds of an action whose owner has left, or whose branch is no more. */
export interface HandOverKnown {
  readonly action: Action | null;
  readonly ownerGone: boolean;
  readonly branchGone: boolean;
  /** Who takes it over, and which branch: found by the order of `heirsOf`. */
  readonly heir: string | null;
  readonly branchId: string | null;
  readonly known: OutcomeKnown | null;
}

/** An action never dangles: who left is followed by the secretary, a branch that dissolved by the owner's own or the problem's. Done twice it finds nothing. */
export function handOver({ action, ownerGone, branchGone, heir, branchId, known }: HandOverKnown, _: unknown, given: Given): Decision {
  if (action === null || known === null || (!ownerGone && !branchGone) || (ownerGone && heir === null)) return refuse(need('outcome.nothing_to_hand'));
  const ownerId = ownerGone && heir !== null ? heir : action.ownerId;
  const lost = action.verifyById === ownerId ? { verifyById: null } : {};
  const text = ownerGone ? '@outcome.handed.left' : '@outcome.handed.dissolved';
  return done(known.problem, [...touched(known, given), change(action, { ownerId, branchId: branchGone ? branchId : action.branchId, ...lost }), step(given, action, 'handed', action.state, { text })], {
    name: 'outcome.handed', details: { measure: inShort(action.measure) },
  }, action.id);
}
