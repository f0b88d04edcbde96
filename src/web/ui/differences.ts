import { diffArrays } from 'diff';

export interface Piece {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

const splitter = new Intl.Segmenter('zh', { granularity: 'word' });
/** Words as the browser's own segmenter cuts them: a change reads as a word changed, not as stray characters. */
const cut = (text: string): string[] => [...splitter.segment(text)].map((part) => part.segment);

/** What two texts share and what only one of them has, in reading order. */
export function differences(before: string, after: string): Piece[] {
  return diffArrays(cut(before), cut(after)).map((change) => ({
    kind: change.added ? 'new' : change.removed ? 'gone' : 'same',
    text: change.value.join(''),
  }));
}
