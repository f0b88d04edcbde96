import type { Range } from '#features/bulletin/facts-comments.ts';
import type { KnownPeople } from '#features/bulletin/facts-hits.ts';
import { personalIn } from '#features/record/checks-text.ts';
import type { MaskKind } from '#features/record/facts-bulletin.ts';
import type { Node } from '@tiptap/pm/model';

/** Places of the kept text and of the editor's tree: a block there is a block with words here, a break one character in both. */

interface Selected {
  readonly from: number;
  readonly to: number;
}

function blocksIn(doc: Node): { readonly at: number; readonly size: number }[] {
  const found: { at: number; size: number }[] = [];
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    // Blocks without words are not kept and have no number.
    if (node.textBetween(0, node.content.size, '\n', '\n').trim() !== '') found.push({ at: position + 1, size: node.content.size });
    return false;
  });
  return found;
}

/** Where a passage stands in the tree; null for the title, which is not in it, and for what is gone. */
export function placeIn(doc: Node, { block, start, end }: Range): Selected | null {
  const found = blocksIn(doc)[block];
  return found === undefined || end > found.size ? null : { from: found.at + start, to: found.at + end };
}

/** The selection as a passage: within one block, the first of several. Null where nothing is selected. */
export function rangeIn(doc: Node, { from, to }: Selected): Range | null {
  const blocks = blocksIn(doc);
  const block = blocks.findIndex(({ at, size }) => from >= at && from <= at + size);
  const found = blocks[block];
  if (found === undefined || from === to) return null;
  const end = Math.min(to - found.at, found.size);
  return end > from - found.at ? { block, start: from - found.at, end } : null;
}

/** What words are that somebody masks by hand: by their shape, by who is known, else a name where they are as short as one. */
export function kindOf(text: string, { names, units }: KnownPeople): MaskKind {
  const known = personalIn(text, names, units)[0]?.kind;
  return known ?? (/^\p{Script=Han}{2,4}$/u.test(text.trim()) ? 'name' : 'other');
}
