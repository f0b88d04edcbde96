import { addDays, addWorkingDays, daysBetween, workingDaysAfter, type Day } from '#shared/dates.ts';
import { settingOn, type Rules } from '#shared/rules.ts';

/**
 * The four things of the 台账 — record, publicity, summary, effect — each told from plain facts: there, late, missing, not
 * due yet, not applicable. One pure function for the page, its export, the papers and an inspection; nobody fills it in.
 */

export const fourThings = ['record', 'publicity', 'summary', 'effect'] as const;
export type FourThing = (typeof fourThings)[number];
export const fourStates = ['present', 'late', 'missing', 'due', 'not_yet', 'na', 'unknown'] as const;
export const fourWhys = ['skipped', 'cancelled', 'declined', 'imported'] as const;

/** What the 台账 may be searched by for what is missing: one of the four, or any. */
export const missingChoices = ['any', ...fourThings] as const;

/** What is known of one activity, flat as one statement gives it. */
export interface FourFacts {
  readonly origin: 'entered' | 'imported';
  readonly standing: 'active' | 'postponed' | 'cancelled' | 'declined';
  readonly heldOn: Day | null;
  readonly publicity: string;
  readonly publicityReason: string | null;
  readonly conversion: string;
  readonly conversionReason: string | null;
  /** The day the record was written down. */
  readonly writtenOn: Day | null;
  /** The first bulletin that came out and was not withdrawn, its own or one it stands in with others. */
  readonly releasedOn: Day | null;
  /** The first place where such a bulletin stands. */
  readonly publishedOn: Day | null;
  readonly problems: number;
  /** Problems that are not told back yet, or of which something is still under way. */
  readonly unsettled: number;
  /** The last day on which something of its problems was verified or told back. */
  readonly convertedOn: Day | null;
  /** The latest day by which something still under way is due. */
  readonly lastDue: Day | null;
}

/** How one of the four stands. */
export interface Verdict {
  readonly state: (typeof fourStates)[number];
  /** The day it was there. */
  readonly on: Day | null;
  /** The last day on which it is in time; null where it is not held yet, or the office has set no limit. */
  readonly due: Day | null;
  /** How late it came, or by how much it is overdue, in `unit`. */
  readonly days: number | null;
  readonly unit: 'working' | 'calendar';
  readonly why: (typeof fourWhys)[number] | null;
  /** In their own words: why there is none. */
  readonly reason: string | null;
}
export type Four = Readonly<Record<FourThing, Verdict>>;

/** Where the limit of each stands in the rulebook: dated, as of the activity's own day. */
export const limits: Readonly<Record<FourThing, { readonly rule: string; readonly parameter: string; readonly unit: Verdict['unit'] }>> = {
  record: { rule: 'REC-03', parameter: 'workingDays', unit: 'working' },
  summary: { rule: 'SUP-02', parameter: 'workingDays', unit: 'working' },
  publicity: { rule: 'SUP-03', parameter: 'workingDays', unit: 'working' },
  effect: { rule: 'SUP-04', parameter: 'days', unit: 'calendar' },
};

const limitOn = (rules: Rules, thing: FourThing, on: Day): number | null => {
  const value = settingOn(rules, limits[thing].rule, limits[thing].parameter, on)?.value;
  return typeof value === 'number' ? value : null;
};
const over = (from: Day, to: Day, unit: Verdict['unit'], rules: Rules): number =>
  unit === 'working' ? workingDaysAfter(from, to, rules.calendar) : Math.max(0, daysBetween(from, to));

/** How the four stand today. */
export function fourOf(facts: FourFacts, rules: Rules): Four {
  const skipped = { publicity: facts.publicity === 'skipped', conversion: facts.conversion === 'skipped' };
  const settled = facts.conversion === 'done' || (facts.problems > 0 && facts.unsettled === 0);
  return {
    record: verdict('record', facts, rules, facts.writtenOn, null),
    summary: verdict('summary', facts, rules, facts.releasedOn, skipped.publicity ? (facts.publicityReason ?? '') : null),
    publicity: verdict('publicity', facts, rules, facts.publishedOn, skipped.publicity ? (facts.publicityReason ?? '') : null),
    effect: verdict('effect', facts, rules, settled ? (facts.convertedOn ?? facts.heldOn) : null, skipped.conversion ? (facts.conversionReason ?? '') : null, facts.lastDue),
  };
}

/** One of the four. `later`: a day agreed for what is under way, which the general limit does not cut short. */
function verdict(thing: FourThing, facts: FourFacts, rules: Rules, on: Day | null, skipped: string | null, later: Day | null = null): Verdict {
  const { unit } = limits[thing];
  const said: Verdict = { state: 'not_yet', on, due: null, days: null, unit, why: null, reason: null };
  if (facts.origin === 'imported') return { ...said, state: 'unknown', why: 'imported' };
  if (facts.standing === 'cancelled' || facts.standing === 'declined') return { ...said, state: 'na', why: facts.standing };
  // What is there is there, whatever was said of it before.
  if (skipped !== null && on === null) return { ...said, state: 'na', why: 'skipped', reason: skipped };
  if (facts.heldOn === null) return said;
  const limit = limitOn(rules, thing, facts.heldOn);
  if (limit === null) return { ...said, state: on === null ? 'due' : 'present' };
  const usual = unit === 'working' ? addWorkingDays(facts.heldOn, limit, rules.calendar) : addDays(facts.heldOn, limit);
  const due = on === null && later !== null && later > usual ? later : usual;
  // A weekend after the last working day is still in time, as REC-03 counts.
  const days = over(due, on ?? rules.today, unit, rules);
  if (on !== null) return days > 0 ? { ...said, state: 'late', due, days } : { ...said, state: 'present', due };
  return days > 0 ? { ...said, state: 'missing', due, days } : { ...said, state: 'due', due };
}

/** Days of holding from which on one of the four, if it is not there, is missing today: what a list is searched by. */
export function missingSpans(thing: FourThing, rules: Rules): { readonly from: Day; readonly to: Day }[] {
  const { rule, parameter, unit } = limits[thing];
  const rows = rules.settings.filter((row) => row.rule === rule && row.parameter === parameter);
  const starts = [...new Set(rows.flatMap(({ fromOn, toOn }) => [fromOn, ...(toOn === null ? [] : [addDays(toOn, 1)])]))].toSorted();
  return starts.flatMap((from, index) => {
    const limit = limitOn(rules, thing, from);
    if (limit === null) return [];
    const next = starts[index + 1];
    const last = lastOverdue(limit, unit, rules);
    const to = next === undefined || addDays(next, -1) > last ? last : addDays(next, -1);
    return to < from ? [] : [{ from, to }];
  });
}

/** The latest day of holding whose limit is over today. */
function lastOverdue(limit: number, unit: Verdict['unit'], { today, calendar }: Rules): Day {
  if (unit === 'calendar') return addDays(today, -limit - 1);
  let day = addDays(today, -1);
  while (workingDaysAfter(addWorkingDays(day, limit, calendar), today, calendar) === 0) day = addDays(day, -1);
  return day;
}
