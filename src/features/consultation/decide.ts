import type { Actor } from '#shared/actor.ts';
import { insert, refuse, stale, update, type Change, type Decision, type Given, type Happening } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import type { ConsultationInput as Input } from './contract.ts';
import { concerned, followOf, isMet, remaining, runs, speaksFor, type ActivityOf, type Known, type SideOf } from './facts.ts';
import { consultationPolicy } from './policy.ts';

/** What happens to a consultation until its conclusion: pure. */

/** A side or branch that may be asked, as it is called and by whom it speaks. */
export interface Askable {
  readonly sideId: string | null;
  readonly branchId: string | null;
  readonly name: string;
  readonly branchIds: readonly string[];
}
export interface OpenFacts {
  readonly activity: ActivityOf;
  readonly askable: readonly Askable[];
  /** Of the files named, those of the activity. */
  readonly files: readonly string[];
  /** The problem it is asked for; null where none is named or the activity has no such one. */
  readonly problem: { readonly id: string; readonly closed: boolean } | null;
  readonly secretaries: Known['secretaries'];
}

export const inShort = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
export const done = (id: string, activityId: string, changes: readonly Change[], ...events: readonly Happening[]): Decision => ({ ok: true, subject: { type: 'consultation', id, activityId }, changes, events });

/** What forbids a verb of those who run it; the page explains its buttons with it. */
export function against(verb: string, actor: Actor, { consultation, activity }: Pick<Known, 'consultation' | 'activity'>): Finding[] {
  const byPost = barred(consultationPolicy, verb, actor);
  if (byPost.length > 0) return byPost;
  if (!runs(actor, activity)) return [need('forbidden.consultation')];
  if (consultation.state !== 'open') return [need('need.consultation_open', null, { state: `@consultation.state.${consultation.state}` })];
  return ended(activity, verb);
}
/** Of an activity that was called off nothing goes on but the end. */
const ended = ({ standing }: ActivityOf, verb: string): Finding[] => (verb !== 'consultation.cancel' && (standing === 'cancelled' || standing === 'declined') ? [need(`standing.${standing}`)] : []);

/** What forbids a side's own opinion. */
export function againstOpinion(actor: Actor, { consultation, activity }: Pick<Known, 'consultation' | 'activity'>, side: SideOf | undefined): Finding[] {
  if (actor.link === null) {
    const byPost = barred(consultationPolicy, 'consultation.opine', actor);
    if (byPost.length > 0) return byPost;
  }
  if (side === undefined || !speaksFor(actor, side, activity.id)) return [need('forbidden.consultation_side', 'consultationSideId')];
  if (side.withdrawnAt !== null) return [need('need.consultation_side_in')];
  if (consultation.state !== 'open') return [need('need.consultation_open', null, { state: `@consultation.state.${consultation.state}` })];
  return ended(activity, 'consultation.opine');
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];
/** Those named, in the order they were named; undefined for one that is not there to be asked. */
const named = (askable: readonly Askable[], sideIds: readonly string[], branchIds: readonly string[]): (Askable | undefined)[] => [
  ...unique(sideIds).map((id) => askable.find((one) => one.sideId === id)), ...unique(branchIds).map((id) => askable.find((one) => one.sideId === null && one.branchId === id)),
];
/** Two that speak by the same branch are one. */
const twice = (all: readonly Pick<Askable, 'branchIds'>[]): boolean => all.some((one, index) => all.some((other, at) => at < index && one.branchIds.some((id) => other.branchIds.includes(id))));

const rowOf = (given: Given, consultationId: string, { sideId, branchId, name }: Askable, position: number): Change =>
  insert('consultationSide', { id: given.newId(), consultationId, sideId, branchId: sideId === null ? branchId : null, name, position, invitedAt: given.now });
const secretariesOf = (secretaries: Known['secretaries'], asked: readonly Askable[]): string[] =>
  unique(secretaries.filter(({ branchId }) => asked.some((one) => one.branchIds.includes(branchId))).map(({ personId }) => personId));

/** Of an activity in this form, or for one of its problems; at least two sides are asked, else it is no consultation. */
export function open(facts: OpenFacts, input: Input<'open'>, given: Given): Decision {
  const { activity, askable, files, problem, secretaries } = facts;
  const { actor, now, today } = given;
  const byPost = barred(consultationPolicy, 'consultation.open', actor);
  if (byPost.length > 0) return refuse(...byPost);
  if (!runs(actor, activity) || actor.personId === null) return refuse(need('forbidden.consultation'));
  const all = named(askable, input.sideIds, input.branchIds);
  const asked = all.filter((one) => one !== undefined);
  const isForm = [...activity.forms, activity.kind].some((word) => word.includes('会诊'));
  const wrong = [
    ...ended(activity, 'consultation.open'),
    ...(input.problemId === null && !isForm ? [need('need.consultation_form', 'problemId')] : []),
    ...(input.problemId === null && ['summary', 'publicity', 'conversion', 'archived'].includes(activity.stage) ? [need('need.consultation_ahead', 'problemId')] : []),
    ...(input.problemId !== null && problem === null ? [need('need.consultation_problem', 'problemId')] : []),
    ...(problem?.closed === true ? [need('need.consultation_problem_open', 'problemId')] : []),
    ...(all.some((one) => one === undefined) ? [need('need.consultation_askable', 'sideIds')] : []),
    ...(asked.length < 2 ? [need('need.consultation_sides', 'sideIds')] : []),
    ...(twice(asked) ? [need('need.consultation_twice', 'branchIds')] : []),
    ...(input.fileIds.some((id) => !files.includes(id)) ? [need('need.consultation_file', 'fileIds')] : []),
    ...(input.dueOn < today ? [need('need.consultation_due', 'dueOn')] : []),
  ];
  if (wrong.length > 0) return refuse(...wrong);
  const id = given.newId();
  const { title, background, fileIds, dueOn, problemId } = input;
  const row = insert('consultation', { id, activityId: activity.id, problemId, title, background, fileIds: unique(fileIds), dueOn, state: 'open', createdBy: actor.personId, createdName: actor.name, createdAt: now });
  return done(id, activity.id, [row, ...asked.map((one, index) => rowOf(given, id, one, index + 1))], {
    name: 'consultation.opened', details: { title: inShort(title), dueOn, count: asked.length, people: secretariesOf(secretaries, asked) },
  });
}

type WithVersion = { readonly version: number };
/** A verb of those who run it, with the version they saw. */
function running(verb: string, known: Known, { version }: WithVersion, given: Given): Decision | null {
  const wrong = against(verb, given.actor, known);
  if (wrong.length > 0) return refuse(...wrong);
  return version === known.consultation.version ? null : stale('consultation', known.consultation);
}
const touch = ({ consultation }: Known, set: Record<string, unknown> = {}): Change => update('consultation', consultation.id, { ...set, version: consultation.version + 1 });

export function edit(known: Known & Pick<OpenFacts, 'files'>, input: Input<'edit'>, given: Given): Decision {
  const no = running('consultation.edit', known, input, given);
  if (no !== null) return no;
  const { title, background, fileIds, dueOn } = input;
  const { consultation } = known;
  const wrong = [
    ...(fileIds.some((id) => !known.files.includes(id)) ? [need('need.consultation_file', 'fileIds')] : []),
    ...(dueOn < given.today && dueOn !== consultation.dueOn ? [need('need.consultation_due', 'dueOn')] : []),
  ];
  if (wrong.length > 0) return refuse(...wrong);
  return done(consultation.id, consultation.activityId, [touch(known, { title, background, fileIds: unique(fileIds), dueOn })], { name: 'consultation.edited', details: { title: inShort(title), dueOn } });
}

export function invite(known: Known & Pick<OpenFacts, 'askable'>, input: Input<'invite'>, given: Given): Decision {
  const no = running('consultation.invite', known, input, given);
  if (no !== null) return no;
  const { consultation, sides, secretaries } = known;
  const all = named(known.askable, input.sideIds, input.branchIds);
  const asked = all.filter((one) => one !== undefined);
  const there = remaining(sides);
  const wrong = [
    ...(all.some((one) => one === undefined) ? [need('need.consultation_askable', 'sideIds')] : []),
    ...(asked.length === 0 ? [need('need.consultation_one', 'sideIds')] : []),
    ...(twice([...there, ...asked]) || asked.some((one) => one.sideId !== null && there.some((side) => side.sideId === one.sideId)) ? [need('need.consultation_twice', 'branchIds')] : []),
  ];
  if (wrong.length > 0) return refuse(...wrong);
  return done(consultation.id, consultation.activityId, [touch(known), ...asked.map((one, index) => rowOf(given, consultation.id, one, sides.length + index + 1))], {
    name: 'consultation.invited', details: { title: inShort(consultation.title), dueOn: consultation.dueOn, names: asked.map((one) => one.name).join('、'), people: secretariesOf(secretaries, asked) },
  });
}

export function withdrawSide(known: Known, input: Input<'withdrawSide'>, given: Given): Decision {
  const no = running('consultation.withdraw_side', known, input, given);
  if (no !== null) return no;
  const { consultation } = known;
  const side = known.sides.find((one) => one.id === input.consultationSideId);
  if (side === undefined) return refuse(need('need.consultation_side', 'consultationSideId'));
  if (side.withdrawnAt !== null) return refuse(need('need.consultation_side_in', 'consultationSideId'));
  const set = { withdrawnAt: given.now, withdrawnReason: input.reason, version: side.version + 1 };
  return done(consultation.id, consultation.activityId, [touch(known), update('consultationSide', side.id, set)], { name: 'consultation.side_withdrawn', details: { title: inShort(consultation.title), side: side.name, reason: input.reason } });
}

type Said = Pick<Input<'opineByLink'>, 'version' | 'cause' | 'suggestion' | 'offer'>;
/** A side's opinion is written down. One that comes after its day is taken and marked; changing it later does not make it late. */
function write({ consultation, activity }: Known, side: SideOf, { version, cause, suggestion, offer }: Said, by: { readonly name: string; readonly linkId: string | null; readonly authorId: string | null; readonly enteredName: string | null }, given: Given): Decision {
  if (version !== side.version) return stale('consultation', side);
  const first = side.givenAt === null;
  const set = {
    cause, suggestion, offer, authorName: by.name, authorId: by.authorId, linkId: by.linkId, enteredName: by.enteredName, version: side.version + 1,
    ...(first ? { givenAt: given.now, late: given.today > consultation.dueOn } : { changedAt: given.now }),
  };
  return done(consultation.id, consultation.activityId, [update('consultationSide', side.id, set)], {
    name: 'consultation.opined', details: { title: inShort(consultation.title), side: side.name, name: by.name, again: !first, people: unique([consultation.createdBy, ...[activity.organiserId].flatMap((id) => id ?? [])]) },
  });
}

export function opine(known: Known, input: Input<'opine'>, given: Given): Decision {
  const side = known.sides.find((one) => one.id === input.consultationSideId);
  const wrong = againstOpinion(given.actor, known, side);
  if (wrong.length > 0 || side === undefined) return refuse(...wrong);
  return write(known, side, input, { name: given.actor.name, authorId: given.actor.personId, linkId: null, enteredName: null }, given);
}

/** By the link: its side is told by the link itself. */
export function opineByLink(known: Known, input: Input<'opineByLink'>, given: Given): Decision {
  const { link, name } = given.actor;
  if (link === null) return refuse(need('forbidden.post', null, { who: 'link' }));
  const side = known.sides.find((one) => one.withdrawnAt === null && speaksFor(given.actor, one, known.activity.id));
  const wrong = againstOpinion(given.actor, known, side);
  if (wrong.length > 0 || side === undefined) return refuse(...wrong);
  return write(known, side, input, { name, authorId: null, linkId: link.id, enteredName: null }, given);
}

/** For a side whose link has ended, or who said it by word: with who said it and who wrote it down. */
export function enterOpinion(known: Known, input: Input<'enterOpinion'>, given: Given): Decision {
  const wrong = against('consultation.enter_opinion', given.actor, known);
  if (wrong.length > 0) return refuse(...wrong);
  const side = known.sides.find((one) => one.id === input.consultationSideId);
  if (side === undefined) return refuse(need('need.consultation_side', 'consultationSideId'));
  if (side.withdrawnAt !== null) return refuse(need('need.consultation_side_in', 'consultationSideId'));
  return write(known, side, input, { name: input.name, authorId: null, linkId: null, enteredName: given.actor.name }, given);
}

/** What was said at the meeting, side by side. */
export function note(known: Known, input: Input<'note'>, given: Given): Decision {
  const no = running('consultation.note', known, input, given);
  if (no !== null) return no;
  const { consultation } = known;
  if (consultation.problemId === null && !isMet(known)) return refuse(need('need.consultation_met'));
  const about = input.notes.map(({ consultationSideId, text }) => ({ text, side: known.sides.find((one) => one.id === consultationSideId) }));
  const changes = about.flatMap(({ text, side }) => (side === undefined ? [] : [update('consultationSide', side.id, { spoken: text === '' ? null : text, version: side.version + 1 })]));
  if (changes.length < about.length || unique(input.notes.map((one) => one.consultationSideId)).length < about.length) return refuse(need('need.consultation_side', 'notes'));
  return done(consultation.id, consultation.activityId, [touch(known), ...changes], { name: 'consultation.noted', details: { title: inShort(consultation.title), count: changes.length } });
}

export function cancel(known: Known, input: Input<'cancel'>, given: Given): Decision {
  const no = running('consultation.cancel', known, input, given);
  if (no !== null) return no;
  const { consultation } = known;
  return done(consultation.id, consultation.activityId, [touch(known, { state: 'cancelled', reason: input.reason })], {
    name: 'consultation.cancelled', details: { title: inShort(consultation.title), reason: input.reason, people: concerned(known) },
  });
}

/** The program itself: all that was decided is verified, so all sides are told; or something of it was opened again. */
export function follow(known: Known & { readonly actions: readonly { readonly state: string }[] }, _: unknown, given: Given): Decision {
  const byPost = barred(consultationPolicy, 'consultation.follow', given.actor);
  if (byPost.length > 0) return refuse(...byPost);
  const { consultation } = known;
  const verified = consultation.state === 'concluded' && followOf(known.actions) === 'verified';
  if (verified === (consultation.followedAt !== null)) return refuse(need('consultation.nothing_new'));
  const change = touch(known, { followedAt: verified ? given.now : null });
  return done(consultation.id, consultation.activityId, [change], verified
    ? { name: 'consultation.followed', details: { title: inShort(consultation.title), people: concerned(known) } }
    : { name: 'consultation.follow_open', details: { title: inShort(consultation.title) } });
}
