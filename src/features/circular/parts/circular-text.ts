import { blockText } from '#features/circular/facts-plain.ts';
import type { Block } from '#features/record/facts.ts';

/** Title and text as plain lines, for comparing two versions. */
export const circularText = ({ title, body }: { readonly title: string; readonly body: readonly Block[] }): string => [title, ...body.map(blockText)].join('\n');
