import type { Command } from '#platform/command.ts';
import type { OfferInput } from './contract.ts';
import * as decide from './decide.ts';
import * as store from './store.ts';

/** Verbs on units' lists, and what was decided of a suggestion. */

const tables = ['unitOffer'] as const;

export const add: Command<OfferInput<'add'>, Parameters<typeof decide.add>[0]> = {
  name: 'offer.add', tables, decide: decide.add,
  async load(db, scope, { unitId }) {
    const unit = await store.unitNow(db, scope, unitId);
    return { unit, others: await store.standingTexts(db, scope, unit.id) };
  },
};
export const edit: Command<OfferInput<'edit'>, Parameters<typeof decide.edit>[0]> = { name: 'offer.edit', tables, decide: decide.edit, load: (db, scope, { id }) => store.loadOffer(db, scope, id) };
export const end: Command<OfferInput<'end'>, Parameters<typeof decide.end>[0]> = { name: 'offer.end', tables, decide: decide.end, load: (db, scope, { id }) => store.loadOffer(db, scope, id) };

export const choose: Command<OfferInput<'choose'>, decide.OfUnit> = {
  name: 'offer.choose', tables: ['partnerChoice'], decide: decide.choose,
  async load(db, scope, input) {
    await store.mustSee(db, scope, input);
    return { unit: await store.unitNow(db, scope, input.unitId) };
  },
};
