import { need, type Finding } from '#shared/finding.ts';
import { wrongCell } from './decide-cells.ts';
import { estimateOf, type ItemField, type PlanFacts, type PlanItem } from './facts.ts';

/** What must be there before a branch proposes its lines (324号 Art. 4 and 5): computed, listed, cured cell by cell. */

const wanted: readonly ItemField[] = ['content', 'form', 'fromOn', 'place', 'people'];

/** Of the seven fields, those a line lacks (PLN-01). */
export function lackingFields(item: PlanItem): Finding[] {
  const empty = wanted.filter((field) => item[field] === null).map((field) => wrongCell('missing', item, field, null));
  const estimate = estimateOf(item);
  const money = estimate === null ? [need('need.line_estimate', 'costs', { branch: item.branchName, row: item.position }, item.id)] : [];
  const funded = item.fundSource !== null || item.costs.every(({ fundSource }) => fundSource !== null);
  return [...empty, ...money, ...(estimate !== null && estimate > 0 && !funded ? [wrongCell('missing', item, 'fundSource', null)] : [])];
}

/** What a branch lacks to propose: fields, the meeting with at least half present (PLN-03), the opinions heard (PLN-02). */
export function lacking(facts: PlanFacts, branchId: string): Finding[] {
  const lines = facts.items.filter((item) => item.branchId === branchId && (item.state === 'draft' || item.state === 'returned'));
  const met = facts.discussions.filter((one) => one.branchId === branchId);
  const quorate = met.some(({ present, expected }) => present * 2 >= expected);
  return [
    ...lines.flatMap(lackingFields),
    ...(quorate ? [] : [need('need.discussion', 'discussion')]),
    ...(met.some(({ opinions }) => opinions !== null) || lines.every(({ opinions }) => opinions !== null) ? [] : [need('need.opinions', 'opinions')]),
  ];
}
