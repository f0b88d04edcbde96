import { createRequire } from 'node:module';
import sharp from 'sharp';
import { inTurn } from '#platform/uploads/image.ts';

/** The free face that comes with the program; named in the pictures' texts. */
export const drawingFace = 'Noto Sans SC';
const fontfile = createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf');

let known: Promise<unknown> | null = null;
/** A face that a word was once drawn in from its file is known to everything drawn later: a server has no Chinese fonts of its own to rely on. */
const faceKnown = (): Promise<unknown> => (known ??= sharp({ text: { text: '图', font: drawingFace, fontfile, rgba: true } }).png().toBuffer());

/** An SVG of our own making as PNG, twice as fine as its own size, for papers. */
export async function drawn(svg: string): Promise<Uint8Array> {
  await faceKnown();
  return inTurn(async () => new Uint8Array(await sharp(Buffer.from(svg), { density: 144 }).flatten({ background: '#ffffff' }).png().toBuffer()));
}
