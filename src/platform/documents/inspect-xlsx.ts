import { openArchive } from '#platform/uploads/zip.ts';
import type { InspectedPaper, InspectedPage, InspectedParagraph } from '#shared/document/inspected.ts';

import { child, elements, everyElement, readXml, textIn, type Element } from './xml.ts';

/** Sizes of paper by their number in the format (18.3.1.63), in mm, as they stand upright; those an office has. */
const sizes: Readonly<Record<string, readonly [number, number]>> = { 1: [215.9, 279.4], 5: [215.9, 355.6], 8: [297, 420], 9: [210, 297], 11: [148, 210], 12: [257, 364], 13: [182, 257] };

/** The little that a .xlsx says of its layout: the paper of each sheet, the faces it names, and its text, a line for each cell. */
export async function inspectXlsx(bytes: Uint8Array): Promise<InspectedPaper> {
  const entries = openArchive(bytes);
  const parts = async (pattern: RegExp): Promise<Element[]> => {
    const found = entries.filter(({ name }) => pattern.test(name)).toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
    return await Promise.all(found.map(async (entry) => readXml(new TextDecoder().decode(await entry.read()))));
  };
  const [sheets, shared, styles] = [await parts(/^xl\/worksheets\/[^/]+\.xml$/u), await parts(/^xl\/sharedStrings\.xml$/u), await parts(/^xl\/styles\.xml$/u)];
  const texts = [...shared.flatMap((part) => elements(part, 'si')), ...sheets.flatMap((part) => everyElement(part, 'is'))];
  const faces = styles.flatMap((part) => elements(child(part, 'fonts'), 'font')).map((font) => child(font, 'name')?.attributes['val'] ?? '');
  return {
    kind: 'xlsx', pages: sheets.map(readPage), footers: [], oddEven: false, strokes: [], faces: [...new Set(faces)].filter((face) => face !== ''),
    paragraphs: texts.map((text) => cell(everyElement(text, 't').map(textIn).join(''))),
  };
}

function readPage(sheet: Element): InspectedPage {
  const setup = child(sheet, 'pageSetup')?.attributes ?? {};
  const [width, height] = sizes[setup['paperSize'] ?? ''] ?? [null, null];
  const [across, down] = setup['orientation'] === 'landscape' ? [height, width] : [width, height];
  return { width: across, height: down, margin: null, footer: 0, firstApart: false, grid: null };
}

const cell = (text: string): InspectedParagraph => ({
  text, face: '', size: 0, align: 'left', exact: null, after: 0, spacing: 0, snaps: false, outline: null, newPage: false, table: 1, above: null, below: null,
});
