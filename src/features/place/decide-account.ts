import { passwordFindings, type PasswordFacts } from '#features/account/checks.ts';
import { insert, refuse, stale, update, type Change, type Decision, type Given, type Happening } from '#shared/decision.ts';
import { need } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import type { Rules } from '#shared/rules.ts';
import type { PlaceInput } from './contract.ts';
import type { AccountKnown, PlaceUnit } from './facts.ts';
import { placePolicy } from './policy.ts';

/** Accounts of a partner's unit: asked for by its link, granted and taken back by our secretaries and 机关党委. Pure. */

const about = (unit: PlaceUnit, changes: readonly Change[], event: Happening): Decision => ({ ok: true, subject: { type: 'unit', id: unit.id, activityId: null }, changes, events: [event] });

export interface ForClaim {
  readonly unit: PlaceUnit;
  /** One that was asked for by the same link and is not refused or ended. */
  readonly standing: boolean;
  readonly taken: boolean;
  readonly password: PasswordFacts;
  readonly rules: Rules;
  /** The sign-in library's user, made beforehand; empty where the name is taken. */
  readonly userId: string;
  /** Whoever made the link: told that something waits. */
  readonly maker: string;
}
type Claiming = Omit<PlaceInput<'claimAccount'>, 'password'>;

/** Closed until it is approved. The password is the holder's own from the first: nobody of ours ever has it. */
export function claimAccount({ unit, standing, taken, password, rules, userId, maker }: ForClaim, { holderName, holderPost, username }: Claiming, { actor, now, today, newId }: Given): Decision {
  const { place } = actor;
  if (place === undefined || place.unitId !== unit.id) return refuse(need('forbidden.post', null, { who: 'link' }));
  if (place.account) return refuse(need('place.account_by_link'));
  const wrong = [
    ...(standing ? [need('place.account_once')] : []), ...(taken ? [need('account.name_taken', 'username', { username })] : []), ...passwordFindings(password, rules, today),
  ];
  if (wrong.length > 0) return refuse(...wrong);
  const id = newId();
  const sign = insert('account', { id, personId: null, userId, username: username.toLowerCase(), passwordSetAt: now, mustChange: false, disabledAt: now });
  const whose = insert('unitAccount', { id, unitId: unit.id, linkId: place.linkId, holderName, holderPost, askedAt: now });
  return about(unit, [sign, whose], { name: 'place.account_asked', details: { unit: unit.name, holder: holderName, post: holderPost, username: username.toLowerCase(), link: actor.name, people: [maker] } });
}

export interface ForAccount {
  readonly unit: PlaceUnit;
  readonly account: AccountKnown | null;
}
export function decideAccount({ unit, account }: ForAccount, { version, decision, note }: PlaceInput<'decideAccount'>, { actor, now }: Given): Decision {
  const against = barred(placePolicy, 'place.decide_account', actor);
  if (against.length > 0) return refuse(...against);
  if (account === null) return refuse(need('need.place_account', 'accountId'));
  if (version !== account.version || account.state !== 'asked') return stale('place_account', account);
  const yes = decision === 'approve';
  if (!yes && (note ?? '') === '') return refuse(need('need.comment', 'note'));
  // A link is revoked where it fell into wrong hands: what was asked for by it may not be the holder's word.
  if (yes && account.linkRevoked) return refuse(need('place.account_link_revoked', 'accountId'));
  const decided = update('unitAccount', account.id, { state: yes ? 'open' : 'refused', decidedName: actor.name, decidedAt: now, note, version: version + 1 });
  return about(unit, [decided, ...(yes ? [update('account', account.id, { disabledAt: null })] : [])], {
    name: yes ? 'place.account_approved' : 'place.account_refused', details: { unit: unit.name, holder: account.holderName, username: account.username, note },
  });
}

export function endAccount({ unit, account }: ForAccount, { version, reason }: PlaceInput<'endAccount'>, { actor, now }: Given): Decision {
  const against = barred(placePolicy, 'place.end_account', actor);
  if (against.length > 0) return refuse(...against);
  if (account === null) return refuse(need('need.place_account', 'accountId'));
  if (version !== account.version || account.state !== 'open') return stale('place_account', account);
  const ended = update('unitAccount', account.id, { state: 'ended', decidedName: actor.name, decidedAt: now, note: reason, version: version + 1 });
  return about(unit, [ended, update('account', account.id, { disabledAt: now })], { name: 'place.account_ended', details: { unit: unit.name, holder: account.holderName, username: account.username, reason } });
}
