import type { z } from 'zod';
import { subjectOf, type Known } from '#features/activity/subject.ts';
import { leadingPost } from '#shared/actor.ts';
import { insert, refuse, type Decision, type Given } from '#shared/decision.ts';
import { need } from '#shared/finding.ts';
import type { authenticityContract, SignalRow } from './contract.ts';
import { signalsFor, wroteIt } from './shown.ts';
import type { Answered, Stored } from './store.ts';

export type Input<V extends 'explain' | 'note'> = z.infer<NonNullable<(typeof authenticityContract)[V]['~orpc']['inputSchema']>>;
export interface ToAnswer extends Known {
  readonly matches: readonly Stored[];
  readonly answers: readonly Answered[];
}

function answered({ facts }: Known, key: string, said: 'explained' | 'noted' | 'harmless', text: string, given: Given): Decision {
  const { actor, now } = given;
  if (actor.personId === null) return refuse(need('forbidden.post'));
  const row = insert('authenticityAnswer', { id: given.newId(), activityId: facts.activity.id, signal: key, said, text, byPersonId: actor.personId, byName: actor.name, byPost: leadingPost(actor), at: now });
  return {
    ok: true, subject: subjectOf(facts), changes: [row],
    events: [said === 'explained' ? { name: 'authenticity.explained', details: {} } : { name: 'authenticity.noted', details: { said: `@authenticity.said.${said}` } }],
  };
}
/** A signal the actor is told of; of others it cannot be told whether there are any. */
const told = (known: ToAnswer, key: string, { actor }: Given): SignalRow | undefined => signalsFor(actor, known, known.matches, known.answers).find((one) => one.key === key);

/** The author, or the branch whose record it is, says how it came. As often as there is something to add; nothing is taken away. */
export function explain(known: ToAnswer, { key, text }: Input<'explain'>, given: Given): Decision {
  const signal = told(known, key, given);
  if (signal === undefined) return refuse(need('need.signal'));
  return signal.mayExplain ? answered(known, key, 'explained', text, given) : refuse(need('forbidden.signal_author'));
}

/** Whoever inspects says that it was looked at, and why it needs nothing more or nothing at all. Never by whoever wrote or organised it. */
export function note(known: ToAnswer, { key, said, text }: Input<'note'>, given: Given): Decision {
  const signal = told(known, key, given);
  if (signal === undefined) return refuse(need('need.signal'));
  return wroteIt(known.facts, given.actor, key) || !signal.mayNote ? refuse(need('forbidden.own_signal')) : answered(known, key, said, text, given);
}
