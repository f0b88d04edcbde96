import type { Connection, Scope } from '#platform/command.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { PaperKnown } from './facts.ts';
import { cutFor, offeredTo, type Offered } from './facts-theirs.ts';
import { loadPapers } from './queries.ts';

/**
 * What the side of the link that asks may hold: the papers it is offered, and the facts they are made of, cut already, so that nobody further on has the others in hand.
 * @throws Refusal FORBIDDEN for whoever did not come by a link to an activity
 */
export async function theirPapers(db: Connection, scope: Scope, which: string | null = null): Promise<{ readonly known: PaperKnown; readonly offered: readonly Offered[]; readonly sideId: string }> {
  const { link } = scope.actor;
  if (scope.actor.kind !== 'link' || link === null) throw new Refusal('FORBIDDEN', [need('forbidden.post', null, { who: 'link' })]);
  const known = await loadPapers(db, scope, link.activityId, which);
  return { known: cutFor(known, link.sideId), offered: offeredTo(known.facts, link.sideId), sideId: link.sideId };
}
