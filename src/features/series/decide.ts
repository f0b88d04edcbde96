import { holds, holdsIn, type Actor } from '#shared/actor.ts';
import { insert, refuse, remove, stale, update, type Change, type Decision, type Given, type Happening } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import type { SeriesInput } from './contract.ts';
import { seriesPolicy } from './policy.ts';

/** Series: pure. */

export interface SeriesKnown {
  readonly id: string;
  readonly name: string;
  readonly state: 'active' | 'closed';
  readonly createdBy: string;
  readonly version: number;
}
/** An activity as far as putting it into a series needs it; only those the actor may see are known. */
export interface ActivityKnown {
  readonly id: string;
  readonly theme: string | null;
  readonly hostBranchIds: readonly string[];
}
/** A row that says an activity stands in a series. */
export interface Standing {
  readonly id: string;
  readonly activityId: string;
}
export interface OnOne {
  readonly series: SeriesKnown;
  readonly nameTaken: boolean;
  readonly activities: readonly ActivityKnown[];
  readonly standing: readonly Standing[];
}
export type MakeFacts = Pick<OnOne, 'nameTaken' | 'activities'>;

/** Whether the actor leads a branch that hosts it, or is 机关党委: whose series it stands in is their business. */
export const leads = (actor: Actor, { hostBranchIds }: Pick<ActivityKnown, 'hostBranchIds'>): boolean => holds(actor, 'committee') || holdsIn(actor, hostBranchIds, 'secretary');

/** What forbids the verb on this series by who asks; the page explains its buttons with it. */
export function against(verb: string, actor: Actor, { createdBy, state }: Pick<SeriesKnown, 'createdBy' | 'state'>): Finding[] {
  const byPost = barred(seriesPolicy, verb, actor);
  if (byPost.length > 0) return byPost;
  const shapes = verb === 'series.edit' || verb === 'series.set_state';
  if (shapes && createdBy !== actor.personId && !holds(actor, 'committee')) return [need('forbidden.series')];
  return state === 'closed' && verb !== 'series.set_state' ? [need('need.series_active')] : [];
}

const done = (id: string, changes: readonly Change[], ...events: readonly Happening[]): Decision => ({ ok: true, subject: { type: 'series', id, activityId: null }, changes, events });

/** Activities named that are not there for the actor, or not theirs to put in. */
function wrongIn(ids: readonly string[], activities: readonly ActivityKnown[], actor: Actor): Finding[] {
  const known = ids.map((id) => activities.find((one) => one.id === id));
  if (known.some((one) => one === undefined)) return [need('need.series_activity', 'activityIds')];
  const [other] = known.filter((one) => one !== undefined && !leads(actor, one));
  return other === undefined ? [] : [need('forbidden.series_activity', 'activityIds', { theme: other.theme })];
}
const into = (seriesId: string, ids: readonly string[], given: Given): Change[] =>
  ids.map((activityId) => insert('seriesActivity', { id: given.newId(), seriesId, activityId, addedName: given.actor.name, addedAt: given.now }));
const unique = (ids: readonly string[]): string[] => [...new Set(ids)];

export function create({ nameTaken, activities }: MakeFacts, { name, purpose, activityIds }: SeriesInput<'create'>, given: Given): Decision {
  const { actor, now } = given;
  const ids = unique(activityIds);
  const wrong = [...barred(seriesPolicy, 'series.create', actor), ...(nameTaken ? [need('need.series_name', 'name')] : []), ...wrongIn(ids, activities, actor)];
  if (wrong.length > 0) return refuse(...wrong);
  if (actor.personId === null) return refuse(need('forbidden.post'));
  const id = given.newId();
  const row = insert('series', { id, name, purpose, state: 'active', createdBy: actor.personId, createdName: actor.name, createdAt: now });
  return done(id, [row, ...into(id, ids, given)], { name: 'series.created', details: { name, count: ids.length } });
}

export function edit({ series, nameTaken }: OnOne, { version, name, purpose }: SeriesInput<'edit'>, given: Given): Decision {
  const wrong = [...against('series.edit', given.actor, series), ...(nameTaken ? [need('need.series_name', 'name')] : [])];
  if (wrong.length > 0) return refuse(...wrong);
  if (version !== series.version) return stale('series', series);
  return done(series.id, [update('series', series.id, { name, purpose, version: version + 1 })], { name: 'series.edited', details: { name } });
}

export function setState({ series, nameTaken }: OnOne, { version, state }: SeriesInput<'setState'>, given: Given): Decision {
  const wrong = against('series.set_state', given.actor, series);
  if (wrong.length > 0) return refuse(...wrong);
  if (version !== series.version) return stale('series', series);
  if (state === series.state) return refuse(need(state === 'active' ? 'need.series_closed' : 'need.series_active'));
  if (state === 'active' && nameTaken) return refuse(need('need.series_name', 'name'));
  return done(series.id, [update('series', series.id, { state, version: version + 1 })], { name: state === 'active' ? 'series.reopened' : 'series.closed', details: { name: series.name } });
}

/** What stands in it already is not put in twice. */
export function add({ series, activities, standing }: OnOne, { activityIds }: SeriesInput<'add'>, given: Given): Decision {
  const ids = unique(activityIds);
  const wrong = [...against('series.add', given.actor, series), ...wrongIn(ids, activities, given.actor)];
  if (wrong.length > 0) return refuse(...wrong);
  const fresh = ids.filter((id) => !standing.some((row) => row.activityId === id));
  if (fresh.length === 0) return refuse(need('need.series_fresh', 'activityIds'));
  return done(series.id, into(series.id, fresh, given), { name: 'series.added', details: { name: series.name, count: fresh.length } });
}

export function takeOff({ series, activities, standing }: OnOne, { activityId }: SeriesInput<'takeOff'>, given: Given): Decision {
  const wrong = [...against('series.take_off', given.actor, series), ...wrongIn([activityId], activities, given.actor)];
  if (wrong.length > 0) return refuse(...wrong);
  const row = standing.find((one) => one.activityId === activityId);
  if (row === undefined) return refuse(need('need.series_in', 'activityId'));
  return done(series.id, [remove('seriesActivity', row.id)], { name: 'series.taken_off', details: { name: series.name, theme: activities[0]?.theme ?? null } });
}
