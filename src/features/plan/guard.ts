import { holds, holdsIn, type Actor } from '#shared/actor.ts';
import { need, type Finding } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import type { PlanFacts, PlanItem, PlanState } from './facts.ts';
import { planPolicy } from './policy.ts';

/** What stands in the way of a verb on a year's plan: the same answer decides on the server and explains the button. */

/** A branch of ours as planning sees it. */
export interface PlanBranch {
  readonly id: string;
  readonly name: string;
  readonly kind: 'standing' | 'temporary';
  readonly dissolvedOn: string | null;
  readonly projectName: string | null;
  /** The period of a temporary branch's project. */
  readonly from: string | null;
  readonly to: string | null;
  readonly members: number;
}

/** Posts before which the whole plan lies open at any time: they consolidate, check, approve or supervise. */
export const seesAll = (actor: Actor): boolean => holds(actor, 'committee', 'finance', 'leading_group', 'discipline');

/** Branches whose lines the actor sees before they are approved. */
export const ownBranches = (actor: Actor): string[] =>
  [...new Set([...actor.branchIds, ...actor.posts.flatMap(({ branchId }) => branchId ?? [])])];

const wrongState = (state: PlanState): Finding => need('need.plan_state', null, { state: `@plan.state.${state}` });

/** States of the plan in which a verb may be given; those not named here ask more than the state. */
const during: Readonly<Record<string, readonly PlanState[]>> = {
  'plan.edit_call': ['called'],
  'plan.discuss': ['called', 'committee', 'approved'],
  'plan.return_items': ['called', 'committee'],
  'plan.reopen': ['committee'],
  'plan.drop_item': ['called', 'committee'],
  'plan.to_committee': ['called'],
  'plan.apply_what_if': ['committee'],
  'plan.to_finance': ['committee'],
  'plan.decide': ['finance', 'leading_group'],
  'plan.add_extra': ['approved'],
  'plan.change_approved': ['approved'],
  'plan.filed': ['approved'],
  'plan.show_spending': ['approved'],
};

const itemsOnTheWay = ({ items }: PlanFacts): PlanItem[] => items.filter(({ state, extra }) => state === 'proposed' && !extra);

/** Nobody decides on own lines, nobody twice in a round (PLN-04, invariant 3). */
function ownCase(facts: PlanFacts, actor: Actor): Finding[] {
  if (itemsOnTheWay(facts).some(({ proposerId }) => proposerId === actor.personId)) return [need('forbidden.own_lines')];
  const decided = facts.steps.some(({ itemId, round, decidedBy }) => itemId === null && round === facts.plan.round && decidedBy === actor.personId);
  return decided ? [need('forbidden.twice')] : [];
}

/** What forbids a verb on the plan as a whole. */
export function guardPlan(verb: string, facts: PlanFacts, actor: Actor): Finding[] {
  const against = barred(planPolicy, verb, actor);
  if (against.length > 0) return against;
  const { state } = facts.plan;
  if (during[verb]?.includes(state) === false) return [wrongState(state)];
  if (verb === 'plan.decide' && !holds(actor, state === 'finance' ? 'finance' : 'leading_group')) return [need('forbidden.step', null, { step: `@plan.step.${state}` })];
  if (verb === 'plan.decide' || verb === 'plan.to_finance') {
    const own = ownCase(facts, actor);
    if (own.length > 0) return own;
  }
  if (verb === 'plan.to_finance') {
    const open = facts.items.filter((item) => item.state === 'draft' || item.state === 'returned').length;
    if (open > 0) return [need('need.plan_settled', null, { count: open })];
    if (itemsOnTheWay(facts).length === 0) return [need('need.plan_lines')];
  }
  return [];
}

/** Whether somebody acts for the branch at all: its secretary, or 机关党委 while it consolidates. */
export function guardBranch(verb: 'plan.write' | 'plan.discuss' | 'plan.propose' | 'plan.add_extra', facts: PlanFacts, branch: PlanBranch, actor: Actor, today: string): Finding[] {
  const against = guardPlan(verb, facts, actor);
  if (against.length > 0) return against;
  const { plan } = facts;
  const consolidating = (verb === 'plan.write' && plan.state === 'committee') || verb === 'plan.add_extra';
  const mine = verb === 'plan.discuss' ? ownBranches(actor).includes(branch.id) : holdsIn(actor, [branch.id], 'secretary');
  if (!mine && !(consolidating && holds(actor, 'committee'))) return [need('forbidden.branch', 'branchId', { branch: branch.name })];
  if (branch.dissolvedOn !== null && branch.dissolvedOn <= today) return [need('need.living_branch', 'branchId')];
  if (verb === 'plan.add_extra') return [];
  if (plan.opensOn > today) return [need('need.plan_open', null, { day: plan.opensOn })];
  const returned = facts.items.some((item) => item.branchId === branch.id && item.state === 'returned');
  // During the year only what was added and returned is worked on; a meeting about it may be entered before.
  const still = verb === 'plan.discuss' || returned;
  return plan.state === 'called' || (plan.state === 'committee' && (still || holds(actor, 'committee'))) || (plan.state === 'approved' && still) ? [] : [wrongState(plan.state)];
}

/** Why the cells and costs of a line cannot be changed by the actor now; null: they can. */
export function lockOf(facts: PlanFacts, item: PlanItem, branch: PlanBranch, actor: Actor, today: string): Finding | null {
  const [against] = guardBranch('plan.write', facts, branch, actor, today);
  if (against !== undefined) return against;
  if (item.state === 'approved' || item.state === 'dropped') return need('need.item_state', null, { state: `@plan.item_state.${item.state}` }, item.id);
  if (facts.plan.state === 'approved') return item.extra && item.state === 'returned' ? null : need('need.item_state', null, { state: `@plan.item_state.${item.state}` }, item.id);
  if (facts.plan.state === 'committee' && holds(actor, 'committee')) return null;
  if (item.state === 'returned' || (item.state === 'draft' && facts.plan.state === 'called')) return null;
  return need('need.item_state', null, { state: `@plan.item_state.${item.state}` }, item.id);
}

/** What forbids deciding the pending step of a line added during the year; null where none is pending. */
export function guardExtra(facts: PlanFacts, item: PlanItem, actor: Actor): Finding[] | null {
  const step = facts.steps.find(({ itemId, state }) => itemId === item.id && state === 'pending');
  if (step === undefined) return null;
  const against = barred(planPolicy, 'plan.decide_extra', actor);
  if (against.length > 0) return against;
  if (step.step === 'leading_group' || !holds(actor, step.step)) return [need('forbidden.step', null, { step: `@plan.step.${step.step}` })];
  if (item.proposerId === actor.personId) return [need('forbidden.own_lines')];
  const twice = facts.steps.some(({ itemId, round, decidedBy }) => itemId === item.id && round === step.round && decidedBy === actor.personId);
  return twice ? [need('forbidden.twice')] : [];
}

/** Verbs on the plan as a whole, for the page. */
export const wholeVerbs = [
  'plan.edit_call', 'plan.set_arrangement', 'plan.set_budget', 'plan.return_items', 'plan.reopen', 'plan.drop_item', 'plan.to_committee', 'plan.apply_what_if', 'plan.to_finance',
  'plan.decide', 'plan.add_extra', 'plan.change_approved', 'plan.number_paper', 'plan.filed', 'plan.show_spending',
] as const;
export const allowedPlan = (facts: PlanFacts, actor: Actor): Record<string, Finding[]> => Object.fromEntries(wholeVerbs.map((verb) => [verb, guardPlan(verb, facts, actor)]));
