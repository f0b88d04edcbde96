import { settingOn, type Rules } from '#shared/rules.ts';
import { onSiteRule } from './shipped.ts';

/** The code shown on site: times and steps of it. Pure; the digits of a step are drawn by who has the key. */

export interface CodeRule {
  readonly on: boolean;
  readonly stepSeconds: number;
  readonly hours: number;
  readonly toleranceMinutes: number;
  readonly tries: number;
  readonly pauseMinutes: number;
}

/** As the office set it for a day; what it never set stands as shipped. */
export function codeRuleOn(rules: Rules, day: string): CodeRule {
  const of = (parameter: string): unknown => settingOn(rules, onSiteRule.id, parameter, day)?.value ?? onSiteRule.parameters.find((one) => one.parameter === parameter)?.value;
  const number = (parameter: string, least: number): number => Math.max(least, Number(of(parameter)));
  return {
    on: of('onSite') === true, stepSeconds: number('stepSeconds', 15), hours: Math.min(24, number('hours', 1)), toleranceMinutes: number('toleranceMinutes', 1),
    tries: number('tries', 1), pauseMinutes: number('pauseMinutes', 1),
  };
}

/** A time in which codes are shown: from when it was opened until its hours are over, or it was closed. */
export interface Showing {
  readonly id: string;
  readonly openedAt: string;
  readonly untilAt: string;
  readonly closedAt: string | null;
  readonly stepSeconds: number;
}

/** Steps are counted from 1970, so that two phones that never met count alike. */
export const stepAt = (instant: string | number, seconds: number): number => Math.floor((typeof instant === 'number' ? instant : Date.parse(instant)) / 1000 / seconds);
/** When the next code comes, milliseconds of the same clock. */
export const nextAt = (now: number, seconds: number): number => (stepAt(now, seconds) + 1) * seconds * 1000;

/** Steps whose codes were, or will be, on the organiser's screen. */
export function stepsOf({ openedAt, untilAt, closedAt, stepSeconds }: Showing): readonly [first: number, last: number] {
  const end = closedAt !== null && closedAt < untilAt ? closedAt : untilAt;
  return [stepAt(openedAt, stepSeconds), stepAt(end, stepSeconds)];
}

/** Steps of a showing in which this code stood there. */
export function stepsWith(showing: Showing, codeAt: (step: number) => string, code: string): number[] {
  const [first, last] = stepsOf(showing);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).filter((step) => codeAt(step) === code);
}

/** Digits as people type them: with spaces, in full width. Null where they are none. */
export function digitsOf(typed: string): string | null {
  const digits = typed.normalize('NFKC').replaceAll(/[\s-]/g, '');
  return /^\d{6}$/.test(digits) ? digits : null;
}

/** Where a code was found: the step, and how long steps of its showing are. */
export interface Match {
  readonly step: number;
  readonly stepSeconds: number;
}

/**
 * What a typed code tells. Right where it stood on the screen when the phone says it was typed, within the tolerance;
 * `look` where it stood there at another time, or the phone is ahead of the office: a clock that goes wrong is nobody's
 * fault, so it goes to the organiser. A code that will only be shown later was not read anywhere.
 */
export function judge(matches: readonly Match[], saidAt: string, now: string, toleranceMinutes: number): 'right' | 'look' | 'wrong' {
  const [said, at, slack] = [Date.parse(saidAt), Date.parse(now), toleranceMinutes * 60_000];
  const shown = matches.filter(({ step, stepSeconds }) => step * stepSeconds * 1000 <= at + slack);
  if (shown.length === 0) return 'wrong';
  if (said > at + slack) return 'look';
  const near = shown.some(({ step, stepSeconds }) => said >= step * stepSeconds * 1000 - slack && said <= (step + 1) * stepSeconds * 1000 + slack);
  return near ? 'right' : 'look';
}
