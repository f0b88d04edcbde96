import type { Finding } from '#shared/finding.ts';
import type { Rules } from '#shared/rules.ts';
import { itemFindings, planFindings } from './facts-findings.ts';
import type { PlanFacts, PlanItem } from './facts.ts';

/** What the rulebook says of a plan, as far as it concerns whoever asks, and what of it forbids a branch to propose. */

/** A finding about one line names the line; the cell stands in its field. */
const ofLine = (item: PlanItem, found: readonly Finding[]): Finding[] => found.map((finding) => ({ ...finding, subject: item.id }));

/** Of the seven fields, those a line lacks where that blocks (PLN-01). */
export const lackingFields = (item: PlanItem, rules: Rules): Finding[] =>
  ofLine(item, itemFindings(item, rules).filter(({ check, severity }) => check === 'PLN-01' && severity === 'block'));

/** What a branch lacks to propose: fields (PLN-01), members’ opinions (PLN-02), the meeting (PLN-03). */
export function lacking(facts: PlanFacts, branchId: string, rules: Rules): Finding[] {
  const items = facts.items.filter((item) => item.branchId === branchId && (item.state === 'draft' || item.state === 'returned'));
  const proposers = new Set(items.map(({ proposerId }) => proposerId));
  // What the writer of the lines entered about them is not the branch's word on them.
  const discussions = facts.discussions.filter(({ recordedBy }) => recordedBy === undefined || !proposers.has(recordedBy));
  const { whole } = planFindings({ ...facts, items, discussions }, rules);
  return [...items.flatMap((item) => lackingFields(item, rules)), ...whole.filter(({ check, severity }) => (check === 'PLN-02' || check === 'PLN-03') && severity === 'block')];
}

/** Findings on the lines of these branches, and on all of them together. */
export function findingsOn(facts: PlanFacts, rules: Rules, of: (branchId: string) => boolean): Finding[] {
  const items = facts.items.filter((item) => of(item.branchId));
  const found = planFindings({ ...facts, items }, rules);
  return [...found.whole, ...items.flatMap((item, index) => ofLine(item, found.items[index] ?? []))];
}
