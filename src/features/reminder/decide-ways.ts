import { insert, refuse, remove, stale, update, type Decision, type Given } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import type { ReminderInput } from './contract.ts';
import { mailAddress, type Way } from './facts.ts';
import { reminderPolicy } from './policy.ts';

/** What a person mutes and how he or she is told: everybody's own. Pure. */

const mine = (verb: string, { actor }: Given): { readonly me: string } | { readonly no: Finding[] } => {
  const against = barred(reminderPolicy, verb, actor);
  if (against.length > 0) return { no: against };
  return actor.personId === null ? { no: [need('forbidden.post')] } : { me: actor.personId };
};
const subject = (id: string) => ({ type: 'reminder', id, activityId: null });

export interface MuteKnown {
  /** The row by which it is muted already; null where it is not. */
  readonly muteId: string | null;
  readonly watchKnown: boolean;
  readonly count: number;
}
/** More than anybody has: a list that grows without end is a mistake somewhere. */
const mostMuted = 5_000;

export function mute({ muteId, watchKnown, count }: MuteKnown, { watch, about }: ReminderInput<'mute'>, given: Given): Decision {
  const asked = mine('reminder.mute', given);
  if ('no' in asked) return refuse(...asked.no);
  if (!watchKnown) return refuse(need('reminder.no_kind', 'watch'));
  if (muteId !== null) return refuse(need('reminder.muted_already', 'about'));
  if (count >= mostMuted) return refuse(need('reminder.too_many', 'about', { most: mostMuted }));
  return {
    ok: true, subject: subject(asked.me), changes: [insert('reminderMute', { id: given.newId(), personId: asked.me, watch, about, at: given.now })],
    events: [{ name: 'reminder.muted', details: { kind: `@reminder.kind.${watch}`, all: about === null } }],
  };
}
export function unmute({ muteId }: MuteKnown, { watch }: ReminderInput<'unmute'>, given: Given): Decision {
  const asked = mine('reminder.unmute', given);
  if ('no' in asked) return refuse(...asked.no);
  if (muteId === null) return refuse(need('reminder.not_muted', 'about'));
  return { ok: true, subject: subject(asked.me), changes: [remove('reminderMute', muteId)], events: [{ name: 'reminder.unmuted', details: { kind: `@reminder.kind.${watch}` } }] };
}

/** How a person is told now; null where nothing was ever set. */
export interface WayKnown {
  readonly way: Way | null;
}
type Set = Readonly<Record<string, string | null>>;
function set(verb: string, { way }: WayKnown, version: number, given: Given, values: Set, event: string): Decision {
  const asked = mine(verb, given);
  if ('no' in asked) return refuse(...asked.no);
  if (version !== (way?.version ?? 0)) return stale('reminder_way', way);
  const change = way === null ? insert('reminderWay', { id: asked.me, ...values, version: 1 }) : update('reminderWay', asked.me, { ...values, version: way.version + 1 });
  return { ok: true, subject: subject(asked.me), changes: [change], events: [{ name: event, details: {} }] };
}

/** A new address begins without fault, and only with what is told from now on. */
export function setMail(known: WayKnown, { version, on, mailTo, language }: ReminderInput<'setMail'>, given: Given): Decision {
  if (!on) return set('reminder.set_mail', known, version, given, { mailSince: null }, 'reminder.mail_off');
  if (mailTo === null || mailTo === '') return refuse(need('reminder.no_address', 'mailTo'));
  if (!mailAddress.test(mailTo)) return refuse(need('reminder.bad_address', 'mailTo'));
  return set('reminder.set_mail', known, version, given, { mailTo, mailSince: given.now, failing: null, failingAt: null, language: language ?? given.actor.language }, 'reminder.mail_on');
}

export const renewFeed = (known: WayKnown, { version, secretHash }: ReminderInput<'renewFeed'>, given: Given): Decision =>
  set('reminder.renew_feed', known, version, given, { feedHash: secretHash, feedSince: given.now }, 'reminder.feed_renewed');

export function stopFeed(known: WayKnown, { version }: ReminderInput<'stopFeed'>, given: Given): Decision {
  if (known.way?.hasFeed !== true) return refuse(need('reminder.no_feed'));
  return set('reminder.stop_feed', known, version, given, { feedHash: null, feedSince: null }, 'reminder.feed_stopped');
}

export interface BounceKnown extends WayKnown {
  readonly personId: string;
}
/** The mail server refused the address for good: nothing more is sent there until the person has put it right. */
export function noteBounce({ way, personId }: BounceKnown, { mailTo, answer }: { readonly mailTo: string; readonly answer: string }, given: Given): Decision {
  const against = barred(reminderPolicy, 'reminder.note_bounce', given.actor);
  if (against.length > 0) return refuse(...against);
  // Put right meanwhile: what the server said is not of this address.
  if (way === null || way.mailTo !== mailTo || way.failing !== null) return refuse(need('reminder.nothing'));
  return {
    ok: true, subject: subject(personId), changes: [update('reminderWay', personId, { failing: answer, failingAt: given.now, version: way.version + 1 })],
    events: [{ name: 'reminder.bounced', details: { answer, people: [personId] } }],
  };
}
