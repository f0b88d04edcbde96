import sharp from 'sharp';

import type { Block, ImagesBlock, PaperDocument } from '#shared/document/model.ts';

/** Finds a picture's bytes by the name it has in the document; null where it is gone. */
export type PictureSource = (ref: string) => Promise<Uint8Array | null>;

/** A picture made ready for a paper. */
export interface Picture {
  readonly bytes: Uint8Array;
  readonly kind: 'jpg' | 'png';
  readonly width: number;
  readonly height: number;
  /** Name it has among the files of the paper. */
  readonly file: string;
}
export type Pictures = ReadonlyMap<string, Picture>;

/** Between two pictures of a row, in mm. */
export const pictureGap = 6;

/** Half the width of the type area at 300 dots an inch is a little more than this; a set of photos stays a few megabytes. */
const longestEdge = 1400;

/**
 * The pictures that papers name, upright, in a size that printing needs, as JPEG or (where there is transparency) PNG. One
 * that is gone or cannot be read is left out; the paper says so in its place.
 */
export async function readPictures(papers: readonly PaperDocument[], source: PictureSource | undefined): Promise<Pictures> {
  const found = new Map<string, Picture>();
  for (const { ref } of papers.flatMap(imagesIn).flatMap(({ items }) => items)) {
    if (found.has(ref) || source === undefined) continue;
    const bytes = await source(ref);
    const picture = bytes === null ? null : await ready(bytes, found.size + 1).catch(() => null);
    if (picture !== null) found.set(ref, picture);
  }
  return found;
}

async function ready(bytes: Uint8Array, number: number): Promise<Picture> {
  const source = sharp(bytes, { limitInputPixels: 100_000_000, pages: 1, autoOrient: true });
  const { hasAlpha } = await source.metadata();
  const sized = source.resize({ width: longestEdge, height: longestEdge, fit: 'inside', withoutEnlargement: true });
  const { data, info } = await (hasAlpha ? sized.png() : sized.jpeg({ quality: 85 })).toBuffer({ resolveWithObject: true });
  const kind = hasAlpha ? 'png' : 'jpg';
  return { bytes: new Uint8Array(data), kind, width: info.width, height: info.height, file: `/pictures/${number}.${kind}` };
}

function imagesIn(paper: PaperDocument): ImagesBlock[] {
  const attached = paper.kind === 'official' ? (paper.attachments ?? []).flatMap(({ blocks }) => blocks ?? []) : [];
  return [...paper.blocks, ...attached].filter((block: Block): block is ImagesBlock => block.kind === 'images');
}

type Item = ImagesBlock['items'][number];

/** Two to a row; of an odd number the last stands at the left, a single one in the middle. */
export function pictureRows(items: readonly Item[]): (Item | null)[][] {
  if (items.length === 1) return [[...items]];
  return Array.from({ length: Math.ceil(items.length / 2) }, (_, row) => [items[row * 2] ?? null, items[row * 2 + 1] ?? null]);
}

/** As large as a box of that width and three quarters of its height allows, unless a picture is taller than wide. */
export function fitted({ width, height }: Pick<Picture, 'width' | 'height'>, box: number): { width: number; height: number } {
  const scale = Math.min(box / width, (height > width ? box : box * 0.75) / height);
  return { width: width * scale, height: height * scale };
}
