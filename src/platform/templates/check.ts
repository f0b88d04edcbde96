import type { Field } from '#shared/document/fields.ts';
import { inspect } from '#platform/uploads/inspect.ts';
import { unfit } from '#platform/uploads/kinds.ts';
import { openArchive } from '#platform/uploads/zip.ts';
import { mostBytes, refuseDangers } from './dangers.ts';
import type { Checked } from '#shared/document/problems.ts';
import { inThread } from './run.ts';
import type { TemplateKind } from './work.ts';

export interface TemplateFile {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly kind: TemplateKind;
  /** The text in it, to be looked through for marks. */
  readonly text: string;
}

const kinds: Readonly<Record<string, TemplateKind>> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
};

/**
 * Looks at a file that is to be a template: a whole .docx or .xlsx that runs, fetches and hides nothing.
 * @throws Refusal naming what is wrong with the file.
 */
export async function openTemplate(bytes: Uint8Array, rawName: string): Promise<TemplateFile> {
  if (bytes.byteLength > mostBytes) throw unfit('template_large', { megabytes: mostBytes / 1024 / 1024 });
  const file = await inspect(bytes, rawName);
  const kind = kinds[file.mediaType];
  if (kind === undefined) throw unfit('template_kind');
  const entries = openArchive(file.bytes);
  const parts = await Promise.all(entries.filter(({ name }) => /\.(?:xml|rels|vml)$/iu.test(name)).map(async (entry) => ({ name: entry.name, xml: new TextDecoder().decode(await entry.read()) })));
  refuseDangers(entries.map(({ name }) => name), parts);
  return { bytes: file.bytes, name: file.name, kind, text: file.text };
}

/**
 * Every unknown or malformed placeholder of a template with its place, lists that never end, and the fields it uses.
 * The bytes come from `openTemplate`.
 * @throws Refusal where the file cannot be read as a template at all.
 */
export async function checkTemplate(bytes: Uint8Array, kind: TemplateKind, fields: readonly Field[]): Promise<Checked> {
  const answer = await inThread({ do: 'check', bytes, kind, fields });
  return 'checked' in answer ? answer.checked : { problems: [], used: [] };
}
