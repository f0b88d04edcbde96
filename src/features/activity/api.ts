import { implement } from '@orpc/server';
import { findingsOf } from '#features/checks.ts';
import { gives, scopeIn, someone, type ApiContext } from '#platform/api.ts';
import * as commands from './commands.ts';
import { holds, type Actor } from '#shared/actor.ts';
import { activityContract } from './contract.ts';
import type { ActivityFacts } from './facts.ts';
import { allowed } from './guard.ts';
import { listActivities } from './list-store.ts';
import { stands } from './policy.ts';
import { loadActivity } from './store.ts';

/**
 * What a reader may not see is left out. Whether a unit stands in the coming plan or was audited lately is work-secret:
 * the discipline post's alone. Why somebody asks for leave is for the activity's own branches and those who supervise.
 */
function told(facts: ActivityFacts, actor: Actor): ActivityFacts {
  const inside = holds(actor, 'committee', 'finance', 'discipline', 'leading_group') || stands('concerned', actor, facts) || stands('side-leader', actor, facts);
  const shown = inside ? facts : { ...facts, replies: [], attendance: facts.attendance.map((row) => ({ ...row, reason: null })) };
  if (holds(actor, 'discipline')) return shown;
  return { ...shown, sides: facts.sides.map((side) => ({ ...side, audit: side.audit === 'under_audit' ? side.audit : 'no' })) };
}

const os = implement(activityContract).$context<ApiContext>();
/** Without a second look at the answer: what is known of an activity was looked through when it was loaded. */
const known = implement(activityContract).$config({ initialOutputValidationIndex: Number.NaN }).$context<ApiContext>();

export const activityApi = {
  list: os.list.handler(({ input, context }) => listActivities(context.db, scopeIn(context), input)),
  get: known.get.handler(async ({ input, context }) => {
    const { facts, rules } = await loadActivity(context.db, scopeIn(context), input.id);
    return { facts: told(facts, someone(context)), allowed: allowed(someone(context), facts, rules), findings: findingsOf(facts, rules) };
  }),
  check: os.check.handler(async ({ input: { id, ...edits }, context }) => {
    const { facts, rules } = await loadActivity(context.db, scopeIn(context), id);
    const set = Object.fromEntries(Object.entries(edits).filter(([, value]) => value !== undefined));
    return findingsOf({ ...facts, activity: { ...facts.activity, ...set } }, rules);
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
