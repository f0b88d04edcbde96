import type { WaitingRow } from '#features/home/contract.ts';
import { placeOf } from '#features/home/facts.ts';
import { links } from '#web/links.ts';

/** The page on which what waits is done; the first HTML leads to the same. */
export function whereOf({ kind, id, aboutId, activityId }: Pick<WaitingRow, 'kind' | 'id' | 'aboutId' | 'activityId'>): string {
  if (kind === 'release') return links.circular(id);
  if (kind === 'set_up') return links.project(aboutId ?? '');
  if (kind === 'account') return links.partner(aboutId ?? '');
  if (aboutId !== null) return links.outcome(aboutId);
  return activityId === null ? links.home() : links.activity(activityId, placeOf[kind]);
}
