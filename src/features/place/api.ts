import { implement } from '@orpc/server';
import { prepare } from '#features/account/credentials.ts';
import { soonOn } from '#features/pairing/shipped.ts';
import { gives, scopeIn, someone, type ApiContext } from '#platform/api.ts';
import { loadRules } from '#platform/rules.ts';
import { addDays } from '#shared/dates.ts';
import { allowedBy, barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import * as commands from './commands.ts';
import * as accounts from './commands-account.ts';
import { placeContract } from './contract.ts';
import { listPlaceActivities, readLinks, readPlace } from './list-store.ts';
import { placePolicy } from './policy.ts';

const os = implement(placeContract).$context<ApiContext>();

export const placeApi = {
  page: os.page.handler(async ({ context }) => {
    const scope = scopeIn(context);
    const rules = await loadRules(context.db, scope.officeId, scope.now);
    return readPlace(context.db, scope, { today: rules.today, soon: addDays(rules.today, soonOn(rules)) });
  }),
  activities: os.activities.handler(({ input, context }) => listPlaceActivities(context.db, scopeIn(context), input)),
  addLine: os.addLine.handler(gives(commands.addLine)),
  editLine: os.editLine.handler(gives(commands.editLine)),
  endLine: os.endLine.handler(gives(commands.endLine)),
  proposeFacts: os.proposeFacts.handler(gives(commands.proposeFacts)),
  claimAccount: os.claimAccount.handler(async ({ input: { password, ...input }, context }) => {
    const secret = await prepare(context.db, password, input.username);
    return context.door.run(accounts.claimAccount(secret), someone(context), { commandId: input.commandId, input });
  }),
  decideAccount: os.decideAccount.handler(gives(accounts.decideAccount)),
  endAccount: os.endAccount.handler(gives(accounts.endAccount)),
  links: os.links.handler(async ({ input, context }) => {
    const against = barred(placePolicy, 'place.links', someone(context));
    if (against.length > 0) throw new Refusal('FORBIDDEN', against);
    return { ...(await readLinks(context.db, scopeIn(context), input.unitId)), allowed: allowedBy(placePolicy, someone(context)) };
  }),
  makeLink: os.makeLink.handler(gives(commands.makeLink)),
  revokeLink: os.revokeLink.handler(gives(commands.revokeLink)),
  decideFacts: os.decideFacts.handler(gives(commands.decideFacts)),
};
