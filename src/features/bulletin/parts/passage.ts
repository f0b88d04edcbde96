import type { Range as Passage } from '#features/bulletin/facts-comments.ts';

/** A text that is read marks each block with its number; `-1` is the title. */
export const blockAttribute = 'data-block';

const blockOf = (node: Node | null): HTMLElement | null => {
  const element = node instanceof HTMLElement ? node : (node?.parentElement ?? null);
  return element?.closest<HTMLElement>(`[${blockAttribute}]`) ?? null;
};
const lengthTo = (block: HTMLElement, node: Node, offset: number): number => {
  const range = document.createRange();
  range.selectNodeContents(block);
  range.setEnd(node, offset);
  return range.toString().length;
};

/** The words that are selected on the page as a passage of the text; within one block, the first of several. Null where none are. */
export function selectedPassage(inside: HTMLElement | null): Passage | null {
  const selection = getSelection();
  if (inside === null || selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  const first = blockOf(startContainer);
  if (first === null || !inside.contains(first)) return null;
  const start = lengthTo(first, startContainer, startOffset);
  const end = first === blockOf(endContainer) ? lengthTo(first, endContainer, endOffset) : (first.textContent ?? '').length;
  return end > start ? { block: Number(first.getAttribute(blockAttribute)), start, end } : null;
}
