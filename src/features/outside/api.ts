import { implement } from '@orpc/server';
import { gives, scopeIn, someone, type ApiContext } from '#platform/api.ts';
import { barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import * as commands from './commands.ts';
import { outsideContract } from './contract.ts';
import { usualIssuer } from './facts.ts';
import { outsidePolicy } from './policy.ts';
import { listProviders, offeredProviders } from './store.ts';

const os = implement(outsideContract).$context<ApiContext>();

export const outsideApi = {
  offered: os.offered.handler(({ input, context }) => offeredProviders(context.db, input.office ?? null)),
  list: os.list.handler(({ context }) => {
    const against = barred(outsidePolicy, 'outside.list', someone(context));
    if (against.length > 0) throw new Refusal('FORBIDDEN', against);
    return listProviders(context.db, scopeIn(context), (id) => `${context.outbound.baseUrl}/auth/outside/${id}/back`);
  }),
  // The secret is sealed before the door, for its place: a provider's id is that of the command which adds it.
  add: os.add.handler(({ input, context }) => {
    const { outbound } = context;
    const typed = input.issuer.replace(/\/+$/, '');
    const issuer = typed === '' && input.kind !== 'oidc' ? usualIssuer[input.kind] : typed;
    return gives(commands.addProvider(outbound.mayReach(issuer)))({ context, input: { ...input, issuer, secret: outbound.sealed.seal(input.secret, `${input.commandId} sign-in`) } });
  }),
  retire: os.retire.handler(gives(commands.retireProvider)),
  link: os.link.handler(gives(commands.linkSubject)),
  unlink: os.unlink.handler(gives(commands.unlinkSubject)),
};
