import { columnAt } from '#shared/cells.ts';
import type { Part } from './docx-pieces.ts';
import { attribute, unescapeXml } from './xml.ts';

/** A workbook read as far as templates need it: rows of cells with their texts; the rest of each sheet is kept to the letter. */

export interface SheetCell {
  /** From 1. */
  readonly column: number;
  readonly tag: string;
  readonly body: string;
  /** Text of a text cell; null for numbers, formulas and empty cells. */
  readonly text: string | null;
}
export interface SheetRow {
  readonly number: number;
  readonly tag: string;
  readonly cells: readonly SheetCell[];
}
export interface SheetPart {
  readonly name: string;
  readonly path: string;
  readonly before: string;
  readonly rows: readonly SheetRow[];
  readonly after: string;
}
export interface Workbook {
  readonly sheets: readonly SheetPart[];
  /** Days count from 1904 in files of old Macs. */
  readonly from1904: boolean;
}

/** Excel's own end of a sheet. */
export const lastRow = 1_048_576;

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
/** Some programs write every tag as `x:row`: the same words without the prefix. */
export function plainNames(xml: string): string {
  const prefix = new RegExp(`xmlns:(\\w+)="${main}"`, 'u').exec(xml)?.[1];
  return prefix === undefined ? xml : xml.replaceAll(new RegExp(`<(/?)${prefix}:`, 'gu'), '<$1').replace(`xmlns:${prefix}="${main}"`, `xmlns="${main}"`);
}

/** Text of a string item: its runs together, without the reading aids of Japanese. */
const stringOf = (xml: string): string =>
  [...xml.replaceAll(/<rPh\b[\s\S]*?<\/rPh>/gu, '').matchAll(/<t(?:\s[^>]*)?>([\s\S]*?)<\/t>/gu)].map(([, text = '']) => unescapeXml(text)).join('').replaceAll(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

export function readWorkbook(parts: readonly Part[]): Workbook {
  const part = (path: string): string => plainNames(parts.find(({ name }) => name === path)?.xml ?? '');
  const workbook = part('xl/workbook.xml');
  const targets = new Map([...part('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b[^>]*>/gu)].map(([tag]) => [attribute(tag, 'Id'), pathOf(attribute(tag, 'Target') ?? '')]));
  const strings = [...part('xl/sharedStrings.xml').matchAll(/<si\b[^>]*?(?:\/>|>([\s\S]*?)<\/si>)/gu)].map(([, inner = '']) => stringOf(inner));
  const sheets = [...workbook.matchAll(/<sheet\s[^>]*>/gu)].flatMap(([tag]): SheetPart[] => {
    const path = targets.get(attribute(tag, 'r:id'));
    // Charts on a sheet of their own have no cells.
    return path === undefined || !path.startsWith('xl/worksheets/') ? [] : [{ name: attribute(tag, 'name') ?? '', path, ...readSheet(part(path), strings) }];
  });
  return { sheets, from1904: /<workbookPr\b[^>]*\bdate1904="(?:1|true)"/u.test(workbook) };
}

const pathOf = (target: string): string => (target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//u, '')}`);

function readSheet(xml: string, strings: readonly string[]): Omit<SheetPart, 'name' | 'path'> {
  const found = /<sheetData\b[^>]*?(?:\/>|>([\s\S]*?)<\/sheetData>)/u.exec(xml);
  if (found === null) return { before: xml, rows: [], after: '' };
  const rows: SheetRow[] = [];
  for (const [, tag = '', inner = ''] of (found[1] ?? '').matchAll(/(<row\b[^>]*?)(?:\/>|>([\s\S]*?)<\/row>)/gu)) {
    const number = Number(attribute(`${tag}>`, 'r') ?? (rows.at(-1)?.number ?? 0) + 1);
    rows.push({ number, tag, cells: readCells(inner, strings) });
  }
  return { before: xml.slice(0, found.index), rows, after: xml.slice(found.index + found[0].length) };
}

function readCells(xml: string, strings: readonly string[]): SheetCell[] {
  const cells: SheetCell[] = [];
  for (const [, tag = '', body = ''] of xml.matchAll(/(<c\b[^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/gu)) {
    const ref = attribute(`${tag}>`, 'r');
    const column = ref === null ? (cells.at(-1)?.column ?? 0) + 1 : columnAt(ref.replace(/\d+$/u, '')) + 1;
    cells.push({ column, tag, body, text: textIn(attribute(`${tag}>`, 't'), body, strings) });
  }
  return cells;
}

function textIn(type: string | null, body: string, strings: readonly string[]): string | null {
  if (type === 'inlineStr') return stringOf(body);
  if (type !== 's') return null;
  return strings[Number(/<v\b[^>]*>([\s\S]*?)<\/v>/u.exec(body)?.[1] ?? -1)] ?? null;
}
