import { implement } from '@orpc/server';
import { asTyped } from '#features/cost/facts.ts';
import { checkOf, findingsOf } from '#features/checks.ts';
import { gives, scopeIn, someone, type ApiContext } from '#platform/api.ts';
import * as commands from './commands.ts';
import { holds, type Actor } from '#shared/actor.ts';
import { activityContract } from './contract.ts';
import { allowed } from './guard.ts';
import { listActivities } from './list-store.ts';
import { isInside, seesSpending, told } from './shown.ts';
import { loadActivity } from './store.ts';

/** Whether the actor holds the post that may override the check. */
function overrides(actor: Actor, id: string): boolean {
  const post = checkOf(id)?.override ?? null;
  return post !== null && holds(actor, post);
}

const os = implement(activityContract).$context<ApiContext>();
/** Without a second look at the answer: what is known of an activity was looked through when it was loaded. */
const known = implement(activityContract).$config({ initialOutputValidationIndex: Number.NaN }).$context<ApiContext>();

export const activityApi = {
  list: os.list.handler(({ input, context }) => listActivities(context.db, scopeIn(context), input)),
  get: known.get.handler(async ({ input, context }) => {
    const { facts, rules } = await loadActivity(context.db, scopeIn(context), input.id);
    const actor = someone(context);
    const findings = isInside(facts, actor) ? findingsOf(facts, rules) : [];
    const mayOverride = findings.filter(({ check, severity }) => severity === 'block' && overrides(actor, check)).map(({ check }) => check);
    return { facts: told(facts, actor), allowed: allowed(actor, facts, rules), findings, mayOverride, spending: seesSpending(facts, actor) };
  }),
  check: os.check.handler(async ({ input: { id, costs, ...edits }, context }) => {
    const { facts, rules } = await loadActivity(context.db, scopeIn(context), id);
    const set = Object.fromEntries(Object.entries(edits).filter(([, value]) => value !== undefined));
    return findingsOf({ ...facts, activity: { ...facts.activity, ...set }, ...(costs === undefined ? {} : { costs: asTyped(costs, facts.costs) }) }, rules);
  }),
  create: os.create.handler(gives(commands.create)),
  begin: os.begin.handler(gives(commands.begin)),
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
