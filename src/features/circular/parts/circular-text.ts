import { blockText } from '#features/circular/facts-plain.ts';
import type { Block } from '#features/record/facts.ts';
import { headingNumber } from '#shared/document/numbering.ts';

/** Title and text as plain lines, for comparing two versions. */
export const circularText = ({ title, body }: { readonly title: string; readonly body: readonly Block[] }): string => [title, ...body.map(blockText)].join('\n');

/** Headings with the number that the paper gives them. */
export function numbered(body: readonly Block[]): Block[] {
  let count = 0;
  return body.map((block) => {
    if (block.kind !== 'heading') return block;
    count += 1;
    return { ...block, runs: [{ text: headingNumber(1, Math.min(99, count)), bold: false }, ...block.runs] };
  });
}
