import { leftOut, withoutNumbers } from '#shared/text/private.ts';

/** The cells of one row: each read once, what is wrong with it and what was left out of it kept. Pure. */

/** Why a cell does not fit: a word of `lines.wrong.…`, and what it is about. */
export interface Wrong {
  readonly field: string;
  readonly reason: string;
  readonly facts: Readonly<Record<string, string | number>>;
}
/** `guessed`: likely, for a person to look at. `left_out`: a personal number. `filled`, `differs`, `enters`: against what is here. */
export const lineNoteKinds = ['guessed', 'left_out', 'filled', 'differs', 'enters'] as const;
export interface LineNote {
  readonly field: string;
  readonly kind: (typeof lineNoteKinds)[number];
  readonly from: string;
  readonly to: string | null;
}
const formulaError = /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$|^=$/u;
const nothing = /^(?:未知|不详|不明|暂?无|没有|空|待[定补]|待补充|[-—/／?？]+)$/u;

/** Reads the cells of one row and keeps what was wrong, guessed and left out on the way. */
export class Cells {
  readonly wrong: Wrong[] = [];
  readonly notes: LineNote[] = [];
  readonly #raw: Readonly<Record<string, unknown>>;

  constructor(raw: Readonly<Record<string, unknown>>) {
    this.#raw = raw;
  }
  refuse(field: string, reason: string, facts: Wrong['facts'] = {}): void {
    this.wrong.push({ field, reason, facts });
  }
  wrongAt(field: string): boolean {
    return this.wrong.some((one) => one.field === field);
  }
  /** The cell's text; null where it says nothing. */
  text(field: string, most: number): string | null {
    const value = this.#raw[field];
    if (typeof value !== 'string' && typeof value !== 'number') return null;
    const typed = String(value).trim();
    if (formulaError.test(typed)) return this.#no(field, 'formula', { text: typed });
    const text = withoutNumbers(typed).trim();
    if (text !== typed.normalize('NFC').trim()) this.notes.push({ field, kind: 'left_out', from: text.replaceAll(leftOut, '').trim(), to: null });
    const plain = text.replaceAll(leftOut, '').trim();
    if (plain === '' || nothing.test(plain)) return null;
    return plain.length > most ? this.#no(field, 'long', { most, count: plain.length }) : plain;
  }
  #no(field: string, reason: string, facts: Wrong['facts']): null {
    this.refuse(field, reason, facts);
    return null;
  }
  guess(field: string, from: string, to: string): void {
    this.notes.push({ field, kind: 'guessed', from, to });
  }
}


/** Everything of a value that is text, without personal numbers. */
export function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return withoutNumbers(value);
  if (typeof value === 'number') { const text = withoutNumbers(String(value)); return text === String(value) ? value : text; }
  if (Array.isArray(value)) return value.map(cleaned);
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, cleaned(member)])) : value;
}

