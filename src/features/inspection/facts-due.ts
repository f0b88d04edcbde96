import { addMonths, addWorkingDays, dayIn, type Day } from '#shared/dates.ts';
import { settingOn, type Rules } from '#shared/rules.ts';

/** When a round, and a re-check, are due: pure, by the office's dated settings. */

const numberOn = (rules: Rules, rule: string, parameter: string): number | null => {
  const value = settingOn(rules, rule, parameter, rules.today)?.value;
  return typeof value === 'number' ? value : null;
};

/** SUP-01: so many months after the last round, or after the office began; null where no interval is set. */
export function roundDueOn({ last, founded }: { readonly last: Day | null; readonly founded: Day }, rules: Rules): Day | null {
  const months = numberOn(rules, 'SUP-01', 'months');
  return months === null || months < 1 ? null : addMonths(last ?? founded, months);
}

/** SUP-09: working days after the branch's report. */
export function recheckDueOn(reportedAt: string, zone: string, rules: Rules): Day | null {
  const days = numberOn(rules, 'SUP-09', 'workingDays');
  return days === null ? null : addWorkingDays(dayIn(reportedAt, zone), days, rules.calendar);
}

/** SUP-08: days after which the committee is told of what is overdue too; null where it never is. */
export const committeeAfter = (rules: Rules): number | null => numberOn(rules, 'SUP-08', 'days');
