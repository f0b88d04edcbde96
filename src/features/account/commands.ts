import type { Command, Connection, Scope } from '#platform/command.ts';
import type { Rules } from '#shared/rules.ts';
import { endSessions, makeUser, setPassword, type Secret } from './credentials.ts';
import * as decide from './decide.ts';
import type { AccountEvent } from './events.ts';
import { clearFailures, securityRules } from './guard-store.ts';
import { accountById, hasAccount, isTaken, ownAccount, ownToken, personFor } from './store.ts';

/*
 * Commands around a password are made for one call: the password stays beside the input, so that neither it nor a hash
 * of it that could be guessed at ever reaches the ledger (`input_hash` covers the input). Their `load` also writes the
 * sign-in library's rows; when the decision is no, the transaction takes them back.
 */

interface ById {
  readonly commandId: string;
  readonly id: string;
}
interface Bare {
  readonly commandId: string;
}
const rulesOf = (db: Connection, { officeId }: Scope): Promise<Rules> => securityRules(db, officeId, new Date());

type NewAccount = Bare & { readonly personId: string; readonly username: string };
export const createAccount = (secret: Secret): Command<NewAccount, decide.CreateFacts> => ({
  name: 'account.create',
  tables: ['account'],
  async load(db, scope, { personId, username }) {
    const person = await personFor(db, scope, personId);
    const taken = await isTaken(db, username);
    return {
      person, taken, password: secret.facts, rules: await rulesOf(db, scope),
      hasAccount: await hasAccount(db, scope, personId),
      userId: person === null || taken ? '' : await makeUser(db, username, person.name, secret.hash),
    };
  },
  decide: decide.create,
});

export const disableAccount: Command<ById & { readonly reason: string }, decide.Known> = {
  name: 'account.disable',
  tables: ['account'],
  async load(db, scope, { id }) {
    const account = await accountById(db, scope, id);
    await endSessions(db, account.userId, null);
    return account;
  },
  decide: decide.disable,
};

export const enableAccount: Command<ById, decide.Known> = {
  name: 'account.enable', tables: ['account'], load: (db, scope, { id }) => accountById(db, scope, id), decide: decide.enable,
};

export const resetPassword = (secret: Secret): Command<ById, decide.PasswordKnown> => ({
  name: 'account.reset_password',
  tables: ['account'],
  async load(db, scope, { id }) {
    const account = await accountById(db, scope, id);
    await setPassword(db, account.userId, secret.hash, null);
    await clearFailures(db, account.account.username);
    return { ...account, password: secret.facts, rules: await rulesOf(db, scope) };
  },
  decide: decide.resetPassword,
});

interface OwnChange extends Secret {
  readonly currentRight: boolean;
  /** The session in which it is changed goes on; the others end. */
  readonly sessionId: string;
}
export const changePassword = (change: OwnChange): Command<Bare, decide.PasswordKnown & { currentRight: boolean }> => ({
  name: 'account.change_password',
  tables: ['account'],
  async load(db, scope) {
    const account = await ownAccount(db, scope);
    await setPassword(db, account.userId, change.hash, change.sessionId);
    return { ...account, password: change.facts, rules: await rulesOf(db, scope), currentRight: change.currentRight };
  },
  decide: decide.changePassword,
});

export const unlockAccount: Command<ById, decide.Known> = {
  name: 'account.unlock',
  tables: ['account'],
  async load(db, scope, { id }) {
    const account = await accountById(db, scope, id);
    await clearFailures(db, account.account.username);
    return account;
  },
  decide: decide.unlock,
};

export const endOtherSessions = (sessionId: string): Command<Bare, decide.Known> => ({
  name: 'account.end_sessions',
  tables: [],
  async load(db, scope) {
    const account = await ownAccount(db, scope);
    await endSessions(db, account.userId, sessionId);
    return account;
  },
  decide: decide.endSessions,
});

export const makeToken = (hash: string): Command<Bare & decide.TokenInput, { hash: string }> => ({
  name: 'account.make_token', tables: ['token'], load: async () => ({ hash }), decide: decide.makeToken,
});

export const revokeToken: Command<ById, Awaited<ReturnType<typeof ownToken>>> = {
  name: 'account.revoke_token', tables: ['token'], load: (db, scope, { id }) => ownToken(db, scope, id), decide: decide.revokeToken,
};

/** Writes down a sign-in, a failed one, a lock, a sign-out, or a change of the second factor. Given by the server only. */
export const noteSignIn = (event: AccountEvent, details: Record<string, string> = {}): Command<ById, decide.Known> => ({
  name: event, tables: [], load: (db, scope, { id }) => accountById(db, scope, id), decide: decide.note(event, details),
});
