import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import { papersAfter, papersPublicity } from './documents-after.ts';
import { papersBefore } from './documents-before.ts';
import { papersHeld, papersSummary } from './documents-held.ts';
import type { Paper } from './documents.ts';

/** The papers of one activity in the order of its life: the 23 of field.md 6.2, with 联系函 and 结对协议 as two. */
export const papers: readonly Paper[] = [...papersBefore, ...papersHeld, ...papersPublicity, ...papersSummary, ...papersAfter];

/** @throws Refusal NOT_FOUND where there is no paper of that name. */
export function askedPaper(key: string): Paper {
  const paper = papers.find((one) => one.key === key);
  if (paper === undefined) throw new Refusal('NOT_FOUND', [need('papers.unknown')]);
  return paper;
}
