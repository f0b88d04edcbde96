import { visible } from '#features/activity/queries.ts';
import type { Command, Connection, Scope } from '#platform/command.ts';
import { todayOf } from '#platform/today.ts';
import type { CircularInput } from './contract.ts';
import * as decide from './decide.ts';
import * as after from './decide-release.ts';
import { chosenOf, holdersOf, issuedNumbers, lastCode, loadCircular, ownBranches } from './store.ts';

const tables = ['circular'] as const;
const one = (db: Connection, scope: Scope, { id }: { readonly id: string }) => loadCircular(db, scope, id);

export const compose: Command<CircularInput<'compose'>, decide.ComposeFacts> = {
  name: 'circular.compose', tables,
  async load(db, scope, { circularId, chosen }) {
    const found = await chosenOf(db, scope, chosen.map(({ id }) => id), visible(scope));
    return { old: circularId === null ? null : (await loadCircular(db, scope, circularId)).circular, branches: await ownBranches(db, scope), found, code: await lastCode(db, scope) };
  },
  decide: decide.compose,
};
export const edit: Command<CircularInput<'edit'>, decide.OnOne> = { name: 'circular.edit', tables, load: one, decide: decide.edit };
export const send: Command<CircularInput<'send'>, decide.SendFacts> = {
  name: 'circular.send', tables,
  load: async (db, scope, { id }) => ({ ...(await loadCircular(db, scope, id)), releasers: await holdersOf(db, scope, ['committee', 'leading_group'], await todayOf(db, scope, scope.now)) }),
  decide: decide.send,
};
export const giveBack: Command<CircularInput<'giveBack'>, decide.OnOne> = { name: 'circular.give_back', tables, load: one, decide: after.giveBack };
export const release: Command<CircularInput<'release'>, after.ReleaseFacts> = {
  name: 'circular.release', tables,
  async load(db, scope, { id }) {
    const known = await loadCircular(db, scope, id);
    const { branchIds, sentTo } = known.circular;
    return { ...known, issued: await issuedNumbers(db, scope), secretaries: await holdersOf(db, scope, ['secretary'], known.rules.today, [...new Set([...branchIds, ...sentTo])]) };
  },
  decide: after.release,
};
export const correct: Command<CircularInput<'correct'>, decide.OnOne> = { name: 'circular.correct', tables, load: one, decide: after.correct };
export const dropCorrection: Command<CircularInput<'dropCorrection'>, decide.OnOne> = { name: 'circular.drop_correction', tables, load: one, decide: after.dropCorrection };
export const withdraw: Command<CircularInput<'withdraw'>, after.WithdrawFacts> = {
  name: 'circular.withdraw', tables,
  async load(db, scope, { id }) {
    const known = await loadCircular(db, scope, id);
    return { ...known, secretaries: await holdersOf(db, scope, ['secretary'], known.rules.today, known.circular.sentTo) };
  },
  decide: after.withdraw,
};
