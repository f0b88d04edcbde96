import { figureOn, type ShippedParameter } from '#shared/check.ts';
import type { Rules } from '#shared/rules.ts';

/** How long a unit's link opens, and what by one link of either kind may be written: the office's own practice (rule LINK). */
export const placeParameters = [
  { parameter: 'placeDays', value: 90, unit: '天', status: 'unconfirmed' },
  { parameter: 'lines', value: 60, unit: '条', status: 'unconfirmed' },
  { parameter: 'writes', value: 60, unit: '次', status: 'unconfirmed' },
  { parameter: 'writesMinutes', value: 60, unit: '分钟', status: 'unconfirmed' },
] as const satisfies readonly ShippedParameter[];
type Name = (typeof placeParameters)[number]['parameter'];

/** The office's figure in force on a day. */
export const placeRule = (rules: Rules, name: Name, on = rules.today): number => figureOn(rules, { id: 'LINK', parameters: placeParameters }, name, on);
