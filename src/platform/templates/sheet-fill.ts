import type { Field, Values } from '#shared/document/fields.ts';
import { lettersOf } from '#shared/cells.ts';
import { sheetName } from '#shared/document/sheet.ts';
import type { Part } from './docx-pieces.ts';
import { blocksOf, layOut, withoutMarks, type Blocks, type LaidRow, type Layout, type Round, type RowBlock } from './sheet-layout.ts';
import { plainNames, readWorkbook, type SheetCell, type SheetPart } from './sheet-read.ts';
import { formulaMoved, formulaNow, rangeNow, rowsNow, type Named } from './sheet-refs.ts';
import { SheetHeights } from './sheet-heights.ts';
import { SheetStyles } from './sheet-styles.ts';
import { TextFill } from './sheet-text.ts';
import { levelOf, type Fact, type Level } from './values.ts';
import { attribute, cleanText, escapeXml, unescapeXml, withAttribute } from './xml.ts';

/**
 * The parts of a .xlsx that change when it is filled, by name; null for a part that goes. Rows of lists repeat, what lies
 * below moves down, and everything that names cells follows. Written on the XML itself: see docs/decisions/0010.
 * @throws TooMuch beyond what a sheet can hold.
 */
export function fillSheets(parts: readonly Part[], fields: readonly Field[], values: Values): Map<string, string | null> {
  const levels = [levelOf(fields, values)];
  const { sheets, from1904 } = readWorkbook(parts);
  const styles = new SheetStyles(parts.find(({ name }) => name === 'xl/styles.xml')?.xml ?? '');
  const text = new TextFill();
  const laid = sheets.map((sheet) => {
    const blocks = blocksOf(sheet.rows);
    return { sheet, blocks, layout: layOut(sheet.rows, blocks, levels) };
  });
  const names = filledNames(sheets.map(({ name }) => name), text, levels);
  const layouts = new Map(laid.map(({ sheet, layout }, index): [string, Named] => [sheet.name, { ...layout, name: names[index] ?? sheet.name }]));
  const changed = new Map<string, string | null>();
  for (const one of laid) changed.set(one.sheet.path, new SheetFill({ ...one, layouts, styles, text, from1904 }).xml(levels));
  for (const { name, xml } of parts) {
    if (name === 'xl/styles.xml') changed.set(name, styles.xml());
    else if (name === 'xl/workbook.xml') changed.set(name, workbookNow(plainNames(xml), layouts));
    // Which cells are to be computed in which order: the program that opens the file finds out itself.
    else if (name === 'xl/calcChain.xml') changed.set(name, null);
    else if (name === 'xl/_rels/workbook.xml.rels') changed.set(name, xml.replaceAll(/<Relationship\b[^>]*calcChain[^>]*\/>/gu, ''));
    else if (name === '[Content_Types].xml') changed.set(name, xml.replaceAll(/<Override\b[^>]*calcChain[^>]*\/>/gu, ''));
    else {
      const owner = laid.find(({ sheet }) => ownedBy(sheet.path, parts).includes(name));
      if (owner !== undefined) changed.set(name, name.startsWith('xl/tables/') ? tableNow(xml, owner.layout) : drawingNow(xml, owner.layout));
    }
  }
  return changed;
}

/** Tables and drawings of a sheet. */
function ownedBy(path: string, parts: readonly Part[]): string[] {
  const rels = parts.find(({ name }) => name === path.replace(/([^/]+)$/u, '_rels/$1.rels'))?.xml ?? '';
  return [...rels.matchAll(/<Relationship\b[^>]*>/gu)].map(([tag]) => (attribute(tag, 'Target') ?? '').replace(/^(?:\.\.|\/xl)\//u, 'xl/')).filter((target) => /^xl\/(?:tables|drawings)\/[^/]+\.xml$/u.test(target));
}

const tableNow = (xml: string, { sheet }: Layout): string => plainNames(xml).replaceAll(/<(?:table|autoFilter)\b[^>]*>/gu, (tag) => { const ref = attribute(tag, 'ref'); return ref === null ? tag : withAttribute(tag, 'ref', rangeNow(ref, sheet)); });
/** Rows of a drawing's anchors count from 0. */
const drawingNow = (xml: string, { sheet }: Layout): string => xml.replaceAll(/<xdr:row>(\d+)<\/xdr:row>/gu, (_, row: string) => `<xdr:row>${rowsNow(Number(row) + 1, Number(row) + 1, sheet).first - 1}</xdr:row>`);

/** Names of sheets, filled: as Excel takes them, no two alike. */
function filledNames(names: readonly string[], text: TextFill, levels: readonly Level[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const filled = name.includes('{') ? sheetName(text.fill(name, levels)) : name;
    let unique = filled;
    for (let copy = 2; taken.has(unique.toLowerCase()); copy += 1) unique = `${[...filled].slice(0, 28).join('')}-${copy}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

function workbookNow(given: string, layouts: ReadonlyMap<string, Named>): string {
  const [first] = layouts;
  const xml = given.replaceAll(/<sheet\s[^>]*>/gu, (tag) => withAttribute(tag, 'name', layouts.get(attribute(tag, 'name') ?? '')?.name ?? attribute(tag, 'name') ?? ''));
  const moved = first === undefined ? xml : xml.replaceAll(/(<definedName\b[^>]*>)([\s\S]*?)(<\/definedName>)/gu, (_, open: string, formula: string, close: string) => `${open}${escapeXml(formulaNow(unescapeXml(formula), '', first[1].sheet, layouts))}${close}`);
  const calc = /<calcPr\b[^>]*>/u.exec(moved);
  if (calc !== null) return moved.replace(calc[0], withAttribute(calc[0], 'fullCalcOnLoad', '1'));
  return moved.replace(/(<\/definedNames>|<\/sheets>)(?![\s\S]*<\/definedNames>)/u, '$1<calcPr fullCalcOnLoad="1"/>');
}

interface Filling {
  readonly sheet: SheetPart;
  readonly blocks: Blocks;
  readonly layout: Layout;
  readonly layouts: ReadonlyMap<string, Named>;
  readonly styles: SheetStyles;
  readonly text: TextFill;
  readonly from1904: boolean;
}
/** A formula written once for several cells, by its number in the sheet. */
interface Shared {
  readonly formula: string;
  readonly row: number;
  readonly column: number;
}
/** Excel calls a file damaged that has more in a cell. */
const longestText = 32_767;

class SheetFill {
  readonly #of: Filling;
  readonly #shared = new Map<string, Shared>();

  constructor(of: Filling) {
    this.#of = of;
    for (const row of of.sheet.rows) {
      for (const { column, body } of row.cells) {
        const [, tag = '', formula = ''] = /(<f\b[^>]*)>([\s\S]*?)<\/f>/u.exec(body) ?? [];
        const number = attribute(`${tag}>`, 'si');
        if (number !== null && formula !== '') this.#shared.set(number, { formula: unescapeXml(formula), row: row.number, column });
      }
    }
  }

  xml(levels: readonly Level[]): string {
    const { sheet, layout, text } = this.#of;
    const heights = new SheetHeights(sheet);
    const rows = layout.rows.map((row) => {
      const cells = row.row.cells.map((cell) => this.#cell(cell, row)).join('');
      return `${heights.for(withAttribute(`${row.row.tag}>`, 'r', String(row.number)), row.row, cells)}${cells}</row>`;
    }).join('');
    const after = this.#merged(sheet.after)
      .replaceAll(/<(?:conditionalFormatting|dataValidation|ignoredError|protectedRange)\b[^>]*>/gu, (tag) => { const refs = attribute(tag, 'sqref'); return refs === null ? tag : withAttribute(tag, 'sqref', refs.split(' ').map((ref) => rangeNow(ref, layout.sheet)).join(' ')); })
      .replaceAll(/<(?:autoFilter|hyperlink|sortState)\b[^>]*>/gu, (tag) => { const ref = attribute(tag, 'ref'); return ref === null ? tag : withAttribute(tag, 'ref', rangeNow(ref, layout.sheet)); })
      .replace(/<rowBreaks\b[\s\S]*?<\/rowBreaks>/u, (breaks) => breaks.replaceAll(/<brk\b[^>]*>/gu, (tag) => withAttribute(tag, 'id', String(rowsNow(Number(attribute(tag, 'id')), Number(attribute(tag, 'id')), layout.sheet).last))))
      // `&` begins a sign of the margin's own, such as the page's number.
      .replaceAll(/(<(?:odd|even|first)(?:Header|Footer)>)([\s\S]*?)(<\/)/gu, (_, open: string, inner: string, close: string) => `${open}${escapeXml(this.#margin(unescapeXml(inner), text, levels))}${close}`);
    return `${sheet.before.replace(/<dimension\b[^>]*\/>/u, '')}<sheetData>${rows}</sheetData>${after}`;
  }

  #margin(inner: string, text: TextFill, levels: readonly Level[]): string {
    return inner.replaceAll(/\{[^{}]*\}/gu, (placeholder) => cleanText(text.fill(placeholder, levels)).replaceAll('\n', ' ').replaceAll('&', '&&')).slice(0, 255);
  }

  /** Merged cells of a block stand once for each round of it. */
  #merged(xml: string): string {
    const { layout } = this.#of;
    return xml.replace(/<mergeCells\b[^>]*>([\s\S]*?)<\/mergeCells>/u, (_, inner: string) => {
      const refs = [...inner.matchAll(/<mergeCell\b[^>]*>/gu)].flatMap(([tag]) => {
        const ref = attribute(tag, 'ref') ?? '';
        const [from = 0, to = from] = [...ref.matchAll(/\d+/gu)].map(Number);
        const block = deepest(this.#of.blocks.blocks, from, to);
        return layout.rounds.filter((round) => round.block === block).filter((round) => rowsStand(round, from)).map((round) => rangeNow(ref, round));
      });
      return refs.length === 0 ? '' : `<mergeCells count="${refs.length}">${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
    });
  }

  #cell(cell: SheetCell, at: LaidRow): string {
    const tag = withAttribute(`${cell.tag}>`, 'r', `${lettersOf(cell.column - 1)}${at.number}`).slice(0, -1);
    if (cell.text === null) return cell.body === '' ? `${tag}/>` : `${tag}>${this.#formula(cell, at)}</c>`;
    if (!cell.text.includes('{')) return `${tag}>${cell.body}</c>`;
    const { blocks, text } = this.#of;
    const own = withoutMarks(cell.text, (blocks.marks.get(at.row) ?? []).filter((mark) => mark.column === cell.column));
    const only = text.only(own, at.levels);
    const number = only === null ? null : this.#number(only);
    if (number !== null) return this.#typed(tag, number.need, `<v>${number.value}</v>`, null);
    const written = cleanText(text.fill(own, at.levels));
    if (written === '') return `${styled(tag, attribute(`${tag}>`, 's'), null)}/>`;
    const cut = written.length > longestText ? `${written.slice(0, longestText - 1).toWellFormed()}…` : written;
    // What looks like one of the format's own signs for a character is taken at its letters.
    const safe = escapeXml(cut.replaceAll(/_(x[0-9A-Fa-f]{4}_)/gu, '_x005F_$1'));
    return this.#typed(tag, cut.includes('\n') ? 'lines' : null, `<is><t xml:space="preserve">${safe}</t></is>`, 'inlineStr');
  }

  #typed(tag: string, need: 'days' | 'money' | 'whole' | 'lines' | null, body: string, type: string | null): string {
    const style = attribute(`${tag}>`, 's');
    return `${styled(tag, need === null ? style : this.#of.styles.with(style, need), type)}>${body}</c>`;
  }

  /** Days, money and whole numbers that fill a cell are numbers in it; anything else is text, whatever it begins with. */
  #number({ kind, value }: Fact): { readonly need: 'days' | 'money' | 'whole'; readonly value: number } | null {
    if (kind === 'day' && typeof value === 'string') {
      const day = Date.parse(`${value.slice(0, 10)}T00:00:00Z`) / 86_400_000 + 25_569 - (this.#of.from1904 ? 1462 : 0);
      // Before March 1900 the program counts a day that never was.
      return Number.isFinite(day) && day > 60 ? { need: 'days', value: day } : null;
    }
    if (typeof value !== 'number' || !Number.isFinite(value)) return null;
    return kind === 'money' ? { need: 'money', value: value / 100 } : kind === 'integer' ? { need: 'whole', value } : null;
  }

  /** A formula follows the cells it names; what it gave is computed anew when the file is opened. */
  #formula(cell: SheetCell, { row, round }: LaidRow): string {
    const found = /<f\b([^>]*?)(?:\/>|>([\s\S]*?)<\/f>)/u.exec(cell.body);
    if (found === null) return cell.body;
    const [, attributes = '', inner = ''] = found;
    const tag = `<f${attributes}>`;
    const shared = this.#shared.get(attribute(tag, 'si') ?? '');
    const formula = shared === undefined || attribute(tag, 't') !== 'shared' ? unescapeXml(inner) : formulaMoved(shared.formula, row.number - shared.row, cell.column - shared.column);
    const array = attribute(tag, 't') === 'array' ? ` t="array" ref="${rangeNow(attribute(tag, 'ref') ?? '', round)}"` : '';
    return `<f${array}>${escapeXml(formulaNow(formula, this.#of.sheet.name, round, this.#of.layouts))}</f>`;
  }
}

/** The innermost block that holds rows; null for the sheet itself. */
function deepest(blocks: Blocks['blocks'], from: number, to: number): RowBlock | null {
  const block = blocks.find((one) => from >= one.from && to <= one.to);
  return block === undefined ? null : (deepest(block.inner, from, to) ?? block);
}

const rowsStand = (round: Round, row: number): boolean => { const place = round.places.get(row); return place === undefined || place.last >= place.first; };

function styled(tag: string, style: string | null, type: string | null): string {
  const bare = tag.replace(/\s(?:t|s)="[^"]*"/gu, '');
  return `${bare}${style === null ? '' : ` s="${style}"`}${type === null ? '' : ` t="${type}"`}`;
}

