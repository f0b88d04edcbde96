import type { Transaction } from 'kysely';
import type { DB } from '#database/types.ts';
import type { Command, Scope } from '#platform/command.ts';
import { todayOf } from '#platform/today.ts';
import { barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import type { ResourceInput as Input } from './contract.ts';
import * as offers from './decide-offer.ts';
import * as packs from './decide-pack.ts';
import * as pushes from './decide-push.ts';
import * as decide from './decide.ts';
import { resourcePolicy } from './policy.ts';
import * as store from './store.ts';
import { offerFacts } from './store-offer.ts';
import { pushesOf, reachFacts, sweepFacts, targetsKnown } from './store-reach.ts';

/** Verbs on the library. Whoever may not give one at all is told so before anything is looked up. */

const first = (verb: string, { actor }: Scope): void => {
  const against = barred(resourcePolicy, verb, actor);
  if (against.length > 0) throw new Refusal('FORBIDDEN', against);
};
const today = (db: Transaction<DB>, scope: Scope): Promise<string> => todayOf(db, scope, scope.now);
type Said<I> = { readonly said: I };

export const add: Command<Input<'add'>, decide.AddFacts & Said<Input<'add'>>> = {
  name: 'resource.add', tables: ['resource', 'resourceVersion', 'file'], decide: (facts, _, given) => decide.add(facts, facts.said, given),
  async load(db, scope, input) {
    first('resource.add', scope);
    return { ...(await store.withUnit(db, scope, input)), activityKnown: await store.activityKnown(db, scope, input.activityId) };
  },
};
export const edit: Command<Input<'edit'>, decide.OnOne & { readonly unitKnown: boolean } & Said<Input<'edit'>>> = {
  name: 'resource.edit', tables: ['resource'], decide: (facts, _, given) => decide.edit(facts, facts.said, given),
  async load(db, scope, input) {
    first('resource.edit', scope);
    return { ...(await store.loadResource(db, scope, input.id)), ...(await store.withUnit(db, scope, input)) };
  },
};
/** A verb that needs nothing but the item. */
const onOne = <I extends { readonly id: string }>(name: string, tables: Command['tables'], decideIt: Command<I, decide.OnOne>['decide']): Command<I, decide.OnOne> => ({
  name, tables, decide: decideIt,
  load(db, scope, { id }) {
    first(name, scope);
    return store.loadResource(db, scope, id);
  },
});
export const addVersion = onOne<Input<'addVersion'>>('resource.add_version', ['resource', 'resourceVersion', 'file'], decide.addVersion);
export const retire = onOne<Input<'retire'>>('resource.retire', ['resource'], decide.retire);
export const accept = onOne<Input<'accept'>>('resource.accept', ['resource'], offers.accept);
export const decline = onOne<Input<'decline'>>('resource.decline', ['resource'], offers.decline);

export const makePack: Command<Input<'makePack'>, packs.PackFacts> = {
  name: 'resource.make_pack', tables: ['resource', 'resourceVersion'], decide: packs.makePack,
  load(db, scope, input) {
    first('resource.make_pack', scope);
    return store.packFacts(db, scope, input);
  },
};
export const arrange: Command<Input<'arrange'>, Parameters<typeof packs.arrange>[0]> = {
  name: 'resource.arrange', tables: ['resource', 'resourceVersion'], decide: packs.arrange,
  async load(db, scope, { id, entries }) {
    first('resource.arrange', scope);
    return { ...(await store.loadResource(db, scope, id)), seen: await store.seenEntries(db, scope, id, entries) };
  },
};
export const push: Command<Input<'push'>, Parameters<typeof pushes.push>[0]> = {
  name: 'resource.push', tables: ['resourcePush', 'resourceReach'], decide: pushes.push,
  async load(db, scope, { id, branchIds, projectId }) {
    first('resource.push', scope);
    const one = await store.loadResource(db, scope, id);
    return { ...one, ...(await reachFacts(db, scope, await today(db, scope), id)), ...(await targetsKnown(db, scope, branchIds, projectId)) };
  },
};
export const endPush: Command<Input<'endPush'>, Parameters<typeof pushes.endPush>[0]> = {
  name: 'resource.end_push', tables: ['resourcePush'], decide: pushes.endPush,
  async load(db, scope, { id }) {
    first('resource.end_push', scope);
    return { ...(await store.loadResource(db, scope, id)), pushes: await pushesOf(db, scope, id) };
  },
};
/** By the link only. */
export const offerByLink: Command<Input<'offerByLink'>, offers.OfferFacts> = {
  name: 'resource.offer_by_link', tables: ['resource', 'resourceVersion', 'file'], decide: offers.offerByLink, load: (db, scope) => offerFacts(db, scope),
};
/** Given by the program only, each night and when a project or a branch changes. */
export const reach: Command<{ readonly commandId: string }, Parameters<typeof pushes.reach>[0]> = {
  name: 'resource.reach', tables: ['resourceReach'], decide: pushes.reach,
  async load(db, scope) {
    first('resource.reach', scope);
    return sweepFacts(db, scope, await today(db, scope));
  },
};
