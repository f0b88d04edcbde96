import { reached } from '#features/activity/checks-common.ts';
import type { ActivityFacts } from '#features/activity/facts.ts';
import type { Known } from '#features/activity/subject.ts';
import { brokenNumbers } from '#features/record/checks-after.ts';
import { marksAtDoor } from '#features/rulebook/marks.ts';
import { insert, refuse, update, type Decision, type Given } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import { composeDraft } from './decide-compose.ts';
import type { Input } from './decide-insight.ts';
import { done, editionsOf, isDecision, named, plain } from './decide-named.ts';
import { blockText, normalised, type Bulletin } from './facts.ts';
import { outward } from './facts-outward.ts';
import { againstComments, againstHits, againstRelease } from './needs.ts';
import { ownWork } from './policy.ts';

/** What a bulletin goes through: draft → review → cleared → released. Its version is that of its text. */

/** Further activities a bulletin is composed from, as its composer may see them. */
export type ToCompose = Known & { readonly others: readonly ActivityFacts[] };

/** A first text, or the draft's text made anew from what is known now. One bulletin at a time is in work. */
export function compose(known: ToCompose, { bulletinId, bulletinVersion }: Input<'compose'>, given: Given): Decision {
  const { facts, others } = known;
  const authorId = given.actor.personId;
  if (authorId === null) return refuse(need('forbidden.post'));
  if (facts.record === null) return refuse(need('need.record', 'record'));
  const unready = others.filter((other) => other.activity.id === facts.activity.id || other.record === null || !reached(other, 'publicity'));
  if (unready.length > 0) return refuse(...unready.map(({ activity }) => need('need.bulletin_source', 'alsoActivityIds', { code: activity.code, theme: activity.theme }, activity.id)));
  const { title, body, contributor } = composeDraft(facts, others);
  const alsoActivityIds = others.map((other) => other.activity.id);
  const event = (name: string) => ({
    name: `bulletin.${name}${others.length === 0 ? '' : '_jointly'}`, details: { title, ...(others.length === 0 ? {} : { activities: [facts, ...others].map(({ activity }) => activity.code).join('、') }) },
  });
  if (bulletinId === null) {
    if (facts.bulletins.some((one) => one.state !== 'released')) return refuse(need('need.bulletin_open'));
    const id = given.newId();
    const row = insert('bulletin', { id, activityId: facts.activity.id, title, body: plain(body), contributor, authorId, state: 'draft', alsoActivityIds });
    return done(facts, id, [row], event('composed'));
  }
  const old = named(known, { bulletinId, bulletinVersion: bulletinVersion ?? 0 }, ['draft', 'returned']);
  if (isDecision(old)) return old;
  const set = { title, body: plain(body), contributor, alsoActivityIds, version: old.version + 1 };
  return done(facts, old.id, [update('bulletin', old.id, set)], event('recomposed'));
}

/** A mark cut in two by bold letters is still a mark: the words of a block are looked at together (SEC-09). */
const marks = (body: Bulletin['body']): Finding[] => marksAtDoor({ body: body.map(blockText) });

export function edit(known: Known, input: Input<'edit'>): Decision {
  const old = named(known, input, ['draft', 'review', 'returned', 'cleared']);
  if (isDecision(old)) return old;
  const body = normalised(input.body);
  if (body.length === 0) return refuse(need('need.bulletin_text', 'body'));
  const marked = marks(body);
  if (marked.length > 0) return refuse(...marked);
  const state = old.state === 'returned' ? 'returned' : 'draft';
  const set = { title: input.title, body: plain(body), contributor: input.contributor, state, version: old.version + 1 };
  return done(known.facts, old.id, [update('bulletin', old.id, set)], { name: 'bulletin.edited', details: { title: input.title, back: old.state !== state } });
}

export function sendToReview(known: Known, input: Input<'sendToReview'>): Decision {
  const old = named(known, input, ['draft', 'returned']);
  if (isDecision(old)) return old;
  const against = againstHits(known.facts, old);
  if (against.length > 0) return refuse(...against);
  return done(known.facts, old.id, [update('bulletin', old.id, { state: 'review' })], { name: 'bulletin.sent', details: { title: old.title, version: old.version } });
}

export type ToReview = Known & { readonly writers: readonly string[] };

export function review(known: ToReview, input: Input<'review'>, given: Given): Decision {
  const { facts, rules } = known;
  const old = named(known, input, ['review']);
  if (isDecision(old)) return old;
  const reviewerId = given.actor.personId;
  if (reviewerId === null) return refuse(need('forbidden.post'));
  const own = ownWork(facts, old, reviewerId, known.writers);
  if (own.length > 0) return refuse(...own);
  const { conclusion } = input;
  const comment = (input.comment ?? '').trim() || null;
  if (conclusion === 'return' && comment === null) return refuse(need('need.review_comment', 'comment'));
  // What REC-06 points at is taken out or answered before the text is cleared; REC-05 is what clearing gives.
  const against = conclusion === 'clear' ? [...againstHits(facts, old), ...againstRelease(facts, rules, old).filter((finding) => finding.check !== 'REC-05')] : [];
  if (against.length > 0) return refuse(...against);
  const row = insert('secrecyReview', {
    id: given.newId(), activityId: facts.activity.id, bulletinId: old.id, bulletinVersion: old.version, reviewerId, reviewerName: given.actor.name,
    conclusion, comment, at: given.now, title: old.title, body: plain(old.body),
  });
  const state = conclusion === 'clear' ? 'cleared' : 'returned';
  return done(facts, old.id, [row, update('bulletin', old.id, { state })], { name: `bulletin.${state}`, details: { title: old.title, comment } });
}

export type ToRelease = Known & { readonly issued: readonly { readonly year: number; readonly number: number }[] };

/** Released under the next number of the year, a correction under its own: cleared in this very version, and nothing open against it. */
export function release(known: ToRelease, input: Input<'release'>, given: Given): Decision {
  const { facts, rules, issued } = known;
  const old = named(known, input, ['cleared']);
  if (isDecision(old)) return old;
  const cleared = facts.reviews.findLast((one) => one.bulletinId === old.id);
  if (cleared?.conclusion !== 'clear' || cleared.bulletinVersion !== old.version) return refuse(need('need.bulletin_cleared'));
  const against = [...againstComments(facts, old), ...againstHits(facts, old), ...againstRelease(facts, rules, old)];
  if (against.length > 0) return refuse(...against);
  const { title, contributor, version, number: before } = old;
  const corrects = before !== null;
  const edition = { version, title, body: plain(old.body), contributor, releasedOn: given.today, releasedBy: given.actor.name, reason: corrects ? (old.correction ?? '') : null };
  const editions = [...(corrects ? editionsOf(old) : []), edition].map((one) => ({ ...one, body: plain(one.body) }));
  if (corrects) {
    const set = { state: 'released', editions, correctedOn: given.today };
    return done(facts, old.id, [update('bulletin', old.id, set)], { name: 'bulletin.corrected', details: { title, year: old.year, number: before, reason: old.correction, people: [old.authorId] } });
  }
  const year = Number(given.today.slice(0, 4));
  const numbers = issued.filter((one) => one.year === year).map((one) => one.number);
  const broken = brokenNumbers(numbers);
  if (broken.missing.length + broken.twice.length > 0) return refuse(need('need.bulletin_numbers', null, { year, numbers: [...broken.missing, ...broken.twice].join('、') }));
  const number = numbers.length + 1;
  const set = { state: 'released', year, number, releasedOn: given.today, editions };
  return done(facts, old.id, [update('bulletin', old.id, set)], { name: 'bulletin.released', details: { title, year, number } });
}

/** One place where it came out, on a day that has come and not before it was released. */
export function publish(known: Known, input: Input<'publish'>, given: Given): Decision {
  const { facts } = known;
  const enteredBy = given.actor.personId;
  const bulletin = facts.bulletins.find((one) => one.id === input.bulletinId);
  if (enteredBy === null) return refuse(need('forbidden.post'));
  if (bulletin === undefined) return refuse(need('need.bulletin_one'));
  if (bulletin.withdrawnOn !== null) return refuse(need('need.bulletin_withdrawn', null, { day: bulletin.withdrawnOn }));
  if (!outward(bulletin).leaves || bulletin.releasedOn === null) return refuse(need('need.bulletin_released'));
  const { outlet, publishedOn, address } = input;
  if (publishedOn > given.today) return refuse(need('need.past_day', 'publishedOn', { day: publishedOn }));
  if (publishedOn < bulletin.releasedOn) return refuse(need('need.after_release', 'publishedOn', { day: bulletin.releasedOn }));
  const again = facts.publications.some((one) => one.bulletinId === bulletin.id && one.outlet === outlet && one.publishedOn === publishedOn && one.address === address);
  if (again) return refuse(need('need.publication_once', 'outlet'));
  const row = insert('publication', { id: given.newId(), activityId: facts.activity.id, bulletinId: bulletin.id, outlet, publishedOn, address, enteredBy });
  return done(facts, bulletin.id, [row], { name: 'bulletin.published', details: { outlet, publishedOn } });
}
