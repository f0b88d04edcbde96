import { marksAtDoor } from '#features/rulebook/marks.ts';
import type { ApiContext } from '#platform/api.ts';
import { recognise } from '#platform/uploads/inspect.ts';
import { endingOf, kinds, safeName, unfit } from '#platform/uploads/kinds.ts';
import type { Finding } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';

/** What an upload answers; `record.addFile` takes it as it is. */
export interface Uploaded {
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
}

/** Secrecy marks in a file's name: the ending would hide a name that is nothing but a mark (机密.pdf). */
export const marksInName = (name: string): Finding[] => marksAtDoor({ name: name.replace(/\.[a-z0-9]+$/i, '') });

/**
 * Whether what a command says of a file is what was stored: nobody can put a file with an activity that never came
 * through the upload, or call it something else.
 * @throws Refusal
 */
export async function confirm({ files }: Pick<ApiContext, 'files'>, said: Uploaded): Promise<void> {
  const bytes = await files.get(said.sha256).catch((error: unknown) => {
    throw error instanceof Refusal && error.code === 'NOT_FOUND' ? unfit('unknown') : error;
  });
  const mediaType = await recognise(bytes);
  const named = mediaType !== null && safeName(said.name) === said.name && (kinds[mediaType] as readonly string[]).includes(endingOf(said.name));
  if (!named || mediaType !== said.mediaType || bytes.byteLength !== said.size) throw unfit('unknown');
  const marks = marksInName(said.name);
  if (marks.length > 0) throw new Refusal('REFUSED', marks);
}

/** The same as findings, for a decision that tells them with its own. */
export const faultsOf = (context: Pick<ApiContext, 'files'>, said: Uploaded): Promise<readonly Finding[]> =>
  confirm(context, said).then(() => [], (error: unknown) => {
    if (error instanceof Refusal && error.code === 'REFUSED') return error.findings;
    throw error;
  });
