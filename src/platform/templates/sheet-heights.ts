import { widthInCharacters } from '#shared/document/words.ts';
import type { SheetPart, SheetRow } from './sheet-read.ts';
import { attribute, unescapeXml, withAttribute } from './xml.ts';

/** A line of 11 pt text in points, and the most that Excel gives a row. */
const line = 16;
const most = 409;

/** Rows of a fixed height grow when what they are filled with needs more lines: programs do not all measure them. */
export class SheetHeights {
  readonly #widths = new Map<number, number>();
  readonly #merged: ReadonlySet<number>;

  constructor({ before, after }: SheetPart) {
    for (const [tag] of before.matchAll(/<col\b[^>]*>/gu)) {
      const [from, to, width] = ['min', 'max', 'width'].map((name) => Number(attribute(tag, name))) as [number, number, number];
      for (let column = from; column <= Math.min(to, 500); column += 1) this.#widths.set(column, width);
    }
    // A merged cell is wider than its column: how much is not measured, and its row left alone.
    this.#merged = new Set([...after.matchAll(/<mergeCell\b[^>]*\bref="[A-Z]+(\d+):/gu)].map(([, row]) => Number(row)));
  }

  /** The row's tag with the height its cells need now. */
  for(tag: string, row: SheetRow, cells: string): string {
    const height = Number(attribute(tag, 'ht') ?? 0);
    if (height === 0 || this.#merged.has(row.number)) return tag;
    const texts = [...cells.matchAll(/<c\b[^>]*?(?:\/>|>([\s\S]*?)<\/c>)/gu)].map(([, body = ''], index) => ({ column: row.cells[index]?.column ?? 1, text: unescapeXml(/<is><t[^>]*>([\s\S]*?)<\/t><\/is>/u.exec(body)?.[1] ?? '') }));
    const lines = Math.max(1, ...texts.map(({ text, column }) => this.#lines(text, column)));
    return lines * line > height ? withAttribute(withAttribute(tag, 'ht', String(Math.min(most, lines * line))), 'customHeight', '1') : tag;
  }

  #lines(text: string, column: number): number {
    const width = Math.max(1, (this.#widths.get(column) ?? 8.43) - 1);
    return text === '' ? 1 : text.split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil((widthInCharacters(part) * 2) / width)), 0);
  }
}
