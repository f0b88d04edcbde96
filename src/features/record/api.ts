import { implement } from '@orpc/server';
import { guard } from '#features/activity/guard.ts';
import { loadActivity } from '#features/activity/queries.ts';
import { findingsOf } from '#features/checks.ts';
import { faultsOf } from '#features/file/queries.ts';
import { gives, scopeIn, someone, type ApiContext } from '#platform/api.ts';
import * as commands from './commands.ts';
import { recordContract } from './contract.ts';
import { isPhoto } from './shown-outside.ts';
import { knownOf, recordWith, textOf } from './facts-known.ts';
import { drawn } from './queries.ts';
import { chairOf } from './store.ts';

const os = implement(recordContract).$context<ApiContext>();

export const recordApi = {
  draft: os.draft.handler(async ({ input, context }) => {
    const scope = scopeIn(context);
    const { facts } = await loadActivity(context.db, scope, input.id);
    if (facts.record !== null) return { text: textOf(facts.record), version: facts.record.version };
    return { text: knownOf(facts, { chair: await chairOf(context.db, scope, facts), recorder: scope.actor.name }), version: null };
  }),
  check: os.check.handler(async ({ input: { id, ...edits }, context }) => {
    const scope = scopeIn(context);
    const { facts, rules } = await loadActivity(context.db, scope, id);
    const set = Object.fromEntries(Object.entries(edits).filter(([, value]) => value !== undefined));
    const writers = { chair: await chairOf(context.db, scope, facts), recorder: scope.actor.name };
    return findingsOf({ ...facts, record: recordWith(facts, writers, set) }, rules);
  }),
  edit: os.edit.handler(gives(commands.edit)),
  addFile: os.addFile.handler(async ({ input, context }) => {
    someone(context);
    return gives(commands.addFile(await faultsOf(context, input)))({ input, context });
  }),
  removeFile: os.removeFile.handler(gives(commands.removeFile)),
  maskPhoto: os.maskPhoto.handler(async ({ input, context }) => {
    const { facts, rules } = await loadActivity(context.db, scopeIn(context), input.id);
    // Drawing takes long: it is done for those who may say so, and before the activity is locked.
    const may = guard('record.mask_photo', someone(context), facts, rules).length === 0 && facts.files.some((one) => one.id === input.fileId && isPhoto(one));
    const sha256 = may ? await drawn(context, scopeIn(context), input.fileId, input.rectangles) : null;
    return gives(commands.maskPhoto(sha256))({ input, context });
  }),
  sign: os.sign.handler(gives(commands.sign)),
  signByLink: os.signByLink.handler(gives(commands.signByLink)),
  signOnPaper: os.signOnPaper.handler(gives(commands.signOnPaper)),
  complete: os.complete.handler(gives(commands.complete)),
};
