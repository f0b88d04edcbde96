import { implement } from '@orpc/server';
import { nameOfSide } from '#features/activity/facts.ts';
import { loadActivity } from '#features/activity/queries.ts';
import { isInside } from '#features/activity/shown.ts';
import { noteAttempt } from '#features/security/queries.ts';
import { gives, scopeIn, someone, type ApiContext } from '#platform/api.ts';
import { holds } from '#shared/actor.ts';
import { allowedBy, barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import * as commands from './commands.ts';
import * as shared from './commands-shared.ts';
import { peerContract } from './contract.ts';
import { standsAgainst } from './decide-part.ts';
import { listPeers, listRefusals, identityOf } from './list-store.ts';
import { listShared, readShared, sharesOfActivity } from './list-store-shared.ts';
import { peerPolicy } from './policy.ts';
import { findShared } from './store-shared.ts';
import { words } from './words.ts';

const os = implement(peerContract).$context<ApiContext>();

/** Who asks, where the permission table lets them. @throws Refusal FORBIDDEN */
function asking(context: ApiContext, verb: string) {
  const bars = barred(peerPolicy, verb, someone(context));
  if (bars.length > 0) throw new Refusal('FORBIDDEN', bars);
  return scopeIn(context);
}
/** An invitation that somebody was sent and that is none: the security administrator learns of it, whoever tried it in good faith. */
const notOurs: Readonly<Record<string, 'invitation_expired' | 'invitation_forged' | 'invitation_used'>> = {
  'need.invitation': 'invitation_forged', 'need.invitation_signed': 'invitation_forged', 'need.invitation_open': 'invitation_expired', 'need.invitation_once': 'invitation_used',
};
const writes = ['peer.consent', 'peer.propose', 'peer.attend', 'peer.bring'] as const;

export const peerApi = {
  list: os.list.handler(async ({ context }) => {
    const scope = asking(context, 'peer.list');
    const allowed = allowedBy(peerPolicy, scope.actor);
    return {
      ...(await identityOf(context.db, scope, context.outbound)), peers: await listPeers(context.db, scope, allowed['peer.invite']?.length === 0),
      refusals: await listRefusals(context.db, scope, holds(scope.actor, 'security_admin', 'audit_admin')), allowed,
    };
  }),
  enable: os.enable.handler(({ input, context }) => gives(commands.enable(context.outbound))({ input, context })),
  disable: os.disable.handler(({ input, context }) => gives(commands.disable(context.outbound))({ input, context })),
  invite: os.invite.handler(({ input, context }) => gives(commands.invite(context.outbound))({ input, context })),
  accept: os.accept.handler(async ({ input, context }) => {
    try {
      return await gives(commands.accept(context.outbound))({ input, context });
    } catch (error) {
      const reason = error instanceof Refusal ? notOurs[error.findings[0]?.check ?? ''] : undefined;
      if (reason !== undefined) await noteAttempt(context, someone(context).officeId, { kind: 'peer', about: words[`peer.reason.${reason}`][0] });
      throw error;
    }
  }),
  confirm: os.confirm.handler(({ input, context }) => gives(commands.confirm(context.outbound))({ input, context })),
  end: os.end.handler(({ input, context }) => gives(commands.end(context.outbound))({ input, context })),
  ofActivity: os.ofActivity.handler(async ({ input, context }) => {
    const scope = scopeIn(context);
    const { facts } = await loadActivity(context.db, scope, input.id);
    // What passes between the two offices is for those who take part and those who supervise.
    if (!isInside(facts, scope.actor)) return { shares: [], open: [] };
    return sharesOfActivity(context.db, scope, input.id, facts.sides.map((side) => ({ id: side.id, name: nameOfSide(side), unitId: side.unitId, role: side.role })));
  }),
  share: os.share.handler(({ input, context }) => gives(shared.share(context.outbound))({ input, context })),
  unshare: os.unshare.handler(({ input, context }) => gives(shared.unshare(context.outbound))({ input, context })),
  shared: os.shared.handler(({ input, context }) => listShared(context.db, asking(context, 'peer.shared'), input)),
  sharedOne: os.sharedOne.handler(async ({ input, context }) => {
    const scope = asking(context, 'peer.shared_one');
    const view = await readShared(context.db, scope, input.id);
    const known = await findShared(context.db, scope.officeId, input.id, { lock: false });
    return {
      ...view,
      allowed: { ...Object.fromEntries(writes.map((verb) => [verb, known === null ? [] : standsAgainst(verb, known, { actor: scope.actor })])), 'peer.assign': barred(peerPolicy, 'peer.assign', scope.actor) },
    };
  }),
  assign: os.assign.handler(gives(shared.assign)),
  consent: os.consent.handler(({ input, context }) => gives(shared.consent(context.outbound))({ input, context })),
  propose: os.propose.handler(({ input, context }) => gives(shared.propose(context.outbound))({ input, context })),
  attend: os.attend.handler(({ input, context }) => gives(shared.attend(context.outbound))({ input, context })),
  bring: os.bring.handler(({ input, context }) => gives(shared.bring(context.outbound))({ input, context })),
};
