import type { Command } from '#platform/command.ts';
import { barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import type { StatisticsInput } from './contract.ts';
import * as decide from './decide.ts';
import { statisticsPolicy } from './policy.ts';
import { batchKnown, loadClaim } from './store-claims.ts';

const tables = ['statisticClaim'] as const;

export const stateTotal: Command<StatisticsInput<'stateTotal'>, decide.BatchKnown> = {
  name: 'statistics.state_total', tables, load: async (db, scope, { batchId }) => ({ batchKnown: await batchKnown(db, scope, batchId) }), decide: decide.stateTotal,
};

export const withdrawTotal: Command<StatisticsInput<'withdrawTotal'>, { readonly claim: decide.ClaimKnown }> = {
  name: 'statistics.withdraw_total', tables,
  async load(db, scope, { id }) {
    // Who may not is told so, not whether there is one.
    const against = barred(statisticsPolicy, 'statistics.withdraw_total', scope.actor);
    if (against.length > 0) throw new Refusal('FORBIDDEN', against);
    return { claim: await loadClaim(db, scope, id) };
  },
  decide: decide.withdrawTotal,
};
