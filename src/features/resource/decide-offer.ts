import type { Stage } from '#features/activity/facts-plain.ts';
import { insert, refuse, update, type Decision, type Given } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import type { Rules } from '#shared/rules.ts';
import type { ResourceInput as Input } from './contract.ts';
import { bar, done, versionRows, wrongContent, type OnOne } from './decide.ts';
import { tidyTags } from './facts.ts';
import { contributionLimit } from './shipped.ts';

/** What partners add by their link, and what becomes of it: pure. */

export interface OfferFacts {
  readonly link: { readonly id: string; readonly sideId: string; readonly activityId: string } | null;
  readonly stage: Stage;
  readonly standing: string;
  /** The unit of the side; null where it is named in words only. */
  readonly unitId: string | null;
  readonly sideName: string;
  /** Contributions by this link that nobody has looked through yet. */
  readonly waiting: number;
  /** Refused tries have made it pause. */
  readonly paused: boolean;
  /** Who is told that something waits: those who run the activity. */
  readonly people: readonly string[];
  readonly rules: Rules;
}

/** What keeps a link from adding anything now; the page says it before anything is chosen. */
export function againstOffer({ link, stage, standing, waiting, paused, rules }: Omit<OfferFacts, 'people'>): Finding[] {
  if (link === null) return [need('forbidden.post', null, { who: 'link' })];
  const most = contributionLimit(rules, 'waiting');
  if (standing === 'cancelled' || standing === 'declined') return [need(`standing.${standing}`)];
  if (stage === 'topic' || stage === 'archived') return [need('need.offer_stage')];
  if (paused) return [need('need.offer_paused', null, { minutes: contributionLimit(rules, 'pauseMinutes') })];
  return waiting >= most ? [need('need.offer_waiting', null, { most })] : [];
}

export function offerByLink(facts: OfferFacts, input: Input<'offerByLink'>, given: Given): Decision {
  const { link, unitId, sideName, people, rules } = facts;
  const wrong = againstOffer(facts);
  if (wrong.length > 0 || link === null) return refuse(...wrong);
  const kind = input.file === null ? 'link' : 'file';
  const most = contributionLimit(rules, 'megabytes');
  const bad = [...wrongContent(kind, input), ...(input.file !== null && input.file.size > most * 1024 * 1024 ? [need('file.too_large', 'file', { megabytes: most })] : [])];
  if (bad.length > 0) return refuse(...bad);
  const id = given.newId();
  const { title, note } = input;
  const row = insert('resource', {
    id, title, kind, note, tags: [], sourceKind: unitId === null ? 'words' : 'unit', unitId, sourceWords: unitId === null ? sideName : null, sensitivity: 'internal', state: 'offered',
    activityId: link.activityId, linkId: link.id, sideId: link.sideId, byPersonId: null, byName: given.actor.name, createdAt: given.now,
  });
  return done(id, link.activityId, [row, ...versionRows(given, id, 1, input, null)], { name: 'resource.offered', details: { title, side: sideName, people } });
}

export function accept(facts: OnOne, { version, sensitivity, tags, looked }: Input<'accept'>, given: Given): Decision {
  const { resource } = facts;
  const bars = bar('resource.accept', facts, version, given);
  if (bars !== null) return bars;
  if (!looked) return refuse(need('need.looked', 'looked'));
  const row = update('resource', resource.id, { state: 'library', sensitivity, tags: tidyTags(tags), decidedName: given.actor.name, decidedAt: given.now, version: resource.version + 1 });
  return done(resource.id, resource.activityId, [row], { name: 'resource.accepted', details: { title: resource.title } });
}

export function decline(facts: OnOne, { version, reason }: Input<'decline'>, given: Given): Decision {
  const { resource } = facts;
  const bars = bar('resource.decline', facts, version, given);
  if (bars !== null) return bars;
  const row = update('resource', resource.id, { state: 'declined', reason, decidedName: given.actor.name, decidedAt: given.now, version: resource.version + 1 });
  return done(resource.id, resource.activityId, [row], { name: 'resource.declined', details: { title: resource.title, reason } });
}
