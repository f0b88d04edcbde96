import type { Block } from '#features/record/facts.ts';

/** The words of a circular, without the schemas. */

export type { Chosen, Circular, Edition } from './facts.ts';

/** What may be chosen: an observation of an inspection, or an action whose effect another person verified. */
export const kinds = ['observation', 'result'] as const;
export const tones = ['good', 'problem'] as const;
export const states = ['draft', 'review', 'returned', 'released'] as const;

/** What stands in a draft where only a person can write; while it stands there nothing is sent. */
export const toWrite = '（请写明总体评价）';

export const blockText = ({ runs }: Pick<Block, 'runs'>): string => runs.map((run) => run.text).join('');
/** Characters without blanks, as 字 are counted. */
export const charactersOf = (body: readonly Block[]): number => body.reduce((sum, block) => sum + [...blockText(block).replaceAll(/\s/gu, '')].length, 0);
