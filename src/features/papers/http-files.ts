import JSZip from 'jszip';
import { toDocx } from '#platform/documents/docx.ts';
import { toXlsx } from '#platform/documents/xlsx.ts';
import type { Values } from '#shared/document/fields.ts';
import { papers } from './documents-catalogue.ts';
import { makePaper, stateOf } from './documents-made.ts';
import type { Paper } from './documents.ts';
import type { PaperKnown } from './facts.ts';

/** Papers as files: .docx or .xlsx, and all of an activity together. */

export const mediaTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  zip: 'application/zip',
} as const;

/** One paper in its own format. */
export async function paperBytes(paper: Paper, known: PaperKnown, values: Values): Promise<Uint8Array> {
  const made = makePaper(paper, known, values);
  return made.kind === 'docx' ? toDocx(made.document) : toXlsx(made.sheet);
}

/** Papers of which something can be printed now. */
export const printable = (values: Values): Paper[] => papers.filter((paper) => !stateOf(paper, values).empty);

/** Every printable paper in one .zip, numbered in the order of the activity's life. */
export async function allPapers(known: PaperKnown, values: Values): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [index, paper] of printable(values).entries()) {
    zip.file(`${String(index + 1).padStart(2, '0')} ${paper.name}.${paper.model.kind}`, await paperBytes(paper, known, values));
  }
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}
