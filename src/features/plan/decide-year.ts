import { replaceLines, wrongLines } from '#features/cost/decide-lines.ts';
import { asTyped, totalOf } from '#features/cost/facts.ts';
import { insert, refuse, update, type Change, type Decision, type Given } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import { yuanText } from '#shared/format.ts';
import type { Cell, PlanInput } from './contract.ts';
import { barredPlan } from './decide-call.ts';
import { emptyItem, itemChanges, placeOf, readCells, wrongDays } from './decide-cells.ts';
import { decided, extraSteps, newSteps, newVersion, nextVersion } from './decide-way.ts';
import { changedItems, newItem, nextPosition, staleRefusal, type WriteKnown } from './decide-write.ts';
import type { ItemField, PlanItem } from './facts.ts';
import { guardBranch, guardExtra, lockOf } from './guard.ts';
import { done, touch, type PlanKnown } from './subject.ts';

/** What happens to the plan during its year, and what a line costs. Pure. */

export interface CostKnown extends PlanKnown {
  readonly item: PlanItem;
}
export function setCosts(known: CostKnown, { version, lines }: PlanInput<'setCosts'>, given: Given): Decision {
  const { facts, item, branches } = known;
  const branch = branches.find(({ id }) => id === item.branchId);
  if (branch === undefined) return refuse(need('need.branch'));
  const locked = lockOf(facts, item, branch, given.actor, given.today);
  if (locked !== null) return refuse(locked);
  if (version !== item.version) return { ok: false, findings: [need('stale.plan_item')], current: item };
  const wrong = wrongLines(lines, item.id);
  if (wrong.length > 0) return refuse(...wrong);
  return done(facts, [...replaceLines({ planItemId: item.id }, item.costs, lines), update('planItem', item.id, { version: item.version + 1, ...(lines.length > 0 ? { noCost: false } : {}) })], {
    name: 'plan.costs_set', details: { ...placeOf(item), amount: yuanText(totalOf(asTyped(lines, item.costs))), count: lines.length },
  });
}

export interface ExtraKnown extends WriteKnown {
  /** What the rulebook finds of the new line and blocks (PLN-01). */
  readonly blocksOf: (item: PlanItem) => readonly Finding[];
}
export function addExtra(known: ExtraKnown, input: PlanInput<'addExtra'>, given: Given): Decision {
  const { facts, branches } = known;
  const branch = branches.find(({ id }) => id === input.branchId);
  if (branch === undefined) return refuse(need('need.branch', 'branchId'));
  const { actor, today } = given;
  const against = guardBranch('plan.add_extra', facts, branch, actor, today);
  if (against.length > 0 || actor.personId === null) return refuse(...(against.length > 0 ? against : [need('forbidden.post')]));
  if (facts.items.some(({ id }) => id === input.id)) return refuse(need('need.new_id', 'id', {}, input.id));
  const empty = newItem(input.id, branch, nextPosition(facts, branch.id), actor.personId);
  const cells = Object.entries(input.fields).flatMap(([field, value]) => (value === undefined ? [] : [{ field: field as ItemField, value }]));
  const { set, wrong } = readCells(cells, empty, known.linked);
  const item = { ...empty, ...set, extra: true, costs: asTyped(input.lines, []) } as PlanItem;
  const misfits = [...wrong, ...wrongDays(item, facts.plan.year, branch), ...wrongLines(input.lines, item.id)];
  if (misfits.length > 0) return refuse(...misfits);
  const blocks = known.blocksOf(item);
  if (blocks.length > 0) return refuse(...blocks);
  const row = insert('planItem', {
    ...emptyItem, ...set, id: item.id, planId: facts.plan.id, branchId: branch.id, position: item.position, state: 'proposed', extra: true, extraReason: input.reason, proposerId: actor.personId, createdAt: given.now,
  } as Parameters<typeof insert<'planItem'>>[1]);
  return done(facts, [row, ...replaceLines({ planItemId: item.id }, [], input.lines), ...newSteps(facts, given, extraSteps, 1, item.id)], {
    name: 'plan.extra_added', details: { year: facts.plan.year, branch: branch.name, content: item.content, reason: input.reason, step: 'committee' },
  });
}

export function decideExtra(known: CostKnown, { version, decision, comment }: PlanInput<'decideExtra'>, given: Given): Decision {
  const { facts, item } = known;
  const against = guardExtra(facts, item, given.actor) ?? [need('need.pending_step')];
  if (against.length > 0) return refuse(...against);
  if (version !== item.version) return { ok: false, findings: [need('stale.plan_item')], current: item };
  const steps = facts.steps.filter(({ itemId }) => itemId === item.id);
  const step = steps.find(({ state }) => state === 'pending');
  if (step === undefined) return refuse(need('need.pending_step'));
  const said = { year: facts.plan.year, branch: item.branchName, content: item.content, done: `@plan.step.${step.step}`, comment };
  if (decision === 'return') {
    if (comment === null || comment === '') return refuse(need('need.comment', 'comment'));
    return done(facts, [update('planStep', step.id, decided(given, 'returned', comment)), update('planItem', item.id, { state: 'returned', returnedNote: comment, version: item.version + 1 })], {
      name: 'plan.extra_returned', details: { ...said, branchIds: [item.branchId] },
    });
  }
  const passed = update('planStep', step.id, decided(given, 'approved', comment));
  const next = steps.find(({ round, state }) => round === step.round && state === 'waiting');
  if (next !== undefined) return done(facts, [passed, update('planStep', next.id, { state: 'pending' }), update('planItem', item.id, { version: item.version + 1 })], { name: 'plan.extra_approved', details: { ...said, step: next.step } });
  const number = facts.items.reduce((most, other) => Math.max(most, other.number ?? 0), 0) + 1;
  const approved: PlanItem = { ...item, state: 'approved', number, version: item.version + 1 };
  const items = facts.items.map((other) => (other.id === item.id ? approved : other));
  return done(facts, [passed, update('planItem', item.id, { state: 'approved', number, version: approved.version }), touch(facts, {}), newVersion(facts, items, item.extraReason ?? '', given)], {
    name: 'plan.extra_passed', details: { ...said, number, version: nextVersion(facts), branchIds: [item.branchId] },
  });
}

export function changeApproved(known: WriteKnown, input: PlanInput<'changeApproved'>, given: Given): Decision {
  const against = barredPlan('plan.change_approved', known, input.version, given);
  if (against !== null) return against;
  if (known.stale.length > 0) return staleRefusal(known.stale);
  const { facts } = known;
  const named = new Set([...input.cells.map((cell: Cell) => cell.itemId), ...input.costs.map(({ itemId }) => itemId), ...input.drop]);
  const items = facts.items.filter(({ id }) => named.has(id));
  if (items.length < named.size || named.size === 0) return refuse(need('need.item', 'cells'));
  const unapproved = items.filter(({ state }) => state !== 'approved');
  if (unapproved.length > 0) return refuse(...unapproved.map((item) => need('need.item_state', null, { state: `@plan.item_state.${item.state}` }, item.id)));
  const begun = items.filter((item) => input.drop.includes(item.id) && item.activityIds.length > 0);
  if (begun.length > 0) return refuse(...begun.map((item) => need('need.not_begun', 'drop', placeOf(item), item.id)));
  const { changed, wrong } = changedItems(known, known.linked, input.cells);
  const misfits = [...wrong, ...input.costs.flatMap(({ itemId, lines }) => wrongLines(lines, itemId))];
  if (misfits.length > 0) return refuse(...misfits);

  const costs = new Map(input.costs.map(({ itemId, lines }) => [itemId, lines]));
  const sets = new Map(changed.map(({ item, set }) => [item.id, set]));
  const after = items.map((item) => {
    const lines = costs.get(item.id);
    return { ...item, ...sets.get(item.id), ...(lines === undefined ? {} : { costs: asTyped(lines, item.costs) }), ...(input.drop.includes(item.id) ? { state: 'dropped' } : {}) } as PlanItem;
  });
  const rows = itemChanges(items.map((item) => ({
    item, set: sets.get(item.id) ?? {}, more: { ...(input.drop.includes(item.id) ? { state: 'dropped', returnedNote: input.reason } : {}), ...((costs.get(item.id)?.length ?? 0) > 0 && item.noCost ? { noCost: false } : {}) },
  })));
  const lines: Change[] = items.flatMap((item) => { const entries = costs.get(item.id); return entries === undefined ? [] : replaceLines({ planItemId: item.id }, item.costs, entries); });
  if (rows.length + lines.length === 0) return refuse(need('need.plan_changed'));
  const now = facts.items.map((item) => after.find(({ id }) => id === item.id) ?? item);
  return done(facts, [...rows, ...lines, touch(facts, {}), newVersion(facts, now, input.reason, given)], {
    name: 'plan.changed', details: { year: facts.plan.year, version: nextVersion(facts), count: items.length, reason: input.reason, branchIds: [...new Set(items.map(({ branchId }) => branchId))] },
  });
}
