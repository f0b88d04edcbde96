import type { Transaction } from 'kysely';
import type { DB } from '#database/types.ts';
import { loadRules } from '#platform/rules.ts';
import type { Command, Scope } from '#platform/command.ts';
import { todayOf } from '#platform/today.ts';
import { refuse, type Decision, type Given } from '#shared/decision.ts';
import type { Finding } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import { settingOn } from '#shared/rules.ts';
import { nextNumber, problemsOfObservations } from '#features/outcome/queries.ts';
import { answerIds, computedOfItems } from './queries.ts';
import type { InspectionInput as Input } from './contract.ts';
import * as round from './decide.ts';
import * as seen from './decide-observation.ts';
import { askedOf } from './facts.ts';
import { inspectionPolicy } from './policy.ts';
import * as store from './store.ts';

const rounds = ['inspectionRound', 'inspectionItem'] as const;
const observed = ['observation', 'inspectionFile'] as const;
interface OfItem {
  readonly id: string;
  readonly itemId: string;
}
interface OfObservation {
  readonly id: string;
  readonly observationId: string;
}

async function onItem(db: Transaction<DB>, scope: Scope, { id, itemId }: OfItem): Promise<round.OnItem & { readonly today: string }> {
  const today = await todayOf(db, scope, scope.now);
  const found = await store.loadRound(db, scope, id, today, 'share');
  return { today, round: found, item: await store.loadItem(db, scope, id, itemId, today, true) };
}
async function onObservation(db: Transaction<DB>, scope: Scope, { id, observationId }: OfObservation, ownerId?: string | null): Promise<seen.OnObservation> {
  const today = await todayOf(db, scope, scope.now);
  const found = await store.loadRound(db, scope, id, today, 'share');
  const observation = await store.loadObservation(db, scope, id, observationId, today);
  const item = await store.loadItem(db, scope, id, observation.itemId, today);
  const around = await store.peopleAround(db, scope, { branchId: observation.responsibleId, ownerId: ownerId === undefined ? observation.ownerId : ownerId, leadId: found.leadId }, today);
  return { round: found, item, observation, around };
}
async function onRound(db: Transaction<DB>, scope: Scope, id: string): Promise<round.OnRound & { readonly today: string }> {
  const today = await todayOf(db, scope, scope.now);
  const found = await store.loadRound(db, scope, id, today, 'update');
  return { today, round: found, items: await store.loadItems(db, scope, id, today), observations: await store.loadObservations(db, scope, id, today) };
}

/** Whoever may not give a verb at all is told so before it is looked up whether there is such a thing. */
const posted = <I, F>(command: Command<I, F>): Command<I, F> => ({
  ...command,
  load(db, scope, input) {
    const against = barred(inspectionPolicy, command.name, scope.actor);
    return against.length > 0 ? Promise.reject(new Refusal('FORBIDDEN', against)) : command.load(db, scope, input);
  },
});

export const open: Command<Input<'open'>, round.OpenKnown> = posted({
  name: 'inspection.open', tables: rounds, decide: round.open,
  async load(db, scope, input) {
    const rules = await loadRules(db, scope.officeId, scope.now);
    const rows = await store.population(db, scope, input);
    const { seed, candidates } = await store.digests(db, rows.slice(0, store.mostInPopulation));
    const items = settingOn(rules, 'SUP-05', 'items', rules.today);
    const of = new Map(rows.map((row) => [row.id, row]));
    return {
      seed, candidates: candidates.map((one) => ({ ...one, theme: of.get(one.id)?.theme ?? null, branch: of.get(one.id)?.branch ?? '' })),
      asked: items === null || !Array.isArray(items.value) ? [] : askedOf(items.value.map(String), items.source),
      nameTaken: await store.nameTaken(db, scope, input.name), unknownBranch: await store.unknownBranches(db, scope, input.branchIds), tooMany: rows.length > store.mostInPopulation ? store.mostInPopulation : null,
    };
  },
});
export const answer: Command<Input<'answer'>, Parameters<typeof round.answer>[0]> = posted({
  name: 'inspection.answer', tables: ['inspectionAnswer'], decide: round.answer,
  load: async (db, scope, input) => ({ ...(await onItem(db, scope, input)), ids: await answerIds(db, scope, input.itemId) }),
});
export const note: Command<Input<'note'>, round.OnItem> = posted({ name: 'inspection.note', tables: rounds, load: onItem, decide: round.note });

/** `faults`: what was found wrong with the files themselves, told to those who may send them. */
const unlessFaulty = <I, F>(faults: readonly Finding[], decide: (facts: F, input: I, given: Given) => Decision) =>
  (facts: F, input: I, given: Given): Decision => {
    const decision = decide(facts, input, given);
    return decision.ok && faults.length > 0 ? refuse(...faults.map((finding) => ({ ...finding, field: finding.field ?? 'files' }))) : decision;
  };
export const observe = (faults: readonly Finding[]): Command<Input<'observe'>, Parameters<typeof seen.observe>[0]> => posted({
  name: 'inspection.observe', tables: observed, decide: unlessFaulty(faults, seen.observe),
  async load(db, scope, input) {
    const known = await onItem(db, scope, input);
    return { ...known, around: await store.peopleAround(db, scope, { branchId: known.item.responsibleId, ownerId: input.ownerId, leadId: known.round.leadId }, known.today) };
  },
});
export const withdraw: Command<Input<'withdraw'>, seen.OnObservation> = posted({ name: 'inspection.withdraw', tables: observed, load: (db, scope, input) => onObservation(db, scope, input), decide: seen.withdraw });
export const assign: Command<Input<'assign'>, seen.OnObservation> = posted({ name: 'inspection.assign', tables: observed, load: (db, scope, input) => onObservation(db, scope, input, input.ownerId), decide: seen.assign });
export const reply: Command<Input<'reply'>, seen.OnObservation> = posted({ name: 'inspection.reply', tables: observed, load: (db, scope, input) => onObservation(db, scope, input), decide: seen.reply });
export const rectify = (faults: readonly Finding[]): Command<Input<'rectify'>, seen.OnObservation> => posted({ name: 'inspection.rectify', tables: observed, load: (db, scope, input) => onObservation(db, scope, input), decide: unlessFaulty(faults, seen.rectify) });
export const recheck: Command<Input<'recheck'>, seen.OnObservation> = posted({ name: 'inspection.recheck', tables: observed, load: (db, scope, input) => onObservation(db, scope, input), decide: seen.recheck });

export const follow: Command<Input<'follow'>, seen.FollowKnown> = posted({
  name: 'inspection.follow', tables: ['problem'], decide: seen.follow,
  async load(db, scope, input) {
    const known = await onObservation(db, scope, input);
    const rules = await loadRules(db, scope.officeId, scope.now);
    const [followed = null] = await problemsOfObservations(db, scope, [input.observationId]);
    return { ...known, rules, followed, number: await nextNumber(db, scope, Number(rules.today.slice(0, 4))) };
  },
});

export const takeOver: Command<Input<'takeOver'>, round.OnRound> = posted({ name: 'inspection.take_over', tables: rounds, load: (db, scope, { id }) => onRound(db, scope, id), decide: round.takeOver });
export const publish: Command<Input<'publish'>, round.OnRound> = posted({ name: 'inspection.publish', tables: rounds, load: (db, scope, { id }) => onRound(db, scope, id), decide: round.publish });
export const cancel: Command<Input<'cancel'>, round.OnRound> = posted({ name: 'inspection.cancel', tables: rounds, load: (db, scope, { id }) => onRound(db, scope, id), decide: round.cancel });
export const close: Command<Input<'close'>, Parameters<typeof round.close>[0]> = posted({
  name: 'inspection.close', tables: rounds, decide: round.close,
  async load(db, scope, { id }) {
    const known = await onRound(db, scope, id);
    return { ...known, computed: await computedOfItems(db, scope, known.items) };
  },
});
