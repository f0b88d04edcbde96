import { onActivity, onActivityWith } from '#features/activity/on-activity.ts';
import { refuse } from '#shared/decision.ts';
import type { Finding } from '#shared/finding.ts';
import * as decide from './decide.ts';
import * as decideFiles from './decide-files.ts';
import { maskPhoto as decideMask } from './decide-mask.ts';
import { chairOf } from './store.ts';

/** A signature is partner's row and touches the activity, as its consent to the programme does. */
const signed = ['consent', 'activity'] as const;

export const edit = onActivityWith<decide.Input<'edit'>, Pick<decide.ForWriting, 'chair'>>({
  name: 'record.edit', tables: ['record', 'consent'], decide: decide.edit,
  also: async (db, scope, { facts }) => ({ chair: facts.record === null ? await chairOf(db, scope, facts) : null }),
});

/** @param faults What was found wrong with the file itself, told to those who may add one. */
export const addFile = (faults: readonly Finding[]) =>
  onActivity<decide.Input<'addFile'>>({
    name: 'record.add_file', tables: ['file'],
    decide: (known, input, given) => (faults.length > 0 ? refuse(...faults) : decideFiles.addFile(known, input, given)),
  });
export const removeFile = onActivity<decide.Input<'removeFile'>>({ name: 'record.remove_file', tables: ['file'], decide: decideFiles.removeFile });

/** @param sha256 The stored picture that leaves from now on; null where nothing was drawn, as it may not be said. */
export const maskPhoto = (sha256: string | null) =>
  onActivity<decide.Input<'maskPhoto'>>({ name: 'record.mask_photo', tables: ['fileMask'], decide: (known, input, given) => decideMask(known, { ...input, sha256 }, given) });

export const sign = onActivity<decide.Input<'sign'>>({ name: 'record.sign', tables: signed, decide: decide.sign });
export const signByLink = onActivity<decide.Input<'signByLink'>>({ name: 'record.sign_by_link', tables: signed, decide: decide.signByLink });
export const signOnPaper = onActivity<decide.Input<'signOnPaper'>>({ name: 'record.sign_on_paper', tables: signed, decide: decide.signOnPaper });
export const complete = onActivity<decide.Input<'complete'>>({ name: 'record.complete', tables: ['activity'], decide: decide.complete });
