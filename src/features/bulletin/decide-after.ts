import type { Known } from '#features/activity/subject.ts';
import { refuse, update, type Decision, type Given } from '#shared/decision.ts';
import { need } from '#shared/finding.ts';
import { done, editionsOf, isDecision, named, plain } from './decide-named.ts';
import type { Input } from './decide-insight.ts';
import type { Bulletin } from './facts.ts';

/**
 * What can still happen to a bulletin that came out: it is corrected, under its own number and reviewed again, or
 * withdrawn. Either leaves its trace; the number is never given to another.
 */

const inWork = ['draft', 'review', 'returned', 'cleared'] as const;

/** Opens the text for a correction, with the reason. What was released stays out until the corrected text is. */
export function correct(known: Known, input: Input<'correct'>): Decision {
  const old = named(known, input, ['released']);
  if (isDecision(old)) return old;
  const set = { state: 'draft', correction: input.reason, editions: rows(old) };
  return done(known.facts, old.id, [update('bulletin', old.id, set)], { name: 'bulletin.correcting', details: { title: old.title, reason: input.reason, people: [old.authorId] } });
}

const rows = (bulletin: Bulletin) => editionsOf(bulletin).map((one) => ({ ...one, body: plain(one.body) }));

/** The text that is out, put back into the row. Its version goes up, so that nobody writes on over it unseen. */
function asReleased(old: Bulletin): object {
  const editions = editionsOf(old);
  const out = editions.at(-1);
  if (old.state === 'released' || out === undefined) return {};
  const { title, body, contributor, reason } = out;
  return { state: 'released', title, body: plain(body), contributor, correction: reason, version: old.version + 1 };
}

/** Gives a correction up: the text that is out stays as it is. */
export function dropCorrection(known: Known, input: Input<'dropCorrection'>): Decision {
  const old = named(known, input, inWork);
  if (isDecision(old)) return old;
  if (old.number === null) return refuse(need('need.bulletin_correction'));
  return done(known.facts, old.id, [update('bulletin', old.id, asReleased(old))], { name: 'bulletin.correction_dropped', details: { title: old.title } });
}

/** Takes a bulletin back that came out: it stays in the list with who, when and why, and wherever it stands is marked. */
export function withdraw(known: Known, input: Input<'withdraw'>, given: Given): Decision {
  const { facts } = known;
  const { personId, name } = given.actor;
  const old = named(known, { bulletinId: input.bulletinId }, ['released', ...inWork]);
  if (isDecision(old)) return old;
  if (personId === null) return refuse(need('forbidden.post'));
  if (old.number === null) return refuse(need('need.bulletin_released_first'));
  const standing = facts.publications.filter((one) => one.bulletinId === old.id && one.takenDownOn === null);
  const set = { ...asReleased(old), editions: rows(old), withdrawnOn: given.today, withdrawnReason: input.reason, withdrawnBy: personId, withdrawnName: name };
  return done(facts, old.id, [update('bulletin', old.id, set), ...standing.map((one) => update('publication', one.id, { toTakeDown: true }))], {
    name: 'bulletin.withdrawn', details: { title: editionsOf(old).at(-1)?.title ?? old.title, year: old.year, number: old.number, reason: input.reason, count: standing.length, people: [old.authorId] },
  });
}

/** Notes that a withdrawn bulletin no longer stands at an outlet, on a day that has come. */
export function takenDown(known: Known, input: Input<'takenDown'>, given: Given): Decision {
  const { facts } = known;
  const one = facts.publications.find((publication) => publication.id === input.publicationId);
  if (one === undefined) return refuse(need('need.publication_one'));
  if (!one.toTakeDown) return refuse(need('need.publication_stands'));
  if (one.takenDownOn !== null) return refuse(need('need.publication_down', null, { day: one.takenDownOn }));
  if (input.on > given.today) return refuse(need('need.past_day', 'on', { day: input.on }));
  const withdrawnOn = facts.bulletins.find((bulletin) => bulletin.id === one.bulletinId)?.withdrawnOn ?? null;
  if (withdrawnOn !== null && input.on < one.publishedOn) return refuse(need('need.after_publication', 'on', { day: one.publishedOn }));
  return done(facts, one.bulletinId, [update('publication', one.id, { takenDownOn: input.on })], { name: 'bulletin.taken_down', details: { outlet: one.outlet, on: input.on } });
}
