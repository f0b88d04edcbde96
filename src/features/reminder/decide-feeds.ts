import { insert, refuse, update, type Change, type Decision, type Given } from '#shared/decision.ts';
import { need } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import type { ReminderInput } from './contract.ts';
import { keeps } from './decide-robots.ts';
import { reminderPolicy } from './policy.ts';

/** Calendars of branches: pure. Of the secret address only the hash is known. */
export interface FeedKnown {
  /** A branch of ours that is not dissolved; null otherwise. */
  readonly branch: { readonly id: string; readonly name: string } | null;
  /** The one in force. */
  readonly feed: { readonly id: string; readonly version: number } | null;
}
const against = (verb: string, branchId: string, given: Given) => {
  const barring = barred(reminderPolicy, verb, given.actor);
  return barring.length > 0 ? barring : keeps(given.actor, branchId) ? [] : [need('forbidden.own_branch', 'branchId')];
};
const ended = ({ feed }: FeedKnown, given: Given): Change[] => (feed === null ? [] : [update('branchFeed', feed.id, { revokedAt: given.now, version: feed.version + 1 })]);

export function renewBranchFeed(known: FeedKnown, { branchId, secretHash }: ReminderInput<'renewBranchFeed'>, given: Given): Decision {
  const no = against('reminder.renew_branch_feed', branchId, given);
  if (no.length > 0) return refuse(...no);
  if (known.branch === null) return refuse(need('reminder.robot_branch', 'branchId'));
  const row = insert('branchFeed', { id: given.newId(), branchId, hash: secretHash, since: given.now, madeBy: given.actor.name });
  return { ok: true, subject: { type: 'branch', id: branchId, activityId: null }, changes: [...ended(known, given), row], events: [{ name: 'reminder.branch_feed_renewed', details: { branch: known.branch.name } }] };
}
export function stopBranchFeed(known: FeedKnown, { branchId }: ReminderInput<'stopBranchFeed'>, given: Given): Decision {
  const no = against('reminder.stop_branch_feed', branchId, given);
  if (no.length > 0) return refuse(...no);
  if (known.feed === null) return refuse(need('reminder.no_feed', 'branchId'));
  return { ok: true, subject: { type: 'branch', id: branchId, activityId: null }, changes: ended(known, given), events: [{ name: 'reminder.branch_feed_stopped', details: { branch: known.branch?.name ?? null } }] };
}
