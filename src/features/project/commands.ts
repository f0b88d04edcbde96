import type { Command } from '#platform/command.ts';
import type { ProjectInput } from './contract.ts';
import * as decide from './decide.ts';
import * as store from './store.ts';

/** The projects' verbs. */

export const add: Command<ProjectInput<'add'>, decide.AddFacts> = {
  name: 'project.add',
  tables: ['project', 'projectMember'],
  async load(db, scope, { code, personIds }) {
    await store.lockCodes(db, scope);
    return { codeTaken: await store.codeTaken(db, scope, code), known: await store.peopleAmong(db, scope, personIds) };
  },
  decide: decide.add,
};

export const edit: Command<ProjectInput<'edit'>, decide.EditFacts> = {
  name: 'project.edit',
  tables: ['project'],
  async load(db, scope, { id, code }) {
    await store.lockCodes(db, scope);
    return { project: await store.loadProject(db, scope, id), codeTaken: await store.codeTaken(db, scope, code, id) };
  },
  decide: decide.edit,
};

export const close: Command<ProjectInput<'close'>, { readonly project: decide.ProjectKnown }> = {
  name: 'project.close',
  tables: ['project'],
  load: async (db, scope, { id }) => ({ project: await store.loadProject(db, scope, id) }),
  decide: decide.close,
};

export const setTeam: Command<ProjectInput<'setTeam'>, decide.TeamFacts> = {
  name: 'project.set_team',
  tables: ['project', 'projectMember'],
  async load(db, scope, { id, personIds }) {
    const project = await store.loadProject(db, scope, id);
    return { project, known: await store.peopleAmong(db, scope, personIds), team: await store.loadTeam(db, scope, id) };
  },
  decide: decide.setTeam,
};

export const setAuditee: Command<ProjectInput<'setAuditee'>, decide.AuditeeFacts> = {
  name: 'project.set_auditee',
  tables: ['projectAuditee'],
  load: (db, scope, { id, unitId }) => store.loadAuditee(db, scope, id, unitId),
  decide: decide.setAuditee,
};

export const removeAuditee: Command<ProjectInput<'removeAuditee'>, decide.AuditeeFacts> = {
  name: 'project.remove_auditee',
  tables: ['projectAuditee'],
  load: (db, scope, { id, unitId }) => store.loadAuditee(db, scope, id, unitId),
  decide: decide.removeAuditee,
};
