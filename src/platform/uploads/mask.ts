import sharp from 'sharp';
import { inTurn } from './image.ts';
import { unfit } from './kinds.ts';

/** A part of a picture in thousandths of its width and height, from the upper left. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Longest edge of a picture that leaves: enough for a page, too little to look for things in. */
const longestEdge = 1600;
/** What is left of a covered part: at most so many fields across, none smaller than so many pixels. */
const mostFields = 4;
const smallestField = 12;

/**
 * The picture as it may leave: every rectangle replaced by a few soft fields of its mean colours, so that nothing of what
 * stood there can be brought back; drawn anew as JPEG, upright, without EXIF, place, profiles or comments. The same
 * bytes and rectangles give the same picture.
 * @throws Refusal when the bytes are no picture.
 */
export function maskedImage(bytes: Uint8Array, rectangles: readonly Rectangle[]): Promise<Uint8Array> {
  return inTurn(async () => {
    const { data, info } = await sharp(bytes, { failOn: 'error', pages: 1, autoOrient: true }).flatten({ background: '#ffffff' }).toColourspace('srgb').removeAlpha()
      .raw().toBuffer({ resolveWithObject: true }).catch(() => { throw unfit('damaged'); });
    const raw = { width: info.width, height: info.height, channels: info.channels };
    // Covered before anything is made smaller, and one after another: what overlaps is made of what is covered already.
    for (const rectangle of rectangles) await cover(data, raw, rectangle);
    const drawn = sharp(data, { raw }).resize({ width: longestEdge, height: longestEdge, fit: 'inside', withoutEnlargement: true }).jpeg({ quality: 82 });
    return new Uint8Array(await drawn.toBuffer());
  });
}

type Raw = { readonly width: number; readonly height: number; readonly channels: 1 | 2 | 3 | 4 };

async function cover(data: Buffer, raw: Raw, rectangle: Rectangle): Promise<void> {
  const { left, top, width, height } = pixelsOf(raw, rectangle);
  if (width <= 0 || height <= 0) return;
  const part = sharp(data, { raw }).extract({ left, top, width, height });
  const fields = (size: number): number => Math.max(1, Math.min(mostFields, Math.floor(size / smallestField)));
  const [across, down] = [fields(width), fields(height)];
  const small = await part.resize({ width: across, height: down, fit: 'fill', kernel: 'cubic' }).raw().toBuffer();
  const soft = await sharp(small, { raw: { width: across, height: down, channels: raw.channels } })
    .resize({ width, height, fit: 'fill', kernel: 'nearest' }).blur(Math.max(0.3, Math.min(width / across, height / down) / 4)).raw().toBuffer();
  const line = width * raw.channels;
  for (let row = 0; row < height; row += 1) soft.copy(data, ((top + row) * raw.width + left) * raw.channels, row * line, (row + 1) * line);
}

/** Whole pixels, rounded outwards: nothing of the edge is left. */
function pixelsOf({ width, height }: Raw, rectangle: Rectangle) {
  const left = Math.max(0, Math.floor((rectangle.x * width) / 1000));
  const top = Math.max(0, Math.floor((rectangle.y * height) / 1000));
  const right = Math.min(width, Math.ceil(((rectangle.x + rectangle.width) * width) / 1000));
  const bottom = Math.min(height, Math.ceil(((rectangle.y + rectangle.height) * height) / 1000));
  return { left, top, width: right - left, height: bottom - top };
}
