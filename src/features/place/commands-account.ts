import { endSessions, makeUser, type Secret } from '#features/account/credentials.ts';
import { securityOf, userTaken } from '#features/account/queries.ts';
import type { Command } from '#platform/command.ts';
import type { PlaceInput } from './contract.ts';
import * as decide from './decide-account.ts';
import { placeOf, unitNow } from './store.ts';
import { accountBy, forClaim } from './store-account.ts';

/** Verbs about accounts of a partner's unit. As in features/account: the password stays beside the input, and what `load` wrote of the sign-in library's rows goes back with a no. */

const tables = ['account', 'unitAccount'] as const;

export const claimAccount = (secret: Secret): Command<Omit<PlaceInput<'claimAccount'>, 'password'>, decide.ForClaim> => ({
  name: 'place.claim_account', tables, decide: decide.claimAccount,
  async load(db, scope, { holderName, username }) {
    const { unitId, linkId } = placeOf(scope);
    const unit = await unitNow(db, scope, unitId);
    const link = await forClaim(db, scope, linkId);
    const taken = await userTaken(db, username);
    return { unit, ...link, taken, password: secret.facts, rules: await securityOf(db, scope), userId: taken ? '' : await makeUser(db, username, holderName, secret.hash) };
  },
});

export const decideAccount: Command<PlaceInput<'decideAccount'>, decide.ForAccount> = {
  name: 'place.decide_account', tables, decide: decide.decideAccount,
  async load(db, scope, { unitId, accountId }) {
    const unit = await unitNow(db, scope, unitId);
    return { unit, account: await accountBy(db, scope, unit.id, accountId) };
  },
};

export const endAccount: Command<PlaceInput<'endAccount'>, decide.ForAccount> = {
  name: 'place.end_account', tables, decide: decide.endAccount,
  async load(db, scope, { unitId, accountId }) {
    const unit = await unitNow(db, scope, unitId);
    const account = await accountBy(db, scope, unit.id, accountId);
    if (account !== null) await endSessions(db, account.userId, null);
    return { unit, account };
  },
};
