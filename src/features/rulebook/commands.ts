import type { z } from 'zod';
import type { Command, Connection, Scope } from '#platform/command.ts';
import { layered, type RuleSetting } from '#shared/rules.ts';
import type { rulebookContract } from './contract.ts';
import { confirm as decideConfirm, set as decideSet, type ConfirmFacts, type SetFacts } from './decide.ts';
import { chooseProfile as decideChoose, dropProfile as decideDrop, type ChooseFacts, type DropFacts } from './decide-profiles.ts';
import { underlay } from './shipped-profiles.ts';
import { listSettings, lockSettings, parameterOf, setterOf } from './store.ts';
import { comingAfter, listProfiles } from './store-profiles.ts';

type Input<V extends keyof typeof rulebookContract> = z.infer<NonNullable<(typeof rulebookContract)[V]['~orpc']['inputSchema']>>;

/** Every row of the office from the bottom up. */
async function allRows(db: Connection, scope: Scope): Promise<readonly RuleSetting[]> {
  return layered(await listSettings(db, scope), await listProfiles(db, scope), underlay);
}

export const setRule: Command<Input<'set'>, SetFacts> = {
  name: 'rulebook.set',
  tables: ['ruleSetting'],
  load: async (db, scope, { rule, parameter }) => ({ rows: await lockSettings(db, scope, rule, parameter), all: await allRows(db, scope) }),
  decide: decideSet,
};

export const confirmRule: Command<Input<'confirm'>, ConfirmFacts> = {
  name: 'rulebook.confirm',
  tables: ['ruleSetting'],
  async load(db, scope, { rule, id }) {
    const parameter = await parameterOf(db, scope, rule, id);
    return { rows: await lockSettings(db, scope, rule, parameter), all: await allRows(db, scope), setterId: await setterOf(db, scope, id) };
  },
  decide: decideConfirm,
};

export const chooseProfile: Command<Input<'chooseProfile'>, ChooseFacts> = {
  name: 'rulebook.choose_profile',
  tables: ['officeProfile'],
  load: async (db, scope) => ({ followed: await listProfiles(db, scope, { lock: true }), own: await listSettings(db, scope) }),
  decide: decideChoose,
};

export const dropProfile: Command<Input<'dropProfile'>, DropFacts> = {
  name: 'rulebook.drop_profile',
  tables: ['officeProfile'],
  load: async (db, scope, { lastOn }) => ({ followed: await listProfiles(db, scope, { lock: true }), after: await comingAfter(db, scope, lastOn) }),
  decide: decideDrop,
};
