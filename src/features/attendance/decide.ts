import type { z } from 'zod';
import { move, touch } from '#features/activity/decide.ts';
import { subjectOf, type Known } from '#features/activity/subject.ts';
import { insert, refuse, update, type Decision, type Given } from '#shared/decision.ts';
import { need } from '#shared/finding.ts';
import type { attendanceContract } from './contract.ts';
import type { Seat } from './facts.ts';

export type Input<V extends keyof typeof attendanceContract> = z.infer<NonNullable<(typeof attendanceContract)[V]['~orpc']['inputSchema']>>;
export type WithRoster = Known & { readonly roster: readonly Seat[] };

/** Sends the notice. Given again (another place, another hour) it goes to everyone again, and says so. */
export function announce({ facts, roster }: WithRoster, { note }: Input<'announce'>, given: Given): Decision {
  if (roster.length === 0) return refuse(need('need.concerned', 'sides'));
  const people = roster.map((seat) => seat.personId);
  return {
    ok: true, subject: subjectOf(facts), changes: [touch(facts, { announcedAt: given.now })],
    events: [{ name: 'attendance.announced', details: { people, count: people.length, again: facts.activity.announcedAt !== null, note: note || null } }],
  };
}

/** One's own answer. It may be changed until the activity is held; the ledger keeps the earlier one. */
export function reply({ facts, roster }: WithRoster, { answer, reason }: Input<'reply'>, given: Given): Decision {
  const personId = given.actor.personId;
  if (personId === null || !roster.some((seat) => seat.personId === personId)) return refuse(need('forbidden.concerned'));
  const said = answer === 'leave' ? (reason ?? '').trim() : null;
  if (said === '') return refuse(need('need.leave_reason', 'reason'));
  const earlier = facts.replies.find((one) => one.personId === personId);
  const change = earlier === undefined
    ? insert('reply', { id: given.newId(), activityId: facts.activity.id, personId, answer, reason: said, at: given.now })
    : update('reply', earlier.id, { answer, reason: said, at: given.now, version: earlier.version + 1 });
  return {
    ok: true, subject: subjectOf(facts), changes: [change],
    events: [{ name: 'attendance.replied', details: { answer: `@attendance.answer.${answer}`, again: earlier !== undefined } }],
  };
}

/** It took place: a day that has come. From here on the record is written. */
export function hold({ facts }: Known, { heldOn }: Input<'hold'>, given: Given): Decision {
  if (heldOn > given.today) return refuse(need('need.past_day', 'heldOn', { day: heldOn }));
  const moved = move('attendance.hold', facts, { heldOn, sortOn: heldOn });
  return moved.ok ? { ...moved, events: [{ name: 'activity.held', details: { heldOn, plannedOn: facts.activity.plannedOn } }] } : moved;
}
