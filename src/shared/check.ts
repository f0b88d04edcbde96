import type { Post } from './actor.ts';
import type { Finding, FindingFacts, Severity } from './finding.ts';
import { basisOf, settingOn, severityOf, type Rules } from './rules.ts';

/**
 * When a check is asked: before submit, before holding, before closing the record, before publishing, before an action
 * counts as done, before its costs are handed in, by the night watch, before something kept is deleted. While typing all but the last are asked.
 */
export type Phase = 'submit' | 'hold' | 'close' | 'publish' | 'convert' | 'reimburse' | 'watch' | 'delete';

/** What a check's `find` gives back: the finding without what the rulebook adds. */
export interface Found {
  /** Only where one rule has two severities (INT-05, INT-07, SEC-09). */
  readonly severity?: Severity;
  /** The parameter it rests on, where that is not the rule's first: its clause is shown, and while it is 待核 it does not block. */
  readonly parameter?: string;
  readonly subject?: string;
  readonly field?: string;
  readonly facts?: FindingFacts;
}

/** A parameter that a check reads, as shipped: a seed for the office's dated settings, never read by the check itself. */
export interface ShippedParameter {
  readonly parameter: string;
  readonly value: unknown;
  readonly unit: string | null;
  readonly status: 'confirmed' | 'unconfirmed';
  /** How it is typed, where its value does not tell: a list that is shipped empty, a figure that the central rules leave open (null: no row is shipped). */
  readonly kind?: 'number' | 'rates' | 'words';
  /** Bounds that no office may pass, whoever sets it: limits on reminders may only be made calmer (BRD-04). */
  readonly least?: number;
  readonly most?: number;
}

/** A figure of a dated setting in force on a day; as shipped where the office has no row of it, as one founded before it was. */
export function figureOn<Name extends string>(
  rules: Rules, { id, parameters }: { readonly id: string; readonly parameters: readonly (ShippedParameter & { readonly parameter: Name })[] }, name: NoInfer<Name>, on = rules.today,
): number {
  const value = settingOn(rules, id, name, on)?.value ?? parameters.find(({ parameter }) => parameter === name)?.value;
  return typeof value === 'number' ? value : 0;
}

/**
 * A numbered check of the rulebook: pure, over the facts of an activity. Its words are `check.<id>.title`, `.says` and
 * `.remedy` in the lexicon of the feature that owns it.
 */
export interface Check<Facts> {
  readonly id: string;
  readonly severity: Severity;
  readonly phases: readonly Phase[];
  /** Whose written override lifts a block; null: nobody's. */
  readonly override: Extract<Post, 'committee' | 'discipline'> | null;
  /** Clause, in the office's own words and citation. */
  readonly source: string;
  readonly article: string | null;
  readonly parameters: readonly ShippedParameter[];
  /** Day whose parameters apply: the activity's own, so that a later change leaves old activities alone. */
  readonly on: (facts: Facts, rules: Rules) => string;
  readonly find: (facts: Facts, read: ReadParameter, rules: Rules) => readonly Found[];
}
export type ReadParameter = <T>(parameter: string) => T | null;

/** Runs one check: reads its parameters as of the right day and dresses what it found. */
export function runCheck<Facts>(check: Check<Facts>, facts: Facts, rules: Rules): Finding[] {
  const on = check.on(facts, rules);
  const main = settingOn(rules, check.id, check.parameters[0]?.parameter ?? 'on', on);
  const read: ReadParameter = <T>(parameter: string) => (settingOn(rules, check.id, parameter, on)?.value ?? null) as T | null;
  return check.find(facts, read, rules).map((found) => {
    const rests = found.parameter === undefined ? main : settingOn(rules, check.id, found.parameter, on);
    const severity = severityOf(main, found.severity ?? check.severity);
    return {
      check: check.id,
      severity: rests === main ? severity : severityOf(rests === null ? null : { ...rests, severity: null }, severity),
      subject: found.subject ?? '',
      field: found.field ?? null,
      facts: found.facts ?? {},
      basis: rests === null
        ? { source: check.source, article: check.article, value: null, unit: null, status: 'confirmed' }
        : basisOf(rests),
      response: null,
    };
  });
}

/** A check over one kind of facts, asked of another that can be seen as it: a cost rule of an activity or of a line of the plan. */
export const lifted = <From, To>(check: Check<From>, view: (facts: To) => From): Check<To> => ({
  ...check, on: (facts, rules) => check.on(view(facts), rules), find: (facts, read, rules) => check.find(view(facts), read, rules),
});
