/** What a rule does when it finds something: stop, go on with a reason, or ask a person. */
export type Severity = 'block' | 'warn' | 'ask';

/** Facts of a finding, put into its words: names, numbers, dates as text. Nothing secret may stand here. */
export type FindingFacts = Readonly<Record<string, string | number | null>>;

/**
 * What a check says of an activity, or why a verb may not be given now. The one small shape used by the form, the
 * server, the night job and the printed rulebook alike. Its words are found by `check` in the lexicon
 * (`check.<id>.says`, `.remedy`), filled with `facts`.
 */
export interface Finding {
  /** Rule id (`PLC-01`) or the id of a plain requirement (`need.theme`). */
  readonly check: string;
  readonly severity: Severity;
  /** What of the activity it concerns when a rule can find several things: a place, a stop, a side id. */
  readonly subject: string;
  /** Name of the field it stands beside, if any. */
  readonly field: string | null;
  readonly facts: FindingFacts;
  /** Parameter in force, with where it comes from. Null for plain requirements. */
  readonly basis: Basis | null;
  /** How it was met: the answer, reason or override given, if any. */
  readonly response: FindingAnswer | null;
}

/** The clause and dated parameter that a finding rests on. */
export interface Basis {
  readonly source: string;
  readonly article: string | null;
  readonly value: unknown;
  readonly unit: string | null;
  readonly status: 'confirmed' | 'unconfirmed';
}

export interface FindingAnswer {
  readonly kind: 'answer' | 'reason' | 'override';
  readonly text: string;
  readonly byName: string;
  readonly byPost: string | null;
  readonly at: string;
}

/** A requirement that is not a numbered rule: something plain that is missing or not allowed now. */
export function need(check: string, field: string | null = null, facts: FindingFacts = {}, subject = ''): Finding {
  return { check, severity: 'block', subject, field, facts, basis: null, response: null };
}

/** Whether it still stands in the way: blocks want an override, warnings a reason, questions an answer. */
export const open = (finding: Finding): boolean => finding.response === null;
