import type { Connection, Scope } from '#platform/command.ts';
import type { Files } from '#platform/files-on-disk.ts';
import { maskedImage } from '#platform/uploads/mask.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Rectangle } from './facts.ts';
import { mayLeave, outwardOf, type Outward } from './shown-outside.ts';
import { photosOf, type PhotoKept } from './store.ts';

/** Photos as others may use them: outside the office nothing else is shown of an activity's pictures. */

interface Sources {
  readonly db: Connection;
  readonly files: Files;
}

/** A photo that may leave. Its bytes are asked for by `outwardPhoto`; always JPEG. */
export interface OutwardPhoto {
  readonly id: string;
  readonly caption: string | null;
  readonly because: Outward;
}

/**
 * Photos of an activity that may leave the office, oldest first: those shown agreed, or somebody said that every face
 * that has to be is covered, or that there is none. Whether the activity itself is public is for the caller to know.
 */
export async function outwardPhotos(db: Connection, scope: Pick<Scope, 'officeId'>, activityId: string): Promise<OutwardPhoto[]> {
  const photos = await photosOf(db, scope, { activityId });
  return photos.filter(mayLeave).map((photo) => ({ id: photo.id, caption: photo.caption, because: outwardOf(photo) }));
}

/**
 * A photo as it leaves: covered parts drawn over, no place, no camera. Its hash is the name of its content (an etag).
 * @throws Refusal NOT_FOUND for what may not leave, of another office, or was taken off: they cannot be told apart.
 */
export async function outwardPhoto(sources: Sources, scope: Pick<Scope, 'officeId'>, fileId: string): Promise<{ readonly bytes: Uint8Array; readonly sha256: string; readonly mediaType: 'image/jpeg'; readonly activityId: string }> {
  const [photo] = await photosOf(sources.db, scope, { id: fileId });
  if (photo === undefined || !mayLeave(photo)) throw new Refusal('NOT_FOUND', [need('error.no_file')]);
  const sha256 = photo.maskedSha256 ?? (await drawnOnce(sources.files, photo));
  return { bytes: await sources.files.get(sha256), sha256, mediaType: 'image/jpeg', activityId: photo.activityId };
}

/** Draws a photo as it would leave with these parts covered, and stores that: the hash of what was drawn. */
export async function drawn({ db, files }: Sources, scope: Pick<Scope, 'officeId'>, fileId: string, rectangles: readonly Rectangle[]): Promise<string | null> {
  const [photo] = await photosOf(db, scope, { id: fileId });
  return photo === undefined ? null : files.put(await maskedImage(await files.get(photo.sha256), rectangles));
}

/** Pictures of which nothing was said leave as they are, smaller and drawn anew: once in the life of the program. */
const plain = new Map<string, Promise<string>>();
function drawnOnce(files: Files, { sha256 }: PhotoKept): Promise<string> {
  const before = plain.get(sha256);
  if (before !== undefined) return before;
  if (plain.size > 5000) plain.clear();
  const made = files.get(sha256).then((bytes) => maskedImage(bytes, [])).then((bytes) => files.put(bytes));
  plain.set(sha256, made);
  made.catch(() => plain.delete(sha256));
  return made;
}
