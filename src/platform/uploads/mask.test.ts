import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { maskedImage, type Rectangle } from './mask.ts';

/** What leaves is looked at pixel by pixel: of a covered part nothing may be left, of the rest everything. */

const size = { width: 400, height: 300 };
/** Noise that is like nothing but itself: what is left of it correlates with it. */
function noise(): Buffer {
  const data = Buffer.alloc(size.width * size.height * 3);
  let seed = 7;
  for (let index = 0; index < data.length; index += 1) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    data[index] = (seed >> 16) & 255;
  }
  return data;
}
const raw = { ...size, channels: 3 as const };
const png = (): Promise<Buffer> => sharp(noise(), { raw }).png().toBuffer();
const pixels = async (bytes: Uint8Array) => sharp(bytes).raw().toBuffer({ resolveWithObject: true });
type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
const values = (data: Buffer, { left, top, width, height }: Box): number[] =>
  Array.from({ length: width * height }, (_, at) => data[((top + Math.floor(at / width)) * size.width + left + (at % width)) * 3 + 1] ?? 0);
const mean = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0) / list.length;
function spread(list: readonly number[]): number {
  const middle = mean(list);
  return Math.sqrt(mean(list.map((one) => (one - middle) ** 2)));
}
function likeness(a: readonly number[], b: readonly number[]): number {
  const [ma, mb] = [mean(a), mean(b)];
  const top = mean(a.map((one, index) => (one - ma) * ((b[index] ?? 0) - mb)));
  return top / (spread(a) * spread(b) || 1);
}

const face: Rectangle = { x: 250, y: 200, width: 250, height: 400 };
const covered: Box = { left: 100, top: 60, width: 100, height: 120 };
const beside: Box = { left: 250, top: 60, width: 100, height: 120 };

describe('a covered part', () => {
  test('holds nothing of what stood there, and what stands beside it is untouched', async () => {
    const before = noise();
    const { data, info } = await pixels(await maskedImage(await png(), [face]));
    expect(info).toMatchObject(size);
    const [was, is] = [values(before, covered), values(data, covered)];
    expect(spread(was)).toBeGreaterThan(60);
    expect(spread(is)).toBeLessThan(12);
    expect(Math.abs(likeness(was, is))).toBeLessThan(0.2);
    // No single pixel is as it was, but for those that happen to be as grey as all of it.
    const grey = mean(is);
    expect(was.filter((one, index) => Math.abs(one - grey) > 40 && Math.abs(one - (is[index] ?? 0)) < 4)).toEqual([]);
    // The same measure finds the picture where it was not covered.
    expect(likeness(values(before, beside), values(data, beside))).toBeGreaterThan(0.7);
  });
  test('has neither edges nor outlines of what it hides, however small it is', async () => {
    const half = Buffer.alloc(size.width * size.height * 3);
    for (let at = 0; at < half.length; at += 1) half[at] = Math.floor(at / 3) % size.width % 8 < 4 ? 255 : 0;
    const striped = await sharp(half, { raw }).png().toBuffer();
    for (const [rectangle, box] of [
      [face, covered],
      [{ x: 500, y: 500, width: 25, height: 34 }, { left: 200, top: 150, width: 10, height: 10 }],
    ] as const) {
      const { data } = await pixels(await maskedImage(striped, [rectangle]));
      const is = values(data, { left: box.left + 1, top: box.top + 1, width: box.width - 2, height: box.height - 2 });
      expect(Math.max(...is) - Math.min(...is)).toBeLessThan(60);
    }
  });
  test('at most four fields across and down, whatever its size', async () => {
    const { data } = await pixels(await maskedImage(await png(), [{ x: 0, y: 0, width: 1000, height: 1000 }]));
    expect(spread(values(data, { left: 0, top: 0, ...size }))).toBeLessThan(12);
  });
  test('outside the picture or without an inside it covers what there is of it', async () => {
    await expect(maskedImage(await png(), [{ x: 990, y: 990, width: 500, height: 500 }, { x: 1000, y: 1000, width: 10, height: 10 }])).resolves.toBeInstanceOf(Uint8Array);
  });
});

describe('what leaves', () => {
  test('carries no place, no camera, no thumbnail and no comment, and stands upright', async () => {
    const shot = await sharp(noise(), { raw }).jpeg().withExif({ IFD0: { Artist: '某人', Orientation: '6' }, IFD3: { GPSLatitude: '30/1 30/1 0/1', GPSLatitudeRef: 'N' } }).toBuffer();
    expect((await sharp(shot).metadata()).exif).toBeDefined();
    const out = await maskedImage(shot, []);
    const about = await sharp(out).metadata();
    expect(about).toMatchObject({ format: 'jpeg' });
    for (const hidden of [about.exif, about.iptc, about.xmp, about.icc, about.comments]) expect(hidden).toBeUndefined();
    expect(Buffer.from(out).includes('某人')).toBe(false);
  });
  test('is no larger than a page needs, the same every time, and white where it was transparent', async () => {
    const large = await sharp({ create: { width: 2400, height: 1200, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }).png().toBuffer();
    const out = await maskedImage(large, []);
    expect(await sharp(out).metadata()).toMatchObject({ width: 1600, height: 800, channels: 3 });
    expect((await pixels(out)).data[0]).toBe(255);
    expect(Buffer.from(await maskedImage(await png(), [face])).equals(Buffer.from(await maskedImage(await png(), [face])))).toBe(true);
  });
  test('what is no picture is refused', async () => {
    await expect(maskedImage(new TextEncoder().encode('not a picture'), [])).rejects.toMatchObject({ findings: [{ check: 'file.damaged' }] });
  });
});
