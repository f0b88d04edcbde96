import { noteAttempt } from '#features/security/queries.ts';
import type { ApiContext } from '#platform/api.ts';
import { countGuess } from '#platform/guesses.ts';
import { loadRules } from '#platform/rules.ts';
import { Refusal } from '#shared/refusal.ts';
import { contributionLimit } from './shipped.ts';
import { pauseKey } from './store-offer.ts';

/** Refusals that any hand may meet, or that are another's to tell. What is left is a file or text that should not have come. */
const harmless = /^(need\.(resource_url|resource_file|offer_waiting|offer_paused)|file\.(unnamed|empty|heic|unknown|changed)|command\.)/;

/**
 * A contribution by a personal link was refused: it is counted, so that the link pauses, and written down for the security administrator.
 */
export async function noteContribution({ actor, db, door, now }: ApiContext, error: unknown): Promise<void> {
  if (!(error instanceof Refusal) || error.code !== 'REFUSED' || actor === null || actor.link === null) return;
  const check = error.findings[0]?.check ?? '';
  if (harmless.test(check)) return;
  const rules = await loadRules(db, actor.officeId, now());
  await countGuess(db, pauseKey(actor.link.id), now(), { most: contributionLimit(rules, 'refusals'), minutes: contributionLimit(rules, 'pauseMinutes') });
  await noteAttempt({ db, door, now }, actor.officeId, { kind: 'contribution', about: actor.name });
}

/** Items of the library that somebody may see. */
export { readable as resourceReadable } from './list-store.ts';
