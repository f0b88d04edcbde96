import type { Day } from '#shared/dates.ts';
import type { StatisticsView } from './contract.ts';
import type { HoursTotal } from '#features/temporary/contract.ts';

/** What the yearly review is composed from. */

/** An effect somebody else than its owner has verified. */
export interface Effect {
  readonly theme: string | null;
  readonly hosts: string;
  readonly partners: string;
  readonly heldOn: Day | null;
  readonly problem: string;
  readonly measure: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly method: string | null;
  readonly verifier: string | null;
  readonly verifiedOn: Day | null;
}
/** What was planned and what came of it; null where the year has no plan. */
export interface Planned {
  readonly lines: number;
  readonly linesHeld: number;
  /** Held without a line of the plan. */
  readonly unplanned: number;
  /** Lines not held although their time is over. */
  readonly overdue: readonly { readonly content: string | null; readonly branchName: string }[];
  readonly projectsWithout: readonly string[];
}
export interface Gathered {
  readonly name: string;
  readonly n: number;
}
export interface ReviewKnown {
  readonly year: number;
  readonly view: StatisticsView;
  readonly office: string;
  readonly demo: boolean;
  readonly today: Day;
  readonly planned: Planned | null;
  readonly effects: readonly Effect[];
  /** Verified effects there are besides those told. */
  readonly moreEffects: number;
  /** Series with activities held in the year, by name. */
  readonly series: readonly Gathered[];
  readonly patterns: readonly Gathered[];
  /** Hours of study of the whole office; nothing of it where so few were present that it would be somebody's own. */
  readonly hours: Omit<HoursTotal, 'branch' | 'year' | 'told'>;
  /** Activities of the year that were brought in from a past told elsewhere. */
  readonly imported: number;
}
