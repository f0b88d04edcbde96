import type { Command } from '#platform/command.ts';
import type { PairingInput } from './contract.ts';
import * as decide from './decide.ts';
import * as store from './store.ts';

/** Verbs on agreements. */

/** Facts with what is said, its units being those that stand now. */
interface Standing<I> {
  readonly said: I;
}

export const add: Command<PairingInput<'add'>, decide.Named & Standing<PairingInput<'add'>>> = {
  name: 'pairing.add', tables: ['pairing', 'pairingParty'], decide: (facts, _, given) => decide.add(facts, facts.said, given),
  async load(db, scope, input) {
    const said = await store.standingInput(db, scope, input);
    return { said, ...(await store.named(db, scope, said)) };
  },
};
export const edit: Command<PairingInput<'edit'>, decide.OnOne & decide.Named & Standing<PairingInput<'edit'>>> = {
  name: 'pairing.edit', tables: ['pairing', 'pairingParty'], decide: (facts, _, given) => decide.edit(facts, facts.said, given),
  async load(db, scope, input) {
    const one = await store.loadPairing(db, scope, input.id);
    const said = await store.standingInput(db, scope, input);
    return { ...one, said, ...(await store.named(db, scope, said)) };
  },
};
export const review: Command<PairingInput<'review'>, decide.OnOne> = {
  name: 'pairing.review', tables: ['pairing', 'pairingReview'], load: (db, scope, { id }) => store.loadPairing(db, scope, id), decide: decide.review,
};
export const end: Command<PairingInput<'end'>, decide.OnOne> = {
  name: 'pairing.end', tables: ['pairing'], load: (db, scope, { id }) => store.loadPairing(db, scope, id), decide: decide.end,
};
