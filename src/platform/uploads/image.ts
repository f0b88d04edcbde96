import sharp from 'sharp';
import { unfit, type MediaType } from './kinds.ts';

/** Longest edge that is kept, and the most pixels that are read at all: a bomb is refused by its header. */
const longestEdge = 2560;
const mostPixels = 100_000_000;

// Pictures come one at a time: nothing is gained by keeping decoded ones, and much memory is lost.
sharp.cache(false);

let last: Promise<unknown> = Promise.resolve();
/** One after another, so that ten uploads at once need no more memory than one. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work, work);
  last = turn.catch(() => undefined);
  return turn;
}

/**
 * The picture drawn anew: turned upright, at most 2560 px, without EXIF, place, thumbnails, comments, or anything that
 * was hung on behind it. What is stored holds nothing but the picture.
 * @throws Refusal when it cannot be read or is too large to be read safely.
 */
export function cleanImage(bytes: Uint8Array, type: Extract<MediaType, `image/${string}`>): Promise<Uint8Array> {
  return inTurn(async () => {
    const source = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', pages: 1, autoOrient: true });
    const { width = 0, height = 0 } = await source.metadata().catch(() => { throw unfit('damaged'); });
    if (width * height > mostPixels) throw unfit('too_many_pixels', { megapixels: mostPixels / 1_000_000 });
    const sized = source.resize({ width: longestEdge, height: longestEdge, fit: 'inside', withoutEnlargement: true });
    const drawn = type === 'image/png' ? sized.png({ compressionLevel: 8 }) : type === 'image/webp' ? sized.webp({ quality: 85 }) : sized.jpeg({ quality: 85 });
    return new Uint8Array(await drawn.toBuffer().catch(() => { throw unfit('damaged'); }));
  });
}

/** The picture as `side` × `side` parts of grey, row by row: what it looks like and nothing more. @throws where it cannot be read. */
export function greyOf(bytes: Uint8Array, side: number): Promise<Uint8Array> {
  return inTurn(async () =>
    new Uint8Array(await sharp(bytes, { limitInputPixels: mostPixels, pages: 1, autoOrient: true }).flatten({ background: '#ffffff' }).greyscale().resize({ width: side, height: side, fit: 'fill', kernel: 'cubic' }).raw().toBuffer()));
}
