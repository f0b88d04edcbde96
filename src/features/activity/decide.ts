import type { z } from 'zod';
import { holdsIn } from '#shared/actor.ts';
import { insert, refuse, remove, update, type Change, type Decision, type Given, type Happening } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import type { activityContract, sideShape } from './contract.ts';
import { noDeclarations, type ActivityFacts } from './facts.ts';
import { lineOf } from './lifecycle.ts';
import { distinctSides } from './needs.ts';
import { subjectOf, type Known } from './subject.ts';

/** What the verbs on the activity itself do: pure, one function a verb. Stage, posts and needs were looked at before. */

type Input<V extends keyof typeof activityContract> = z.infer<NonNullable<(typeof activityContract)[V]['~orpc']['inputSchema']>>;

/** A change of the activity's own row: the version goes up by one with each command that touches it. */
export const touch = ({ activity }: ActivityFacts, set: Record<string, unknown>): Change =>
  update('activity', activity.id, { ...set, version: activity.version + 1 });

const done = (facts: ActivityFacts, changes: readonly Change[], ...events: Happening[]): Decision => ({
  ok: true, subject: subjectOf(facts), changes, events,
});

/** Moves along the lifecycle: where to is read from the table, never written here. */
export function move(verb: string, facts: ActivityFacts, set: Record<string, unknown> = {}): Decision {
  const to = lineOf(verb).to ?? facts.activity.stage;
  return done(facts, [touch(facts, { ...set, stage: to })], { name: verb, details: { from: facts.activity.stage, to } });
}

/** What creating rests on: the branch, and the next number of the year it is planned for (else of the present one). */
export interface NewFacts {
  readonly branch: { readonly id: string; readonly unitId: string; readonly dissolvedOn: string | null };
  readonly year: number;
  readonly nextNumber: number;
  readonly linked: Linked;
  /** The pattern it begins from, as it stands; null for none. */
  readonly pattern: BeginsFrom | null;
}

/** What an activity keeps of its pattern, and what a line of the plan leaves to it. */
export interface BeginsFrom {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly state: 'active' | 'retired';
  readonly design: { readonly forms: readonly string[]; readonly tasks: string | null; readonly expectedEffect: string | null };
}

/** Of what a topic names, what the office has: its projects, and suggestions that may be taken up. */
export interface Linked {
  readonly projectIds: readonly string[];
  readonly suggestionIds: readonly string[];
}
/** Ids newly named that the office does not have. What stands there already stays. */
function unlinked(named: { readonly projectIds?: readonly string[] | undefined; readonly suggestionIds?: readonly string[] | undefined }, linked: Linked, before: Linked = { projectIds: [], suggestionIds: [] }): Finding[] {
  const strange = (field: keyof Linked): boolean => (named[field] ?? []).some((id) => !linked[field].includes(id) && !before[field].includes(id));
  return [...(strange('projectIds') ? [need('need.project', 'projectIds')] : []), ...(strange('suggestionIds') ? [need('need.suggestion', 'suggestionIds')] : [])];
}

export function create({ branch, year, nextNumber, linked, pattern }: NewFacts, input: Input<'create'>, given: Given): Decision {
  const { actor } = given;
  if (actor.may === 'read') return refuse(need('forbidden.read_only'));
  if (actor.personId === null || !(actor.branchIds.includes(branch.id) || holdsIn(actor, [branch.id], 'secretary'))) {
    return refuse(need('forbidden.post', 'branchId', { who: 'member,secretary' }));
  }
  if (branch.dissolvedOn !== null && branch.dissolvedOn <= given.today) return refuse(need('need.living_branch', 'branchId'));
  const { commandId: _, branchId, patternId: __, ...topic } = input;
  if (pattern?.state === 'retired') return refuse(need('need.pattern_retired', 'patternId', { name: pattern.name }));
  const wrong = unlinked(topic, linked);
  if (wrong.length > 0) return refuse(...wrong);
  const id = given.newId();
  const activity = insert('activity', {
    id, code: `${year}-${String(nextNumber).padStart(3, '0')}`, year, stage: 'topic', ...topic, branchId, hostBranchIds: [branchId],
    proposerId: actor.personId, organiserId: actor.personId, declarations: JSON.parse(JSON.stringify(noDeclarations)), createdAt: given.now,
    sortOn: topic.plannedOn ?? given.today, ...(pattern === null ? {} : { patternId: pattern.id, patternVersion: pattern.version }),
  });
  const side = insert('side', { id: given.newId(), activityId: id, position: 1, role: 'host', unitId: branch.unitId, branchIds: [branchId] });
  return {
    ok: true, subject: { type: 'activity', id, activityId: id }, changes: [activity, side],
    events: [pattern === null ? { name: 'activity.created', details: { theme: topic.theme } } : { name: 'activity.created_from_pattern', details: { theme: topic.theme, pattern: pattern.name } }],
  };
}

export function edit({ facts, linked }: Known & { readonly linked: Linked }, input: Input<'edit'>): Decision {
  const { commandId: _, id: __, version: ___, ...set } = input;
  const wrong = unlinked(set, linked, facts.activity);
  if (wrong.length > 0) return refuse(...wrong);
  const plannedOn = set.plannedOn === undefined ? facts.activity.plannedOn : set.plannedOn;
  const plannedEnd = set.plannedEnd === undefined ? facts.activity.plannedEnd : set.plannedEnd;
  if (plannedOn !== null && plannedEnd !== null && plannedEnd < plannedOn) return refuse(need('need.end_after_start', 'plannedEnd'));
  const { activity, costs } = facts;
  // The line it comes from and the sum of its costs are told by those, not typed a second time.
  if (activity.planItemId !== null && set.planItem !== undefined && set.planItem !== activity.planItem) return refuse(need('need.plan_link', 'planItem', { number: activity.planItem }));
  if (costs.length > 0 && set.estimateFen !== undefined && set.estimateFen !== activity.estimateFen) return refuse(need('need.estimate_summed', 'estimateFen'));
  const sorted = plannedOn === null ? {} : { sortOn: plannedOn };
  return done(facts, [touch(facts, { ...set, ...sorted }), ...superseding(facts)], {
    name: 'activity.edited', details: { fields: Object.keys(set) },
  });
}

/** What a side said yes to is no longer what stands there: it is asked again. */
export const superseding = (facts: ActivityFacts, subject: 'activity' | 'record' = 'activity'): Change[] =>
  facts.consents.filter((consent) => consent.subject === subject && !consent.superseded).map((consent) => update('consent', consent.id, { superseded: true }));

type SideInput = z.infer<z.ZodObject<typeof sideShape>>;
function sideRow(facts: ActivityFacts, { role, unitId, branchIds, bodyWords, contactName, contactPost }: SideInput, sideId: string | null) {
  const taken = facts.sides.filter((side) => side.id !== sideId).flatMap((side) => side.branchIds);
  if (unitId === null && branchIds.length === 0 && (bodyWords ?? '') === '') return need('need.side_body', 'unitId');
  if (branchIds.some((branch) => taken.includes(branch))) return need('need.side_once', 'branchIds');
  return { role, unitId, branchIds, bodyWords, contactName, contactPost };
}

export function addSide({ facts }: Known, input: Input<'addSide'>, given: Given): Decision {
  const row = sideRow(facts, input, null);
  if ('check' in row) return refuse(row);
  const position = Math.max(0, ...facts.sides.map((side) => side.position)) + 1;
  const side = insert('side', { id: given.newId(), activityId: facts.activity.id, position, ...row });
  return done(facts, [side, ...hosting(facts, [...facts.sides, row]), ...superseding(facts)], {
    name: 'activity.side_added', details: { side: input.bodyWords, role: row.role },
  });
}

export function editSide({ facts }: Known, input: Input<'editSide'>): Decision {
  const old = facts.sides.find((side) => side.id === input.sideId);
  if (old === undefined) return refuse(need('need.side', 'sideId'));
  const row = sideRow(facts, input, input.sideId);
  if ('check' in row) return refuse(row);
  const who = old.unitId !== row.unitId || old.role !== row.role || [...old.branchIds].toSorted().join() !== [...row.branchIds].toSorted().join();
  if (who && !['contact', 'programme'].includes(facts.activity.stage)) return refuse(need('need.side_fixed', 'branchIds'));
  const sides = facts.sides.map((side) => (side.id === input.sideId ? { ...side, ...row } : side));
  const alone = tooFew(facts, sides);
  if (alone.length > 0) return refuse(...alone);
  const again = who ? superseding(facts) : [];
  return done(facts, [update('side', input.sideId, row), ...hosting(facts, sides), ...again], { name: 'activity.side_edited', details: { side: old.unitName } });
}

export function removeSide({ facts }: Known, input: Input<'removeSide'>): Decision {
  const side = facts.sides.find((candidate) => candidate.id === input.sideId);
  if (side === undefined) return refuse(need('need.side', 'sideId'));
  if (facts.activity.branchId !== null && side.branchIds.includes(facts.activity.branchId)) return refuse(need('need.host_stays', 'sideId'));
  const left = facts.sides.filter((candidate) => candidate.id !== input.sideId);
  const alone = tooFew(facts, left);
  if (alone.length > 0) return refuse(...alone);
  // Its links would open nothing sensible any more, its consents are kept as history of the ledger.
  const links = facts.links.filter((link) => link.sideId === side.id && link.revokedAt === null).map((link) => remove('link', link.id));
  return done(facts, [remove('side', input.sideId), ...links, ...hosting(facts, left), ...superseding(facts)], { name: 'activity.side_removed', details: { side: side.unitName } });
}

/** Invariant 1: once the sides are settled there are two at least. Whoever changes the partner adds the new one first. */
const tooFew = (facts: ActivityFacts, sides: Parameters<typeof distinctSides>[0]['sides']): Finding[] =>
  facts.activity.stage !== 'contact' && distinctSides({ sides }) < 2 ? [need('need.two_sides', 'sides')] : [];

/** Branches of the hosting sides, kept beside the activity so that lists and rights need no second look. */
function hosting(facts: ActivityFacts, sides: readonly { role: string; branchIds: readonly string[] }[]): Change[] {
  const branches = sides.filter((side) => side.role === 'host').flatMap((side) => side.branchIds);
  return [touch(facts, { hostBranchIds: [...new Set([...(facts.activity.branchId === null ? [] : [facts.activity.branchId]), ...branches])] })];
}

export const postpone = ({ facts }: Known, { reason }: Input<'postpone'>): Decision =>
  done(facts, [touch(facts, { standing: 'postponed', standingReason: reason })], { name: 'activity.postponed', details: { reason } });

/**
 * Taken up again on another day: what was approved was approved for the old one, so it goes back to the programme. The
 * notice named the old day too, and so did the answers to it: both are given anew.
 */
export function resume({ facts }: Known, { plannedOn }: Input<'resume'>): Decision {
  const { stage } = facts.activity;
  const approved = stage === 'approval' || stage === 'held';
  const open = facts.approvals.filter((step) => step.state === 'pending' || step.state === 'waiting').map((step) => update('approval', step.id, { state: 'withdrawn' }));
  const set = { standing: 'active', standingReason: null, plannedOn, sortOn: plannedOn, announcedAt: null, ...(approved ? { stage: 'programme' } : {}) };
  const answers = facts.replies.map((reply) => remove('reply', reply.id));
  return done(facts, [touch(facts, set), ...open, ...answers, ...superseding(facts)], { name: 'activity.resumed', details: { plannedOn } });
}

export const cancel = ({ facts }: Known, { reason }: Input<'cancel'>): Decision =>
  done(facts, [
    touch(facts, { standing: 'cancelled', standingReason: reason }),
    ...facts.approvals.filter((step) => step.state === 'pending' || step.state === 'waiting').map((step) => update('approval', step.id, { state: 'withdrawn' })),
  ], { name: 'activity.cancelled', details: { reason } });

export const skipPublicity = ({ facts }: Known, { reason }: Input<'skipPublicity'>): Decision =>
  done(facts, [touch(facts, { publicity: 'skipped', publicityReason: reason })], { name: 'activity.publicity_skipped', details: { reason } });

export const skipConversion = ({ facts }: Known, { reason }: Input<'skipConversion'>): Decision =>
  done(facts, [touch(facts, { conversion: 'skipped', conversionReason: reason })], { name: 'activity.conversion_skipped', details: { reason } });

export const toConversion = ({ facts }: Known): Decision =>
  move('activity.to_conversion', facts, facts.activity.publicity === 'open' ? { publicity: 'done' } : {});

export const archive = ({ facts }: Known, _: Input<'archive'>, given: Given): Decision =>
  move('activity.archive', facts, { archivedAt: given.now, ...(facts.activity.conversion === 'open' ? { conversion: 'done' } : {}) });
