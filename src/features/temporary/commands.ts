import { loadBranch, loadOwnUnit, loadPeople, loadPerson, lockOrg } from '#features/org/queries.ts';
import type { NewBranchFacts } from '#features/org/decide-branches.ts';
import type { Command } from '#platform/command.ts';
import type { TemporaryInput } from './contract.ts';
import * as decide from './decide.ts';
import * as term from './decide-term.ts';
import * as store from './store.ts';

/** Verbs of temporary groups and branches. What touches branches takes the organisation's turn first. */

export const ask: Command<TemporaryInput<'ask'>, decide.NewFacts> = {
  name: 'temporary.ask', tables: ['temporaryRequest'], decide: decide.ask,
  async load(db, scope, { id, leaders, memberIds }) {
    // First, since it waits for whoever asks for the same project at this moment.
    const waiting = await store.loadWaiting(db, scope, id);
    return { waiting, project: await store.loadProject(db, scope, id), people: await loadPeople(db, scope, [...leaders.map(({ personId }) => personId), ...memberIds]), committeeIds: await store.committeeIds(db, scope) };
  },
};
export const revise: Command<TemporaryInput<'revise'>, decide.OneFacts> = {
  name: 'temporary.revise', tables: ['temporaryRequest'], decide: decide.revise,
  load: (db, scope, { id, leaders, memberIds }) => store.loadOne(db, scope, id, [...leaders.map(({ personId }) => personId), ...memberIds]),
};
export const withdraw: Command<TemporaryInput<'withdraw'>, decide.OneFacts> = {
  name: 'temporary.withdraw', tables: ['temporaryRequest'], load: (db, scope, { id }) => store.loadOne(db, scope, id), decide: decide.withdraw,
};
export const giveBack: Command<TemporaryInput<'giveBack'>, decide.OneFacts> = {
  name: 'temporary.give_back', tables: ['temporaryRequest'], load: (db, scope, { id }) => store.loadOne(db, scope, id), decide: decide.giveBack,
};
export const approve: Command<TemporaryInput<'approve'>, decide.OneFacts & NewBranchFacts> = {
  name: 'temporary.approve', tables: ['temporaryRequest', 'branch', 'membership', 'post'], decide: decide.approve,
  async load(db, scope, { id }) {
    await lockOrg(db, scope);
    return { ...(await store.loadOne(db, scope, id)), ...(await loadOwnUnit(db, scope)) };
  },
};
export const extend: Command<TemporaryInput<'extend'>, term.TermFacts> = {
  name: 'temporary.extend', tables: ['branch'], decide: term.extend,
  async load(db, scope, { id }) {
    await lockOrg(db, scope);
    return { branch: await loadBranch(db, scope, id), project: await store.projectOfBranch(db, scope, id) };
  },
};
export const move: Command<TemporaryInput<'move'>, term.MoveFacts> = {
  name: 'temporary.move', tables: ['membership', 'post'], decide: term.move,
  async load(db, scope, { id, fromBranchId, toBranchId }) {
    await lockOrg(db, scope);
    return { person: await loadPerson(db, scope, id), branch: await loadBranch(db, scope, toBranchId), from: await loadBranch(db, scope, fromBranchId) };
  },
};
