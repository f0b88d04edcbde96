import type { Command } from '#platform/command.ts';
import type { OrgInput } from './contract.ts';
import * as branches from './decide-branches.ts';
import * as memberships from './decide-memberships.ts';
import * as posts from './decide-posts.ts';
import * as people from './decide.ts';
import * as store from './store.ts';

/** The organisation's verbs. Each takes the office's turn first, so that what it loads stays true until it is written. */

export const addPerson: Command<OrgInput<'addPerson'>, people.AddFacts> = {
  name: 'org.add_person',
  tables: ['person', 'membership', 'post'],
  async load(db, scope, { branchId }) {
    await store.lockOrg(db, scope);
    return { branch: branchId === null ? null : await store.loadBranch(db, scope, branchId) };
  },
  decide: people.addPerson,
};

export const editPerson: Command<OrgInput<'editPerson'>, people.PersonFacts> = {
  name: 'org.edit_person',
  tables: ['person'],
  load: personWithRights,
  decide: people.editPerson,
};

export const removePerson: Command<OrgInput<'removePerson'>, people.PersonFacts> = {
  name: 'org.remove_person',
  tables: ['person', 'membership', 'post'],
  load: personWithRights,
  decide: people.removePerson,
};

async function personWithRights(...[db, scope, { id }]: Parameters<Command<{ id: string }, people.PersonFacts>['load']>): Promise<people.PersonFacts> {
  await store.lockOrg(db, scope);
  return { person: await store.loadPerson(db, scope, id), otherSecurityAdmin: await store.hasOtherSecurityAdmin(db, scope, id) };
}

export const addBranch: Command<OrgInput<'addBranch'>, branches.NewBranchFacts> = {
  name: 'org.add_branch',
  tables: ['branch'],
  async load(db, scope) {
    await store.lockOrg(db, scope);
    return store.loadOwnUnit(db, scope);
  },
  decide: branches.addBranch,
};

export const editBranch: Command<OrgInput<'editBranch'>, branches.EditBranchFacts> = {
  name: 'org.edit_branch',
  tables: ['branch'],
  async load(db, scope, { id }) {
    await store.lockOrg(db, scope);
    return { branch: await store.loadBranch(db, scope, id), names: (await store.loadOwnUnit(db, scope, id)).names };
  },
  decide: branches.editBranch,
};

export const addTemporaryBranch: Command<OrgInput<'addTemporaryBranch'>, branches.TemporaryFacts> = {
  name: 'org.add_temporary_branch',
  tables: ['branch', 'membership', 'post'],
  async load(db, scope, { projectId, leaderIds, memberIds }) {
    await store.lockOrg(db, scope);
    const unit = await store.loadOwnUnit(db, scope);
    const project = await store.loadProjectOf(db, scope, projectId);
    return { ...unit, project, people: await store.loadPeople(db, scope, [...leaderIds, ...memberIds]) };
  },
  decide: branches.addTemporaryBranch,
};

export const dissolveBranch: Command<OrgInput<'dissolveBranch'>, branches.DissolveFacts> = {
  name: 'org.dissolve_branch',
  tables: ['branch', 'membership', 'post'],
  async load(db, scope, { id }) {
    await store.lockOrg(db, scope);
    return { branch: await store.loadBranch(db, scope, id), ...(await store.loadInBranch(db, scope, id)) };
  },
  decide: branches.dissolveBranch,
};

export const join: Command<OrgInput<'join'>, memberships.JoinFacts> = {
  name: 'org.join',
  tables: ['membership', 'post'],
  async load(db, scope, { id, personId }) {
    await store.lockOrg(db, scope);
    return { branch: await store.loadBranch(db, scope, id), person: await store.loadPerson(db, scope, personId) };
  },
  decide: memberships.join,
};

export const leave: Command<OrgInput<'leave'>, memberships.LeaveFacts> = {
  name: 'org.leave',
  tables: ['membership', 'post'],
  async load(db, scope, { id, membershipId }) {
    await store.lockOrg(db, scope);
    const person = await store.loadPerson(db, scope, id);
    const held = person.memberships.find((membership) => membership.id === membershipId);
    return { person, branchName: held === undefined ? '' : (await store.loadBranch(db, scope, held.branchId)).name };
  },
  decide: memberships.leave,
};

export const moveHome: Command<OrgInput<'moveHome'>, memberships.JoinFacts> = {
  name: 'org.move_home',
  tables: ['membership', 'post'],
  async load(db, scope, { id, branchId }) {
    await store.lockOrg(db, scope);
    return { branch: await store.loadBranch(db, scope, branchId), person: await store.loadPerson(db, scope, id) };
  },
  decide: memberships.moveHome,
};

export const givePost: Command<OrgInput<'givePost'>, posts.PostFacts> = {
  name: 'org.give_post',
  tables: ['post'],
  async load(db, scope, { id, branchId }) {
    await store.lockOrg(db, scope);
    return { person: await store.loadPerson(db, scope, id), branch: branchId === null ? null : await store.loadBranch(db, scope, branchId) };
  },
  decide: posts.givePost,
};

export const endPost: Command<OrgInput<'endPost'>, posts.EndFacts> = {
  name: 'org.end_post',
  tables: ['post'],
  load: personWithRights,
  decide: posts.endPost,
};
