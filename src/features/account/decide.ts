import { insert, refuse, update, type Change, type Decision, type Given, type Row } from '#shared/decision.ts';
import { addMonths } from '#shared/dates.ts';
import { need, type Finding } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import type { Rules } from '#shared/rules.ts';
import { passwordFindings, type PasswordFacts } from './checks.ts';
import type { AccountEvent } from './events.ts';
import { accountPolicy } from './policy.ts';

/** An account as its commands know it. */
export interface Known {
  readonly account: Pick<Row<'account'>, 'id' | 'personId' | 'username' | 'disabledAt'>;
  readonly name: string;
  /** Of a partner: how far it is; null of a person of ours. */
  readonly ofUnit: 'asked' | 'open' | 'refused' | 'ended' | null;
}

const did = (id: string, changes: readonly Change[], name: AccountEvent, details: Record<string, string> = {}): Decision => ({
  ok: true, subject: { type: 'account', id, activityId: null }, changes, events: [{ name, details }],
});
/** The person at whom an administrator's command is aimed must be another: nobody disables or resets their own. */
const notSelf = (known: Known, given: Given): Finding[] =>
  known.account.personId === given.actor.personId ? [need('account.not_self')] : [];

export interface CreateFacts {
  readonly person: { readonly name: string; readonly removed: boolean } | null;
  readonly hasAccount: boolean;
  readonly taken: boolean;
  readonly password: PasswordFacts;
  readonly rules: Rules;
  readonly userId: string;
}
export function create(facts: CreateFacts, input: { personId: string; username: string }, given: Given): Decision {
  const against = barred(accountPolicy, 'account.create', given.actor);
  if (against.length > 0) return refuse(...against);
  const wrong = [
    ...(facts.person === null || facts.person.removed ? [need('account.no_person', 'personId')] : []),
    ...(facts.hasAccount ? [need('account.has_one', 'personId')] : []),
    ...(facts.taken ? [need('account.name_taken', 'username', { username: input.username })] : []),
    ...passwordFindings(facts.password, facts.rules, given.today),
  ];
  if (wrong.length > 0) return refuse(...wrong);
  const id = given.newId();
  const row = {
    id, personId: input.personId, userId: facts.userId, username: input.username.toLowerCase(), passwordSetAt: given.now, mustChange: true,
  };
  return did(id, [insert('account', row)], 'account.created', { name: facts.person?.name ?? '', username: row.username });
}

export function disable(known: Known, input: { reason: string }, given: Given): Decision {
  const against = [...barred(accountPolicy, 'account.disable', given.actor), ...notSelf(known, given)];
  if (known.account.disabledAt !== null) against.push(need('account.disabled_already'));
  if (against.length > 0) return refuse(...against);
  const { id, username } = known.account;
  const details = { name: known.name, username, reason: input.reason };
  return did(id, [update('account', id, { disabledAt: given.now })], 'account.disabled', details);
}

export function enable(known: Known, _: object, given: Given): Decision {
  const against = barred(accountPolicy, 'account.enable', given.actor);
  if (known.account.disabledAt === null) against.push(need('account.enabled_already'));
  // What our secretary has not granted, or has taken back, is not the system administrator's to open.
  if (known.ofUnit !== null && known.ofUnit !== 'open') against.push(need('account.of_unit'));
  if (against.length > 0) return refuse(...against);
  const { id, username } = known.account;
  return did(id, [update('account', id, { disabledAt: null, mustChange: true })], 'account.enabled', { name: known.name, username });
}

export interface PasswordKnown extends Known {
  readonly password: PasswordFacts;
  readonly rules: Rules;
}
export function resetPassword(known: PasswordKnown, _: object, given: Given): Decision {
  const against = [...barred(accountPolicy, 'account.reset_password', given.actor), ...notSelf(known, given)];
  if (against.length > 0) return refuse(...against);
  const wrong = passwordFindings(known.password, known.rules, given.today);
  if (wrong.length > 0) return refuse(...wrong);
  const { id, username } = known.account;
  const set = { passwordSetAt: given.now, mustChange: true };
  return did(id, [update('account', id, set)], 'account.password_reset', { name: known.name, username });
}

/** `currentRight`: whether the password in force was given too, so that a screen left open changes nothing. */
export function changePassword(known: PasswordKnown & { readonly currentRight: boolean }, _: object, given: Given): Decision {
  const against = barred(accountPolicy, 'account.change_password', given.actor);
  if (against.length > 0) return refuse(...against);
  if (!known.currentRight) return refuse(need('account.current_wrong', 'current'));
  const wrong = passwordFindings(known.password, known.rules, given.today);
  if (wrong.length > 0) return refuse(...wrong);
  const { id } = known.account;
  return did(id, [update('account', id, { passwordSetAt: given.now, mustChange: false })], 'account.password_changed');
}

export function unlock(known: Known, _: object, given: Given): Decision {
  const against = barred(accountPolicy, 'account.unlock', given.actor);
  if (against.length > 0) return refuse(...against);
  return did(known.account.id, [], 'account.unlocked', { name: known.name, username: known.account.username });
}

export function endSessions(known: Known, _: object, given: Given): Decision {
  const against = barred(accountPolicy, 'account.end_sessions', given.actor);
  return against.length > 0 ? refuse(...against) : did(known.account.id, [], 'account.sessions_ended');
}

export interface TokenInput {
  readonly name: string;
  readonly scope: 'read' | 'all';
  readonly expiresOn: string;
}
/** A token ends at the end of its last day in UTC, at most a year from now. */
export function makeToken({ hash }: { hash: string }, input: TokenInput, given: Given): Decision {
  const against = barred(accountPolicy, 'account.make_token', given.actor);
  if (against.length > 0) return refuse(...against);
  const { personId } = given.actor;
  if (personId === null) return refuse(need('forbidden.post', null, { who: 'member' }));
  if (input.expiresOn < given.today) return refuse(need('account.token_past', 'expiresOn'));
  if (input.expiresOn > addMonths(given.today, 12)) return refuse(need('account.token_long', 'expiresOn'));
  const id = given.newId();
  const { name, scope } = input;
  const row = { id, personId, name, scope, hash, createdAt: given.now, expiresAt: `${input.expiresOn}T23:59:59.999Z` };
  return {
    ok: true, subject: { type: 'token', id, activityId: null }, changes: [insert('token', row)],
    events: [{ name: 'account.token_made', details: { name, scope, until: input.expiresOn } }],
  };
}

export function revokeToken(token: Pick<Row<'token'>, 'id' | 'name' | 'revokedAt'>, _: object, given: Given): Decision {
  const against = barred(accountPolicy, 'account.revoke_token', given.actor);
  if (token.revokedAt !== null) against.push(need('account.token_revoked_already'));
  if (against.length > 0) return refuse(...against);
  return {
    ok: true, subject: { type: 'token', id: token.id, activityId: null },
    changes: [update('token', token.id, { revokedAt: given.now })],
    events: [{ name: 'account.token_revoked', details: { name: token.name } }],
  };
}

/** Signing in and out and what went wrong with it: no state of ours changes, but it is written down for every user. */
export function note(event: AccountEvent, details: Record<string, string> = {}) {
  return (known: Known): Decision => did(known.account.id, [], event, { username: known.account.username, ...details });
}
