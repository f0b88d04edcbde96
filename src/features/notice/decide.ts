import { insert, refuse, update, type Decision, type Given } from '#shared/decision.ts';
import { need } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import { toldWhom, type Concerned, type News } from './facts.ts';
import { noticePolicy } from './policy.ts';

/** The entry that is news, and whom it may concern. */
export interface Cause extends Concerned {
  readonly seq: number;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly objectId: string;
  readonly activity: { readonly id: string; readonly code: string; readonly theme: string | null } | null;
  readonly news: readonly News[];
  /** Unread notices of the same activity that what has happened settles. */
  readonly settled: readonly string[];
}

/** One notice for each person and kind of news, and an end to those that ask for what is done; `notice.nobody` where it concerns no one but the one who did it. */
export function tell(cause: Cause, _: unknown, given: Given): Decision {
  const against = barred(noticePolicy, 'notice.tell', given.actor);
  if (against.length > 0) return refuse(...against);
  const { activity, seq } = cause;
  // Nobody is told twice of one kind by one entry: the first says it, whatever else of the kind happened with it.
  const heard = new Set<string>();
  const first = (key: string): boolean => !heard.has(key) && heard.add(key).has(key);
  const told = cause.news.map((news) => ({ news, people: toldWhom(news, cause, cause.actorId).filter((personId) => first(`${news.kind} ${personId}`)) })).filter(({ people }) => people.length > 0);
  const inserts = told.flatMap(({ news, people }) =>
    people.map((personId) =>
      insert('notice', {
        id: given.newId(), personId, activityId: activity?.id ?? null, kind: news.kind, causeSeq: seq, createdAt: given.now,
        facts: { ...news.facts, theme: activity?.theme ?? null, code: activity?.code ?? null, by: cause.actorName, about: cause.objectId },
      }),
    ),
  );
  const changes = [...cause.settled.map((notice) => update('notice', notice, { readAt: given.now })), ...inserts];
  if (changes.length === 0) return refuse(need('notice.nobody'));
  return {
    ok: true, changes,
    // Not of the activity: its history tells what people did, of which this only follows.
    subject: { type: 'notice', id: cause.objectId, activityId: null },
    events: [
      ...(cause.settled.length > 0 ? [{ name: 'notice.settled', details: { count: cause.settled.length, cause: seq } }] : []),
      ...told.map(({ news, people }) => ({ name: 'notice.sent', details: { kind: `@notice.kind.${news.kind}`, count: people.length, cause: seq } })),
    ],
  };
}

/** Unread notices of the asker: all of them, or the one named. */
export function markRead(unread: readonly string[], { id }: { readonly id: string | null }, given: Given): Decision {
  const { actor } = given;
  const against = barred(noticePolicy, 'notice.read', actor);
  if (against.length > 0 || actor.personId === null) return refuse(...against, ...(actor.personId === null ? [need('forbidden.post')] : []));
  return {
    ok: true, subject: { type: 'notice', id: id ?? actor.personId, activityId: null },
    changes: unread.map((notice) => update('notice', notice, { readAt: given.now })),
    events: [{ name: 'notice.read', details: { count: unread.length } }],
  };
}
