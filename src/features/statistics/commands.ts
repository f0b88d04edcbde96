import type { Command } from '#platform/command.ts';
import type { StatisticsInput } from './contract.ts';
import * as decide from './decide.ts';
import { batchKnown, loadClaim } from './store-claims.ts';

const tables = ['statisticClaim'] as const;

export const stateTotal: Command<StatisticsInput<'stateTotal'>, decide.BatchKnown> = {
  name: 'statistics.state_total', tables, load: async (db, scope, { batchId }) => ({ batchKnown: await batchKnown(db, scope, batchId) }), decide: decide.stateTotal,
};

export const withdrawTotal: Command<StatisticsInput<'withdrawTotal'>, { readonly claim: decide.ClaimKnown }> = {
  name: 'statistics.withdraw_total', tables, load: async (db, scope, { id }) => ({ claim: await loadClaim(db, scope, id) }), decide: decide.withdrawTotal,
};
