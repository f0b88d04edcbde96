import { placeRule } from '#features/place/shipped.ts';
import { noteAttempt } from '#features/security/queries.ts';
import { countGuess, pausedUntil } from '#platform/guesses.ts';
import { loadRules } from '#platform/rules.ts';
import type { Identity } from '#platform/session.ts';
import { actingId } from '#shared/actor.ts';
import { need } from '#shared/finding.ts';
import { createFormat } from '#shared/format.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Program } from './compose.ts';

/**
 * Whatever a personal link gives is counted by the link, whether it goes well or not: beyond the office's figure (rule LINK) the link pauses, and the
 * security administrator is told. Reading goes on, and what was kept stays.
 * @throws Refusal REFUSED while it pauses.
 */
export async function keepLinkLimit(program: Program, isCommand: boolean, { actor }: Identity): Promise<void> {
  if (!isCommand || actor?.kind !== 'link') return;
  const { db, now } = program;
  const key = `writes ${actor.officeId} ${actingId(actor) ?? ''}`;
  const until = await pausedUntil(db, key, now());
  if (until !== null) throw new Refusal('REFUSED', [need('security.link_paused', null, { until: createFormat(actor.language).instant(until) })]);
  const rules = await loadRules(db, actor.officeId, now());
  const most = placeRule(rules, 'writes');
  const { paused } = await countGuess(db, key, now(), { most, minutes: placeRule(rules, 'writesMinutes') });
  if (paused) await noteAttempt(program, actor.officeId, { kind: 'place_writes', about: actor.name, by: most });
}
