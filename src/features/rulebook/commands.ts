import type { z } from 'zod';
import type { Command } from '#platform/command.ts';
import type { rulebookContract } from './contract.ts';
import { confirm as decideConfirm, set as decideSet, type ConfirmFacts, type SetFacts } from './decide.ts';
import { lockSettings, parameterOf, setterOf } from './store.ts';

type Input<V extends keyof typeof rulebookContract> = z.infer<NonNullable<(typeof rulebookContract)[V]['~orpc']['inputSchema']>>;

export const setRule: Command<Input<'set'>, SetFacts> = {
  name: 'rulebook.set',
  tables: ['ruleSetting'],
  load: async (db, scope, { rule, parameter }) => ({ rows: await lockSettings(db, scope, rule, parameter) }),
  decide: decideSet,
};

export const confirmRule: Command<Input<'confirm'>, ConfirmFacts> = {
  name: 'rulebook.confirm',
  tables: ['ruleSetting'],
  async load(db, scope, { rule, id }) {
    const parameter = await parameterOf(db, scope, rule, id);
    return { rows: await lockSettings(db, scope, rule, parameter), setterId: await setterOf(db, scope, id) };
  },
  decide: decideConfirm,
};
