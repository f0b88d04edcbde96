import type { Context } from 'hono';
import JSZip from 'jszip';
import type { ApiContext } from '#platform/api.ts';
import { printWith, type StoredVersion } from '#features/template/queries.ts';
import { toDocx } from '#platform/documents/docx.ts';
import { available, toPdf as printFile } from '#platform/documents/libreoffice.ts';
import { toPdf } from '#platform/documents/pdf.ts';
import type { HttpEnv } from '#platform/http.ts';
import type { PictureSource } from '#platform/documents/pictures.ts';
import { toXlsx } from '#platform/documents/xlsx.ts';
import type { Finding } from '#shared/finding.ts';
import type { Values } from '#shared/document/fields.ts';
import { papers } from './documents-catalogue.ts';
import { makePaper, stateOf, type Made } from './documents-made.ts';
import type { Paper } from './documents.ts';
import type { PaperKnown } from './facts.ts';
import { approvedOn } from './facts-names.ts';
import { layoutFindings } from './queries-layout.ts';

/** Papers as files: .docx or .xlsx, and all of an activity together. */

export const mediaTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  zip: 'application/zip',
} as const;

/** Papers change with what they are made of: no copy of one is kept on the way. */
export function sent(c: Context<HttpEnv>, bytes: Uint8Array, type: keyof typeof mediaTypes, name: string): Response {
  return c.body(bytes.slice().buffer, 200, {
    'content-type': mediaTypes[type], 'content-disposition': `${type === 'pdf' ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`, 'cache-control': 'no-store',
  });
}

/** What making files takes beside the facts: the pictures, and where licensed faces lie. */
export interface Workshop {
  readonly pictures: PictureSource;
  /** Folder of licensed faces, from the settings. */
  readonly fonts: string | null;
  readonly files: ApiContext['files'];
  /** The office's own templates that are in use, by paper. */
  readonly own: ReadonlyMap<string, StoredVersion>;
}

/** One paper in its own format: by the office's own template where one is in use, else as built in. */
export async function paperBytes(paper: Paper, known: PaperKnown, values: Values, { pictures, files, own }: Workshop): Promise<Uint8Array> {
  const template = own.get(paper.key);
  if (template !== undefined) return printWith(files, template, values);
  const made = makePaper(paper, known, values);
  return made.kind === 'docx' ? toDocx(made.document, pictures) : toXlsx(made.sheet);
}

/**
 * One paper as PDF: a built-in one by the program itself, one of the office's own template by LibreOffice.
 * @throws Refusal UNAVAILABLE where that is not on this machine
 */
export async function paperPdf(paper: Paper, known: PaperKnown, values: Values, workshop: Workshop): Promise<Uint8Array> {
  if (workshop.own.has(paper.key)) return printFile(await paperBytes(paper, known, values, workshop), paper.model.kind);
  return (await toPdf([builtIn(paper, known, values)], { ...workshop, title: paper.name })).bytes;
}

function builtIn(paper: Paper, known: PaperKnown, values: Values) {
  const made = makePaper(paper, known, values);
  return made.kind === 'docx' ? made.document : made.sheet;
}

/**
 * Every printable paper as one PDF in the order of the activity's life, each from an odd page, so that a set printed on both sides comes apart into its papers. One
 * of the office's own template is printed by LibreOffice; where that is not on this machine it is left out, and the page says so.
 */
export async function setPdf(known: PaperKnown, values: Values, workshop: Workshop): Promise<Uint8Array> {
  const wanted = printable(values).filter(({ key }) => available().ok || !workshop.own.has(key));
  const set = wanted.map(async (paper) =>
    (workshop.own.has(paper.key) ? { printed: await printFile(await paperBytes(paper, known, values, workshop), paper.model.kind), title: paper.name } : builtIn(paper, known, values)));
  return (await toPdf(await Promise.all(set), { ...workshop, duplex: wanted.length > 1, title: `${known.facts.activity.code} 材料` })).bytes;
}

/** Papers of which something can be printed now. */
export const printable = (values: Values): Paper[] => papers.filter((paper) => !stateOf(paper, values).empty);

/** Every printable paper in one .zip, numbered in the order of the activity's life. */
export async function allPapers(known: PaperKnown, values: Values, workshop: Workshop): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [index, paper] of printable(values).entries()) {
    zip.file(`${String(index + 1).padStart(2, '0')} ${paper.name}.${paper.model.kind}`, await paperBytes(paper, known, values, workshop));
  }
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

/** What DOC-01 to DOC-09 say of a paper, looked at in the very file that is downloaded; its photos do not matter to them. */
export async function layoutOf(paper: Paper, made: Made, known: PaperKnown, fonts: string | null, own: Uint8Array | null = null): Promise<Finding[]> {
  const bytes = own ?? (made.kind === 'docx' ? await toDocx(made.document) : await toXlsx(made.sheet));
  const form = made.kind === 'docx' && made.document.kind === 'official' ? (made.document.form ?? 'standard') : 'standard';
  return layoutFindings(bytes, made.kind, { rules: known.rules, fonts, form, approvedOn: paper.afterApproval === true ? approvedOn(known) : null });
}
