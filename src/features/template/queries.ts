import { papers } from '#features/papers/documents-catalogue.ts';
import { templateOf } from '#features/papers/documents-made.ts';
import type { ApiContext } from '#platform/api.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { toDocx } from '#platform/documents/docx.ts';
import { toXlsx } from '#platform/documents/xlsx.ts';
import { fillTemplate } from '#platform/templates/fill.ts';
import type { Values } from '#shared/document/fields.ts';
import { temporaryPapers, temporaryTemplate, templateKey } from '#features/temporary/documents.ts';
import { fieldsOf, templateFields, type TemplateKind } from './facts-papers.ts';
import { askedPaper, versionsInUse, type StoredVersion } from './store.ts';

export type { StoredVersion } from './store.ts';

/** The office's own templates that are in use, by paper. */
export const templatesInUse = (db: Connection, scope: Scope): Promise<ReadonlyMap<string, StoredVersion>> => versionsInUse(db, scope);

/**
 * A paper printed with a version of the office's own template; without `key` one of an activity.
 * @throws Refusal where the template cannot be filled.
 */
export const printWith = async (files: ApiContext['files'], { sha256, kind }: StoredVersion, values: Values, key?: string): Promise<Uint8Array> => fillTemplate(await files.get(sha256), kind, key === undefined ? templateFields : fieldsOf(key), values);

/**
 * The built-in template of a paper: its model with the placeholders left in, so that a copy of it is an ordinary template.
 * @throws Refusal NOT_FOUND where there is no such paper.
 */
export async function builtInTemplate(key: string): Promise<{ readonly bytes: Uint8Array; readonly kind: TemplateKind; readonly name: string }> {
  const { name, kind } = askedPaper(key);
  const temporary = temporaryPapers.find((one) => templateKey(one) === key);
  if (temporary !== undefined) return { bytes: await toDocx(temporaryTemplate(temporary)), kind, name: `${name}.${kind}` };
  const paper = papers.find((one) => one.key === key);
  if (paper === undefined) throw new Error(`no paper ${key}`);
  const made = templateOf(paper);
  return { bytes: made.kind === 'docx' ? await toDocx(made.document) : await toXlsx(made.sheet), kind, name: `${name}.${kind}` };
}
