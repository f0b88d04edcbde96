import { implement } from '@orpc/server';
import { loadRules } from '#platform/rules.ts';
import { gives, scopeIn, someone, type ApiContext } from '#platform/api.ts';
import { todayOf } from '#platform/today.ts';
import { allowedBy, barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import { settingOn, type Rules } from '#shared/rules.ts';
import * as commands from './commands.ts';
import { offerContract } from './contract.ts';
import type { Weights } from './facts-suggest.ts';
import { listOffers, suggestUnits } from './list-store.ts';
import { offerPolicy } from './policy.ts';
import { shippedWeights } from './shipped.ts';

const os = implement(offerContract).$context<ApiContext>();

/** Who asks, where the permission table lets them. @throws Refusal FORBIDDEN */
function asking(context: ApiContext, verb: string) {
  const against = barred(offerPolicy, verb, someone(context));
  if (against.length > 0) throw new Refusal('FORBIDDEN', against);
  return scopeIn(context);
}

/** The office's weights of today; a name it has no row of counts as shipped. */
function weightsOf(rules: Rules): Weights {
  const names = Object.keys(shippedWeights) as (keyof Weights)[];
  return Object.fromEntries(names.map((name) => {
    const set = settingOn(rules, 'UNITS-02', name, rules.today)?.value;
    return [name, typeof set === 'number' ? set : shippedWeights[name]];
  })) as Weights;
}

export const offerApi = {
  list: os.list.handler(async ({ input, context }) => {
    const scope = asking(context, 'offer.list');
    return { ...(await listOffers(context.db, scope, input, await todayOf(context.db, scope, context.now()))), allowed: allowedBy(offerPolicy, someone(context)) };
  }),
  suggest: os.suggest.handler(async ({ input, context }) => {
    const scope = asking(context, 'offer.suggest');
    const rules = await loadRules(context.db, scope.officeId, scope.now);
    return { ...(await suggestUnits(context.db, scope, input, weightsOf(rules), rules.today)), allowed: allowedBy(offerPolicy, someone(context)) };
  }),
  add: os.add.handler(gives(commands.add)),
  edit: os.edit.handler(gives(commands.edit)),
  end: os.end.handler(gives(commands.end)),
  choose: os.choose.handler(gives(commands.choose)),
};
