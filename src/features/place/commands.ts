import { namesakes } from '#features/unit/queries.ts';
import type { Command, Connection, Scope } from '#platform/command.ts';
import { loadRules } from '#platform/rules.ts';
import type { PlaceInput } from './contract.ts';
import * as decide from './decide.ts';
import { placeRule } from './shipped.ts';
import * as store from './store.ts';

/** Verbs in and about a partner's place. The unit of the holder's verbs is the link's, never one that is named. */

const lines = ['unitOffer'] as const;
const own = (db: Connection, scope: Scope) => store.unitNow(db, scope, store.placeOf(scope).unitId);

export const addLine: Command<PlaceInput<'addLine'>, decide.ForLine> = {
  name: 'place.add_line', tables: lines, decide: decide.addLine,
  async load(db, scope) {
    const unit = await own(db, scope);
    return { unit, others: await store.standingTexts(db, scope, unit.id), most: placeRule(await loadRules(db, scope.officeId, scope.now), 'lines') };
  },
};
export const editLine: Command<PlaceInput<'editLine'>, Parameters<typeof decide.editLine>[0]> = { name: 'place.edit_line', tables: lines, decide: decide.editLine, load: (db, scope, { id }) => store.lineOf(db, scope, id) };
export const endLine: Command<PlaceInput<'endLine'>, Parameters<typeof decide.endLine>[0]> = { name: 'place.end_line', tables: lines, decide: decide.endLine, load: (db, scope, { id }) => store.lineOf(db, scope, id) };

export const proposeFacts: Command<PlaceInput<'proposeFacts'>, Parameters<typeof decide.proposeFacts>[0]> = {
  name: 'place.propose_facts', tables: ['unitProposal'], decide: decide.proposeFacts,
  async load(db, scope) {
    const unit = await own(db, scope);
    return { unit, open: await store.openProposal(db, scope, unit.id) };
  },
};
export const decideFacts: Command<PlaceInput<'decideFacts'>, decide.ForDeciding> = {
  name: 'place.decide_facts', tables: ['unitProposal', 'unit'], decide: decide.decideFacts,
  async load(db, scope, { unitId, proposalId }) {
    const unit = await store.unitNow(db, scope, unitId);
    const proposal = await store.proposalBy(db, scope, unit.id, proposalId);
    const [namesake = null] = proposal === null ? [] : await namesakes(db, scope, [proposal.name], unit.id);
    return { unit, proposal, namesake };
  },
};

export const makeLink: Command<PlaceInput<'makeLink'>, Parameters<typeof decide.makeLink>[0]> = {
  name: 'place.make_link', tables: ['unitLink'], decide: decide.makeLink,
  load: async (db, scope, { unitId }) => ({ unit: await store.unitNow(db, scope, unitId), days: placeRule(await loadRules(db, scope.officeId, scope.now), 'placeDays') }),
};
export const revokeLink: Command<PlaceInput<'revokeLink'>, Parameters<typeof decide.revokeLink>[0]> = {
  name: 'place.revoke_link', tables: ['unitLink'], decide: decide.revokeLink,
  async load(db, scope, { unitId, linkId }) {
    const unit = await store.unitNow(db, scope, unitId);
    return { unit, link: await store.linkBy(db, scope, unit.id, linkId) };
  },
};
