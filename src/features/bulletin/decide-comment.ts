import type { Known } from '#features/activity/subject.ts';
import { holds } from '#shared/actor.ts';
import { insert, refuse, update, type Decision, type Given } from '#shared/decision.ts';
import { need } from '#shared/finding.ts';
import { done, isDecision, named } from './decide-named.ts';
import type { Input } from './decide-insight.ts';
import { anchorAt } from './facts-comments.ts';
import { hitsOf } from './facts-hits.ts';
import type { Bulletin } from './facts.ts';

/** What is said at a text while it is in work: comments on passages with their answers, and what is kept readable. */

const inWork: readonly Bulletin['state'][] = ['draft', 'review', 'returned', 'cleared'];

/** A comment on a passage of this version. A reviewer's holds up the release until somebody has resolved it. */
export function comment(known: Known, input: Input<'comment'>, given: Given): Decision {
  const { facts } = known;
  const { personId, name } = given.actor;
  const old = named(known, input, inWork);
  if (isDecision(old)) return old;
  if (personId === null) return refuse(need('forbidden.post'));
  const { block, start, end, text } = input;
  const anchor = anchorAt(old, { block, start, end });
  if (anchor === null) return refuse(need('need.comment_passage', 'start'));
  const asReviewer = holds(given.actor, 'discipline', 'committee');
  const row = insert('bulletinComment', {
    ...anchor, around: { ...anchor.around }, id: given.newId(), activityId: facts.activity.id, bulletinId: old.id, bulletinVersion: old.version,
    authorId: personId, authorName: name, asReviewer, at: given.now, text,
  });
  return done(facts, old.id, [row], { name: 'bulletin.commented', details: { title: old.title, version: old.version, people: [old.authorId] } });
}

/** Answers a comment, resolves it, or both. Who wrote it is told; a resolved one is not opened again but made anew. */
export function answer(known: Known, input: Input<'answer'>, given: Given): Decision {
  const { facts } = known;
  const { personId, name } = given.actor;
  const said = facts.comments.find((one) => one.id === input.commentId);
  if (said === undefined) return refuse(need('need.comment_one'));
  const old = named(known, { bulletinId: said.bulletinId }, inWork);
  if (isDecision(old)) return old;
  if (personId === null) return refuse(need('forbidden.post'));
  if (said.resolvedAt !== null) return refuse(need('need.comment_open', null, { name: said.resolvedName }));
  const words = (input.answer ?? '').trim() || null;
  if (words === null && !input.resolve) return refuse(need('need.comment_answer', 'answer'));
  const set = {
    ...(words === null ? {} : { answer: words, answeredBy: personId, answeredName: name, answeredAt: given.now }),
    ...(input.resolve ? { resolvedBy: personId, resolvedName: name, resolvedAt: given.now } : {}),
  };
  return done(facts, old.id, [update('bulletinComment', said.id, set)], {
    name: input.resolve ? 'bulletin.comment_resolved' : 'bulletin.comment_answered', details: { title: old.title, people: [said.authorId] },
  });
}

/** Leaves words readable on purpose: these, of these kinds, wherever they stand, with the reason. */
export function keep(known: Known, input: Input<'keep'>, given: Given): Decision {
  const { facts } = known;
  const { personId, name } = given.actor;
  const old = named(known, { bulletinId: input.bulletinId }, inWork);
  if (isDecision(old)) return old;
  if (personId === null) return refuse(need('forbidden.post'));
  const hits = hitsOf(facts, old);
  const gone = input.hits.some((one) => !hits.some((hit) => hit.kind === one.kind && hit.text === one.text));
  if (gone) return refuse(need('need.bulletin_hit', 'hits'));
  const others = old.kept.filter((one) => !input.hits.some((hit) => hit.kind === one.kind && hit.text === one.text));
  const kept = [...others, ...input.hits.map(({ kind, text }) => ({ kind, text, reason: input.reason, byId: personId, byName: name, at: given.now }))];
  const kinds = [...new Set(input.hits.map(({ kind }) => kind))];
  return done(facts, old.id, [update('bulletin', old.id, { kept })], ...kinds.map((kind) => ({
    name: 'bulletin.kept', details: { title: old.title, what: `@bulletin.mask.${kind}`, count: input.hits.filter((hit) => hit.kind === kind).length, reason: input.reason },
  })));
}

/** Takes such a decision back: the words are to be decided on again. */
export function unkeep(known: Known, input: Input<'unkeep'>): Decision {
  const old = named(known, { bulletinId: input.bulletinId }, inWork);
  if (isDecision(old)) return old;
  const kept = old.kept.filter((one) => one.kind !== input.kind || one.text !== input.text).map((one) => ({ ...one }));
  if (kept.length === old.kept.length) return refuse(need('need.bulletin_hit', 'text'));
  return done(known.facts, old.id, [update('bulletin', old.id, { kept })], { name: 'bulletin.unkept', details: { title: old.title, what: `@bulletin.mask.${input.kind}` } });
}
