import { marksAtDoor } from '#features/rulebook/marks.ts';
import type { ApiContext } from '#platform/api.ts';
import { inspect } from '#platform/uploads/inspect.ts';
import { unfit } from '#platform/uploads/kinds.ts';
import { Refusal } from '#shared/refusal.ts';
import { marksInName, type Uploaded } from './queries.ts';

/** What one file may weigh: a limit of the machine, not of any rule. */
export const maxUpload = 20 * 1024 * 1024;

/** Looks through and stores one file; marks in its name or text are refused before anything is kept (SEC-09). */
export async function keep({ files }: Pick<ApiContext, 'files'>, bytes: Uint8Array, rawName: string): Promise<Uploaded> {
  if (bytes.byteLength > maxUpload) throw unfit('too_large', { megabytes: maxUpload / 1024 / 1024 });
  const file = await inspect(bytes, rawName);
  const marks = [...marksInName(file.name), ...marksAtDoor({ text: file.text })];
  if (marks.length > 0) throw new Refusal('REFUSED', marks);
  const sha256 = await files.put(file.bytes);
  return { sha256, name: file.name, mediaType: file.mediaType, size: file.bytes.byteLength };
}
