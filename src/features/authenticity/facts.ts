import { z } from 'zod';
import { addDays, addWorkingDays, dayIn } from '#shared/dates.ts';
import { settingOn, type RuleSetting, type Rules } from '#shared/rules.ts';
import type { Wanted } from './facts-likeness.ts';

/**
 * Signals of authenticity: something that a person should look at, with what it was compared with. They are no verdict: none stands in
 * anybody's way, nothing is counted by person or branch, and whoever wrote hears of it first.
 */

export const signalKinds = ['text', 'photo', 'people', 'before'] as const;
export type SignalKind = (typeof signalKinds)[number];
export const ownKinds = ['record', 'insight', 'photo', 'attendance'] as const;
export type OwnKind = (typeof ownKinds)[number];

/** The rule each rests on, with the parameter that is named first. */
export const ruleOfKind = {
  text: ['SUP-10', 'percent'], photo: ['SUP-11', 'distance'], people: ['SUP-12', 'people'], before: ['SUP-13', 'minutes'],
} as const satisfies Record<SignalKind, readonly [string, string]>;

/** What of a match is kept in the derived table, and thrown away with it. */
export const passageSchema = z.object({ own: z.string(), other: z.string(), percent: z.int() });
export const matchFactsSchema = z.object({
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  passages: z.array(passageSchema),
});
export type MatchFacts = z.infer<typeof matchFactsSchema>;

/** A likeness found: of what, with what. `otherId` is `ownId` where it is compared with nothing else. */
export interface Match extends MatchFacts {
  readonly activityId: string;
  readonly kind: SignalKind;
  readonly ownKind: OwnKind;
  readonly ownId: string;
  readonly otherActivityId: string | null;
  readonly otherKind: OwnKind | null;
  readonly otherId: string;
}

/** Which signal an answer is about: it stays the same when everything is compared anew. */
export const keyOf = ({ kind, ownId, otherId }: Pick<Match, 'kind' | 'ownId' | 'otherId'>): string => `${kind} ${ownId} ${otherId}`;
export const ofKey = (key: string): { readonly kind: string; readonly ownId: string; readonly otherId: string } => {
  const [kind = '', ownId = '', otherId = ''] = key.split(' ');
  return { kind, ownId, otherId };
};

export const saidKinds = ['explained', 'noted', 'harmless'] as const;
export const answerSchema = z.object({ id: z.uuid(), said: z.enum(saidKinds), text: z.string(), byName: z.string(), byPost: z.string().nullable(), at: z.string() });
export type Answer = z.infer<typeof answerSchema>;

/** A parameter of SUP in force on a day; null where the office has none, and then nothing is looked for. */
export const figure = (rules: Rules, rule: string, parameter: string, on: string): number | null => {
  const value = settingOn(rules, rule, parameter, on)?.value;
  return typeof value === 'number' ? value : null;
};
export function phrasesOf(rules: Rules): readonly string[] {
  const value = settingOn(rules, 'SUP-10', 'phrases', rules.today)?.value;
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
export function textWanted(rules: Rules, on: string): Wanted | null {
  const [percent, shortest] = [figure(rules, 'SUP-10', 'percent', on), figure(rules, 'SUP-10', 'length', on)];
  return percent === null || shortest === null ? null : { percent, shortest };
}
/** Where a signal of a kind comes from: clause and parameter in force on a day. */
export const basisOfKind = (rules: Rules, kind: SignalKind, on: string): RuleSetting | null => {
  const [rule, parameter] = ruleOfKind[kind];
  return settingOn(rules, rule, parameter, on);
};

/** What prints are made with: when it changes, they are made anew. */
export const recipeOf = (rules: Rules): string => JSON.stringify([1, figure(rules, 'SUP-10', 'length', rules.today), phrasesOf(rules)]);

/** The office's wall clock, as in `dayOf`. */
export const zone = 'Asia/Shanghai';

/** The last day that is the author's alone (SUP-14); from the next on those who inspect see a signal that nobody has explained. */
export const authorsUntil = (rules: Rules, since: string): string => {
  const from = dayIn(since, zone);
  return addWorkingDays(from, figure(rules, 'SUP-14', 'workingDays', rules.today) ?? 0, rules.calendar);
};
/** The last day on which a signal may have begun for its author’s days to be over today. */
export function lastOpenDay(rules: Rules): string {
  let day = addDays(rules.today, -1);
  while (addWorkingDays(day, figure(rules, 'SUP-14', 'workingDays', rules.today) ?? 0, rules.calendar) >= rules.today) day = addDays(day, -1);
  return day;
}
/** Whether those who inspect see it: its author has said something, or has had his days. */
export const isOpen = (rules: Rules, since: string, answers: readonly Pick<Answer, 'said'>[]): boolean =>
  answers.some(({ said }) => said === 'explained') || rules.today > authorsUntil(rules, since);
