import type { Story } from './check-placeholders.ts';
import type { Part } from './docx-pieces.ts';
import { lettersOf } from '#shared/cells.ts';
import { around, type Problem } from '#shared/document/problems.ts';
import { blocksOf } from './sheet-layout.ts';
import { readWorkbook } from './sheet-read.ts';
import { unescapeXml } from './xml.ts';

/** The texts of a .xlsx with their places: the cells of each sheet in reading order, then its margins. */
export function sheetStories(parts: readonly Part[]): Story[] {
  return readWorkbook(parts).sheets.flatMap((sheet): Story[] => [
    [{ text: sheet.name, place: { where: 'sheet_name', sheet: sheet.name } }],
    sheet.rows.flatMap((row) => row.cells.flatMap(({ text, column }) => (text === null || text === '' ? [] : [{ text, place: { where: 'sheet' as const, sheet: sheet.name, cell: `${lettersOf(column - 1)}${row.number}` } }]))),
    ...[...sheet.after.matchAll(/<(?:odd|even|first)(?:Header|Footer)>([\s\S]*?)<\//gu)].map(([, inner = '']) => [{ text: unescapeXml(inner), place: { where: 'sheet_margin' as const, sheet: sheet.name } }]),
  ]);
}

/** Rows in which two lists would have to be repeated at once. */
export function sheetStructure(parts: readonly Part[]): Problem[] {
  return readWorkbook(parts).sheets.flatMap((sheet) => blocksOf(sheet.rows).shared.map(({ row, name }): Problem => {
    const cells = sheet.rows.find((one) => one.number === row)?.cells ?? [];
    const cell = cells.find(({ text }) => text?.includes(`#${name}`) === true || text?.includes(`^${name}`) === true);
    return { kind: 'loop_shared_row', name, near: null, list: null, place: { where: 'sheet', sheet: sheet.name, cell: `${lettersOf((cell?.column ?? 1) - 1)}${row}`, text: around(cell?.text ?? '') } };
  }));
}

/** Texts of drawings, comments and charts: nothing is filled in there. */
export function sheetUnfilled(parts: readonly Part[]): Story[] {
  return parts.filter(({ name }) => /^xl\/(?:drawings\/drawing|charts\/chart|comments|threadedComments\/)[^/]*\.xml$/u.test(name)).map(({ xml }) =>
    [{ text: [...xml.matchAll(/<(?:a:t|t|c:v)(?:\s[^>]*)?>([\s\S]*?)<\//gu)].map(([, text = '']) => unescapeXml(text)).join(' '), place: { where: 'sheet_drawing' as const } }]);
}

