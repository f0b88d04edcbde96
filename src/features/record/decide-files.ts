import type { Known } from '#features/activity/subject.ts';
import { insert, refuse, update, type Decision, type Given } from '#shared/decision.ts';
import { need } from '#shared/finding.ts';
import type { Input } from './decide.ts';

/** Far more than anybody needs; a limit of the page, not of a rule (photos have theirs in REC-07). */
const mostFiles = 200;

/** Puts a file that was looked through and stored with the activity. The words of the record stay as they are signed. */
export function addFile({ facts }: Known, input: Input<'addFile'>, given: Given): Decision {
  const { commandId: _, id: __, ...file } = input;
  if (facts.files.length >= mostFiles) return refuse(need('need.files_many', 'file', { most: mostFiles }));
  const id = given.newId();
  const row = insert('file', { id, activityId: facts.activity.id, ...file, caption: file.caption?.trim() || null, createdBy: given.actor.name, createdAt: given.now });
  return {
    ok: true, subject: { type: 'file', id, activityId: facts.activity.id }, changes: [row],
    events: [{ name: 'record.file_added', details: { file: file.name, purpose: `@file.purpose.${file.purpose}` } }],
  };
}

/** What a signature or an action rests on: it stays, whoever asks. */
export const isProof = ({ consents, actions }: Known['facts'], fileId: string): boolean =>
  consents.some((one) => one.fileId === fileId) || actions.some((one) => one.evidenceFileIds.includes(fileId));

/** Takes a file off. What a signature or an action rests on stays. */
export function removeFile({ facts }: Known, { fileId }: Input<'removeFile'>, given: Given): Decision {
  const file = facts.files.find((one) => one.id === fileId);
  if (file === undefined) return refuse(need('error.no_file', 'fileId'));
  if (isProof(facts, fileId)) return refuse(need('need.file_in_use', 'fileId', { file: file.name }));
  return {
    ok: true, subject: { type: 'file', id: fileId, activityId: facts.activity.id }, changes: [update('file', fileId, { removedAt: given.now })],
    events: [{ name: 'record.file_removed', details: { file: file.name } }],
  };
}
