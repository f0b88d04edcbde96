import { implement } from '@orpc/server';
import { findingsOf } from '#features/checks.ts';
import { gives, scopeIn, someone, type ApiContext } from '#platform/api.ts';
import * as commands from './commands.ts';
import { activityContract } from './contract.ts';
import { allowed } from './guard.ts';
import { listActivities } from './list-store.ts';
import { loadActivity } from './store.ts';

const os = implement(activityContract).$context<ApiContext>();

export const activityApi = {
  list: os.list.handler(({ input, context }) => listActivities(context.db, scopeIn(context), input)),
  get: os.get.handler(async ({ input, context }) => {
    const { facts, rules } = await loadActivity(context.db, scopeIn(context), input.id);
    return { facts, allowed: allowed(someone(context), facts, rules), findings: findingsOf(facts, rules) };
  }),
  create: os.create.handler(gives(commands.create)),
  edit: os.edit.handler(gives(commands.edit)),
  toContact: os.toContact.handler(gives(commands.toContact)),
  addSide: os.addSide.handler(gives(commands.addSide)),
  editSide: os.editSide.handler(gives(commands.editSide)),
  removeSide: os.removeSide.handler(gives(commands.removeSide)),
  toProgramme: os.toProgramme.handler(gives(commands.toProgramme)),
  postpone: os.postpone.handler(gives(commands.postpone)),
  resume: os.resume.handler(gives(commands.resume)),
  cancel: os.cancel.handler(gives(commands.cancel)),
  skipPublicity: os.skipPublicity.handler(gives(commands.skipPublicity)),
  toConversion: os.toConversion.handler(gives(commands.toConversion)),
  skipConversion: os.skipConversion.handler(gives(commands.skipConversion)),
  archive: os.archive.handler(gives(commands.archive)),
};
