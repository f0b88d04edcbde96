import { isDay } from '#shared/dates.ts';
import { yuanText } from '#shared/format.ts';
import { need, type Finding } from '#shared/finding.ts';
import { settingOn, type RuleSetting } from '#shared/rules.ts';

/** Parameters that must agree with one another: what is set against it is refused, and both are named. */

type Key = readonly [rule: string, parameter: string];
/** The first is never more than the second. */
const ordered: readonly (readonly [Key, Key])[] = [
  [['CST-02', 'limit'], ['CST-01', 'limit']],
  [['CST-06', 'limit'], ['CST-07', 'limit']],
  [['CST-07', 'limit'], ['CST-07', 'highLimit']],
  [['CST-10', 'other'], ['CST-10', 'full']],
  [['CST-10', 'associate'], ['CST-10', 'full']],
  [['CST-10', 'full'], ['CST-10', 'academician']],
  [['PLN-10', 'provinceTrips'], ['PLN-10', 'trips']],
  [['ORG-01', 'least'], ['ORG-01', 'most']],
  [['ORG-02', 'least'], ['ORG-02', 'most']],
  [['ORG-02', 'least'], ['ORG-02', 'from']],
  [['ORG-11', 'member'], ['ORG-11', 'leader']],
  [['BRD-04', 'from'], ['BRD-04', 'to']],
];
/** Half a working day, in minutes: class hours of a half-day fit into it. */
const halfDay = 300;

/** What contradicts among the values in force on a day. With `about` only what has to do with that parameter. */
export function contradictions(settings: readonly RuleSetting[], day: string, about?: Key): Finding[] {
  const rules = { today: day, calendar: new Map<string, boolean>(), settings };
  const row = ([rule, parameter]: Key) => settingOn(rules, rule, parameter, day);
  const value = (key: Key): number | null => { const known = row(key)?.value; return typeof known === 'number' ? known : null; };
  const shown = (key: Key): string => { const known = row(key); return known?.unit === '分' ? `${yuanText(Number(known.value), ',')}元` : `${String(known?.value)}${known?.unit ?? ''}`; };
  const name = ([rule, parameter]: Key): string => `@parameter.${rule}.${parameter}`;
  const told = (check: string, a: Key, b: Key, more: Record<string, string | number> = {}): Finding =>
    need(check, 'value', { a: name(a), aRule: a[0], aValue: shown(a), b: name(b), bRule: b[0], bValue: shown(b), ...more }, `${a.join('.')} ${b.join('.')}`);
  const concerns = (...keys: readonly Key[]): boolean => about === undefined || keys.some(([rule, parameter]) => rule === about[0] && parameter === about[1]);

  const wrongOrder = ordered.filter(([a, b]) => concerns(a, b)).flatMap(([a, b]) => {
    const [less, more] = [value(a), value(b)];
    return less !== null && more !== null && less > more ? [told('rulebook.contradicts', a, b, { how: '@rulebook.contradicts.over' })] : [];
  });
  const [month, date]: [Key, Key] = [['PLN-05', 'month'], ['PLN-05', 'day']];
  const [m, d] = [value(month), value(date)];
  // Every year has it: not 29 February.
  const noDay = concerns(month, date) && m !== null && d !== null && !isDay(`2027-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`);
  const [hours, minutes]: [Key, Key] = [['CST-10', 'hoursPerHalfDay'], ['CST-10', 'minutes']];
  const length = (value(hours) ?? 0) * (value(minutes) ?? 0);
  return [
    ...wrongOrder,
    ...(noDay ? [told('rulebook.no_such_day', month, date)] : []),
    ...(concerns(hours, minutes) && length > halfDay ? [told('rulebook.too_long', hours, minutes, { limit: halfDay })] : []),
  ];
}

/** The same with one row more, on its first day and on every later day on which something begins. */
export function contradictionsWith(settings: readonly RuleSetting[], row: RuleSetting): Finding[] {
  const key: Key = [row.rule, row.parameter];
  const all = [...settings, row];
  const days = [row.fromOn, ...new Set(settings.map(({ fromOn }) => fromOn).filter((day) => day > row.fromOn))].filter((day) => row.toOn === null || day <= row.toOn);
  const found = days.flatMap((day) => contradictions(all, day, key));
  return found.filter((one, index) => found.findIndex((other) => other.subject === one.subject) === index);
}
