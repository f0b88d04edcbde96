import type { Command } from '#platform/command.ts';
import type { UnitInput } from './contract.ts';
import * as decideContact from './decide-contact.ts';
import * as decideMerge from './decide-merge.ts';
import * as decide from './decide.ts';
import { moving } from './facts.ts';
import { loadForDistinct, loadForMerge, loadForUnmerge } from './store-merge.ts';
import { loadBranches, loadContact, loadUnit, lockNames, namesakes } from './store.ts';

/** The directory's verbs. */

export const add: Command<UnitInput<'add'>, decide.AddFacts> = {
  name: 'unit.add',
  tables: ['unit'],
  async load(db, scope, { name, aliases }) {
    await lockNames(db, scope);
    return { namesakes: await namesakes(db, scope, [name, ...aliases]) };
  },
  decide: decide.add,
};

export const edit: Command<UnitInput<'edit'>, decide.EditFacts> = {
  name: 'unit.edit',
  tables: ['unit'],
  async load(db, scope, { id, name, aliases }) {
    await lockNames(db, scope);
    return { unit: await loadUnit(db, scope, id), namesakes: await namesakes(db, scope, [name, ...aliases], id) };
  },
  decide: decide.edit,
};

export const addBranch: Command<UnitInput<'addBranch'>, decide.BranchFacts> = {
  name: 'unit.add_branch',
  tables: ['branch'],
  load: async (db, scope, { id }) => ({ unit: await loadUnit(db, scope, id), branches: await loadBranches(db, scope, id) }),
  decide: decide.addBranch,
};

export const editBranch: Command<UnitInput<'editBranch'>, decide.BranchFacts> = {
  name: 'unit.edit_branch',
  tables: ['branch'],
  load: async (db, scope, { id }) => ({ unit: await loadUnit(db, scope, id), branches: await loadBranches(db, scope, id) }),
  decide: decide.editBranch,
};

export const addLiaison: Command<UnitInput<'addLiaison'>, decideContact.ContactFacts> = {
  name: 'unit.add_liaison', tables: ['unitLiaison'], load: (db, scope, { id }) => loadContact(db, scope, id), decide: decideContact.addLiaison,
};
export const endLiaison: Command<UnitInput<'endLiaison'>, decideContact.ContactFacts> = {
  name: 'unit.end_liaison', tables: ['unitLiaison'], load: (db, scope, { id }) => loadContact(db, scope, id), decide: decideContact.endLiaison,
};
export const logContact: Command<UnitInput<'logContact'>, decideContact.ContactFacts> = {
  name: 'unit.log_contact', tables: ['unitContact'], load: (db, scope, { id }) => loadContact(db, scope, id), decide: decideContact.logContact,
};

export const distinct: Command<UnitInput<'distinct'>, decideMerge.DistinctFacts> = {
  name: 'unit.distinct', tables: ['unitDistinct'], load: (db, scope, { id, otherId }) => loadForDistinct(db, scope, id, otherId), decide: decideMerge.distinct,
};

/** Whatever names a unit is moved with it. */
const naming = ['unit', 'unitMerge', ...Object.values(moving)] as const;

export const merge: Command<UnitInput<'merge'>, decideMerge.MergeFacts> = {
  name: 'unit.merge', tables: naming, load: (db, scope, { id, otherId }) => loadForMerge(db, scope, id, otherId), decide: decideMerge.merge,
};

export const unmerge: Command<UnitInput<'unmerge'>, decideMerge.UnmergeFacts> = {
  name: 'unit.unmerge', tables: naming, load: (db, scope, { id, mergeId }) => loadForUnmerge(db, scope, id, mergeId), decide: decideMerge.unmerge,
};
