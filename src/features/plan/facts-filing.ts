import { addDays, type Day } from '#shared/dates.ts';
import { settingOn, type Rules } from '#shared/rules.ts';
import type { ReadParameter } from '#shared/check.ts';

/** When an approved plan is to be filed, and from when that is told (PLN-05, 324号 Art. 8). Null where the office has no such day. */
export function filingBy(year: number, read: ReadParameter): { readonly due: Day; readonly toldFrom: Day } | null {
  const [month, day, ahead] = [read<number>('month'), read<number>('day'), read<number>('ahead')];
  if (month === null || day === null) return null;
  const two = (value: number): string => String(value).padStart(2, '0');
  const due = `${year}-${two(month)}-${two(day)}`;
  return { due, toldFrom: addDays(due, -(ahead ?? 0)) };
}

/** The same outside a check: parameters as of the plan's year. */
export const filingOf = (year: number, rules: Rules) =>
  filingBy(year, <T>(parameter: string) => (settingOn(rules, 'PLN-05', parameter, `${year}-01-01`)?.value ?? null) as T | null);
