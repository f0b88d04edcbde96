import { readFileSync, writeFileSync } from 'node:fs';
import sharp, { type Color } from 'sharp';

// Draws the icons of the web app manifest from the seal: `node scripts/icons.ts`. They are kept, so that a build draws nothing.
const folder = new URL('../src/web/public/', import.meta.url).pathname;
const seal = readFileSync(new URL('../src/web/seal.svg', import.meta.url));
const paper = { r: 251, g: 250, b: 247, alpha: 1 };

/** `room`: the share of the side that the seal takes; a mask may cut away everything beyond four fifths. */
async function draw(name: string, side: number, room: number, ground: Color): Promise<void> {
  const inner = Math.round(side * room);
  const drawn = await sharp(seal, { density: 72 * (inner / 32) }).resize(inner, inner).png().toBuffer();
  const icon = sharp({ create: { width: side, height: side, channels: 4, background: ground } }).composite([{ input: drawn, gravity: 'centre' }]);
  writeFileSync(`${folder}${name}`, await icon.png({ palette: true, compressionLevel: 9 }).toBuffer());
}

const clear = { r: 0, g: 0, b: 0, alpha: 0 };
await draw('icon-192.png', 192, 1, clear);
await draw('icon-512.png', 512, 1, clear);
await draw('icon-maskable-512.png', 512, 0.7, paper);
await draw('apple-touch-icon.png', 180, 0.8, paper);
