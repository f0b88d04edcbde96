import { stages, unsigned, type ActivityFacts } from '#features/activity/facts-plain.ts';
import { papersFor } from './checks-after.ts';
import type { CostLine, ReimbursementPaper } from './facts.ts';

/** What is handed in with the costs of an activity (domain-rules 1.6): papers the program makes itself, and those that people get. */

/** Papers the program makes, by their names in the catalogue. */
export const ownPapers = ['approval', 'programme', 'sign-in', 'summary', 'estimate'] as const;
export type OwnPaper = (typeof ownPapers)[number];

/** Whether a paper of the program's own has what it is handed in for: approved, drawn up, counted, written and signed, itemised. */
export function isThere(paper: OwnPaper, facts: ActivityFacts): boolean {
  const { activity, sides, record, costs } = facts;
  switch (paper) {
    case 'approval': return stages.indexOf(activity.stage) > stages.indexOf('approval');
    case 'programme': return activity.programme !== null && activity.programme.sessions.length > 0;
    case 'sign-in': return sides.length > 0 && sides.every(({ present }) => present !== null);
    case 'summary': return record !== null && record.writtenAt !== null && unsigned(facts, 'record').length === 0;
    case 'estimate': return costs.length > 0;
  }
}

/** What of its papers a line still lacks. What the partner pays the partner hands in; what cost nothing needs none. */
export const lackingOf = (line: CostLine, contractFrom: number | null): ReimbursementPaper[] =>
  (line.payer === 'own' && (line.actualFen ?? line.amountFen) > 0 ? papersFor(line, contractFrom).filter((paper) => !line.papers.includes(paper)) : []);

/** What was spent of the lines whose actual cost is entered; null while that is none. */
export const spentOf = (lines: readonly Pick<CostLine, 'actualFen'>[]): number | null =>
  lines.every(({ actualFen }) => actualFen === null) ? null : lines.reduce((all, { actualFen }) => all + (actualFen ?? 0), 0);
