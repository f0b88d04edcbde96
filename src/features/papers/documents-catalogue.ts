import { papersAfter, papersPublicity } from './documents-after.ts';
import { papersBefore } from './documents-before.ts';
import { papersHeld, papersSummary } from './documents-held.ts';
import type { Paper } from './documents.ts';

/** The papers of one activity in the order of its life: the 23 of field.md 6.2, with 联系函 and 结对协议 as two. */
export const papers: readonly Paper[] = [...papersBefore, ...papersHeld, ...papersPublicity, ...papersSummary, ...papersAfter];

export const paperOf = (key: string): Paper | undefined => papers.find((paper) => paper.key === key);
