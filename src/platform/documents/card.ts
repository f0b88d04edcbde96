import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import sharp from 'sharp';
import { inTurn } from '#platform/uploads/image.ts';

/** The size in which messengers and search engines take a picture of a page, and the least a photo must have for it. */
const size = { width: 1200, height: 630 };
const leastEdge = 300;
const ink = '#1f1d1a';

/** A free Song face that comes with the program: a server has no Chinese fonts of its own to rely on. */
const face = { font: 'Noto Serif SC', fontfile: createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf') };

/** Cards drawn lately, by what is on them. */
const drawn = new Map<string, Promise<Uint8Array>>();
const mostDrawn = 50;

function once(key: string, draw: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const known = drawn.get(key);
  if (known !== undefined) return known;
  if (drawn.size >= mostDrawn) drawn.delete(drawn.keys().next().value ?? '');
  const made = inTurn(draw);
  drawn.set(key, made);
  made.catch(() => drawn.delete(key));
  return made;
}

interface Card {
  readonly title: string;
  /** The line at its foot: whose it is. */
  readonly foot: string;
}

/** A picture that says what a page is, as JPEG: its title on paper, the cinnabar line, whose it is. */
export const wordCard = ({ title, foot }: Card): Promise<Uint8Array> => once(`${title}\n${foot}`, async () => {
  const band = await sharp({ create: { width: 12, height: size.height, channels: 3, background: '#a8321f' } }).png().toBuffer();
  const [head, below] = [await words(title, 1000, 360), await words(foot, 1000, 44)];
  const paper = sharp({ create: { ...size, channels: 3, background: '#fbfaf7' } });
  const picture = paper.composite([{ input: band, top: 0, left: 0 }, { input: head, top: 90, left: 100 }, { input: below, top: 510, left: 100 }]);
  return new Uint8Array(await picture.jpeg({ quality: 88 }).toBuffer());
});

/** The middle of a photo; null where it is too small for a card. */
export async function photoCard(bytes: Uint8Array): Promise<Uint8Array | null> {
  const { width = 0, height = 0 } = await sharp(bytes).metadata();
  if (Math.min(width, height) < leastEdge) return null;
  return once(createHash('sha256').update(bytes).digest('hex'), async () => new Uint8Array(await sharp(bytes).resize({ ...size, fit: 'cover', position: 'attention' }).jpeg({ quality: 80 }).toBuffer()));
}

/** Words drawn as large as they fit into the box, no larger than a heading. */
async function words(text: string, width: number, height: number): Promise<Buffer> {
  const marked = `<span foreground="${ink}">${text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '')}</span>`;
  for (const dpi of [430, 360, 300, 250, 210, 170, 140]) {
    const { data, info } = await sharp({ text: { text: marked, ...face, width, rgba: true, dpi, wrap: 'word-char' } }).png().toBuffer({ resolveWithObject: true });
    if (info.height <= height && info.width <= width) return data;
  }
  return sharp({ text: { text: marked, ...face, width, height, rgba: true, wrap: 'word-char' } }).png().toBuffer();
}
