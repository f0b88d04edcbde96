import { templatesInUse } from '#features/template/queries.ts';
import { scopeIn, type ApiContext } from '#platform/api.ts';
import { valuesOf } from './facts-fields.ts';
import { paperBytes, printable, type Workshop } from './http-files.ts';
import { loadPapers } from './queries.ts';
import { photoHashes } from './store.ts';

export interface FolderFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Every printable paper of an activity as a file, numbered in the order of its life, for those who put several activities
 * together (a dossier). As the asker may see it.
 * @throws Refusal NOT_FOUND where the asker may not see the activity
 */
export async function folderOf(context: ApiContext, activityId: string): Promise<FolderFile[]> {
  const { db, files, fonts } = context;
  const scope = scopeIn(context);
  const known = await loadPapers(db, scope, activityId);
  const values = valuesOf(known);
  const hashes = await photoHashes(db, scope, activityId);
  const workshop: Workshop = {
    fonts, files, own: await templatesInUse(db, scope),
    async pictures(ref) {
      const hash = hashes.get(ref);
      return hash === undefined ? null : files.get(hash);
    },
  };
  const made: FolderFile[] = [];
  for (const [index, paper] of printable(values).entries()) made.push({ name: `${String(index + 1).padStart(2, '0')} ${paper.name}.${paper.model.kind}`, bytes: await paperBytes(paper, known, values, workshop) });
  return made;
}
