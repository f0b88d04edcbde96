import type { z } from 'zod';
import { insert, refuse, stale, update, type Decision, type Given } from '#shared/decision.ts';
import { need } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import { dayBefore, layered, type RuleSetting } from '#shared/rules.ts';
import type { FollowedProfile, rulebookContract } from './contract.ts';
import { contradictions } from './decide-contradictions.ts';
import { rulebookPolicy } from './policy.ts';
import { profiles, underlay } from './shipped-profiles.ts';

type Input<V extends 'chooseProfile' | 'dropProfile'> = z.infer<NonNullable<(typeof rulebookContract)[V]['~orpc']['inputSchema']>>;

/** Sets of rules the office follows or followed, and its own rows. */
export interface ChooseFacts {
  readonly followed: readonly FollowedProfile[];
  readonly own: readonly RuleSetting[];
}
/** Besides them: what lies after the last day, and would be checked without the set. */
export interface DropFacts {
  readonly followed: readonly FollowedProfile[];
  readonly after: { readonly activities: number; readonly lines: number };
}

const about = (id: string) => ({ type: 'office_profile', id, activityId: null });

/** Follows a set from a day on, over those followed already. What would contradict is refused, so that no check is given two answers. */
export function chooseProfile({ followed, own }: ChooseFacts, input: Input<'chooseProfile'>, given: Given): Decision {
  const barring = barred(rulebookPolicy, 'rulebook.choose_profile', given.actor);
  if (barring.length > 0) return refuse(...barring);
  const { profile, fromOn } = input;
  if (!profiles.some(({ id }) => id === profile)) return refuse(need('rulebook.no_profile', 'profile'));
  if (fromOn < given.today) return refuse(need('rulebook.past', 'fromOn', { today: given.today }));
  const already = followed.find((one) => one.profile === profile && (one.toOn === null || one.toOn >= fromOn));
  if (already !== undefined) return refuse(need('rulebook.followed_already', 'profile', { from: already.fromOn }));
  const position = Math.max(0, ...followed.map((one) => one.position)) + 1;
  const id = given.newId();
  const wrong = contradictions(layered(own, [...followed, { profile, position, fromOn, toOn: null }], underlay), fromOn);
  if (wrong.length > 0) return refuse(...wrong);
  return {
    ok: true, subject: about(id), changes: [insert('officeProfile', { id, profile, position, fromOn, toOn: null, version: 1 })],
    events: [{ name: 'rulebook.profile_chosen', details: { profile: `@profile.${profile}`, from: fromOn } }],
  };
}

/** Stops following it after a day; what lies before keeps it. Where something still to come is checked by it, that is told first. */
export function dropProfile({ followed, after }: DropFacts, input: Input<'dropProfile'>, given: Given): Decision {
  const barring = barred(rulebookPolicy, 'rulebook.drop_profile', given.actor);
  if (barring.length > 0) return refuse(...barring);
  const row = followed.find(({ id }) => id === input.id);
  if (row === undefined) return refuse(need('rulebook.not_followed', 'id'));
  if (input.version !== row.version) return stale('office_profile', row);
  if (row.toOn !== null && row.toOn <= input.lastOn) return refuse(need('rulebook.ended_already', 'lastOn', { to: row.toOn }));
  if (input.lastOn < given.today) return refuse(need('rulebook.last_past', 'lastOn', { today: given.today }));
  if (!input.known && after.activities + after.lines > 0) return refuse(need('rulebook.profile_in_use', 'lastOn', { ...after, last: input.lastOn }));
  // Dropped before it began, it never counts.
  const toOn = row.fromOn > input.lastOn ? dayBefore(row.fromOn) : input.lastOn;
  return {
    ok: true, subject: about(row.id), changes: [update('officeProfile', row.id, { toOn, version: row.version + 1 })],
    events: [{ name: 'rulebook.profile_dropped', details: { profile: `@profile.${row.profile}`, last: toOn } }],
  };
}
