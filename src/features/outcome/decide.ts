import { insert, refuse, stale, update, type Change, type Decision, type Given, type Happening } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import { settingOn, type Rules } from '#shared/rules.ts';
import { addDays } from '#shared/dates.ts';
import type { Known as ActivityKnown } from '#features/activity/subject.ts';
import { leadsIn } from './checks.ts';
import type { OutcomeInput as Input } from './contract.ts';
import type { Action, OutcomeKnown, PeopleKnown, Problem } from './facts.ts';
import { against } from './guard.ts';
import { outcomePolicy } from './policy.ts';

/** What happens to a problem: raised → action planned → reported by its owner → verified by another person → told → crossed off. */

export const inShort = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** A decision on a problem. `id`: what the receipt names; its events lead to the problem. */
export const done = (problem: Pick<Problem, 'id' | 'activityId'>, changes: readonly Change[], event: Happening, id: string = problem.id): Decision => ({
  ok: true, subject: { type: 'outcome', id, activityId: problem.activityId }, changes, events: [{ name: event.name, details: { problemId: problem.id, ...event.details } }],
});

/** The problem with these changes; one that has no number yet is given its own when somebody works on it. */
export function touched({ problem, next }: Pick<OutcomeKnown, 'problem' | 'next'>, given: Given, set: Record<string, unknown> = {}): Change[] {
  const all = { ...(problem.number === null ? { year: Number(given.today.slice(0, 4)), number: next.number } : {}), ...set };
  return Object.keys(all).length === 0 ? [] : [update('problem', problem.id, { ...all, version: problem.version + 1 })];
}

/** Told before, or crossed off: no longer all there is to tell. The number it was crossed off by stays its own. */
export const untold = ({ toldAt, closedAt }: Problem): Record<string, unknown> => (toldAt === null && closedAt === null ? {} : { toldAt: null, closedAt: null });

/** An entry of an action's history, with the state it has from then on. */
export const step = (given: Given, { id, problemId }: Pick<Action, 'id' | 'problemId'>, kind: string, state: Action['state'], more: { text?: string | null; fileIds?: readonly string[]; fromOn?: string; toOn?: string } = {}): Change => {
  const { fileIds = [], ...rest } = more;
  return insert('actionStep', { id: given.newId(), problemId, actionId: id, kind, state, ...rest, fileIds: [...fileIds], byId: given.actor.personId, byName: given.actor.name, at: given.now });
};

interface Said {
  readonly raisedByPersonId: string | null;
  readonly raisedByWords: string | null;
  readonly text: string;
  readonly leadsAnswer?: string | null | undefined;
}
const unknownPerson = ({ living }: PeopleKnown, id: string | null | undefined, field: string): Finding[] => (id == null || living.includes(id) ? [] : [need('need.person', field)]);
const wordsOf = (text: string | null | undefined): string | null => (text ?? '') || null;

/** Rows of a new problem, for any command that names `problem` among its tables; the number by `nextNumber` of queries.ts. */
export function raiseRows(given: Given, row: {
  readonly activityId: string | null; readonly branchId: string | null; readonly kind: Problem['kind']; readonly text: string; readonly number: number;
  readonly sideId?: string | null; readonly raisedByPersonId?: string | null; readonly raisedByWords?: string | null; readonly projectId?: string | null; readonly place?: string | null;
  readonly suggestionId?: string | null; readonly consultationId?: string | null; readonly observationId?: string | null; readonly leadsAnswer?: string | null;
}): { readonly id: string; readonly changes: readonly Change[] } {
  const id = given.newId();
  const { actor, now, today } = given;
  return { id, changes: [insert('problem', { ...row, id, year: Number(today.slice(0, 4)), enteredBy: actor.personId, enteredName: actor.name, createdAt: now })] };
}

/** Rows of an action of a problem, for any command that names `action` and `actionStep`. */
export function planRows(given: Given, row: {
  readonly activityId: string | null; readonly problemId: string; readonly measure: string; readonly ownerId: string; readonly dueOn: string; readonly branchId: string | null;
  readonly leaderId?: string | null; readonly expected?: string | null; readonly verifyById?: string | null; readonly spreadId?: string | null;
}): { readonly id: string; readonly changes: readonly Change[] } {
  const id = given.newId();
  return { id, changes: [insert('action', { ...row, id, state: 'open', createdBy: given.actor.personId, createdAt: given.now }), step(given, { id, problemId: row.problemId }, 'planned', 'open', { toOn: row.dueOn })] };
}

/** That it was entered, as pages and lists hear of it. */
export const raised = (kind: string, text: string): Happening => ({ name: 'outcome.raised', details: { kind: `@problem.kind.${kind}`, text: inShort(text) } });

/** What is wrong with who raised it and where, before anything is entered. */
function wrongIn(kind: string, said: Said & { place?: string | null | undefined }, people: PeopleKnown, rules: Rules, named = false): Finding[] {
  return [
    ...unknownPerson(people, said.raisedByPersonId, 'raisedByPersonId'),
    ...(said.raisedByPersonId === null && wordsOf(said.raisedByWords) === null && !named ? [need('need.raised_by', 'raisedByWords')] : []),
    ...(kind === 'voice' && wordsOf(said.place) === null ? [need('need.voice_place', 'place')] : []),
    ...leadsIn({ text: said.text }, rules, said.leadsAnswer),
  ];
}

export function raise({ facts, rules, ...people }: ActivityKnown & PeopleKnown & { readonly number: number }, input: Input<'raise'>, given: Given): Decision {
  const { kind, text, sideId, raisedByPersonId, raisedByWords, projectId, place, leadsAnswer } = input;
  const wrong = [
    ...(sideId !== null && !facts.sides.some((side) => side.id === sideId) ? [need('need.side', 'sideId')] : []),
    ...(projectId !== null && !facts.activity.projectIds.includes(projectId) ? [need('need.problem_project', 'projectId')] : []),
    ...wrongIn(kind, input, people, rules, sideId !== null),
  ];
  if (wrong.length > 0) return refuse(...wrong);
  const { id: activityId, branchId } = facts.activity;
  const rows = raiseRows(given, { activityId, branchId, kind, text, sideId, raisedByPersonId, raisedByWords: wordsOf(raisedByWords), projectId, place: wordsOf(place), leadsAnswer: wordsOf(leadsAnswer), number: people.number });
  return done({ id: rows.id, activityId }, rows.changes, raised(kind, text));
}

export interface NoteKnown extends PeopleKnown {
  readonly rules: Rules;
  readonly number: number;
  readonly projectKnown: boolean;
  /** Null where the office has no such suggestion; it is answered before anything is made of it. */
  readonly suggestion: { readonly id: string; readonly authorId: string; readonly state: string } | null;
}

/** One that comes of no activity: heard at the front line by whoever enters it, or of a suggestion that was accepted. */
export function note(known: NoteKnown, input: Input<'note'>, given: Given): Decision {
  const { actor } = given;
  const byPost = barred(outcomePolicy, 'outcome.note', actor);
  if (byPost.length > 0) return refuse(...byPost);
  const { kind, text, branchId, suggestionId, raisedByWords, projectId, place, leadsAnswer } = input;
  const { suggestion } = known;
  const fromSuggestion = suggestionId != null;
  const wrong = [
    ...(known.branches.includes(branchId) && (actor.branchIds.includes(branchId) || actor.posts.some(({ post }) => post === 'committee')) ? [] : [need('need.own_branch', 'branchId')]),
    ...(known.projectKnown ? [] : [need('need.project', 'projectId')]),
    ...(fromSuggestion && suggestion?.state !== 'accepted' ? [need('need.suggestion_accepted', 'suggestionId')] : []),
    ...wrongIn(kind, input, known, known.rules, fromSuggestion),
  ];
  if (wrong.length > 0) return refuse(...wrong);
  const raisedByPersonId = input.raisedByPersonId ?? (fromSuggestion ? (suggestion?.authorId ?? null) : null);
  const rows = raiseRows(given, { activityId: null, branchId, kind, text, raisedByPersonId, raisedByWords: wordsOf(raisedByWords), projectId, place: wordsOf(place), suggestionId: suggestionId ?? null, leadsAnswer: wordsOf(leadsAnswer), number: known.number });
  return done({ id: rows.id, activityId: null }, rows.changes, raised(kind, text));
}

export function edit(known: OutcomeKnown & PeopleKnown & { readonly projectKnown: boolean }, input: Input<'edit'>, given: Given): Decision {
  const { problem, activity, rules } = known;
  const barrier = against('outcome.edit', given.actor, known);
  if (barrier.length > 0) return refuse(...barrier);
  if (input.version !== problem.version) return stale('problem', problem);
  const { kind, text, raisedByPersonId, raisedByWords, projectId, place, leadsAnswer } = input;
  const linked = projectId === null || projectId === problem.projectId || (activity === null ? known.projectKnown : activity.facts.activity.projectIds.includes(projectId));
  const wrong = [...(linked ? [] : [need('need.problem_project', 'projectId')]), ...wrongIn(kind, { ...input, leadsAnswer: leadsAnswer ?? (text === problem.text ? problem.leadsAnswer : null) }, known, rules, problem.sideId !== null)];
  if (wrong.length > 0) return refuse(...wrong);
  const set = { kind, text, raisedByPersonId, raisedByWords: wordsOf(raisedByWords), projectId, place: wordsOf(place), leadsAnswer: wordsOf(leadsAnswer) ?? (text === problem.text ? problem.leadsAnswer : null) };
  return done(problem, touched(known, given, set), { name: 'outcome.edited', details: { text: inShort(text) } });
}

/** The latest day an action may be due, by the office's parameter (SUP-20). */
export const latestDue = (rules: Rules, today: string): string => addDays(today, Number(settingOn(rules, 'SUP-20', 'mostDays', today)?.value ?? 730));

export function wrongDay(dueOn: string, rules: Rules, today: string): Finding[] {
  if (dueOn < today) return [need('need.due_ahead', 'dueOn')];
  const latest = latestDue(rules, today);
  return dueOn > latest ? [need('need.due_far', 'dueOn', { latest })] : [];
}

/** What is wrong with those an action is given to. */
export function wrongHands(people: PeopleKnown, { ownerId, leaderId, branchId, verifyById }: { ownerId: string; leaderId?: string | null | undefined; branchId?: string | null | undefined; verifyById?: string | null | undefined }): Finding[] {
  return [
    ...unknownPerson(people, ownerId, 'ownerId'), ...unknownPerson(people, leaderId, 'leaderId'), ...unknownPerson(people, verifyById, 'verifyById'),
    ...(branchId == null || people.branches.includes(branchId) ? [] : [need('need.branch_living', 'branchId')]),
    ...(verifyById != null && (verifyById === ownerId || verifyById === leaderId) ? [need('need.verifier_other', 'verifyById')] : []),
  ];
}

export function plan(known: OutcomeKnown & PeopleKnown, input: Input<'plan'>, given: Given): Decision {
  const { problem, rules } = known;
  const barrier = against('outcome.plan', given.actor, known);
  if (barrier.length > 0) return refuse(...barrier);
  const { measure, ownerId, dueOn, leaderId, expected, verifyById, leadsAnswer } = input;
  const wrong = [...wrongHands(known, input), ...wrongDay(dueOn, rules, given.today), ...leadsIn({ measure, expected }, rules, leadsAnswer ?? problem.leadsAnswer)];
  if (wrong.length > 0) return refuse(...wrong);
  // The branch it is given to is where its owner is at home, unless another is named.
  const branchId = input.branchId ?? known.homes[ownerId] ?? problem.branchId;
  const rows = planRows(given, { activityId: problem.activityId, problemId: problem.id, measure, ownerId, dueOn, branchId, leaderId: leaderId ?? null, expected: wordsOf(expected), verifyById: verifyById ?? null });
  const answered = wordsOf(leadsAnswer) === null ? {} : { leadsAnswer };
  return done(problem, [...touched(known, given, { ...untold(problem), ...answered }), ...rows.changes], {
    name: 'outcome.planned', details: { measure: inShort(measure), due: dueOn, branchIds: [branchId].filter((one) => one !== null) },
  }, rows.id);
}
