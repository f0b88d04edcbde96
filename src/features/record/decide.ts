import type { z } from 'zod';
import { dayOf } from '#features/activity/checks-common.ts';
import { move, superseding } from '#features/activity/decide.ts';
import type { ActivityFacts } from '#features/activity/facts.ts';
import { subjectOf, type Known } from '#features/activity/subject.ts';
import { byAccount, byLink, onPaper, sign as signs } from '#features/partner/decide.ts';
import { shownOf } from '#features/partner/shown.ts';
import { insert, refuse, stale, update, type Change, type Decision, type Given, type Happening } from '#shared/decision.ts';
import { need } from '#shared/finding.ts';
import type { recordContract, RecordText } from './contract.ts';
import type { RecordFacts } from './facts.ts';
import { hasContent, knownOf, textOf, type Writers } from './facts-known.ts';

export type Input<V extends keyof typeof recordContract> = z.infer<NonNullable<(typeof recordContract)[V]['~orpc']['inputSchema']>>;
/** What writing knows: the activity, and who chairs as a rule. */
export type ForWriting = Known & Pick<Writers, 'chair'>;

/** The same words are the same record, however a member is ordered. */
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const instant = (at: string | null | undefined): string | null | undefined => (typeof at === 'string' ? new Date(at).toISOString() : at);
type Named<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
/** Only what was named: an edit leaves the rest as it is. */
const named = <T extends object>(fields: T): Named<T> => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Named<T>;

const done = (facts: ActivityFacts, changes: readonly Change[], ...events: Happening[]): Decision => ({ ok: true, subject: subjectOf(facts), changes, events });

/**
 * Writes the record. What was signed and now reads otherwise is asked again; what the sides are not shown (why it is
 * late, why stops differ, what was answered to requests) may be completed under their signatures.
 */
export function edit({ facts, chair }: ForWriting, input: Input<'edit'>, given: Given): Decision {
  const { commandId: _, id: __, recordVersion, ...said } = input;
  const old = facts.record;
  if (old !== null && recordVersion !== old.version) return stale('record', old);
  if (old === null && recordVersion !== null) return refuse(need('need.record'));
  const before = old === null ? knownOf(facts, { chair, recorder: given.actor.name }) : textOf(old);
  const after: RecordText = { ...before, ...named({ ...said, startedAt: instant(said.startedAt), endedAt: instant(said.endedAt) }) };
  if (after.startedAt !== null && after.endedAt !== null && after.endedAt <= after.startedAt) return refuse(need('need.record_order', 'endedAt'));
  if (after.startedAt !== null && dayOf(after.startedAt) > given.today) return refuse(need('need.record_future', 'startedAt'));
  const writtenAt = old?.writtenAt ?? (hasContent(after) ? given.now : null);
  if (old === null) {
    const row = insert('record', { id: given.newId(), activityId: facts.activity.id, ...plain(after), writtenAt });
    return done(facts, [row], { name: 'record.created', details: { topic: after.topic } });
  }
  const fields = (Object.keys(after) as (keyof RecordText)[]).filter((field) => !same(before[field], after[field]));
  if (fields.length === 0) return done(facts, []);
  const version = old.version + 1;
  const set = { ...plain(Object.fromEntries(fields.map((field) => [field, after[field]]))), ...(old.writtenAt === writtenAt ? {} : { writtenAt }), version };
  const again = readsTheSame(facts, { ...old, ...after }) ? [] : superseding(facts, 'record');
  const asked: Happening[] = again.length === 0 ? [] : [{ name: 'record.asked_again', details: { count: again.length } }];
  return done(facts, [update('record', old.id, set), ...again], { name: 'record.edited', details: { fields } }, ...asked);
}

/** Whether the sides would see the very words they were shown. */
const readsTheSame = (facts: ActivityFacts, record: RecordFacts): boolean => same(shownOf(facts, 'record'), shownOf({ ...facts, record }, 'record'));

export function sign({ facts }: Known, input: Input<'sign'>, given: Given): Decision {
  const by = byAccount(facts, input.sideId, given);
  return by === null ? refuse(need('forbidden.side', 'sideId')) : signs(facts, 'record', input, by, given);
}
export function signByLink({ facts }: Known, input: Input<'signByLink'>, given: Given): Decision {
  const by = byLink(given);
  return by === null ? refuse(need('forbidden.post')) : signs(facts, 'record', input, by, given);
}
export function signOnPaper({ facts }: Known, input: Input<'signOnPaper'>, given: Given): Decision {
  const by = onPaper(facts, input);
  return by === null ? refuse(need('need.scan', 'fileId')) : signs(facts, 'record', input, by, given);
}

/** Checks, results and signatures were looked at by the lifecycle: on to 宣传. */
export function complete({ facts }: Known): Decision {
  const moved = move('record.complete', facts);
  const signatures = facts.consents.filter((one) => one.subject === 'record' && !one.superseded).length;
  return moved.ok ? { ...moved, events: [{ name: 'record.completed', details: { signatures } }] } : moved;
}
