import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { pdfFonts, pdfText } from '#tests/harness/office.ts';

import { findFaces } from './faces.ts';
import { request } from './fixtures.ts';
import { readFontFile } from './font-file.ts';
import { toPdf } from './pdf.ts';

const require = createRequire(import.meta.url);
const sansBold = require.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf');
const serif = require.resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf');

/** A free font under another name: stands for a licensed one, which no test may carry. `without` loses its glyph. */
async function renamed(path: string, english: string, chinese: string, without?: number): Promise<Uint8Array> {
  const font = await readFile(path);
  const records = [[1, 0x409, english], [2, 0x409, 'Regular'], [4, 0x409, english], [6, 0x409, english], [1, 0x804, chinese]] as const;
  const texts = records.map(([, , text]) => Buffer.from(text, 'utf16le').swap16());
  const name = Buffer.alloc(6 + records.length * 12);
  name.writeUInt16BE(records.length, 2);
  name.writeUInt16BE(name.length, 4);
  let at = 0;
  for (const [index, [id, language]] of records.entries()) {
    const length = texts[index]?.length ?? 0;
    for (const [place, value] of [3, 1, language, id, length, at].entries()) name.writeUInt16BE(value, 6 + index * 12 + place * 2);
    at += length;
  }
  const table = Buffer.concat([name, ...texts]);
  const count = font.readUInt16BE(4);
  for (let index = 0; index < count; index += 1) {
    const entry = 12 + index * 16;
    const [tag, offset] = [font.toString('latin1', entry, entry + 4), font.readUInt32BE(entry + 8)];
    if (tag === 'name') {
      font.writeUInt32BE(font.length, entry + 8);
      font.writeUInt32BE(table.length, entry + 12);
    } else if (tag === 'cmap' && without !== undefined) lose(font, offset, without);
  }
  return Buffer.concat([font, table]);
}

/** Splits no group: the code's own group of format 12 ends before it, which loses what follows in that group as well. */
function lose(font: Buffer, cmap: number, code: number): void {
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index += 1) {
    const table = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4);
    // The others are marked as of a platform that nobody reads.
    if (font.readUInt16BE(table) !== 12) font.writeUInt16BE(2, cmap + 4 + index * 8);
    else
      for (let group = table + 16; group < table + 16 + font.readUInt32BE(table + 12) * 12; group += 12)
        if (font.readUInt32BE(group) <= code && code <= font.readUInt32BE(group + 4)) font.writeUInt32BE(Math.max(font.readUInt32BE(group), code - 1), group + 4);
  }
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianxue-faces-'));
  await writeFile(join(folder, 'title.ttf'), await renamed(sansBold, 'FZXiaoBiaoSong-B05S', '方正小标宋简体'));
  await writeFile(join(folder, 'body.TTF'), await renamed(serif, 'FangSong_GB2312', '仿宋_GB2312', '䶮'.codePointAt(0)));
  await writeFile(join(folder, 'broken.ttf'), 'no font');
  await writeFile(join(folder, 'readme.txt'), 'no font');
});
afterAll(() => rm(folder, { recursive: true }));

test('a font file tells its names in every language and which characters it has', async () => {
  const [face] = await readFontFile(join(folder, 'title.ttf'));
  expect(face?.names).toEqual(['FZXiaoBiaoSong-B05S', '方正小标宋简体']);
  expect(face?.has('审'.codePointAt(0) ?? 0)).toBe(true);
  expect(face?.has(0x13080)).toBe(false);
  await expect(readFontFile(join(folder, 'broken.ttf'))).rejects.toThrow(RangeError);
});

test('without a folder free faces stand in for all five', async () => {
  const { of } = await findFaces(null);
  expect(Object.entries(of).map(([name, { standIn }]) => [name, standIn])).toEqual([
    ['仿宋_GB2312', 'Noto Serif SC'], ['方正小标宋简体', 'Noto Serif SC Bold'], ['黑体', 'Noto Sans SC Medium'], ['楷体_GB2312', 'Noto Serif SC'], ['宋体', 'Noto Serif SC'],
  ]);
});

test('the operator’s folder goes first, character by character; only what it lacks is named', async () => {
  const made = await toPdf([{ ...request, blocks: [{ kind: 'paragraph', text: '签发人龑与䶮同名' }] }], { fonts: folder });
  expect(made.standIns.map(({ face }) => face)).toEqual(['楷体_GB2312', '宋体']);
  const fonts = await pdfFonts(made.bytes);
  // 䶮 is missing in the licensed face and comes from the free one.
  expect(fonts).toEqual(expect.arrayContaining(['FZXiaoBiaoSong-B05S', 'FangSong_GB2312', 'NotoSerifSC-Regular']));
  expect(made.unprinted).toEqual([]);
  expect((await pdfText(made.bytes)).replace(/\s/gu, '')).toContain('签发人龑与䶮同名');
});
