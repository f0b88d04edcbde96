import type { Transaction } from 'kysely';
import type { DB } from '#database/types.ts';
import type { Command, Scope } from '#platform/command.ts';
import type { Decision, Given, StateTable } from '#shared/decision.ts';
import { need } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Cell, PlanInput } from './contract.ts';
import * as call from './decide-call.ts';
import * as way from './decide-way.ts';
import * as sheet from './decide-write.ts';
import * as year from './decide-year.ts';
import { lacking, lackingFields } from './needs.ts';
import { planPolicy } from './policy.ts';
import * as store from './store.ts';
import type { PlanKnown } from './subject.ts';

/** The plan's verbs. Each holds the plan's row while it decides. */

type Tx = Transaction<DB>;

/** A verb on the plan as a whole or on one of its branches. */
function onPlan<Input extends { readonly planId: string }, Also extends object = object>(
  name: string, tables: readonly StateTable[], decide: (known: PlanKnown & Also, input: Input, given: Given) => Decision,
  also: (db: Tx, scope: Scope, known: PlanKnown, input: Input) => Promise<Also> = async () => ({}) as Also,
  only: (input: Input) => Parameters<typeof store.loadPlan>[3] = () => ({}),
): Command<Input, PlanKnown & Also> {
  return {
    name, tables, decide,
    async load(db, scope, input) {
      mayAtAll(name, scope);
      const known = await store.loadPlan(db, scope, { planId: input.planId }, { ...only(input), locked: true });
      return { ...known, ...(await also(db, scope, known, input)) };
    },
  };
}

/** A verb on one line: its plan is found by it. */
function onItem<Input extends { readonly itemId: string }>(name: string, tables: readonly StateTable[], decide: (known: year.CostKnown, input: Input, given: Given) => Decision, { alone = false } = {}): Command<Input, year.CostKnown> {
  return {
    name, tables, decide,
    async load(db, scope, { itemId }) {
      mayAtAll(name, scope);
      const known = await store.loadPlan(db, scope, { planId: await store.planOfItem(db, scope, itemId) }, { locked: true, only: alone ? { branchIds: [], itemIds: [itemId] } : undefined });
      const item = known.facts.items.find(({ id }) => id === itemId);
      if (item === undefined) throw new Refusal('NOT_FOUND', [need('need.item')]);
      return { ...known, item };
    },
  };
}

/** Whoever holds no post for it learns nothing of what is there, and nothing is loaded. */
function mayAtAll(verb: string, { actor }: Scope): void {
  const against = barred(planPolicy, verb, actor);
  if (against.length > 0) throw new Refusal('FORBIDDEN', against);
}

/** What a sheet's cells rest on besides the plan: what they name, and who changed what meanwhile. */
async function ofCells(db: Tx, scope: Scope, known: PlanKnown, planId: string, cells: readonly Cell[], added: readonly { readonly id: string }[] = []) {
  return { linked: await store.linkedOf(db, scope, known.facts, cells), stale: await store.whoChanged(db, scope, planId, sheet.staleOf(known.facts, cells, added)) };
}

export const callYear: Command<PlanInput<'call'>, call.CallFacts> = {
  name: 'plan.call', tables: ['yearPlan'], decide: call.call,
  async load(db, scope, input) {
    mayAtAll('plan.call', scope);
    return { taken: await store.yearTaken(db, scope, input.year), secretaries: await store.secretariesOf(db, scope) };
  },
};
export const editCall = onPlan<PlanInput<'editCall'>>('plan.edit_call', ['yearPlan'], call.editCall);
export const setArrangement = onPlan<PlanInput<'setArrangement'>>('plan.set_arrangement', ['yearPlan', 'arrangementLine', 'planItem'], call.setArrangement);
export const setBudget = onPlan<PlanInput<'setBudget'>>('plan.set_budget', ['yearPlan'], call.setBudget);
export const numberPaper = onPlan<PlanInput<'numberPaper'>>('plan.number_paper', ['planPaper'], call.numberPaper);
export const filed = onPlan<PlanInput<'filed'>>('plan.filed', ['yearPlan'], call.filed);
export const showSpending = onPlan<PlanInput<'showSpending'>>('plan.show_spending', ['yearPlan'], call.showSpending);

export const write = onPlan<PlanInput<'write'>, Pick<sheet.WriteKnown, 'linked' | 'stale'>>('plan.write', ['planItem', 'costLine'], sheet.write,
  (db, scope, known, input) => ofCells(db, scope, known, input.planId, input.cells, input.add),
  // Somebody who types into a line waits for the lines of its branch, not for two thousand.
  ({ add, cells, remove }) => ({ only: { branchIds: [...new Set(add.map(({ branchId }) => branchId))], itemIds: [...new Set([...add.map(({ id }) => id), ...cells.map(({ itemId }) => itemId), ...remove])] } }));
export const applyWhatIf = onPlan<PlanInput<'applyWhatIf'>, Pick<sheet.WriteKnown, 'linked' | 'stale'>>('plan.apply_what_if', ['planItem'], sheet.applyWhatIf,
  (db, scope, known, input) => ofCells(db, scope, known, input.planId, input.cells));

export const discuss = onPlan<PlanInput<'discuss'>>('plan.discuss', ['planDiscussion'], way.discuss);
export const propose = onPlan<PlanInput<'propose'>, Pick<way.ProposeKnown, 'blocks'>>('plan.propose', ['planItem', 'planStep'], way.propose, async (_, __, { facts, rules }, { branchId }) => ({ blocks: lacking(facts, branchId, rules) }));
export const returnItems = onPlan<PlanInput<'returnItems'>>('plan.return_items', ['planItem'], way.returnItems);
export const reopen = onPlan<PlanInput<'reopen'>>('plan.reopen', ['yearPlan', 'planItem', 'planStep'], way.reopen);
export const dropItem = onItem<PlanInput<'dropItem'>>('plan.drop_item', ['planItem'], way.dropItem);
export const toCommittee = onPlan<PlanInput<'toCommittee'>>('plan.to_committee', ['yearPlan', 'planStep'], way.toCommittee);
export const toFinance = onPlan<PlanInput<'toFinance'>>('plan.to_finance', ['yearPlan', 'planStep'], way.toFinance);
export const decide = onPlan<PlanInput<'decide'>>('plan.decide', ['yearPlan', 'planItem', 'planStep', 'planVersion'], way.decide);

export const setCosts = onItem<PlanInput<'setCosts'>>('plan.set_costs', ['planItem', 'costLine'], year.setCosts, { alone: true });
export const addExtra = onPlan<PlanInput<'addExtra'>, Pick<year.ExtraKnown, 'linked' | 'stale' | 'blocksOf'>>('plan.add_extra', ['planItem', 'costLine', 'planStep'], year.addExtra, async (db, scope, { facts, rules }, { fields }) => {
  const cells = Object.entries(fields).map(([field, value]) => ({ field: field as Cell['field'], value }));
  return { linked: await store.linkedOf(db, scope, facts, cells), stale: [], blocksOf: (item) => lackingFields(item, rules) };
});
export const decideExtra = onItem<PlanInput<'decideExtra'>>('plan.decide_extra', ['yearPlan', 'planItem', 'planStep', 'planVersion'], year.decideExtra);
export const changeApproved = onPlan<PlanInput<'changeApproved'>, Pick<sheet.WriteKnown, 'linked' | 'stale'>>('plan.change_approved', ['yearPlan', 'planItem', 'costLine', 'planVersion'], year.changeApproved,
  (db, scope, known, input) => ofCells(db, scope, known, input.planId, input.cells));
