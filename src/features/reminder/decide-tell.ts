import { insert, refuse, type Decision, type Given } from '#shared/decision.ts';
import { need } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import type { Rules } from '#shared/rules.ts';
import { calmOn, digestFor, mayTellAt, type Waits } from './facts-calm.ts';
import { reminderPolicy } from './policy.ts';

/** A handful of people with what waits for each, loaded again just now. */
export interface ToTell {
  readonly officeId: string;
  readonly zone: string;
  readonly rules: Rules;
  readonly people: readonly Waits[];
}

/** The most items of one digest: whoever has more is told of the others with the next one. */
export const mostInDigest = 2_000;

/**
 * Tells people of what waits for them: each by one digest a day with all of it, within the calm limits. A whole batch of
 * people is one entry. The unique (person, day) of a digest keeps two processes from telling the same twice.
 */
export function tell({ officeId, zone, rules, people }: ToTell, _: unknown, given: Given): Decision {
  const against = barred(reminderPolicy, 'reminder.tell', given.actor);
  if (against.length > 0) return refuse(...against);
  const calm = calmOn(rules, given.today);
  if (mayTellAt(new Date(given.now), zone, calm, rules.calendar) !== 'yes') return refuse(need('reminder.not_now'));
  const told = people.map((one) => ({ personId: one.personId, items: digestFor(one, given.today, calm, rules.calendar, mostInDigest) })).filter(({ items }) => items.length > 0);
  if (told.length === 0) return refuse(need('reminder.nothing'));
  return {
    ok: true, subject: { type: 'reminder', id: officeId, activityId: null },
    changes: told.map(({ personId, items }) => insert('reminderDigest', { id: given.newId(), personId, day: given.today, toldAt: given.now, items })),
    events: [{ name: 'reminder.told', details: { day: given.today, count: told.length, items: told.reduce((sum, { items }) => sum + items.length, 0) } }],
  };
}

