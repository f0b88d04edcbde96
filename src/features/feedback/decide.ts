import type { Actor } from '#shared/actor.ts';
import { insert, refuse, stale, update, type Decision, type Given } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import type { FeedbackInput, FeedbackRow } from './contract.ts';
import { feedbackPolicy } from './policy.ts';

/** Feedback on the program: pure. */

export interface FeedbackKnown {
  readonly id: string;
  readonly authorId: string | null;
  readonly text: string;
  readonly state: FeedbackRow['state'];
  readonly version: number;
}
export interface MakeFacts {
  /** What the same person, or the holder of the same link, has waiting. */
  readonly waiting: number;
  /** Who is told that something was written. */
  readonly answering: readonly string[];
}
/** As much of one writer may wait at once; it keeps a link that fell into wrong hands from filling the list. */
const mostWaiting = 20;

const about = (id: string) => ({ ok: true as const, subject: { type: 'feedback', id, activityId: null } });
const inShort = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** Whether the actor reads all of it; everybody else reads their own. */
export const answers = (actor: Actor): boolean => barred(feedbackPolicy, 'feedback.answer', { ...actor, may: 'all' }).length === 0;

/** What forbids the verb on this feedback; the page explains its buttons with it. */
export function against(verb: 'feedback.answer' | 'feedback.close', actor: Actor, { authorId, state }: Pick<FeedbackKnown, 'authorId' | 'state'>): Finding[] {
  const byPost = barred(feedbackPolicy, verb, actor);
  if (byPost.length > 0) return byPost;
  const own = authorId !== null && authorId === actor.personId;
  if (verb === 'feedback.answer') {
    if (own) return [need('forbidden.own_feedback')];
    return state === 'closed' ? [need('need.feedback_not_closed')] : [];
  }
  if (!own && !answers(actor)) return [need('forbidden.post', null, { who: 'system_admin,committee' })];
  if (state === 'open') return [need('need.feedback_answered')];
  return state === 'closed' ? [need('need.feedback_not_closed')] : [];
}

export function make({ waiting, answering }: MakeFacts, { kind, text, page }: FeedbackInput<'make'>, given: Given): Decision {
  const { actor, now } = given;
  const { link, personId } = actor;
  if (actor.may === 'read') return refuse(need('forbidden.read_only'));
  if (personId === null && link === null) return refuse(need('forbidden.post'));
  if (page !== null && !/^\/(?!\/)/.test(page)) return refuse(need('need.feedback_page', 'page'));
  if (waiting >= mostWaiting) return refuse(need('need.feedback_many', 'text', { most: mostWaiting }));
  const id = given.newId();
  // The address of the page behind a personal link is its secret: it is not kept.
  const shown = link === null && !(page ?? '').startsWith('/p/') ? page : null;
  const row = insert('feedback', {
    id, kind, text, page: shown, authorId: link === null ? personId : null, linkId: link?.id ?? null, authorName: actor.name, state: 'open', createdAt: now,
  });
  return { ...about(id), changes: [row], events: [{ name: 'feedback.made', details: { kind: `@feedback.kind.${kind}`, text: inShort(text), people: answering } }] };
}

interface OnOne {
  readonly feedback: FeedbackKnown;
}

export function answer({ feedback }: OnOne, { version, answer: said }: FeedbackInput<'answer'>, given: Given): Decision {
  const wrong = against('feedback.answer', given.actor, feedback);
  if (wrong.length > 0) return refuse(...wrong);
  if (version !== feedback.version) return stale('feedback', feedback);
  const set = { state: 'answered', answer: said, answeredName: given.actor.name, answeredAt: given.now, version: version + 1 };
  return {
    ...about(feedback.id), changes: [update('feedback', feedback.id, set)],
    events: [{ name: 'feedback.answered', details: { text: inShort(feedback.text), reason: said, people: feedback.authorId === null ? [] : [feedback.authorId] } }],
  };
}

export function close({ feedback }: OnOne, { version }: FeedbackInput<'close'>, given: Given): Decision {
  const wrong = against('feedback.close', given.actor, feedback);
  if (wrong.length > 0) return refuse(...wrong);
  if (version !== feedback.version) return stale('feedback', feedback);
  return {
    ...about(feedback.id), changes: [update('feedback', feedback.id, { state: 'closed', closedAt: given.now, version: version + 1 })],
    events: [{ name: 'feedback.closed', details: { text: inShort(feedback.text) } }],
  };
}
