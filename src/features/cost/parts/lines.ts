import { basesOf, single, type Basis, type Category, type CostFund } from '#features/cost/facts-plain.ts';
import type { CostEntry } from '#features/cost/facts.ts';
import type { Finding } from '#shared/finding.ts';

/** What the editor does to lines: pure. */

/** What a new line starts with; what is known already is not typed again. */
export interface LineDefaults {
  readonly fundSource?: CostFund | null;
  readonly people?: number | null;
}

const perPerson: readonly Basis[] = ['person_trip', 'person_meal', 'person_day', 'person_half_day', 'person'];

export function newLine(category: Category, { fundSource = null, people = null }: LineDefaults, id: string): CostEntry {
  const basis = basesOf[category][0] ?? 'lump';
  return {
    id, category, basis, quantity: perPerson.includes(basis) ? (people ?? 0) : basis === 'class_hour' || basis === 'vehicle_day' ? 1 : 0, times: 1, unitFen: 0,
    seats: null, lecturer: null, lecturerOwn: false, fundSource, decision: null, payer: 'own', spentOn: 'own', onAllowance: null, note: null,
  };
}

/** Whether a line is asked how many of its people draw travel allowance: it pays what the allowance pays already. */
export const asksAllowance = ({ category, payer, spentOn }: CostEntry): boolean => (category === 'meal' || category === 'hire') && payer === 'own' && spentOn === 'own';

/** The line with a change, and without what no longer concerns it: no seats of a meal, no fund of ours where the partner pays. */
export function changed(line: CostEntry, change: Partial<CostEntry>): CostEntry {
  const next = { ...line, ...change };
  const fitting = basesOf[next.category];
  const basis = fitting.includes(next.basis) || (next.category === line.category && next.basis === line.basis) ? next.basis : (fitting[0] ?? 'lump');
  return {
    ...next, basis, times: single.includes(basis) ? 1 : next.times, quantity: basis === 'lump' ? 1 : next.quantity,
    seats: next.category === 'hire' ? next.seats : null,
    lecturer: next.category === 'lecture' ? next.lecturer : null, lecturerOwn: next.category === 'lecture' && next.lecturerOwn,
    fundSource: next.payer === 'own' ? next.fundSource : null, decision: next.payer === 'own' && next.fundSource === 'party_dues' ? next.decision : null,
    onAllowance: asksAllowance(next) ? next.onAllowance : null,
  };
}

/** The list with the line at one place put to another, as far as there is one. */
export function moved<L>(lines: readonly L[], from: number, to: number): L[] {
  const line = lines[from];
  if (line === undefined || to < 0 || to >= lines.length) return [...lines];
  const rest = lines.filter((_, index) => index !== from);
  return [...rest.slice(0, to), line, ...rest.slice(to)];
}

export const inserted = <L>(lines: readonly L[], at: number, line: L): L[] => [...lines.slice(0, at), line, ...lines.slice(at)];

/** What is found of one cell: rules name the line by its id, a refused command by its place. */
export function foundAt(findings: readonly Finding[], id: string, index: number, cell: string): Finding[] {
  return findings.filter(({ subject, field }) => (subject.startsWith(id) && field === `costs.${cell}`) || field === `lines.${index}.${cell}`);
}

const cells: ReadonlySet<string> = new Set([
  'category', 'basis', 'quantity', 'times', 'unitFen', 'seats', 'lecturer', 'lecturerOwn', 'fundSource', 'decision', 'payer', 'spentOn', 'onAllowance', 'note',
]);

/** What is found of a line but of none of its cells, and what is found of the lines together. */
export function foundElsewhere(findings: readonly Finding[], lines: readonly { readonly id: string }[]): Finding[] {
  const shown = (finding: Finding): boolean => lines.some(({ id }, index) => [...cells].some((cell) => foundAt([finding], id, index, cell).length > 0));
  return findings.filter((finding) => /^(costs|lines)(\.|$)/.test(finding.field ?? '') && finding.field !== 'costs.papers' && finding.field !== 'costs.actualFen' && !shown(finding));
}
