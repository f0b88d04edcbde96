import type PizZip from 'pizzip';
import type { Field, Values } from '#shared/document/fields.ts';
import type { Part } from './docx-pieces.ts';

/** What is done with a template's bytes once they are known to be safe, in the thread for templates (worker.ts). */

export type TemplateKind = 'docx' | 'xlsx';
export type Task =
  | { readonly do: 'check'; readonly bytes: Uint8Array; readonly kind: TemplateKind; readonly fields: readonly Field[] }
  | { readonly do: 'fill'; readonly bytes: Uint8Array; readonly kind: TemplateKind; readonly fields: readonly Field[]; readonly values: Values };

const isXml = /\.(?:xml|rels)$/u;
export const partsOf = (zip: PizZip): Part[] => Object.values(zip.files).filter((file) => !file.dir && isXml.test(file.name)).map((file) => ({ name: file.name, xml: file.asText() }));
