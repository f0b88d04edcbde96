import type { WorkingCalendar } from './dates.ts';
import { addDays } from './dates.ts';
import type { Basis, Severity } from './finding.ts';

/** A dated parameter as stored: the value of one rule's threshold from a day on, with where it comes from. */
export interface RuleSetting {
  readonly rule: string;
  readonly parameter: string;
  readonly value: unknown;
  readonly unit: string | null;
  readonly severity: Severity | null;
  readonly profile: string;
  readonly fromOn: string;
  readonly toOn: string | null;
  readonly source: string;
  readonly article: string | null;
  readonly status: 'confirmed' | 'unconfirmed';
}

/**
 * The rules in force on a day: what checks are given instead of constants. Made from the office's settings; the same
 * on the server, in the form and in the night job.
 */
export interface Rules {
  readonly today: string;
  readonly calendar: WorkingCalendar;
  readonly settings: readonly RuleSetting[];
}

/** The setting of one parameter in force on a day; null where the office has none. The latest start wins. */
export function settingOn(rules: Rules, rule: string, parameter: string, on: string): RuleSetting | null {
  const inForce = rules.settings.filter(
    (setting) =>
      setting.rule === rule && setting.parameter === parameter && setting.fromOn <= on && (setting.toOn === null || on <= setting.toOn),
  );
  return inForce.toSorted((a, b) => (a.fromOn < b.fromOn ? 1 : -1))[0] ?? null;
}

/** Lists (barred areas, words) are left out: a finding travels often, and they stand in the rulebook. */
export const basisOf = (setting: RuleSetting): Basis => ({
  source: setting.source, article: setting.article, value: typeof setting.value === 'object' ? null : setting.value, unit: setting.unit, status: setting.status,
});

/**
 * Severity of a rule: its setting may soften or harden it; a value that is still 待核 never blocks.
 */
export function severityOf(setting: RuleSetting | null, usual: Severity): Severity {
  const wanted = setting?.severity ?? usual;
  return wanted === 'block' && setting?.status === 'unconfirmed' ? 'warn' : wanted;
}

/** Settings as stored are closed by the day before the next one starts; a new value never touches the past. */
export const dayBefore = (day: string): string => addDays(day, -1);

type Dated = Pick<RuleSetting, 'rule' | 'parameter' | 'fromOn' | 'toOn' | 'status'>;

/** Whether a row covers a day. */
export const covers = (row: Pick<Dated, 'fromOn' | 'toOn'>, day: string): boolean => row.fromOn <= day && (row.toOn === null || day <= row.toOn);

/**
 * The rows that count: a value that waits for confirmation never displaces a confirmed one, or a block could be
 * softened by whoever may only propose.
 */
export const counting = <R extends Dated>(rows: readonly R[]): R[] =>
  rows.filter((row) =>
    row.status === 'confirmed' ||
    !rows.some((other) => other.status === 'confirmed' && other.rule === row.rule && other.parameter === row.parameter && covers(other, row.fromOn)),
  );
