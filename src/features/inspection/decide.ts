import { isDay } from '#shared/dates.ts';
import { insert, refuse, stale, update, type Change, type Decision, type Given, type Happening } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import type { InspectionInput as Input } from './contract.ts';
import type { Computed } from './facts-items.ts';
import { draw, type Candidate } from './facts-draw.ts';
import { stands, type Asked, type Item, type Observation, type Round } from './facts.ts';
import { guardItem, guardRound } from './guard.ts';
import { inspectionPolicy } from './policy.ts';

/** A round from opening to its end: pure. Nothing of it is entered under an activity, whose history others read. */

export const about = (id: string): { readonly ok: true; readonly subject: { readonly type: string; readonly id: string; readonly activityId: null } } =>
  ({ ok: true, subject: { type: 'inspection', id, activityId: null } });

export interface OpenKnown {
  readonly candidates: readonly (Candidate & { readonly theme: string | null; readonly branch: string })[];
  readonly seed: string;
  readonly asked: readonly Asked[];
  readonly nameTaken: boolean;
  readonly unknownBranch: boolean;
  /** More activities than a round can be drawn from. */
  readonly tooMany: number | null;
}

/** What is wrong with the way it is asked for, each beside its field. */
function wrongOpening(known: OpenKnown, input: Input<'open'>): Finding[] {
  const { fromOn, toOn, method, size, reason, activityIds } = input;
  if (!isDay(fromOn) || !isDay(toOn) || toOn < fromOn) return [need('need.period', 'toOn')];
  if (known.unknownBranch) return [need('need.branch', 'branchIds')];
  if (known.tooMany !== null) return [need('need.smaller_population', 'toOn', { most: known.tooMany })];
  const count = known.candidates.length;
  if (count === 0) return [need('need.population', 'fromOn')];
  const taken = known.nameTaken ? [need('need.round_name', 'name')] : [];
  if (method === 'drawn') {
    if (size === null) return [...taken, need('need.sample_size', 'size')];
    return [...taken, ...(size > count ? [need('need.smaller_sample', 'size', { count })] : [])];
  }
  const strange = activityIds.filter((id) => !known.candidates.some((one) => one.id === id));
  return [
    ...taken, ...((reason ?? '') === '' ? [need('need.choice_reason', 'reason')] : []), ...(activityIds.length === 0 ? [need('need.chosen', 'activityIds')] : []),
    ...(strange.length > 0 ? [need('need.in_population', 'activityIds', { count: strange.length })] : []),
  ];
}

export function open(known: OpenKnown, input: Input<'open'>, given: Given): Decision {
  const { actor, today, newId } = given;
  const wrong = barred(inspectionPolicy, 'inspection.open', actor);
  if (wrong.length > 0) return refuse(...wrong);
  const bad = wrongOpening(known, input);
  if (bad.length > 0) return refuse(...bad);
  if (actor.personId === null) return refuse(need('forbidden.post'));
  const { name, fromOn, toOn, branchIds, stages, method } = input;
  const drawn = method === 'drawn';
  const chosen = new Set(input.activityIds);
  const sample = drawn ? draw(known.candidates, input.size ?? 0) : known.candidates.filter(({ id }) => chosen.has(id));
  const places = new Map(sample.map(({ id }, index) => [id, index + 1]));
  const id = newId();
  const row = insert('inspectionRound', {
    id, name, state: 'open', fromOn, toOn, branchIds, stages, method, seed: drawn ? known.seed : null, reason: drawn ? null : input.reason, size: sample.length,
    population: known.candidates.map(({ id: activityId, code, theme, branch }) => ({ code, theme, branch, place: places.get(activityId) ?? null })), checklist: known.asked.map((one) => ({ ...one })),
    openedOn: today, openedBy: actor.personId, openedName: actor.name, leadId: actor.personId, leadName: actor.name,
  });
  const items = sample.map(({ id: activityId, branchId }, index) => insert('inspectionItem', { id: newId(), roundId: id, activityId, branchId, position: index + 1 }));
  return { ...about(id), changes: [row, ...items], events: [{ name: 'inspection.opened', details: { name, count: known.candidates.length, size: sample.length, seed: drawn ? known.seed : null } }] };
}

export interface OnItem {
  readonly round: Round;
  readonly item: Item;
}

/** One answer at a time, each with the version it was seen in, so that two inspectors lose nothing of each other’s. */
export function answer({ round, item, ids }: OnItem & { readonly ids: ReadonlyMap<string, string> }, input: Input<'answer'>, given: Given): Decision {
  const against = guardItem('inspection.answer', round, item, given.actor);
  if (against.length > 0) return refuse(...against);
  const asked = round.checklist.find(({ key }) => key === input.key);
  if (asked === undefined) return refuse(need('need.checklist_item', 'key'));
  if (input.answer === 'no' && (input.note ?? '') === '') return refuse(need('need.answer_note', 'note'));
  const before = item.answers.find(({ key }) => key === input.key);
  if ((before?.version ?? 0) !== input.version) return stale('inspection_answer', before ?? null);
  if (given.actor.personId === null) return refuse(need('forbidden.post'));
  const set = { answer: input.answer, note: (input.note ?? '') === '' ? null : input.note, byId: given.actor.personId, byName: given.actor.name, at: given.now };
  const stored = ids.get(input.key);
  const change = before === undefined || stored === undefined ? insert('inspectionAnswer', { id: given.newId(), itemId: item.id, key: input.key, ...set }) : update('inspectionAnswer', stored, { ...set, version: before.version + 1 });
  return { ...about(round.id), changes: [change], events: [{ name: 'inspection.answered', details: { code: item.code, what: asked.text, answer: `@inspection.answer.${input.answer}` } }] };
}

export function note({ round, item }: OnItem, input: Input<'note'>, given: Given): Decision {
  const against = guardItem('inspection.note', round, item, given.actor);
  if (against.length > 0) return refuse(...against);
  if (input.version !== item.version) return stale('inspection_note', { note: item.note, version: item.version });
  return {
    ...about(round.id), changes: [update('inspectionItem', item.id, { note: input.note === '' ? null : input.note, notedName: given.actor.name, version: item.version + 1 })],
    events: [{ name: 'inspection.noted', details: { code: item.code } }],
  };
}

export interface OnRound {
  readonly round: Round;
  readonly items: readonly Item[];
  readonly observations: readonly Observation[];
}
function onRound(verb: string, { round, items, observations }: OnRound, version: number, given: Given, set: Record<string, unknown>, event: Happening, more: readonly Change[] = []): Decision {
  const against = guardRound(verb, round, items, observations, given.actor);
  if (against.length > 0) return refuse(...against);
  if (version !== round.version) return stale('inspection_round', { state: round.state, leadName: round.leadName, version: round.version });
  return { ...about(round.id), changes: [update('inspectionRound', round.id, { ...set, version: round.version + 1 }), ...more], events: [event] };
}

export function takeOver(known: OnRound, { version, reason }: Input<'takeOver'>, given: Given): Decision {
  const { personId, name } = given.actor;
  if (personId === null) return refuse(need('forbidden.post'));
  return onRound('inspection.take_over', known, version, given, { leadId: personId, leadName: name }, { name: 'inspection.taken_over', details: { name: known.round.name, from: known.round.leadName, reason } });
}

/** What the program found is kept as it stands on the day it is closed; what changes afterwards changes the round no more. */
export function close(known: OnRound & { readonly computed: ReadonlyMap<string, readonly Computed[]> }, { version, conclusion }: Input<'close'>, given: Given): Decision {
  const kept = known.items.flatMap(({ id, version: seen }) => {
    const computed = known.computed.get(id);
    return computed === undefined ? [] : [update('inspectionItem', id, { computed: computed.map(({ key, result, says }) => ({ key, result, says: says.map((one) => ({ key: one.key, facts: { ...one.facts } })) })), version: seen + 1 })];
  });
  return onRound('inspection.close', known, version, given, { state: 'closed', conclusion, closedOn: given.today, closedName: given.actor.name }, { name: 'inspection.closed', details: { name: known.round.name, count: known.items.filter(stands).length } }, kept);
}

export const publish = (known: OnRound, { version }: Input<'publish'>, given: Given): Decision =>
  onRound('inspection.publish', known, version, given, { publishedOn: given.today }, { name: 'inspection.published', details: { name: known.round.name } });

export const cancel = (known: OnRound, { version, reason }: Input<'cancel'>, given: Given): Decision =>
  onRound('inspection.cancel', known, version, given, { state: 'cancelled', endedReason: reason }, { name: 'inspection.cancelled', details: { name: known.round.name, reason } });
