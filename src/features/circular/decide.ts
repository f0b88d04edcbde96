import { normalised } from '#features/bulletin/facts.ts';
import { marksAtDoor } from '#features/rulebook/marks.ts';
import type { Actor } from '#shared/actor.ts';
import { runCheck } from '#shared/check.ts';
import { insert, refuse, stale, update, type Decision, type Given, type Happening } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import type { Rules } from '#shared/rules.ts';
import { short } from './checks.ts';
import type { CircularInput } from './contract.ts';
import { blockText, charactersOf, type Chosen, type Circular } from './facts.ts';
import { draftOf } from './facts-draft.ts';
import { toWrite } from './facts-plain.ts';
import { rankingIn } from './facts-ranking.ts';
import { circularPolicy } from './policy.ts';

/** Circulars up to their review: composed, written, sent. What follows stands in decide-release.ts. Pure. */

export interface BranchKnown {
  readonly id: string;
  readonly name: string;
  readonly dissolvedOn: string | null;
}
export interface OnOne {
  readonly circular: Circular;
  /** The office's own branches, those dissolved too. */
  readonly branches: readonly BranchKnown[];
  readonly rules: Rules;
}

export const about = (id: string): { readonly ok: true; readonly subject: { readonly type: string; readonly id: string; readonly activityId: null } } => ({
  ok: true, subject: { type: 'circular', id, activityId: null },
});
export const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** In which states a verb can be given; a correction goes the same way as the first text. */
const needs: Readonly<Record<string, readonly Circular['state'][]>> = {
  'circular.compose': ['draft', 'returned'], 'circular.edit': ['draft', 'returned'], 'circular.send': ['draft', 'returned'], 'circular.give_back': ['review'], 'circular.release': ['review'],
  'circular.correct': ['released'], 'circular.drop_correction': ['draft', 'returned', 'review'], 'circular.withdraw': ['draft', 'review', 'returned', 'released'],
};

/** What forbids the verb on this circular by who asks and how it stands; the page explains its buttons with it. */
export function against(verb: string, actor: Actor, { state, writerIds, number, withdrawnOn }: Circular): Finding[] {
  const byPost = barred(circularPolicy, verb, actor);
  if (byPost.length > 0) return byPost;
  if (withdrawnOn !== null) return [need('need.circular_withdrawn')];
  if (!(needs[verb] ?? []).includes(state)) return [need('need.circular_state', null, { state: `@circular.state.${state}` })];
  if ((verb === 'circular.withdraw' || verb === 'circular.drop_correction') && number === null) return [need('need.circular_released')];
  // Invariant 3: who wrote at it does not release it, and does not return it either.
  if ((verb === 'circular.release' || verb === 'circular.give_back') && actor.personId !== null && writerIds.includes(actor.personId)) return [need('forbidden.circular_writer')];
  return [];
}

/** To whom it goes: branches of ours that are there. */
export function againstBranches(branchIds: readonly string[], branches: readonly BranchKnown[], today: string): Finding[] {
  if (branchIds.length === 0) return [need('need.circular_branches', 'branchIds')];
  return branchIds.flatMap((id) => {
    const branch = branches.find((one) => one.id === id);
    if (branch === undefined) return [need('need.branch', 'branchIds')];
    return branch.dissolvedOn !== null && branch.dissolvedOn <= today ? [need('need.circular_dissolved', 'branchIds', { branch: branch.name })] : [];
  });
}

export interface ComposeFacts {
  /** The draft that is laid out anew; null for a first one. */
  readonly old: Circular | null;
  readonly branches: readonly BranchKnown[];
  /** What was asked for and may be told of. */
  readonly found: readonly Chosen[];
  /** 发文代字 of the office's newest circular. */
  readonly code: string;
}

export function compose({ old, branches, found, code }: ComposeFacts, { circularId, version, chosen, branchIds }: CircularInput<'compose'>, given: Given): Decision {
  const { actor, now, today } = given;
  const wrong = old === null ? barred(circularPolicy, 'circular.compose', actor) : against('circular.compose', actor, old);
  if (wrong.length > 0) return refuse(...wrong);
  if (actor.personId === null) return refuse(need('forbidden.post'));
  if (old !== null && old.version !== version) return stale('circular', old);
  if (chosen.length === 0) return refuse(need('need.circular_nothing', 'chosen'));
  const missing = chosen.filter((one) => !found.some((fact) => fact.kind === one.kind && fact.id === one.id));
  if (missing.length > 0) return refuse(need('need.circular_fact', 'chosen', { count: missing.length }));
  const nobody = againstBranches(branchIds, branches, today);
  if (nobody.length > 0) return refuse(...nobody);
  // In the order in which a person chose them.
  const facts = chosen.flatMap((one) => found.filter((fact) => fact.kind === one.kind && fact.id === one.id).slice(0, 1));
  const { title, body } = draftOf(facts);
  const event = (name: string): Happening[] => [{ name, details: { title, facts: facts.length } }];
  if (old !== null) {
    const set = { body: plain(body), chosen: plain(facts), branchIds: [...branchIds], writerIds: withWriter(old, actor), version: old.version + 1 };
    return { ...about(old.id), changes: [update('circular', old.id, set)], events: event('circular.recomposed') };
  }
  const id = circularId ?? given.newId();
  const row = insert('circular', {
    id, title, body: plain(body), chosen: plain(facts), branchIds: [...branchIds], state: 'draft', authorId: actor.personId, authorName: actor.name, writerIds: [actor.personId], code, createdAt: now,
  });
  return { ...about(id), changes: [row], events: event('circular.composed') };
}

const withWriter = ({ writerIds }: Circular, { personId }: Actor): string[] => [...new Set([...writerIds, ...(personId === null ? [] : [personId])])];

/** What of a text no circular says: words of ranking, counts branch by branch, marks of secrecy cut in two by bold letters. */
export function againstText(title: string, body: Circular['body'], branches: readonly BranchKnown[]): Finding[] {
  const lines = body.map(blockText);
  const ranked = rankingIn([title, ...lines], branches.map(({ name }) => name)).map(({ what, text }) => need(`need.circular_rank_${what}`, 'body', { text }, text));
  return [...ranked, ...marksAtDoor({ title, body: lines })];
}

export function edit(facts: OnOne, { version, title, body, code, branchIds }: CircularInput<'edit'>, given: Given): Decision {
  const { circular, branches } = facts;
  const wrong = against('circular.edit', given.actor, circular);
  if (wrong.length > 0) return refuse(...wrong);
  if (version !== circular.version) return stale('circular', circular);
  const text = normalised(body);
  if (text.length === 0) return refuse(need('need.circular_text', 'body'));
  const bad = [...againstText(title, text, branches), ...againstBranches(branchIds, branches, given.today), ...(/[〔〕[\]\d]/u.test(code) ? [need('need.circular_code_form', 'code')] : [])];
  if (bad.length > 0) return refuse(...bad);
  const set = { title, body: plain(text), code, branchIds: [...branchIds], writerIds: withWriter(circular, given.actor), version: circular.version + 1 };
  return { ...about(circular.id), changes: [update('circular', circular.id, set)], events: [{ name: 'circular.edited', details: { title } }] };
}

/** What the rulebook says of its length (BRD-06). */
export const lengthFindings = ({ body }: Pick<Circular, 'body'>, rules: Rules): Finding[] => runCheck(short, { characters: charactersOf(body), on: rules.today }, rules);

/** What stands in the way of sending and of releasing alike: the text is looked at once more by what is known now. */
export function unready({ circular, branches }: OnOne, today: string): Finding[] {
  const { title, body, code, branchIds } = circular;
  const unwritten = body.some((block) => blockText(block).includes(toWrite)) ? [need('need.circular_to_write', 'body', { words: toWrite })] : [];
  return [...(code.trim() === '' ? [need('need.circular_code', 'code')] : []), ...unwritten, ...againstText(title, body, branches), ...againstBranches(branchIds, branches, today)];
}

/** Who may release it: told that it waits. */
export interface SendFacts extends OnOne {
  readonly releasers: readonly string[];
}

export function send(facts: SendFacts, { version, lengthReason }: CircularInput<'send'>, given: Given): Decision {
  const { circular, rules, releasers } = facts;
  const wrong = against('circular.send', given.actor, circular);
  if (wrong.length > 0) return refuse(...wrong);
  if (version !== circular.version) return stale('circular', circular);
  const reason = (lengthReason ?? '').trim() || null;
  const long = reason === null ? lengthFindings(circular, rules) : [];
  const left = [...unready(facts, given.today), ...long];
  if (left.length > 0) return refuse(...left);
  const writerIds = withWriter(circular, given.actor);
  const people = releasers.filter((id) => !writerIds.includes(id));
  if (people.length === 0) return refuse(need('need.circular_releaser'));
  return {
    ...about(circular.id), changes: [update('circular', circular.id, { state: 'review', lengthReason: reason, comment: null, writerIds, version: circular.version + 1 })],
    events: [{ name: 'circular.sent', details: { title: circular.title, people, about: circular.id } }],
  };
}
