import { holds, holdsIn, type Actor } from '#shared/actor.ts';
import { insert, refuse, stale, update, type Change, type Decision, type Given, type Happening } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import type { ResourceInput as Input } from './contract.ts';
import { isWebAddress, tidyTags, type ResourceKnown } from './facts.ts';
import { resourcePolicy } from './policy.ts';

/** Items of the library and their versions: pure. Packs are in decide-pack.ts, whom they reach in decide-push.ts. */

export const done = (id: string, activityId: string | null, changes: readonly Change[], ...events: readonly Happening[]): Decision => ({ ok: true, subject: { type: 'resource', id, activityId }, changes, events });

/** Whoever runs the activity of a contribution: its organiser, its proposer, a secretary of a host branch. */
export interface Running {
  readonly id: string;
  readonly hostBranchIds: readonly string[];
  readonly organiserId: string | null;
  readonly proposerId: string | null;
}
export const runsIt = (actor: Actor, of: Running | null): boolean =>
  of !== null && actor.personId !== null && (holdsIn(actor, of.hostBranchIds, 'secretary') || of.organiserId === actor.personId || of.proposerId === actor.personId);

/** What forbids a verb on one item: its own adder and 机关党委 keep it; a contribution is looked through by 机关党委 or whoever runs its activity. */
export function against(verb: string, actor: Actor, resource: ResourceKnown, activity: Running | null = null): Finding[] {
  const byPost = barred(resourcePolicy, verb, actor);
  if (byPost.length > 0) return byPost;
  if (verb === 'resource.accept' || verb === 'resource.decline') {
    if (!holds(actor, 'committee') && !runsIt(actor, activity)) return [need('forbidden.contribution')];
    return resource.state === 'offered' ? [] : [need('need.offered', null, { state: `@resource.state.${resource.state}` })];
  }
  if (resource.state !== 'library') return [need('need.in_library', null, { state: `@resource.state.${resource.state}` })];
  if (verb === 'resource.push' || verb === 'resource.end_push') return [];
  return holds(actor, 'committee') || (resource.byPersonId !== null && resource.byPersonId === actor.personId) ? [] : [need('forbidden.resource')];
}

/** What an item is: a file that is there, or an address that looks like one. */
export function wrongContent(kind: ResourceKnown['kind'], { file, url }: Pick<Input<'add'>, 'file' | 'url'>): Finding[] {
  if (kind === 'file') return file === null ? [need('need.resource_file', 'file')] : [];
  return url === null || !isWebAddress(url) ? [need('need.resource_url', 'url')] : [];
}
type Source = Pick<Input<'add'>, 'sourceKind' | 'unitId' | 'sourceWords'>;
const wrongSource = ({ sourceKind, unitId, sourceWords }: Source, unitKnown: boolean): Finding[] => [
  ...(sourceKind === 'unit' && (unitId === null || !unitKnown) ? [need('need.unit', 'unitId')] : []),
  ...(sourceKind === 'words' && (sourceWords ?? '') === '' ? [need('need.source_words', 'sourceWords')] : []),
];
const sourceOf = ({ sourceKind, unitId, sourceWords }: Source) => ({ sourceKind, unitId: sourceKind === 'unit' ? unitId : null, sourceWords: sourceKind === 'words' ? sourceWords : null });

/** One version with its file, which is put among the office's files. */
export function versionRows(given: Given, resourceId: string, no: number, { file, url }: Pick<Input<'add'>, 'file' | 'url'>, reason: string | null): Change[] {
  const fileId = file === null ? null : given.newId();
  const row = { id: given.newId(), resourceId, no, fileId, url: file === null ? url : null, reason, byName: given.actor.name, at: given.now };
  return [
    ...(file === null || fileId === null ? [] : [insert('file', { id: fileId, ...file, purpose: 'resource', activityId: null, caption: null, createdBy: given.actor.name, createdAt: given.now })]),
    insert('resourceVersion', row),
  ];
}

export interface AddFacts {
  readonly unitKnown: boolean;
  readonly activityKnown: boolean;
}
export function add({ unitKnown, activityKnown }: AddFacts, input: Input<'add'>, given: Given): Decision {
  const { title, kind, note, tags, sensitivity, activityId } = input;
  const wrong = [...barred(resourcePolicy, 'resource.add', given.actor), ...wrongContent(kind, input), ...wrongSource(input, unitKnown), ...(activityKnown ? [] : [need('need.purpose_there', 'activityId')])];
  if (wrong.length > 0) return refuse(...wrong);
  const id = given.newId();
  const row = insert('resource', {
    id, title, kind, note, tags: tidyTags(tags), ...sourceOf(input), sensitivity, state: 'library', activityId, byPersonId: given.actor.personId, byName: given.actor.name, createdAt: given.now,
  });
  return done(id, activityId, [row, ...versionRows(given, id, 1, kind === 'file' ? { file: input.file, url: null } : { file: null, url: input.url }, null)], { name: 'resource.added', details: { title, kind: `@resource.kind.${kind}` } });
}

export interface OnOne {
  readonly resource: ResourceKnown;
  readonly activity: Running | null;
}
/** What stands in the way of any verb on one: who asks, how it stands, the version seen. */
export function bar(verb: string, { resource, activity }: OnOne, version: number, given: Given): Decision | null {
  const wrong = against(verb, given.actor, resource, activity);
  if (wrong.length > 0) return refuse(...wrong);
  return version === resource.version ? null : stale('resource', resource);
}

export function edit(facts: OnOne & { readonly unitKnown: boolean }, input: Input<'edit'>, given: Given): Decision {
  const { resource, unitKnown } = facts;
  const bars = bar('resource.edit', facts, input.version, given);
  if (bars !== null) return bars;
  const wrong = wrongSource(input, unitKnown);
  if (wrong.length > 0) return refuse(...wrong);
  const { title, note, tags, sensitivity } = input;
  const row = update('resource', resource.id, { title, note, tags: tidyTags(tags), ...sourceOf(input), sensitivity, version: resource.version + 1 });
  return done(resource.id, resource.activityId, [row], { name: 'resource.edited', details: { title } });
}

export function addVersion(facts: OnOne, input: Input<'addVersion'>, given: Given): Decision {
  const { resource } = facts;
  const bars = bar('resource.add_version', facts, input.version, given);
  if (bars !== null) return bars;
  if (resource.kind === 'pack') return refuse(need('need.arrange', 'file'));
  const wrong = wrongContent(resource.kind, input);
  if (wrong.length > 0) return refuse(...wrong);
  const rows = versionRows(given, resource.id, resource.no + 1, resource.kind === 'file' ? { file: input.file, url: null } : { file: null, url: input.url }, input.reason);
  return done(resource.id, resource.activityId, [...rows, update('resource', resource.id, { version: resource.version + 1 })], {
    name: 'resource.version_added', details: { title: resource.title, no: resource.no + 1, reason: input.reason },
  });
}

export function retire(facts: OnOne, { version, reason }: Input<'retire'>, given: Given): Decision {
  const { resource } = facts;
  const bars = bar('resource.retire', facts, version, given);
  if (bars !== null) return bars;
  const row = update('resource', resource.id, { state: 'retired', reason, decidedName: given.actor.name, decidedAt: given.now, version: resource.version + 1 });
  return done(resource.id, resource.activityId, [row], { name: 'resource.retired', details: { title: resource.title, reason } });
}
