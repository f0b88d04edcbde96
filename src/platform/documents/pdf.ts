import { face, type Face } from '#shared/document/measures.ts';
import type { PaperDocument } from '#shared/document/model.ts';
import { plain } from '#shared/document/plain.ts';
import type { Sheet } from '#shared/document/sheet.ts';

import { findFaces, type Faces, type StandIn } from './faces.ts';
import { compile } from './pdf/compile.ts';
import type { FaceKey, SetPaper } from './pdf/pieces.ts';
import { setPaper, titleOf } from './pdf/set.ts';
import { readPictures, type PictureSource } from './pictures.ts';

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
 * .docx, sheets as tables on a page on its side. A day that does not read as one throws TypeError.
 */
export async function toPdf(papers: readonly (PaperDocument | Sheet)[], options: PdfOptions = {}): Promise<Pdf> {
  const [faces, pictures] = [
    await findFaces(options.fonts ?? null),
    await readPictures(papers.filter((paper): paper is PaperDocument => 'kind' in paper), options.pictures),
  ];
  const set = papers.map((paper) => setPaper(paper, pictures));
  const [first] = papers;
  const data = {
    title: plain(options.title ?? (first === undefined ? '' : titleOf(first))), duplex: options.duplex ?? false, papers: set,
    faces: Object.fromEntries(Object.entries(face).map(([key, name]) => [key, faces.of[name]])),
  };
  const made = await compile(faces.folders, { data: JSON.stringify(data), files: [...pictures.values()].map(({ file, bytes }) => [file, bytes]) });
  return { ...made, ...facesUsed(set, faces) };
}

/** Every stretch of text in a set paper, by its face. */
function facesUsed(papers: readonly SetPaper[], faces: Faces): Pick<Pdf, 'standIns' | 'unprinted'> {
  const texts = new Map<Face, Set<string>>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('face' in value && 'text' in value) {
      const name = face[value.face as FaceKey];
      const signs = texts.get(name) ?? new Set();
      for (const sign of value.text as string) signs.add(sign);
      texts.set(name, signs);
    } else Object.values(value).forEach(walk);
  };
  walk(papers);
  // The page number.
  texts.set(face.song, texts.get(face.song) ?? new Set());
  const used = [...texts.keys()].toSorted((a, b) => a.localeCompare(b, 'zh'));
  const unprinted = new Set<string>();
  for (const [name, signs] of texts)
    for (const sign of signs) if (!/[\s\u200b]/u.test(sign) && !faces.of[name].has(sign.codePointAt(0) ?? 0)) unprinted.add(sign);
  return {
    standIns: used.flatMap((name) => {
      const { standIn } = faces.of[name];
      return standIn === null ? [] : [{ face: name, standIn }];
    }),
    unprinted: [...unprinted],
  };
}
