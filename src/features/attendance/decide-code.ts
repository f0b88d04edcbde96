import { subjectOf, type Known } from '#features/activity/subject.ts';
import { insert, refuse, update, type Decision, type Given } from '#shared/decision.ts';
import { need } from '#shared/finding.ts';
import type { Input, WithRoster } from './decide.ts';
import { codeRuleOn, judge, type Match, type Showing } from './facts-code.ts';

export type WithShowings = Known & { readonly showings: readonly (Showing & { readonly version: number })[] };

const running = ({ closedAt, untilAt }: Showing, now: string): boolean => closedAt === null && untilAt > now;

/** Codes begin to be shown. Where the office does not want it there is nothing to show. */
export function openCode({ facts, rules, showings }: WithShowings, _: Input<'openCode'>, given: Given): Decision {
  const rule = codeRuleOn(rules, given.today);
  if (!rule.on) return refuse(need('attendance.code_off'));
  if (showings.some((one) => running(one, given.now))) return refuse(need('attendance.code_open_already'));
  const untilAt = new Date(Date.parse(given.now) + rule.hours * 3_600_000).toISOString();
  return {
    ok: true, subject: subjectOf(facts), events: [{ name: 'attendance.code_opened', details: { hours: rule.hours } }],
    changes: [insert('onsiteCode', { id: given.newId(), activityId: facts.activity.id, openedAt: given.now, openedBy: given.actor.name, untilAt, stepSeconds: rule.stepSeconds })],
  };
}

/** No more codes from now on; what was read before still counts when it arrives. */
export function closeCode({ facts, showings }: WithShowings, _: Input<'closeCode'>, given: Given): Decision {
  const open = showings.filter((one) => running(one, given.now));
  if (open.length === 0) return refuse(need('attendance.code_not_open'));
  return {
    ok: true, subject: subjectOf(facts), events: [{ name: 'attendance.code_closed', details: {} }],
    changes: open.map((one) => update('onsiteCode', one.id, { closedAt: given.now, version: one.version + 1 })),
  };
}

export type ForConfirming = WithRoster & {
  /** Where the typed code stood on the organiser's screen. */
  readonly matches: readonly Match[];
  readonly shownAtAll: boolean;
  readonly confirmedAlready: boolean;
};

/** Somebody says of his or her own accord to have been there. It stands beside the organiser's entry and changes nothing in it. */
export function confirm({ facts, rules, roster, matches, shownAtAll, confirmedAlready }: ForConfirming, { saidAt }: Input<'confirm'>, given: Given): Decision {
  const { personId } = given.actor;
  if (personId === null || !roster.some((seat) => seat.personId === personId)) return refuse(need('forbidden.concerned'));
  if (!shownAtAll) return refuse(need('attendance.code_none'));
  if (confirmedAlready) return refuse(need('attendance.confirmed_already'));
  const told = judge(matches, saidAt, given.now, codeRuleOn(rules, given.today).toleranceMinutes);
  if (told === 'wrong') return refuse(need('attendance.code_wrong', 'code'));
  return {
    ok: true, subject: subjectOf(facts), events: [{ name: 'attendance.confirmed', details: { look: told === 'look' } }],
    changes: [insert('onsitePresence', { id: given.newId(), activityId: facts.activity.id, personId, saidAt, arrivedAt: given.now, look: told === 'look' })],
  };
}
