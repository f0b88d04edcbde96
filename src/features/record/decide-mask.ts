import type { Known } from '#features/activity/subject.ts';
import { insert, refuse, stale, update, type Decision, type Given } from '#shared/decision.ts';
import { need } from '#shared/finding.ts';
import type { Input } from './decide.ts';
import { isPhoto } from './shown-outside.ts';

/**
 * A person says what of a photo is covered before it leaves. The picture as it leaves was drawn and stored before; its
 * hash stands with what was said, so that years later it can be told what went out.
 */
export function maskPhoto({ facts }: Known, input: Input<'maskPhoto'> & { readonly sha256: string | null }, given: Given): Decision {
  const { fileId, rectangles, complete, sha256 } = input;
  const file = facts.files.find((one) => one.id === fileId);
  if (file === undefined || !isPhoto(file) || sha256 === null) return refuse(need('need.photo', 'fileId'));
  if (rectangles.some(({ x, y, width, height }) => x + width > 1000 || y + height > 1000)) return refuse(need('need.mask_inside', 'rectangles'));
  if ((file.mask?.version ?? null) !== input.maskVersion) return stale('mask', file.mask);
  const said = { rectangles: [...rectangles], complete, sha256, byName: given.actor.name, at: given.now };
  const { mask } = file;
  const row = mask === null
    ? insert('fileMask', { id: given.newId(), activityId: facts.activity.id, fileId, ...said })
    : update('fileMask', mask.id, { ...said, version: mask.version + 1 });
  const name = complete ? (rectangles.length > 0 ? 'record.photo_masked' : 'record.photo_looked') : 'record.photo_mask_begun';
  return {
    ok: true, subject: { type: 'file', id: fileId, activityId: facts.activity.id }, changes: [row],
    events: [{ name, details: { file: file.name, count: rectangles.length } }],
  };
}
