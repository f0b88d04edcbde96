import { insert, refuse, update, type Decision, type Given } from '#shared/decision.ts';
import { need } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import type { ResourceInput as Input } from './contract.ts';
import { bar, done, type OnOne } from './decide.ts';
import { tidyTags, type Entry } from './facts.ts';
import { resourcePolicy } from './policy.ts';

/** Reading packs: pure. A pack holds references only, so that nobody reads by it what he or she may not see. */

export interface PackFacts {
  /** Of what is named, that which the maker may see, with its title. */
  readonly activity: { readonly id: string; readonly theme: string | null } | null;
  readonly bulletin: { readonly id: string; readonly title: string; readonly activityId: string } | null;
  readonly items: readonly string[];
}
const keyOf = ({ part, id }: Entry): string => `${part} ${id}`;
const once = (entries: readonly Entry[]): Entry[] => entries.filter((entry, at) => entries.findIndex((other) => keyOf(other) === keyOf(entry)) === at);

/** What an activity gives a pack by one click. */
export const ofActivity = (id: string): Entry[] => (['topic', 'programme', 'materials', 'record'] as const).map((part) => ({ part, id }));

export function makePack({ activity, bulletin, items }: PackFacts, input: Input<'makePack'>, given: Given): Decision {
  const { activityId, bulletinId, itemIds, note, tags, sensitivity } = input;
  const entries = once([
    ...(activity === null ? [] : ofActivity(activity.id)), ...(bulletin === null ? [] : [{ part: 'bulletin' as const, id: bulletin.id }]), ...itemIds.map((id) => ({ part: 'item' as const, id })),
  ]);
  const title = input.title?.trim() || activity?.theme || bulletin?.title || null;
  const wrong = [
    ...barred(resourcePolicy, 'resource.make_pack', given.actor),
    ...(activityId !== null && activity === null ? [need('need.purpose_there', 'activityId')] : []),
    ...(bulletinId !== null && bulletin === null ? [need('need.pack_bulletin', 'bulletinId')] : []),
    ...(itemIds.every((id) => items.includes(id)) ? [] : [need('need.pack_item', 'itemIds')]),
    ...(entries.length === 0 ? [need('need.pack_filled', 'itemIds')] : []), ...(title === null ? [need('need.pack_title', 'title')] : []),
  ];
  if (wrong.length > 0 || title === null) return refuse(...wrong);
  const id = given.newId();
  const of = activity?.id ?? bulletin?.activityId ?? null;
  return done(id, of, [
    insert('resource', {
      id, title, kind: 'pack', note, tags: tidyTags(tags), sourceKind: 'own', sensitivity, state: 'library', activityId: of, byPersonId: given.actor.personId, byName: given.actor.name, createdAt: given.now,
    }),
    insert('resourceVersion', { id: given.newId(), resourceId: id, no: 1, entries: JSON.parse(JSON.stringify(entries)), reason: null, byName: given.actor.name, at: given.now }),
  ], { name: 'resource.pack_made', details: { title, count: entries.length } });
}

/** @param facts.seen entries the arranger may see, and those the pack had before: nobody takes in what he or she may not read. */
export function arrange(facts: OnOne & { readonly seen: readonly Entry[] }, { version, entries, reason }: Input<'arrange'>, given: Given): Decision {
  const { resource, seen } = facts;
  const bars = bar('resource.arrange', facts, version, given);
  if (bars !== null) return bars;
  if (resource.kind !== 'pack') return refuse(need('need.a_pack'));
  const kept = once(entries);
  const known = new Set(seen.map(keyOf));
  if (kept.length === 0) return refuse(need('need.pack_filled', 'entries'));
  if (!kept.every((entry) => known.has(keyOf(entry)) && entry.id !== resource.id)) return refuse(need('need.pack_item', 'entries'));
  return done(resource.id, resource.activityId, [
    insert('resourceVersion', { id: given.newId(), resourceId: resource.id, no: resource.no + 1, entries: JSON.parse(JSON.stringify(kept)), reason, byName: given.actor.name, at: given.now }),
    update('resource', resource.id, { version: resource.version + 1 }),
  ], { name: 'resource.arranged', details: { title: resource.title, count: kept.length } });
}
