import { implement } from '@orpc/server';
import { listActivities } from '#features/activity/queries.ts';
import { gives, scopeIn, someone, type ApiContext } from '#platform/api.ts';
import { allowedBy } from '#shared/policy.ts';
import * as commands from './commands.ts';
import { projectContract } from './contract.ts';
import { listProjects, readProject } from './list-store.ts';
import { projectPolicy } from './policy.ts';

const os = implement(projectContract).$context<ApiContext>();

export const projectApi = {
  list: os.list.handler(async ({ input, context }) => ({
    ...(await listProjects(context.db, scopeIn(context), input)), allowed: allowedBy(projectPolicy, someone(context)),
  })),
  one: os.one.handler(async ({ input, context }) => {
    const scope = scopeIn(context);
    const view = await readProject(context.db, scope, input.id);
    const { rows: activities } = await listActivities(context.db, scope, { project: input.id, limit: 100 });
    return { ...view, activities, allowed: allowedBy(projectPolicy, someone(context)) };
  }),
  add: os.add.handler(gives(commands.add)),
  edit: os.edit.handler(gives(commands.edit)),
  close: os.close.handler(gives(commands.close)),
  setTeam: os.setTeam.handler(gives(commands.setTeam)),
  setAuditee: os.setAuditee.handler(gives(commands.setAuditee)),
  removeAuditee: os.removeAuditee.handler(gives(commands.removeAuditee)),
};
