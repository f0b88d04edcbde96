import { insert, refuse, update, type Change, type Decision, type Given } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import type { PlanInput } from './contract.ts';
import { barredPlan } from './decide-call.ts';
import { itemChanges, placeOf } from './decide-cells.ts';
import { planSteps, type PlanFacts, type PlanItem, type PlanStep } from './facts.ts';
import { snapshotsOf } from './facts-version.ts';
import { guardBranch } from './guard.ts';
import { done, touch, type PlanKnown } from './subject.ts';

/** The way up: discussed → proposed → consolidated → checked → approved, and back (324号 Art. 4–6). Pure. */

/** The one branch a verb is about. */
const branchIn = ({ branches }: PlanKnown, id: string) => branches.find((branch) => branch.id === id);

export function discuss(known: PlanKnown, input: PlanInput<'discuss'>, given: Given): Decision {
  const { facts } = known;
  const branch = branchIn(known, input.branchId);
  if (branch === undefined) return refuse(need('need.branch', 'branchId'));
  const against = guardBranch('plan.discuss', facts, branch, given.actor, given.today);
  if (against.length > 0 || given.actor.personId === null) return refuse(...(against.length > 0 ? against : [need('forbidden.post')]));
  if (proposersOf(facts, branch.id).includes(given.actor.personId)) return refuse(need('forbidden.proposer'));
  const { commandId: _, planId, branchId, metOn, present, expected, opinions, ...rest } = input;
  if (metOn > given.today) return refuse(need('need.not_future', 'metOn'));
  if (present > expected) return refuse(need('need.present', 'present', { expected }));
  const row = insert('planDiscussion', {
    id: given.newId(), planId, branchId, metOn, present, expected, ...rest, opinions: opinions === '' ? null : opinions, recordedBy: given.actor.personId, recordedName: given.actor.name, createdAt: given.now,
  });
  return done(facts, [row], { name: 'plan.discussed', details: { branch: branch.name, on: metOn, present, expected } });
}

/** Lines a branch can propose now: drafts, and those returned to it. */
const proposable = ({ plan, items }: PlanFacts, branchId: string): PlanItem[] =>
  items.filter((item) => item.branchId === branchId && (item.state === 'returned' || (item.state === 'draft' && plan.state === 'called')) && (plan.state !== 'approved' || item.extra));
const proposersOf = (facts: PlanFacts, branchId: string): string[] => proposable(facts, branchId).map(({ proposerId }) => proposerId);

export interface ProposeKnown extends PlanKnown {
  /** What the rulebook finds of the branch's lines and blocks (PLN-01, PLN-02, PLN-03). */
  readonly blocks: readonly Finding[];
}

export function propose(known: ProposeKnown, { branchId }: PlanInput<'propose'>, given: Given): Decision {
  const { facts } = known;
  const branch = branchIn(known, branchId);
  if (branch === undefined) return refuse(need('need.branch', 'branchId'));
  const against = guardBranch('plan.propose', facts, branch, given.actor, given.today);
  if (against.length > 0) return refuse(...against);
  const items = proposable(facts, branchId);
  if (items.length === 0) return refuse(need('need.lines_to_propose'));
  if (known.blocks.length > 0) return refuse(...known.blocks);
  // A line added during the year goes its own way again.
  const steps = facts.plan.state === 'approved' ? items.flatMap((item) => newSteps(facts, given, extraSteps, roundOf(facts, item.id) + 1, item.id)) : [];
  const changes = [...items.map((item) => update('planItem', item.id, { state: 'proposed', version: item.version + 1 })), ...steps];
  return done(facts, changes, { name: 'plan.proposed', details: { year: facts.plan.year, branch: branch.name, count: items.length, step: steps.length > 0 ? 'committee' : null } });
}

export function returnItems(known: PlanKnown, { itemIds, comment }: PlanInput<'returnItems'>, given: Given): Decision {
  const against = barredPlan('plan.return_items', known, null, given);
  if (against !== null) return against;
  const { facts } = known;
  const wanted = new Set(itemIds);
  const items = facts.items.filter(({ id }) => wanted.has(id));
  if (items.length < wanted.size) return refuse(need('need.item', 'itemIds'));
  const wrong = items.filter(({ state }) => state !== 'proposed');
  if (wrong.length > 0) return refuse(...wrong.map((item) => need('need.proposed', 'itemIds', placeOf(item), item.id)));
  return done(facts, returning(items, comment), { name: 'plan.returned', details: { year: facts.plan.year, count: items.length, comment, branches: namesOf(items), branchIds: branchesOf(items) } });
}

const branchesOf = (items: readonly PlanItem[]): string[] => [...new Set(items.map(({ branchId }) => branchId))];
const namesOf = (items: readonly PlanItem[]): string => [...new Set(items.map(({ branchName }) => branchName))].slice(0, 5).join('、');
const returning = (items: readonly PlanItem[], comment: string): Change[] => itemChanges(items.map((item) => ({ item, set: {}, more: { state: 'returned', returnedNote: comment } })));

export function reopen(known: PlanKnown, { version, dueOn, comment }: PlanInput<'reopen'>, given: Given): Decision {
  const against = barredPlan('plan.reopen', known, version, given);
  if (against !== null) return against;
  const { facts } = known;
  if (dueOn < facts.plan.opensOn) return refuse(need('need.end_after_start', 'dueOn'));
  const items = facts.items.filter(({ state }) => state === 'proposed');
  const steps = current(facts).map((step) => update('planStep', step.id, step.state === 'pending' ? decided(given, 'returned', comment) : { state: 'waiting' }));
  return done(facts, [...returning(items, comment), ...steps, touch(facts, { state: 'called', dueOn, round: facts.plan.round + 1 })], {
    name: 'plan.reopened', details: { year: facts.plan.year, count: items.length, comment, dueOn, branchIds: branchesOf(items) },
  });
}

export function dropItem(known: PlanKnown & { readonly item: PlanItem }, { version, comment }: PlanInput<'dropItem'>, given: Given): Decision {
  const against = barredPlan('plan.drop_item', known, null, given);
  if (against !== null) return against;
  const { facts, item } = known;
  if (item.state === 'dropped' || item.state === 'approved') return refuse(need('need.item_state', null, { state: `@plan.item_state.${item.state}` }, item.id));
  if (version !== item.version) return { ok: false, findings: [need('stale.plan_item')], current: item };
  return done(facts, [update('planItem', item.id, { state: 'dropped', returnedNote: comment, version: item.version + 1 })], { name: 'plan.dropped', details: { ...placeOf(item), comment } });
}

/** Steps of a round, the first of them pending. */
export function newSteps({ plan }: PlanFacts, given: Given, steps: readonly PlanStep[], round: number, itemId: string | null = null): Change[] {
  return steps.map((step, index) => insert('planStep', { id: given.newId(), planId: plan.id, itemId, round, position: index + 1, step, state: index === 0 ? 'pending' : 'waiting' }));
}
/** A line added during the year wants both, and no other (PLN-06). */
export const extraSteps: readonly PlanStep[] = ['committee', 'finance'];
export const roundOf = ({ steps }: PlanFacts, itemId: string): number => steps.reduce((most, step) => (step.itemId === itemId ? Math.max(most, step.round) : most), 0);

const current = ({ plan, steps }: PlanFacts) => steps.filter((step) => step.itemId === null && step.round === plan.round);
export const decided = ({ actor, now }: Given, state: 'approved' | 'returned', comment: string | null, conditions: string | null = null) => ({
  state, comment: comment === '' ? null : comment, conditions: conditions === '' ? null : conditions, decidedBy: actor.personId, decidedName: actor.name, decidedAt: now,
});

export function toCommittee(known: PlanKnown, { version }: PlanInput<'toCommittee'>, given: Given): Decision {
  const against = barredPlan('plan.to_committee', known, version, given);
  if (against !== null) return against;
  const { facts } = known;
  const count = facts.items.filter(({ state }) => state === 'proposed').length;
  if (count === 0) return refuse(need('need.plan_lines'));
  return done(facts, [...newSteps(facts, given, planSteps, facts.plan.round), touch(facts, { state: 'committee' })], { name: 'plan.to_committee', details: { year: facts.plan.year, count } });
}

/** The pending step approved, the next one pending. */
function passing(facts: PlanFacts, given: Given, comment: string | null, conditions: string | null = null) {
  const step = current(facts).find(({ state }) => state === 'pending');
  const next = current(facts).filter(({ state }) => state === 'waiting').toSorted((a, b) => a.position - b.position)[0];
  if (step === undefined) return null;
  return { step, next, changes: [update('planStep', step.id, decided(given, 'approved', comment, conditions)), ...(next === undefined ? [] : [update('planStep', next.id, { state: 'pending' })])] };
}

export function toFinance(known: PlanKnown, { version, comment }: PlanInput<'toFinance'>, given: Given): Decision {
  const against = barredPlan('plan.to_finance', known, version, given);
  if (against !== null) return against;
  const { facts } = known;
  const passed = passing(facts, given, comment);
  if (passed === null) return refuse(need('need.pending_step'));
  return done(facts, [...passed.changes, touch(facts, { state: 'finance' })], { name: 'plan.step_approved', details: { year: facts.plan.year, done: '@plan.step.committee', step: 'finance', comment } });
}

export function decide(known: PlanKnown, { version, decision, conditions, comment }: PlanInput<'decide'>, given: Given): Decision {
  const against = barredPlan('plan.decide', known, version, given);
  if (against !== null) return against;
  const { facts } = known;
  const { year, state } = facts.plan;
  if (decision === 'return') {
    if (comment === null || comment === '') return refuse(need('need.comment', 'comment'));
    const step = current(facts).find((one) => one.state === 'pending');
    if (step === undefined) return refuse(need('need.pending_step'));
    const round = facts.plan.round + 1;
    return done(facts, [update('planStep', step.id, decided(given, 'returned', comment)), ...newSteps(facts, given, planSteps, round), touch(facts, { state: 'committee', round })], {
      name: 'plan.step_returned', details: { year, done: `@plan.step.${state}`, comment, step: 'committee' },
    });
  }
  const passed = passing(facts, given, comment, conditions);
  if (passed === null) return refuse(need('need.pending_step'));
  const said = conditions === null || conditions === '' ? {} : { conditions: [facts.plan.conditions, conditions].filter((one) => one !== null).join('\n') };
  if (passed.next !== undefined) {
    return done(facts, [...passed.changes, touch(facts, { ...said, state: passed.next.step })], { name: 'plan.step_approved', details: { year, done: `@plan.step.${state}`, step: passed.next.step, comment } });
  }
  const approved = facts.items.filter((item) => item.state === 'proposed').map((item, index) => ({ ...item, state: 'approved' as const, number: index + 1, version: item.version + 1 }));
  return done(facts, [
    ...passed.changes, ...approved.map(({ id, number, version: next }) => update('planItem', id, { state: 'approved', number, version: next })),
    touch(facts, { ...said, state: 'approved', approvedOn: given.today }), newVersion(facts, approved, '@plan.version.approved', given),
  ], { name: 'plan.approved', details: { year, count: approved.length, branchIds: branchesOf(approved) } });
}

/** The plan as it stands from now on, kept. The first reason is a word of the lexicon, later ones are what was typed. */
export const newVersion = (facts: PlanFacts, items: readonly PlanItem[], reason: string, given: Given): Change => insert('planVersion', {
  id: given.newId(), planId: facts.plan.id, no: nextVersion(facts), reason, items: JSON.parse(JSON.stringify(snapshotsOf(items))), authorName: given.actor.name, createdAt: given.now,
});
export const nextVersion = ({ versions }: PlanFacts): number => versions.reduce((most, { no }) => Math.max(most, no), 0) + 1;
