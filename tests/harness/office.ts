import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import readXlsxFile from 'read-excel-file/node';
import sharp from 'sharp';

const howToInstall =
  'apt-get install -y --no-install-recommends libreoffice-writer-nogui libreoffice-calc-nogui fonts-noto-cjk poppler-utils';

function run(program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { maxBuffer: 64 * 1024 * 1024, timeout: 120_000 }, (error, stdout, stderr) => {
      if (!error) resolve(stdout);
      else if (error.code === 'ENOENT')
        reject(new Error(`${program} is missing. Run: ${howToInstall}`, { cause: error }));
      else reject(new Error(`${program} failed: ${stderr || error.message}`, { cause: error }));
    });
  });
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'lianxue-office-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Opens the bytes in LibreOffice (a profile of its own, so calls may overlap) and saves them as another kind of file. */
export async function convert(
  bytes: Uint8Array,
  from: 'docx' | 'xlsx',
  to: 'pdf' | 'docx' | 'xlsx' | 'txt' | 'csv' | 'xls' | 'ods',
): Promise<Uint8Array> {
  return await inFolder(async (folder) => {
    await writeFile(join(folder, `paper.${from}`), bytes);
    const out = join(folder, 'out');
    await run('soffice', [
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
      '--headless',
      '--norestore',
      '--convert-to',
      to,
      '--outdir',
      out,
      join(folder, `paper.${from}`),
    ]);
    // LibreOffice answers 0 even when it could not open the file; then there is nothing to read.
    return new Uint8Array(await readFile(join(out, `paper.${to}`)));
  });
}

/** The pages as LibreOffice prints them. */
export const convertToPdf = (bytes: Uint8Array, ext: 'docx' | 'xlsx'): Promise<Uint8Array> =>
  convert(bytes, ext, 'pdf');

const onPdf = <T>(pdf: Uint8Array, work: (path: string) => Promise<T>): Promise<T> =>
  inFolder(async (folder) => {
    const path = join(folder, 'paper.pdf');
    await writeFile(path, pdf);
    return await work(path);
  });

/** Number of pages and the page's size in points. */
export async function pdfInfo(pdf: Uint8Array): Promise<{ pages: number; width: number; height: number }> {
  const text = await onPdf(pdf, (path) => run('pdfinfo', [path]));
  const size = /^Page size:\s+([\d.]+) x ([\d.]+)/mu.exec(text);
  return { pages: Number(/^Pages:\s+(\d+)/mu.exec(text)?.[1]), width: Number(size?.[1]), height: Number(size?.[2]) };
}

/** Text of all pages in layout order; pages are parted by form feeds. */
export const pdfText = (pdf: Uint8Array): Promise<string> =>
  onPdf(pdf, (path) => run('pdftotext', ['-layout', path, '-']));

/** Names of the faces embedded in a PDF, without the mark of their subset. */
export async function pdfFonts(pdf: Uint8Array): Promise<string[]> {
  const lines = (await onPdf(pdf, (path) => run('pdffonts', [path]))).split('\n').slice(2);
  return [...new Set(lines.map((line) => (line.split(/\s/u)[0] ?? '').replace(/^[A-Z]{6}\+/u, '')).filter((name) => name !== ''))];
}

/** A page as it looks, 10 dots to the millimetre: for each row of dots which of them are of a colour. */
export async function pdfDots(pdf: Uint8Array, page: number, of: (red: number, green: number, blue: number) => boolean): Promise<boolean[][]> {
  const bytes = await onPdf(pdf, async (path) => {
    await run('pdftoppm', ['-r', '254', '-png', '-singlefile', '-f', String(page), '-l', String(page), path, `${path}.page`]);
    return await readFile(`${path}.page.png`);
  });
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return Array.from({ length: info.height }, (_, y) =>
    Array.from({ length: info.width }, (_dot, x) => {
      const at = (y * info.width + x) * 3;
      return of(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
    }),
  );
}

/** A stretch of text and where it stands, in millimetres from the upper left corner of its page (counted from 1). */
export interface TextBox {
  readonly page: number;
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const mm = (points: string | undefined): number => (Number(points) / 72) * 25.4;
const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** Every line of text with its place. A line of a page is what poppler takes for one: parts far apart are several. */
export async function pdfBoxes(pdf: Uint8Array): Promise<TextBox[]> {
  const html = await onPdf(pdf, (path) => run('pdftotext', ['-bbox-layout', path, '-']));
  const place = 'xMin="([\\d.-]+)" yMin="([\\d.-]+)" xMax="([\\d.-]+)" yMax="([\\d.-]+)"';
  return html
    .split('<page ')
    .slice(1)
    .flatMap((page, index) =>
      [...page.matchAll(new RegExp(`<line ${place}>(.*?)</line>`, 'gsu'))].map((line) => ({
        page: index + 1,
        text: [...(line[5] ?? '').matchAll(/<word [^>]*>(.*?)<\/word>/gsu)]
          .map((word) => (word[1] ?? '').replace(/&(?:amp|lt|gt|quot|#39);/gu, (entity) => entities[entity] ?? entity))
          .join(' '),
        left: mm(line[1]),
        top: mm(line[2]),
        right: mm(line[3]),
        bottom: mm(line[4]),
      })),
    );
}

/** The library's types name the constructor of dates where it gives a date. */
const asCell = (cell: unknown): XlsxCell => cell as XlsxCell;

export type XlsxCell = string | number | boolean | Date | null;

/** Cells of every sheet by name: text, numbers, dates, booleans, null. */
export async function readXlsx(bytes: Uint8Array): Promise<Record<string, XlsxCell[][]>> {
  const sheets = await readXlsxFile(Buffer.from(bytes));
  return Object.fromEntries(sheets.map(({ sheet, data }) => [sheet, data.map((row) => row.map(asCell))]));
}
