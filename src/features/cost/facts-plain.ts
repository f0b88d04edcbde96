import type { CostEntry, CostLine } from './facts.ts';

/** Words and sums of costs without their schemas: pages need these and nothing that checks the shape of data. */

/** The eight categories of 财行〔2017〕324号 [M →F3]; there is no other (CST-12). */
export const categories = ['hire', 'intercity', 'meal', 'lodging', 'venue', 'lecture', 'material', 'other'] as const;
export type Category = (typeof categories)[number];

/**
 * What a unit price is for. Two factors: vehicles × days, people × half-days, people × days, class hours × lecturers, rooms × nights.
 * `lump` is an amount not yet broken down, as pasted from a sheet.
 */
export const bases = ['vehicle_day', 'person_trip', 'person_meal', 'person_day', 'person_half_day', 'half_day', 'class_hour', 'room_night', 'person', 'piece', 'lump'] as const;
export type Basis = (typeof bases)[number];

/** Bases that fit a category, the usual one first. */
export const basesOf: Readonly<Record<Category, readonly Basis[]>> = {
  hire: ['vehicle_day'],
  intercity: ['person_trip'],
  meal: ['person_meal', 'person_day'],
  lodging: ['room_night'],
  venue: ['person_half_day', 'half_day'],
  lecture: ['class_hour'],
  material: ['person', 'piece'],
  other: ['piece', 'person', 'lump'],
};
/** Bases of one factor: their `times` is 1. */
export const single: readonly Basis[] = ['person', 'piece', 'lump'];

/** Pots that must not be mixed: exactly one pays a line (CST-15) [G →F15]. */
export const costFunds = ['party_fiscal', 'party_dues', 'own_work_fund'] as const;
export type CostFund = (typeof costFunds)[number];

export const payers = ['own', 'partner'] as const;

/** Ranks of a lecturer that the ceiling of CST-10 knows. */
export const lecturers = ['associate', 'full', 'academician', 'other'] as const;

/** Papers for reimbursement (domain-rules 1.6). Those the program makes itself are not among them. */
export const reimbursementPapers = ['invoice', 'payment', 'contract', 'hire_note', 'lecturer_receipt', 'meal_note', 'decision'] as const;
export type ReimbursementPaper = (typeof reimbursementPapers)[number];

/** Amount of a line in fen: unit price × quantity × times. */
export const amountOf = ({ unitFen, quantity, times }: Pick<CostEntry, 'unitFen' | 'quantity' | 'times'>): number => unitFen * quantity * times;

type Summed = Pick<CostLine, 'amountFen'>;
export const totalOf = (lines: readonly Summed[]): number => lines.reduce((all, line) => all + line.amountFen, 0);

/** Totals by something a line tells, in the order first met. */
export function totalsBy<L extends Summed, K>(lines: readonly L[], key: (line: L) => K): { readonly key: K; readonly fen: number }[] {
  const sums = new Map<K, number>();
  for (const line of lines) sums.set(key(line), (sums.get(key(line)) ?? 0) + line.amountFen);
  return [...sums].map(([one, fen]) => ({ key: one, fen }));
}
