import type { CostEntry } from './facts.ts';

/** Where the rulebook keeps the most that a line's unit price may be. */
export interface Ceiling {
  readonly rule: string;
  readonly parameter: string;
}

/** Whose ceiling holds for a unit price, to be shown beside it; what is over it the checks say. Null where there is none. */
export function ceilingOf({ category, basis, seats, lecturer }: Pick<CostEntry, 'category' | 'basis' | 'seats' | 'lecturer'>, coachFrom: number | null): Ceiling | null {
  switch (category) {
    case 'hire': return { rule: seats !== null && coachFrom !== null && seats <= coachFrom ? 'CST-02' : 'CST-01', parameter: 'limit' };
    case 'meal': return { rule: basis === 'person_day' ? 'CST-07' : 'CST-06', parameter: 'limit' };
    case 'venue': return basis === 'person_half_day' ? { rule: 'CST-05', parameter: 'limit' } : null;
    case 'lecture': return lecturer === null ? null : { rule: 'CST-10', parameter: lecturer };
    default: return null;
  }
}
