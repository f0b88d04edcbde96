import { isMalformed, readPlaceholders, type Placeholder } from './placeholders.ts';
import { find, isKnown, isList, mostFilled, TooMuch, type Fact, type Level } from './values.ts';

/** Text of a cell or a page's margin with its placeholders filled; lists inside it repeat the text between. */
export class TextFill {
  #filled = 0;

  /** The one fact a text consists of; null where it is anything else. */
  only(text: string, levels: readonly Level[]): Fact | null {
    const [one, ...more] = readPlaceholders(text);
    if (one === undefined || more.length > 0 || isMalformed(one) || one.sign !== '' || text.trim() !== text.slice(one.from, one.to)) return null;
    const found = find(one.name, levels);
    return found === null || isList(found) ? null : found;
  }

  fill(text: string, levels: readonly Level[]): string {
    if (!text.includes('{')) return text;
    const placed = readPlaceholders(text).filter((one): one is Placeholder => !isMalformed(one));
    return this.#stretch(text, 0, text.length, placed, levels);
  }

  #stretch(text: string, from: number, to: number, placed: readonly Placeholder[], levels: readonly Level[]): string {
    let written = '';
    let at = from;
    for (let index = 0; index < placed.length; index += 1) {
      const one = placed[index];
      if (one === undefined || one.sign === '/') continue;
      if ((this.#filled += 1) > mostFilled) throw new TooMuch(`${this.#filled} placeholders`);
      written += text.slice(at, one.from);
      at = one.to;
      const found = find(one.name, levels);
      if (one.sign === '') {
        written += found === null || isList(found) ? '' : found.text;
        continue;
      }
      const end = closing(placed, index);
      const close = placed[end];
      if (close === undefined) continue;
      const known = found !== null && isKnown(found);
      const rounds: readonly (readonly Level[])[] = (one.sign === '^') === known ? [] : one.sign === '#' && found !== null && isList(found) ? found.map((item) => [...levels, item]) : [levels];
      for (const round of rounds) written += this.#stretch(text, one.to, close.from, placed.slice(index + 1, end), round);
      at = close.to;
      index = end;
    }
    return written + text.slice(at, to);
  }
}

/** The place among them of the sign that closes one. */
function closing(placed: readonly Placeholder[], opened: number): number {
  let depth = 0;
  for (let index = opened; index < placed.length; index += 1) {
    const one = placed[index];
    if (one?.name !== placed[opened]?.name || one === undefined || one.sign === '') continue;
    depth += one.sign === '/' ? -1 : 1;
    if (depth === 0) return index;
  }
  return -1;
}
