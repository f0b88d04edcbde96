import type { Block, Comment } from '#features/record/facts.ts';
import { blockText, type Bulletin } from './facts.ts';

/**
 * Comments on passages of a text, and what has changed in it: pure. A comment keeps the words it was made on and what
 * stood around them, and finds them again after the text was changed, or says that they are there no more.
 */

type Text = Pick<Bulletin, 'title' | 'body'>;
type Anchor = Pick<Comment, 'block' | 'start' | 'quote' | 'around'>;

/** Where a passage stands: block from 0 (the title is -1), from which character to which. */
export interface Range {
  readonly block: number;
  readonly start: number;
  readonly end: number;
}

const reach = 20;
/** Text of a block by its number: the title's is -1. Undefined where there is none. */
export const textAt = ({ title, body }: Text, block: number): string | undefined => {
  const found = body[block];
  return block === -1 ? title : found === undefined ? undefined : blockText(found);
};

/** What a comment on a passage keeps of it; null where the range holds no words. */
export function anchorAt(text: Text, { block, start, end }: Range): Anchor | null {
  const whole = textAt(text, block);
  const quote = whole?.slice(start, end) ?? '';
  if (whole === undefined || start < 0 || quote.trim() === '' || !quote.isWellFormed()) return null;
  const places = placesOf(text, quote);
  const nth = places.findIndex((place) => place.block === block && place.start === start);
  return { block, start, quote, around: { before: whole.slice(Math.max(0, start - reach), start), after: whole.slice(end, end + reach), nth, of: places.length } };
}

/** Every place where words stand, in reading order. */
function placesOf(text: Text, quote: string): Range[] {
  const places: Range[] = [];
  for (let block = -1; block < text.body.length; block++) {
    const whole = textAt(text, block) ?? '';
    for (let start = whole.indexOf(quote); start >= 0; start = whole.indexOf(quote, start + 1)) places.push({ block, start, end: start + quote.length });
  }
  return places;
}

/** Where the passage of a comment stands in the text now: the likeliest place, or null where its words are gone. */
export function anchored(text: Text, { block, start, quote, around }: Anchor): Range | null {
  const places = placesOf(text, quote);
  if (places.length === around.of) return places[around.nth] ?? null;
  // What stood around it says most, then how near it is to where it was.
  const worth = (place: Range): number => {
    const whole = textAt(text, place.block) ?? '';
    const context = alike(around.before, whole.slice(0, place.start), 'end') + alike(around.after, whole.slice(place.end), 'begin');
    return context + (place.block === block ? 1 + 1 / (1 + Math.abs(place.start - start)) : 1 / (1 + Math.abs(place.block - block)));
  };
  const best = places.toSorted((a, b) => worth(b) - worth(a))[0];
  // Of several that were alike one is gone: unless it still stands in its own paragraph, it may be this very one.
  if (best === undefined || (places.length < around.of && best.block !== block)) return null;
  return best;
}

/** How many characters two texts share from the end that touches the passage. */
function alike(kept: string, now: string, side: 'begin' | 'end'): number {
  const [a, b] = side === 'begin' ? [kept, now] : [[...kept].toReversed().join(''), [...now].toReversed().join('')];
  let count = 0;
  while (count < a.length && a.charAt(count) === b.charAt(count)) count += 1;
  return count;
}

/** Comments on a bulletin that nobody has resolved; `reviewers` only those that hold up its release. */
export const openComments = <C extends Comment>(comments: readonly C[], bulletinId: string, reviewers = false): C[] =>
  comments.filter((comment) => comment.bulletinId === bulletinId && comment.resolvedAt === null && (comment.asReviewer || !reviewers));

/** The last text somebody has reviewed, or that is out: what a reviewer has read already. Null before the first review. */
export function readBefore(bulletin: Bulletin, reviews: readonly { readonly bulletinId: string; readonly bulletinVersion: number; readonly title: string | null; readonly body: readonly Block[] | null }[]): (Text & { readonly version: number }) | null {
  const last = reviews.findLast((review) => review.bulletinId === bulletin.id && review.title !== null && review.body !== null);
  const out = bulletin.editions.at(-1);
  const [version, title, body] = last === undefined || (out !== undefined && out.version > last.bulletinVersion) ? [out?.version, out?.title, out?.body] : [last.bulletinVersion, last.title, last.body];
  return version === undefined || title == null || body == null || version === bulletin.version ? null : { version, title, body: [...body] };
}
