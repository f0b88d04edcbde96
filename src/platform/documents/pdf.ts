import { face } from '#shared/document/measures.ts';
import type { PaperDocument } from '#shared/document/model.ts';
import { plain } from '#shared/document/plain.ts';
import type { Sheet } from '#shared/document/sheet.ts';

import { findFaces, type Faces, type StandIn } from './faces.ts';
import { compile } from './pdf/compile.ts';
import type { Answer, Job } from './pdf/job.ts';
import type { FaceKey } from './pdf/pieces.ts';
import { measured, type Printed } from './pdf/printed.ts';
import { titleOf } from './pdf/set.ts';
import { readPictures, type PictureSource } from './pictures.ts';

export type { Printed };

export interface PdfOptions {
  /** Folder of licensed faces, from the settings. */
  readonly fonts?: string | null;
  /** Finds the pictures that the papers name. */
  readonly pictures?: PictureSource;
  /** Each paper begins on an odd page, so that a set printed on both sides comes apart into its papers. */
  readonly duplex?: boolean;
  /** What the window calls it; the first paper's title unless given. */
  readonly title?: string;
}

export interface Pdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** Prescribed faces that the papers use and this machine lacks, each with the free face that was used. */
  readonly standIns: readonly StandIn[];
  /** Characters for which no face here has a glyph. */
  readonly unprinted: readonly string[];
}

/**
 * Writes papers and sheets as one PDF, each from a new page with page numbers of its own: layout by GB/T 9704-2012 as the
 * .docx, sheets as tables on a page on its side, what another program has printed as it is. A day that does not read as one throws TypeError.
 */
export async function toPdf(papers: readonly (PaperDocument | Sheet | Printed)[], options: PdfOptions = {}): Promise<Pdf> {
  const faces = await findFaces(options.fonts ?? null);
  const pictures = await readPictures(papers.filter((paper): paper is PaperDocument => 'kind' in paper), options.pictures);
  const [first] = papers;
  const { bytes, pages, signs } = await compile(faces.folders, {
    papers: await Promise.all(papers.map((paper) => ('printed' in paper ? measured(paper) : paper))), pictures: [...pictures], duplex: options.duplex ?? false,
    title: plain(options.title ?? (first === undefined ? '' : titleOf(first))), faces: namesOf(faces),
  });
  return { bytes, pages, ...seenIn(signs, faces) };
}

/** The faces as the other process takes them: without their functions. */
const namesOf = (faces: Faces): Job['faces'] =>
  Object.fromEntries(Object.entries(face).map(([key, name]) => {
    const { has: _, ...plainly } = faces.of[name];
    return [key, plainly];
  })) as Job['faces'];

function seenIn(signs: Answer['signs'], faces: Faces): Pick<Pdf, 'standIns' | 'unprinted'> {
  const used = (Object.entries(signs) as [FaceKey, string][]).map(([key, text]) => ({ name: face[key], text }));
  const unprinted = used.flatMap(({ name, text }) => [...text].filter((sign) => !/[\s\u200b]/u.test(sign) && !faces.of[name].has(sign.codePointAt(0) ?? 0)));
  return {
    standIns: used.flatMap(({ name }) => {
      const { standIn } = faces.of[name];
      return standIn === null ? [] : [{ face: name, standIn }];
    }).toSorted((a, b) => a.face.localeCompare(b.face, 'zh')),
    unprinted: [...new Set(unprinted)],
  };
}
