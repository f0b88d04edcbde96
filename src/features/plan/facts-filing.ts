import { addDays, type Day } from '#shared/dates.ts';
import { settingOn, type Rules } from '#shared/rules.ts';

/** When an approved plan is to be filed, and from when that is told: parameters of PLN-05 (324号 Art. 8), as of the plan's year. Null where the office has none. */
export function filingOf(year: number, rules: Rules): { readonly due: Day; readonly toldFrom: Day } | null {
  const [month, day, ahead] = ['month', 'day', 'ahead'].map((parameter) => settingOn(rules, 'PLN-05', parameter, `${year}-01-01`)?.value);
  if (typeof month !== 'number' || typeof day !== 'number') return null;
  const two = (value: number): string => String(value).padStart(2, '0');
  const due = `${year}-${two(month)}-${two(day)}`;
  return { due, toldFrom: addDays(due, -(typeof ahead === 'number' ? ahead : 0)) };
}
