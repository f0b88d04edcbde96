import { holds } from '#shared/actor.ts';
import { insert, refuse, remove, type Decision, type Given } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import type { Cell, PlanInput, StaleCell } from './contract.ts';
import { emptyItem, itemChanges, placeOf, readCells, staleCells, wrongDays } from './decide-cells.ts';
import type { PlanFacts, PlanItem } from './facts.ts';
import { guardBranch, guardPlan, lockOf, type PlanBranch } from './guard.ts';
import { done, type Linked, type PlanKnown } from './subject.ts';

/** The sheet's one command, and the trial of 机关党委 applied: all of it or nothing. Pure. */

export interface WriteKnown extends PlanKnown {
  readonly linked: Linked;
  /** Cells that were changed meanwhile, with who did it where the plan's latest entries tell. */
  readonly stale: readonly StaleCell[];
}

/** An edit that started from another state of its cells: all of them go back, to be shown beside what was typed. */
export const staleRefusal = (cells: readonly StaleCell[]): Decision => ({ ok: false, findings: [need('stale.cells', null, { count: cells.length })], current: { cells } });

/** A line that is made now: empty, at the end of its branch's sheet. */
export const newItem = (id: string, branch: PlanBranch, position: number, proposerId: string, state: PlanItem['state'] = 'draft'): PlanItem => ({
  ...(emptyItem as Pick<PlanItem, keyof typeof emptyItem>), id, branchId: branch.id, branchName: branch.name, branchKind: branch.kind, position, number: null, state, extra: false,
  extraReason: null, returnedNote: null, proposerId, version: 0, unitName: null, unitIndustry: null, unitRegion: null, unitField: null, frontLine: null, audit: 'no', costs: [], activityIds: [],
});
export const nextPosition = ({ items }: PlanFacts, branchId: string): number => items.reduce((most, item) => (item.branchId === branchId ? Math.max(most, item.position) : most), 0) + 1;

/** Cells of lines that are there or are being added, read line by line. */
function cellsByItem(cells: readonly Cell[]): Map<string, Cell[]> {
  const all = new Map<string, Cell[]>();
  for (const cell of cells) {
    const of = all.get(cell.itemId);
    if (of === undefined) all.set(cell.itemId, [cell]);
    else of.push(cell);
  }
  return all;
}

/** What the cells make of the lines; or what does not fit, cell by cell. */
export function changedItems({ facts, branches }: PlanKnown, linked: Linked, cells: readonly Cell[], added: ReadonlyMap<string, PlanItem> = new Map()) {
  const branchOf = new Map(branches.map((branch) => [branch.id, branch]));
  const items = new Map([...facts.items.map((item) => [item.id, item] as const), ...added]);
  const wrong: Finding[] = [];
  const changed = [...cellsByItem(cells)].flatMap(([itemId, of]) => {
    const item = items.get(itemId);
    const branch = item === undefined ? undefined : branchOf.get(item.branchId);
    if (item === undefined || branch === undefined) return [];
    const { set, wrong: misfits } = readCells(of, item, linked);
    const after = { ...item, ...set } as PlanItem;
    wrong.push(...misfits, ...('fromOn' in set || 'toOn' in set ? wrongDays(after, facts.plan.year, branch) : []));
    return [{ item, set, after }];
  });
  return { changed, wrong };
}

export function write(known: WriteKnown, input: PlanInput<'write'>, given: Given): Decision {
  const { facts, branches } = known;
  const { actor, today } = given;
  const against = guardPlan('plan.write', facts, actor);
  if (against.length > 0 || actor.personId === null) return refuse(...(against.length > 0 ? against : [need('forbidden.post')]));
  const branchOf = new Map(branches.map((branch) => [branch.id, branch]));
  const items = new Map(facts.items.map((item) => [item.id, item]));

  const added = new Map<string, PlanItem>();
  const closed = new Map<string, Finding>();
  const positions = new Map<string, number>();
  for (const { id, branchId } of input.add) {
    const branch = branchOf.get(branchId);
    if (branch === undefined) return refuse(need('need.branch', 'branchId'));
    const [bar] = guardBranch('plan.write', facts, branch, actor, today);
    const late = bar ?? (facts.plan.state === 'approved' ? need('need.plan_state', null, { state: '@plan.state.approved' }) : undefined);
    if (late !== undefined) closed.set(branchId, late);
    if (items.has(id) || added.has(id)) return refuse(need('need.new_id', 'add', {}, id));
    const position = positions.get(branchId) ?? nextPosition(facts, branchId);
    positions.set(branchId, position + 1);
    // What 机关党委 adds while it consolidates is before it already; nobody else proposes it.
    added.set(id, newItem(id, branch, position, actor.personId, facts.plan.state === 'committee' && holds(actor, 'committee') ? 'proposed' : 'draft'));
  }
  if (closed.size > 0) return refuse(...closed.values());
  if (known.stale.length > 0) return staleRefusal(known.stale);

  const touched = new Set([...input.cells.map(({ itemId }) => itemId), ...input.remove]);
  const locks = [...touched].flatMap((id) => {
    const item = items.get(id);
    const branch = item === undefined ? undefined : branchOf.get(item.branchId);
    return item === undefined || branch === undefined ? [] : (lockOf(facts, item, branch, actor, today) ?? []);
  });
  if (locks.length > 0) return refuse(...locks);
  const { changed, wrong } = changedItems(known, known.linked, input.cells, added);
  if (wrong.length > 0) return refuse(...wrong);

  const removed = input.remove.flatMap((id) => items.get(id) ?? []);
  const kept = removed.find((item) => item.state !== 'draft');
  if (kept !== undefined) return refuse(need('need.draft', null, placeOf(kept), kept.id));
  const gone = new Set(removed.map((item) => item.id));
  const setOf = new Map(changed.map(({ item, set }) => [item.id, set]));
  const inserts = [...added.values()].map(({ id, branchId, position, proposerId, state }) =>
    insert('planItem', { ...emptyItem, ...setOf.get(id), id, planId: facts.plan.id, branchId, position, state, proposerId, createdAt: given.now } as Parameters<typeof insert<'planItem'>>[1]));
  const updates = itemChanges(changed.filter(({ item }) => !added.has(item.id) && !gone.has(item.id)));
  const deletes = [...removed.flatMap((item) => item.costs.map((line) => remove('costLine', line.id))), ...removed.map((item) => remove('planItem', item.id))];
  const of = [...new Set([...added.values(), ...changed.map(({ item }) => item), ...removed].map((item) => item.branchName))];
  return done(facts, [...inserts, ...updates, ...deletes], {
    name: 'plan.written', details: { branches: of.slice(0, 5).join('、'), added: added.size, changed: updates.length, cells: input.cells.length, removed: removed.length },
  });
}

export function applyWhatIf(known: WriteKnown, { cells, drop, note }: PlanInput<'applyWhatIf'>, given: Given): Decision {
  const { facts } = known;
  const against = guardPlan('plan.apply_what_if', facts, given.actor);
  if (against.length > 0) return refuse(...against);
  if (known.stale.length > 0) return staleRefusal(known.stale);
  const settled = facts.items.find((item) => item.state === 'dropped' && (drop.includes(item.id) || cells.some(({ itemId }) => itemId === item.id)));
  if (settled !== undefined) return refuse(need('need.item_state', null, { state: '@plan.item_state.dropped' }, settled.id));
  const { changed, wrong } = changedItems(known, known.linked, cells);
  if (wrong.length > 0) return refuse(...wrong);
  const dropped = facts.items.filter((item) => drop.includes(item.id));
  const changes = itemChanges([
    ...changed.filter(({ item }) => !drop.includes(item.id)),
    ...dropped.map((item) => ({ item, set: {}, more: { state: 'dropped', returnedNote: note } })),
  ]);
  return done(facts, changes, { name: 'plan.what_if', details: { changed: changes.length - dropped.length, dropped: dropped.length, note } });
}

/** Whether the cells of a command still stand as they were seen; the command asks it before it looks for who changed them. */
export const staleOf = ({ items }: PlanFacts, cells: readonly Cell[], added: readonly { readonly id: string }[] = []): StaleCell[] =>
  staleCells(items, cells, new Set(added.map(({ id }) => id)));
