import type { z } from 'zod';
import type { Known as ActivityKnown } from '#features/activity/subject.ts';
import type { problemSchema } from '#features/record/facts.ts';
import { daysBetween } from '#shared/dates.ts';
import type { Rules } from '#shared/rules.ts';
import type { ActionView, OutcomeView, ProblemState } from './contract-views.ts';

/** What is known of one problem: pure shapes and what follows from them. */

export type Problem = z.infer<typeof problemSchema> & Pick<OutcomeView['problem'], 'activityId' | 'suggestionId' | 'consultationId' | 'observationId'> & {
  /** Whose suggestion it comes from. */
  readonly suggestionAuthorId: string | null;
};
export type Action = Omit<ActionView, 'overdue' | 'allowed'>;
export type Spread = Omit<OutcomeView['spreads'][number], 'allowed'>;

/** What the guard reads: a problem, and its activity where it has one. */
export interface Placed {
  readonly problem: Pick<Problem, 'branchId' | 'enteredBy'>;
  readonly activity: ActivityKnown | null;
}

export interface OutcomeKnown extends Placed {
  readonly problem: Problem;
  readonly actions: readonly Action[];
  readonly spreads: readonly Spread[];
  /** Its own files; those of its activity stand there. */
  readonly files: readonly { readonly id: string }[];
  readonly rules: Rules;
  /** Next number of the year, where it has none yet; next of those crossed off, where that is asked. */
  readonly next: { readonly number: number; readonly closed: number };
}

/** People and branches that an input names, as they stand today. */
export interface PeopleKnown {
  readonly living: readonly string[];
  /** Home branch by person. */
  readonly homes: Readonly<Record<string, string>>;
  /** Of the branches named, those of our office that live. */
  readonly branches: readonly string[];
  /** Secretaries of the branches named. */
  readonly secretaries: readonly { readonly branchId: string; readonly personId: string }[];
}
export const nobody: PeopleKnown = { living: [], homes: {}, branches: [], secretaries: [] };

/** How far a problem is. What another branch made of a result (推广) is that branch’s, and holds nothing up here. */
export function stateOf({ toldAt, closedAt }: Pick<Problem, 'toldAt' | 'closedAt'>, actions: readonly Pick<Action, 'state' | 'spreadId'>[]): ProblemState {
  if (closedAt !== null) return 'closed';
  if (toldAt !== null) return 'told';
  const own = actions.filter(({ state, spreadId }) => state !== 'dropped' && spreadId === null);
  if (own.length === 0) return 'open';
  if (own.some(({ state }) => state === 'open')) return 'going';
  return own.some(({ state }) => state === 'done') ? 'reported' : 'verified';
}

/** Days an action is late; 0 where it is not, or is reported. */
export const daysLate = ({ state, dueOn }: Pick<Action, 'state' | 'dueOn'>, today: string): number => (state === 'open' ? Math.max(0, daysBetween(dueOn, today)) : 0);

/** 问题编号: 2026-007; empty for what has none yet. */
export const numberOf = (year: number | null, number: number | null): string => (year === null || number === null ? '' : `${year}-${String(number).padStart(3, '0')}`);
