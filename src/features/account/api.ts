import { randomBytes } from 'node:crypto';
import { implement } from '@orpc/server';
import { gives, scopeIn, someone, type ApiContext } from '#platform/api.ts';
import { phoneOn, writesFromPhone } from '#features/burden/facts.ts';
import { keepingLimit } from '#features/file/shipped.ts';
import { loadRules } from '#platform/rules.ts';
import { secretHash, type Session } from '#platform/session.ts';
import { need } from '#shared/finding.ts';
import { createFormat } from '#shared/format.ts';
import { barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import * as commands from './commands.ts';
import { accountContract } from './contract.ts';
import { isPassword, prepare } from './credentials.ts';
import { clearFailures, countFailure, lockOf } from './guard-store.ts';
import { accountPolicy } from './policy.ts';
import { accountById, listAccounts, listSessions, listTokens, listUnitAccounts, ownAccount, ownToken } from './store.ts';

const os = implement(accountContract).$context<ApiContext>();

/** What only the person at the screen may do, never a program with a token. */
function atScreen({ session }: ApiContext): Session {
  if (session === null) throw new Refusal('FORBIDDEN', [need('forbidden.session_only')]);
  return session;
}
/** Whose what a browser keeps is; nobody's where no session stands behind it. */
function ownerOf(context: ApiContext): string | null {
  const { personId, place } = someone(context);
  return context.session === null ? null : (personId ?? (place?.account === true ? place.id : null));
}
async function phoneOf(context: ApiContext): Promise<'writes' | 'reads' | null> {
  if (context.phone !== true) return null;
  const rules = await loadRules(context.db, someone(context).officeId, context.now());
  return writesFromPhone(phoneOn(rules, rules.today)) ? 'writes' : 'reads';
}
function allow(context: ApiContext, verb: string): void {
  const against = barred(accountPolicy, verb, someone(context));
  if (against.length > 0) throw new Refusal('FORBIDDEN', against);
}

export const accountApi = {
  me: os.me.handler(async ({ context }) => {
    const actor = someone(context);
    const office = await context.db.selectFrom('office').select(['id', 'name', 'demo']).where('id', '=', actor.officeId).executeTakeFirst();
    const person = actor.personId === null ? null : { id: actor.personId, name: actor.name };
    return {
      person, office: office ?? null, posts: [...actor.posts], branchIds: [...actor.branchIds], language: actor.language,
      place: actor.place === undefined ? null : actor.place.account ? ('account' as const) : ('link' as const), must: mustDo(context.session), secondFactor: context.session?.secondFactor ?? false, may: actor.may, phone: await phoneOf(context),
      ownerId: ownerOf(context), mark: context.session?.mark ?? null,
    };
  }),
  list: os.list.handler(({ input, context }) => {
    allow(context, 'account.list');
    return listAccounts(context.db, scopeIn(context), input);
  }),
  ofUnits: os.ofUnits.handler(({ input, context }) => {
    allow(context, 'account.of_units');
    return listUnitAccounts(context.db, scopeIn(context), input);
  }),
  create: os.create.handler(async ({ input: { password, ...input }, context }) => {
    allow(context, 'account.create');
    const secret = await prepare(context.db, password, input.username);
    return context.door.run(commands.createAccount(secret), someone(context), { commandId: input.commandId, input });
  }),
  disable: os.disable.handler(gives(commands.disableAccount)),
  enable: os.enable.handler(gives(commands.enableAccount)),
  resetPassword: os.resetPassword.handler(async ({ input: { password, ...input }, context }) => {
    allow(context, 'account.reset_password');
    const { account, userId } = await accountById(context.db, scopeIn(context), input.id);
    const secret = await prepare(context.db, password, account.username, userId);
    return context.door.run(commands.resetPassword(secret), someone(context), { commandId: input.commandId, input });
  }),
  unlock: os.unlock.handler(gives(commands.unlockAccount)),

  changePassword: os.changePassword.handler(async ({ input: { current, password, commandId }, context }) => {
    const session = atScreen(context);
    const { account, userId } = await ownAccount(context.db, scopeIn(context));
    const until = await lockOf(context.db, account.username, context.now());
    if (until !== null) throw new Refusal('REFUSED', [need('account.locked', 'current', { until: createFormat(someone(context).language).instant(until) })]);
    const [currentRight, secret] = await Promise.all([
      isPassword(context.db, userId, current), prepare(context.db, password, account.username, userId),
    ]);
    // A screen left open must not become a place to guess the password: wrong tries count as at sign-in (SEC-02).
    if (currentRight) await clearFailures(context.db, account.username);
    else await countFailure(context.db, account.username, context.now());
    const command = commands.changePassword({ ...secret, currentRight, sessionId: session.id });
    return context.door.run(command, someone(context), { commandId, input: { commandId } });
  }),
  device: os.device.handler(async ({ context }) => {
    const { kind, officeId } = someone(context);
    const ownerId = ownerOf(context);
    // A link, which no session stands behind.
    if (kind !== 'link' && ownerId === null) throw new Refusal('FORBIDDEN', [need('forbidden.session_only')]);
    const secret = ownerId === null ? null : context.outbound.sealed.deviceSecret(atScreen(context).accountId).toString('base64');
    return { ownerId, secret, megabytes: keepingLimit(await loadRules(context.db, officeId, context.now()), 'deviceMegabytes') };
  }),
  sessions: os.sessions.handler(async ({ context }) => {
    allow(context, 'account.sessions');
    const { userId } = await ownAccount(context.db, scopeIn(context));
    return listSessions(context.db, userId, context.session?.id ?? null);
  }),
  endSessions: os.endSessions.handler(({ input, context }) => {
    const command = commands.endOtherSessions(atScreen(context).id);
    return context.door.run(command, someone(context), { commandId: input.commandId, input });
  }),
  tokens: os.tokens.handler(({ context }) => {
    allow(context, 'account.tokens');
    return listTokens(context.db, scopeIn(context));
  }),
  makeToken: os.makeToken.handler(async ({ input, context }) => {
    atScreen(context);
    const secret = `lx_${randomBytes(32).toString('base64url')}`;
    const hash = secretHash(secret);
    const receipt = await context.door.run(commands.makeToken(hash), someone(context), { commandId: input.commandId, input });
    const made = await ownToken(context.db, scopeIn(context), receipt.id);
    return { ...receipt, secret: made.hash === hash ? secret : null };
  }),
  revokeToken: os.revokeToken.handler(gives(commands.revokeToken)),
};

/** What must be done before anything else: the first password, an old one (SEC-01), a second factor (SEC-08). */
export function mustDo(session: Session | null): 'password' | 'second_factor' | null {
  if (session?.mustChange === true) return 'password';
  return session?.secondFactorRequired === true && !session.secondFactor ? 'second_factor' : null;
}
