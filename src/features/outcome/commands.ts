import { onActivityWith } from '#features/activity/on-activity.ts';
import type { Command } from '#platform/command.ts';
import { loadRules } from '#platform/rules.ts';
import { refuse, type Decision, type Given } from '#shared/decision.ts';
import type { Finding } from '#shared/finding.ts';
import type { OutcomeInput as Input } from './contract.ts';
import * as decide from './decide.ts';
import * as after from './decide-after.ts';
import * as onAction from './decide-action.ts';
import type { OutcomeKnown, PeopleKnown } from './facts.ts';
import * as store from './store.ts';
import { loadHandOver } from './store-hand-over.ts';

/** Of an action: its row, its history, and its problem, which is given a number where it has none. */
const ofAction = ['action', 'actionStep', 'problem'] as const;
type Named = { readonly commandId: string; readonly id: string };

/** A verb on a problem that needs to know nothing else. */
const onProblem = <I extends Named>(name: string, decideIt: (known: OutcomeKnown, input: I, given: Given) => Decision, tables: Command['tables'] = ofAction, closing = false): Command<I, OutcomeKnown> => ({
  name, tables, load: (tx, scope, { id }) => store.loadOutcome(tx, scope, id, { closing }), decide: decideIt,
});

type Ids = readonly (string | null | undefined)[];
/** One that names people and branches. */
const withPeople = <I extends Named>(
  name: string, named: (input: I, known: OutcomeKnown) => { readonly people: Ids; readonly branches?: Ids }, decideIt: (known: OutcomeKnown & PeopleKnown, input: I, given: Given) => Decision, tables: Command['tables'] = ofAction,
): Command<I, OutcomeKnown & PeopleKnown> => ({
  name, tables,
  async load(tx, scope, input) {
    const known = await store.loadOutcome(tx, scope, input.id);
    const { people, branches = [] } = named(input, known);
    return { ...known, ...(await store.peopleKnown(tx, scope, known.rules.today, people, branches)) };
  },
  decide: decideIt,
});

export const raise = onActivityWith<Input<'raise'>, PeopleKnown & { readonly number: number }>({
  name: 'outcome.raise', tables: ['problem'], decide: decide.raise,
  also: async (db, scope, { rules }, { raisedByPersonId }) => ({
    ...(await store.peopleKnown(db, scope, rules.today, [raisedByPersonId])), number: await store.nextNumber(db, scope, Number(rules.today.slice(0, 4))),
  }),
});
export const note: Command<Input<'note'>, decide.NoteKnown> = {
  name: 'outcome.note', tables: ['problem'], decide: decide.note,
  async load(tx, scope, { raisedByPersonId, branchId, projectId, suggestionId }) {
    const rules = await loadRules(tx, scope.officeId, scope.now);
    return {
      ...(await store.peopleKnown(tx, scope, rules.today, [raisedByPersonId], [branchId])), rules, projectKnown: await store.projectKnown(tx, scope, projectId),
      suggestion: await store.suggestionKnown(tx, scope, suggestionId), number: await store.nextNumber(tx, scope, Number(rules.today.slice(0, 4))),
    };
  },
};
export const edit: Command<Input<'edit'>, Parameters<typeof decide.edit>[0]> = {
  name: 'outcome.edit', tables: ['problem'], decide: decide.edit,
  async load(tx, scope, { id, raisedByPersonId, projectId }) {
    const known = await store.loadOutcome(tx, scope, id);
    return { ...known, ...(await store.peopleKnown(tx, scope, known.rules.today, [raisedByPersonId])), projectKnown: await store.projectKnown(tx, scope, projectId) };
  },
};
export const plan = withPeople<Input<'plan'>>('outcome.plan', ({ ownerId, leaderId, verifyById, branchId }) => ({ people: [ownerId, leaderId, verifyById], branches: [branchId] }), decide.plan);
export const editAction = withPeople<Input<'editAction'>>('outcome.edit_action', ({ ownerId, leaderId, branchId }) => ({ people: [ownerId, leaderId], branches: [branchId] }), onAction.editAction);
export const progress = onProblem<Input<'progress'>>('outcome.progress', onAction.progress);
export const moveDue = onProblem<Input<'moveDue'>>('outcome.move_due', onAction.moveDue);
export const askVerifier = withPeople<Input<'askVerifier'>>('outcome.ask_verifier', ({ personId, actionId }, { actions }) => ({ people: [personId, actions.find(({ id }) => id === actionId)?.ownerId] }), onAction.askVerifier);
export const report = withPeople<Input<'report'>>('outcome.report', ({ actionId }, { actions }) => ({ people: [actions.find(({ id }) => id === actionId)?.verifyById] }), onAction.report);
export const verify = onProblem<Input<'verify'>>('outcome.verify', onAction.verify);
export const reopen = onProblem<Input<'reopen'>>('outcome.reopen', onAction.reopen);
export const drop = onProblem<Input<'drop'>>('outcome.drop', onAction.drop);
export const tell = onProblem<Input<'tell'>>('outcome.tell', after.tell, ['problem', 'contactLog']);
export const close = onProblem<Input<'close'>>('outcome.close', after.close, ['problem'], true);
export const spread = withPeople<Input<'spread'>>('outcome.spread', ({ branchIds }) => ({ people: [], branches: branchIds }), after.spread, ['problem', 'spread']);
export const answerSpread: Command<Input<'answerSpread'>, OutcomeKnown & PeopleKnown> = {
  name: 'outcome.answer_spread', tables: [...ofAction, 'spread'], decide: after.answerSpread,
  async load(tx, scope, { id, spreadId, ownerId }) {
    const known = await store.loadOutcome(tx, scope, id);
    const asked = known.spreads.find((one) => one.id === spreadId);
    return { ...known, ...(await store.peopleKnown(tx, scope, known.rules.today, [ownerId, scope.actor.personId], [asked?.branchId])) };
  },
};
/** @param faults What was found wrong with the file itself, told to those who may add one. */
export const addFile = (faults: readonly Finding[]): Command<Input<'addFile'>, OutcomeKnown> =>
  onProblem<Input<'addFile'>>('outcome.add_file', (known, input, given) => {
    const decision = onAction.addFile(known, input, given);
    return decision.ok && faults.length > 0 ? refuse(...faults) : decision;
  }, ['file']);

export const handOver: Command<{ readonly commandId: string; readonly actionId: string }, onAction.HandOverKnown> = {
  name: 'outcome.hand_over', tables: ofAction, load: (tx, scope, { actionId }) => loadHandOver(tx, scope, actionId), decide: onAction.handOver,
};
