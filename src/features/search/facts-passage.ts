/** The place in a text where a phrase was found, for the reader: pure. */

export interface Piece {
  readonly text: string;
  readonly match: boolean;
}
/** Characters shown before the first match and in all. */
const shown = { before: 20, all: 90 };

interface Folded {
  readonly folded: string;
  /** For each folded character, and behind the last, where in the text it comes from. */
  readonly places: readonly number[];
}

/** Places of every word in a folded text, not overlapping, in order. */
function matchesIn(folded: string, words: readonly string[]): [from: number, to: number][] {
  const found = words.flatMap((word) => {
    const places: [number, number][] = [];
    for (let at = folded.indexOf(word); at >= 0 && places.length < 20; at = folded.indexOf(word, at + word.length)) places.push([at, at + word.length]);
    return places;
  });
  const inOrder = found.toSorted(([a, x], [b, y]) => a - b || y - x);
  return inOrder.filter(([from], index) => inOrder.slice(0, index).every(([, to]) => to <= from));
}

/**
 * The passage around the first match, with every match in it marked; the beginning of the text where none is.
 * @param text as people read it; `words` are folded.
 */
export function passage(text: string, { folded, places }: Folded, words: readonly string[], all = shown.all): Piece[] {
  const spots = matchesIn(folded, words).map(([from, to]): [number, number] => [places[from] ?? 0, places[to] ?? text.length]);
  const first = spots[0]?.[0] ?? 0;
  const begin = first > shown.before ? first - shown.before : 0;
  const end = Math.min(text.length, begin + all);
  const pieces: Piece[] = [];
  const add = (from: number, to: number, match: boolean): void => {
    const part = text.slice(from, to).replaceAll(/\s+/gu, ' ');
    if (part !== '') pieces.push({ text: part, match });
  };
  let at = begin;
  for (const [from, to] of spots) {
    if (from < at || to > end) continue;
    add(at, from, false);
    add(from, to, true);
    at = to;
  }
  add(at, end, false);
  if (begin > 0) pieces.unshift({ text: '…', match: false });
  if (end < text.length) pieces.push({ text: '…', match: false });
  return pieces;
}
