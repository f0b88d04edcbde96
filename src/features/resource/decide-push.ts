import { holds } from '#shared/actor.ts';
import { insert, refuse, update, type Change, type Decision, type Given, type Happening } from '#shared/decision.ts';
import { need } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import type { ResourceInput as Input } from './contract.ts';
import { against, done, type OnOne } from './decide.ts';
import { fresh, type Fresh, type Standing, type Stationed } from './facts-reach.ts';
import { resourcePolicy } from './policy.ts';

/** Whom items reach: pure. */

export interface ReachFacts {
  readonly branches: readonly Stationed[];
  /** `branch resource` of everything that was told before. */
  readonly told: readonly string[];
}

/** Rows of what is reached now, and one piece of news for each branch, however much came to it at once. */
function cameRows(found: readonly Fresh[], given: Given): { readonly changes: readonly Change[]; readonly events: readonly Happening[] } {
  const changes = found.map(({ push, branch, project }) => insert('resourceReach', { id: given.newId(), resourceId: push.resourceId, pushId: push.id, branchId: branch.id, projectId: project?.id ?? null, at: given.now }));
  const events = [...Map.groupBy(found, ({ branch }) => branch.id).values()].map((of): Happening => ({
    name: 'resource.came',
    details: {
      branch: of[0]?.branch.name ?? '', title: of.slice(0, 3).map(({ push }) => push.title).join('、'), count: of.length, resourceId: of.length === 1 ? (of[0]?.push.resourceId ?? null) : null,
      people: [...new Set(of.flatMap(({ people }) => people))],
    },
  }));
  return { changes, events };
}

/** A secretary pushes to branches of his or her own; over projects, regions and industries 机关党委 does. */
export function push(facts: OnOne & ReachFacts & { readonly branchesKnown: readonly string[]; readonly projectKnown: boolean }, input: Input<'push'>, given: Given): Decision {
  const { resource, branches, told, branchesKnown, projectKnown } = facts;
  const { branchIds, projectId, region, industry, branchKind, untilOn, note } = input;
  const wrong = against('resource.push', given.actor, resource);
  if (wrong.length > 0) return refuse(...wrong);
  const led = given.actor.posts.flatMap((held) => (held.post === 'secretary' && held.branchId !== null ? [held.branchId] : []));
  const own = branchIds.length > 0 && branchIds.every((id) => led.includes(id));
  if (!holds(given.actor, 'committee') && !own) return refuse(need('forbidden.own_branch'));
  const bad = [
    ...(branchIds.length === 0 && projectId === null && region === null && industry === null ? [need('need.push_target', 'branchIds')] : []),
    ...(branchIds.every((id) => branchesKnown.includes(id)) ? [] : [need('need.branch', 'branchIds')]),
    ...(projectKnown ? [] : [need('need.project', 'projectId')]),
    ...(untilOn !== null && untilOn < given.today ? [need('need.until_ahead', 'untilOn')] : []),
  ];
  if (bad.length > 0) return refuse(...bad);
  const targets = branchIds.length === 0 ? [null] : [...new Set(branchIds)];
  const pushes = targets.map((branchId): Standing => ({ id: given.newId(), resourceId: resource.id, title: resource.title, branchId, projectId, region, industry, branchKind, untilOn }));
  const rows = pushes.map(({ id, branchId }) => insert('resourcePush', { id, resourceId: resource.id, branchId, projectId, region, industry, branchKind, untilOn, note, byName: given.actor.name, at: given.now }));
  const found = fresh(pushes, branches, new Set(told), given.today);
  const came = cameRows(found, given);
  return done(resource.id, null, [...rows, ...came.changes], { name: 'resource.pushed', details: { title: resource.title, count: found.length } }, ...came.events);
}

export function endPush({ resource, pushes }: OnOne & { readonly pushes: readonly { readonly id: string; readonly ended: boolean; readonly version: number; readonly byName: string }[] }, { pushId }: Input<'endPush'>, given: Given): Decision {
  const byPost = barred(resourcePolicy, 'resource.end_push', given.actor);
  if (byPost.length > 0) return refuse(...byPost);
  const one = pushes.find(({ id }) => id === pushId);
  if (one === undefined) return refuse(need('need.push', 'pushId'));
  if (!holds(given.actor, 'committee') && one.byName !== given.actor.name) return refuse(need('forbidden.own_branch'));
  if (one.ended) return refuse(need('need.push_open', 'pushId'));
  return done(resource.id, null, [update('resourcePush', pushId, { endedAt: given.now, version: one.version + 1 })], { name: 'resource.push_ended', details: { title: resource.title } });
}

/** The sweep: whoever has come to where a push reaches is told now. Where nobody has, nothing is written. */
export function reach({ officeId, pushes, branches, told }: ReachFacts & { readonly officeId: string; readonly pushes: readonly Standing[] }, _: unknown, given: Given): Decision {
  const byPost = barred(resourcePolicy, 'resource.reach', given.actor);
  if (byPost.length > 0) return refuse(...byPost);
  const came = cameRows(fresh(pushes, branches, new Set(told), given.today), given);
  if (came.changes.length === 0) return refuse(need('resource.nothing_new'));
  return { ok: true, subject: { type: 'resource_reach', id: officeId, activityId: null }, changes: came.changes, events: came.events };
}
