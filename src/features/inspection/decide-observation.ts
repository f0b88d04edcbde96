import { insert, refuse, stale, update, type Change, type Decision, type Given, type Happening } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import type { Rules } from '#shared/rules.ts';
import { leadsIn } from '#features/outcome/checks.ts';
import { raised, raiseRows } from '#features/outcome/decide.ts';
import { numberOf } from '#features/outcome/facts.ts';
import type { InspectionInput as Input } from './contract.ts';
import { about, type OnItem } from './decide.ts';
import { computedKeys } from './facts-items.ts';
import type { Observation } from './facts.ts';
import { guardItem, guardObservation } from './guard.ts';
import type { PeopleAround } from './store.ts';

/** What was observed, and what came of it: said, answered by the branch, put right, checked again by somebody else. Pure. */

type Files = Input<'observe'>['files'];
const filesOf = (files: Files, observationId: string, purpose: 'found' | 'rectified', { newId, actor, now }: Given): Change[] =>
  files.map((file) => insert('inspectionFile', { id: newId(), observationId, purpose, ...file, createdBy: actor.name, createdAt: now }));
const inShort = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

export function observe({ round, item, around }: OnItem & { readonly around: PeopleAround }, input: Input<'observe'>, given: Given): Decision {
  const against = guardItem('inspection.observe', round, item, given.actor);
  if (against.length > 0) return refuse(...against);
  const { kind, text, itemKey, requirement, dueOn, ownerId } = input;
  const problem = kind === 'problem';
  const wrong: Finding[] = [
    ...(itemKey !== null && !round.checklist.some(({ key }) => key === itemKey) && !computedKeys.some((key) => key === itemKey) ? [need('need.checklist_item', 'itemKey')] : []),
    ...(problem && (requirement ?? '') === '' ? [need('need.requirement', 'requirement')] : []),
    ...(problem && dueOn === null ? [need('need.rectify_due', 'dueOn')] : []),
    ...(problem && dueOn !== null && dueOn < given.today ? [need('need.due_ahead', 'dueOn')] : []),
    ...(problem && !around.ownerLives ? [need('need.person', 'ownerId')] : []),
  ];
  if (wrong.length > 0) return refuse(...wrong);
  if (given.actor.personId === null) return refuse(need('forbidden.post'));
  const id = given.newId();
  const row = insert('observation', {
    id, roundId: round.id, itemId: item.id, activityId: item.activityId, branchId: item.branchId, kind, state: problem ? 'open' : 'noted', itemKey, text,
    requirement: problem ? requirement : null, dueOn: problem ? dueOn : null, ownerId: problem ? ownerId : null, byId: given.actor.personId, byName: given.actor.name, at: given.now,
  });
  return {
    ...about(round.id), changes: [row, ...filesOf(input.files, id, 'found', given)],
    events: [{ name: 'inspection.observed', details: { kind: `@notice.inspected.${kind}`, code: item.code, activity: item.theme ?? item.code, text: inShort(text), item: item.id, dueOn: problem ? dueOn : null, people: [...around.inspected] } }],
  };
}

export interface OnObservation extends OnItem {
  readonly observation: Observation;
  readonly around: PeopleAround;
}
type Set = Omit<Parameters<typeof update<'observation'>>[2], 'version'>;

/** A verb on one observation: by who asks, its state and the version seen; then what changes, and who is told. */
function decided(verb: string, { round, item, observation }: OnObservation, version: number, given: Given, set: Set, event: { readonly name: string; readonly people: readonly string[]; readonly details?: Happening['details'] }, files: Files = []): Decision {
  const against = guardObservation(verb, round, item, observation, given.actor);
  if (against.length > 0) return refuse(...against);
  if (version !== observation.version) return stale('observation', observation);
  return {
    ...about(round.id), changes: [update('observation', observation.id, { ...set, version: observation.version + 1 }), ...filesOf(files, observation.id, 'rectified', given)],
    events: [{ name: event.name, details: { code: item.code, activity: item.theme ?? item.code, text: inShort(observation.text), item: item.id, ...event.details, people: [...event.people] } }],
  };
}
/** The one who observed it, and the one who leads the round. */
const inspectors = ({ observation, around }: OnObservation): string[] => [...new Set([observation.byId, ...around.leads])];

export const withdraw = (known: OnObservation, { version, reason }: Input<'withdraw'>, given: Given): Decision =>
  decided('inspection.withdraw', known, version, given, { state: 'withdrawn', withdrawnReason: reason }, { name: 'inspection.withdrawn', people: known.around.inspected, details: { reason } });

export function assign(known: OnObservation, { version, ownerId, dueOn, reason }: Input<'assign'>, given: Given): Decision {
  if (!known.around.ownerLives) return refuse(need('need.person', 'ownerId'));
  if (dueOn < given.today) return refuse(need('need.due_ahead', 'dueOn'));
  return decided('inspection.assign', known, version, given, { ownerId, dueOn }, { name: 'inspection.assigned', people: known.around.inspected, details: { dueOn, reason } });
}

export const reply = (known: OnObservation, { version, text }: Input<'reply'>, given: Given): Decision =>
  decided('inspection.reply', known, version, given, { reply: text, replyId: given.actor.personId, replyName: given.actor.name, repliedAt: given.now }, { name: 'inspection.replied', people: inspectors(known) });

export const rectify = (known: OnObservation, { version, text, files }: Input<'rectify'>, given: Given): Decision =>
  decided('inspection.rectify', known, version, given, { state: 'reported', report: text, reporterId: given.actor.personId, reporterName: given.actor.name, reportedAt: given.now }, { name: 'inspection.rectified', people: inspectors(known) }, files);

export interface FollowKnown extends OnObservation {
  readonly rules: Rules;
  /** Next number of the year in the office's list. */
  readonly number: number;
  /** What it became before. */
  readonly followed: { readonly id: string; readonly year: number | null; readonly number: number | null } | null;
}
/** What was observed as a problem of the branch that answers for it. Of no activity: it was raised by an inspector afterwards, and so counts among what was raised outside activities. */
export function follow(known: FollowKnown, { version, text, leadsAnswer }: Input<'follow'>, given: Given): Decision {
  const { round, item, observation, around, followed, rules, number } = known;
  const against = guardObservation('inspection.follow', round, item, observation, given.actor);
  if (against.length > 0) return refuse(...against);
  if (followed !== null) return refuse(need('need.observation_once', null, { number: numberOf(followed.year, followed.number) }));
  if (version !== observation.version) return stale('observation', observation);
  const leads = leadsIn({ text }, rules, leadsAnswer);
  if (leads.length > 0) return refuse(...leads);
  const { id, changes } = raiseRows(given, { activityId: null, branchId: observation.responsibleId, kind: 'problem', text, raisedByPersonId: observation.byId, observationId: observation.id, leadsAnswer: (leadsAnswer ?? '') || null, number });
  const event = raised('problem', text);
  return {
    ok: true, subject: { type: 'outcome', id, activityId: null }, changes,
    events: [
      { name: event.name, details: { problemId: id, ...event.details } },
      { name: 'inspection.followed', details: { problemId: id, code: item.code, activity: item.theme ?? item.code, name: round.name, text: inShort(text), people: [...new Set([...around.inspected, observation.byId])] } },
    ],
  };
}

/** Invariant 3: not by who observed it, nor by who put it right or answers for it. */
export function recheck(known: OnObservation, { version, passed, note }: Input<'recheck'>, given: Given): Decision {
  const set: Set = { state: passed ? 'passed' : 'open', recheckNote: note, recheckerId: given.actor.personId, recheckerName: given.actor.name, recheckedAt: given.now };
  const { observation } = known;
  const people = [...new Set([...known.around.inspected, ...(observation.reporterId === null ? [] : [observation.reporterId]), ...(passed ? [observation.byId] : [])])];
  return decided('inspection.recheck', known, version, given, passed ? set : { ...set, returned: observation.returned + 1 }, {
    name: passed ? 'inspection.rechecked' : 'inspection.returned', people, details: { comment: note },
  });
}
