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
  /** How far up it lies: what is shipped at the bottom, then the sets the office follows in their order, its own values on top. */
  readonly layer?: number;
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

type Indexed = ReadonlyMap<string, readonly RuleSetting[]>;
/** Settings by rule and parameter, the one that wins first. Made once for each list: a plan asks it tens of thousands of times. */
const indexes = new WeakMap<readonly RuleSetting[], Map<string, Indexed>>();

function indexOf(settings: readonly RuleSetting[]): ReadonlyMap<string, Indexed> {
  const known = indexes.get(settings);
  if (known !== undefined) return known;
  const made = new Map<string, Map<string, RuleSetting[]>>();
  for (const setting of settings) {
    const ofRule = made.get(setting.rule) ?? new Map<string, RuleSetting[]>();
    made.set(setting.rule, ofRule.set(setting.parameter, [...(ofRule.get(setting.parameter) ?? []), setting]));
  }
  for (const ofRule of made.values()) for (const rows of ofRule.values()) rows.sort(uppermost);
  indexes.set(settings, made);
  return made;
}

/** What is confirmed lies over what is not, whatever the layer: nobody softens a block by a figure that waits. */
const uppermost = (a: RuleSetting, b: RuleSetting): number =>
  Number(b.status === 'confirmed') - Number(a.status === 'confirmed') || (b.layer ?? 0) - (a.layer ?? 0) || (a.fromOn < b.fromOn ? 1 : -1);

/** The setting of one parameter in force on a day; null where the office has none. The uppermost layer wins, in it the latest start. */
export function settingOn(rules: Rules, rule: string, parameter: string, on: string): RuleSetting | null {
  for (const row of indexOf(rules.settings).get(rule)?.get(parameter) ?? []) if (covers(row, on)) return row;
  return null;
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

/** What lies under an office's own values: what is shipped, and the sets of rules it may follow, by name. */
export interface Underlay {
  readonly shipped: readonly RuleSetting[];
  readonly profiles: Readonly<Record<string, readonly RuleSetting[]>>;
}
/** A set of rules an office follows, in its days; a later position lies over an earlier one. */
export interface Followed {
  readonly profile: string;
  readonly position: number;
  readonly fromOn: string;
  readonly toOn: string | null;
}
const ofTheOffice = 1_000_000;

/**
 * All rows of an office from the bottom up: what is shipped where the office has no row of it from its founding, the sets
 * it follows in their days, its own values on top. An office made by an older version thus has every rule there is.
 */
export function layered<R extends RuleSetting>(own: readonly R[], followed: readonly Followed[], { shipped, profiles }: Underlay): (R | RuleSetting)[] {
  const founded = new Set(own.filter(({ profile }) => profile !== 'office').map(({ rule, parameter }) => `${rule} ${parameter}`));
  return [
    ...shipped.filter(({ rule, parameter }) => !founded.has(`${rule} ${parameter}`)),
    ...followed.flatMap(({ profile, position, fromOn, toOn }) =>
      (profiles[profile] ?? []).map((row) => ({ ...row, layer: position, fromOn: row.fromOn > fromOn ? row.fromOn : fromOn, toOn }))),
    ...own.map((row) => (row.profile === 'office' ? { ...row, layer: ofTheOffice } : row)),
  ];
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
