import type { CostFacts } from './facts-checks.ts';
import { amountOf } from './facts-plain.ts';
import type { CostLine } from './facts.ts';

/** Costs for table tests: one line that nothing is to be said of, and what is paid around it. */

const id = (n: number): string => `00000000-0000-7000-9000-${String(n).padStart(12, '0')}`;

/** Materials at ten yuan for twenty people, paid by us out of the activity funds. */
export function costLine(over: Partial<CostLine> = {}): CostLine {
  const line: CostLine = {
    id: id(over.position ?? 1), position: 1, category: 'material', basis: 'person', quantity: 20, times: 1, unitFen: 1000, seats: null, lecturer: null, lecturerOwn: false,
    fundSource: 'party_fiscal', decision: null, payer: 'own', spentOn: 'own', onAllowance: null, note: null, amountFen: 0, actualFen: null, actualNote: null, papers: [], version: 1, ...over,
  };
  return { ...line, amountFen: over.amountFen ?? amountOf(line) };
}

/** A morning of twenty people in the home city. */
export const exampleCosts = (lines: readonly Partial<CostLine>[] = [{}], over: Partial<CostFacts> = {}): CostFacts => ({
  lines: lines.map((line, index) => costLine({ position: index + 1, ...line })), day: '2026-12-10', people: 20, days: 1, halfDays: 1, minutes: 180, place: '武汉市',
  away: 'no', onSite: false, audited: false, held: false, ...over,
});

const wrong: readonly Partial<CostLine>[] = [
  { category: 'hire', basis: 'vehicle_day', quantity: 3, seats: 45, unitFen: 180_000, onAllowance: 5 },
  { category: 'hire', basis: 'vehicle_day', quantity: 1, seats: 20, unitFen: 120_000 },
  { category: 'venue', basis: 'person_half_day', unitFen: 9_000 },
  { category: 'meal', basis: 'person_meal', unitFen: 6_000, quantity: 20, times: 1, actualFen: 900_000 },
  { category: 'meal', basis: 'person_day', unitFen: 20_000, quantity: 20, times: 1, payer: 'partner' },
  { category: 'lecture', basis: 'class_hour', quantity: 1, times: 9, unitFen: 90_000, lecturer: 'associate', lecturerOwn: true },
  { category: 'other', basis: 'person_trip', note: '发放补助、购买白酒', fundSource: null },
  { category: 'lodging', basis: 'room_night', quantity: 10, unitFen: 90_000, fundSource: 'party_dues' },
];
/** Lines of which every cost rule has something to say, of an activity that has been held. */
export const worstCosts: readonly CostLine[] = wrong.map((line, index) => costLine({ position: index + 1, ...line }));
