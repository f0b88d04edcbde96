import type { Change, Decision, Happening } from '#shared/decision.ts';
import { update } from '#shared/decision.ts';
import type { Rules } from '#shared/rules.ts';
import type { ItemField, PlanFacts } from './facts.ts';
import type { PlanBranch } from './guard.ts';

/** What the plan's verbs decide on. */
export interface PlanKnown {
  readonly facts: PlanFacts;
  readonly rules: Rules;
  readonly branches: readonly PlanBranch[];
}

/** Of what cells name by id, what the office has and the actor may see. */
export type Linked = Readonly<Partial<Record<ItemField, ReadonlySet<string>>>>;

/** Every entry is about the plan: its latest one is the stamp that open sheets ask for. */
export const done = ({ plan }: PlanFacts, changes: readonly Change[], ...events: Happening[]): Decision => ({
  ok: true, subject: { type: 'plan', id: plan.id, activityId: null }, changes, events,
});

/** A change of the plan's own row. */
export const touch = ({ plan }: PlanFacts, set: Parameters<typeof update<'yearPlan'>>[2]): Change => update('yearPlan', plan.id, { ...set, version: plan.version + 1 });
