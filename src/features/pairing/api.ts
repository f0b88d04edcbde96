import { implement } from '@orpc/server';
import { loadRules } from '#platform/rules.ts';
import { gives, scopeIn, someone, type ApiContext } from '#platform/api.ts';
import { addDays } from '#shared/dates.ts';
import { allowedBy, barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import * as commands from './commands.ts';
import { pairingContract } from './contract.ts';
import { against } from './decide.ts';
import { listPairings, readPairing } from './list-store.ts';
import { pairingPolicy } from './policy.ts';
import { soonOn } from './shipped.ts';

const os = implement(pairingContract).$context<ApiContext>();

/** Who asks, where the permission table lets them, and the days its states are told by. @throws Refusal FORBIDDEN */
async function asking(context: ApiContext, verb: string) {
  const bars = barred(pairingPolicy, verb, someone(context));
  if (bars.length > 0) throw new Refusal('FORBIDDEN', bars);
  const scope = scopeIn(context);
  const rules = await loadRules(context.db, scope.officeId, scope.now);
  return { scope, days: { today: rules.today, soon: addDays(rules.today, soonOn(rules)) } };
}
const onOne = ['pairing.edit', 'pairing.review', 'pairing.end'];

export const pairingApi = {
  list: os.list.handler(async ({ input, context }) => {
    const { scope, days } = await asking(context, 'pairing.list');
    return { ...(await listPairings(context.db, scope, input, days)), allowed: allowedBy(pairingPolicy, someone(context)) };
  }),
  one: os.one.handler(async ({ input, context }) => {
    const { scope, days } = await asking(context, 'pairing.one');
    const view = await readPairing(context.db, scope, input.id, days);
    const branchIds = view.pairing.branches.map(({ id }) => id);
    return { ...view, allowed: Object.fromEntries(onOne.map((verb) => [verb, against(verb, someone(context), branchIds)])) };
  }),
  add: os.add.handler(gives(commands.add)),
  edit: os.edit.handler(gives(commands.edit)),
  review: os.review.handler(gives(commands.review)),
  end: os.end.handler(gives(commands.end)),
};
