import { implement } from '@orpc/server';
import { prepare } from '#features/account/credentials.ts';
import { noteAttempt } from '#features/security/queries.ts';
import { soonOn } from '#features/pairing/shipped.ts';
import { gives, scopeIn, someone, type ApiContext } from '#platform/api.ts';
import type { Command, Receipt } from '#platform/command.ts';
import { countGuess, pausedUntil } from '#platform/guesses.ts';
import { loadRules } from '#platform/rules.ts';
import { addDays } from '#shared/dates.ts';
import { need } from '#shared/finding.ts';
import { createFormat } from '#shared/format.ts';
import { allowedBy, barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import * as commands from './commands.ts';
import * as accounts from './commands-account.ts';
import { placeContract, type PlaceInput } from './contract.ts';
import { listPlaceActivities, readLinks, readPlace } from './list-store.ts';
import { placePolicy } from './policy.ts';
import { placeRule } from './shipped.ts';
import { placeOf } from './store.ts';

const os = implement(placeContract).$context<ApiContext>();

/**
 * What is written in a place is counted by its link, whether it went well or not: beyond the office's figure (rule LINK) the link pauses, and the
 * security administrator is told once.
 */
function inPlace<Input extends { commandId: string }, Facts>(command: Command<Input, Facts>) {
  return counted<Input>(gives(command));
}
function counted<Input>(give: (call: { input: Input; context: ApiContext }) => Promise<Receipt>) {
  return async ({ input, context }: { input: Input; context: ApiContext }): Promise<Receipt> => {
    const scope = scopeIn(context);
    const { id } = placeOf(scope);
    const key = `place ${scope.officeId} ${id}`;
    const until = await pausedUntil(context.db, key, scope.now);
    if (until !== null) throw new Refusal('REFUSED', [need('place.paused', null, { until: createFormat(scope.actor.language).instant(until) })]);
    const rules = await loadRules(context.db, scope.officeId, scope.now);
    const { tries, paused } = await countGuess(context.db, key, scope.now, { most: placeRule(rules, 'writes'), minutes: placeRule(rules, 'writesMinutes') });
    if (paused) await noteAttempt(context, scope.officeId, { kind: 'place_writes', about: scope.actor.name, tries });
    return give({ input, context });
  };
}

export const placeApi = {
  page: os.page.handler(async ({ context }) => {
    const scope = scopeIn(context);
    const rules = await loadRules(context.db, scope.officeId, scope.now);
    return readPlace(context.db, scope, { today: rules.today, soon: addDays(rules.today, soonOn(rules)) });
  }),
  activities: os.activities.handler(({ input, context }) => listPlaceActivities(context.db, scopeIn(context), input)),
  addLine: os.addLine.handler(inPlace(commands.addLine)),
  editLine: os.editLine.handler(inPlace(commands.editLine)),
  endLine: os.endLine.handler(inPlace(commands.endLine)),
  proposeFacts: os.proposeFacts.handler(inPlace(commands.proposeFacts)),
  claimAccount: os.claimAccount.handler(counted<PlaceInput<'claimAccount'>>(async ({ input: { password, ...input }, context }) => {
    const secret = await prepare(context.db, password, input.username);
    return context.door.run(accounts.claimAccount(secret), someone(context), { commandId: input.commandId, input });
  })),
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
