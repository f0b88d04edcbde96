import type { z } from 'zod';
import type { Known } from '#features/activity/subject.ts';
import { insert, refuse, stale, update, type Decision, type Given, type Happening, type Change } from '#shared/decision.ts';
import { need } from '#shared/finding.ts';
import type { bulletinContract } from './contract.ts';

export type Input<V extends keyof typeof bulletinContract> = z.infer<NonNullable<(typeof bulletinContract)[V]['~orpc']['inputSchema']>>;

const done = ({ facts }: Known, id: string, change: Change, event: Happening): Decision => ({
  ok: true, subject: { type: 'insight', id, activityId: facts.activity.id }, changes: [change], events: [event],
});

/** One's own insight: written of one's own will, changed as often as one likes. Nothing counts or measures it. */
export function writeInsight(known: Known, { insightId, insightVersion, text }: Input<'writeInsight'>, given: Given): Decision {
  const { activity, insights } = known.facts;
  const personId = given.actor.personId;
  if (personId === null) return refuse(need('forbidden.post'));
  const mine = insights.filter((insight) => insight.personId === personId && insight.withdrawnAt === null);
  if (insightId === null) {
    if (mine.length > 0) return refuse(need('need.insight_once', 'text'));
    const id = given.newId();
    return done(known, id, insert('insight', { id, activityId: activity.id, personId, text, createdAt: given.now }), { name: 'bulletin.insight_written', details: {} });
  }
  const old = insights.find((insight) => insight.id === insightId);
  if (old !== undefined && old.personId !== personId) return refuse(need('forbidden.author'));
  if (old === undefined || old.withdrawnAt !== null) return refuse(need('need.insight', 'text'));
  if (insightVersion !== old.version) return stale('insight', old);
  return done(known, old.id, update('insight', old.id, { text, version: old.version + 1 }), { name: 'bulletin.insight_edited', details: {} });
}

/** Taken back by its author: its words leave the activity; the ledger keeps that they were written. */
export function withdrawInsight(known: Known, { insightId }: Input<'withdrawInsight'>, given: Given): Decision {
  const old = known.facts.insights.find((insight) => insight.id === insightId && insight.withdrawnAt === null);
  if (old === undefined) return refuse(need('need.insight'));
  const change = update('insight', old.id, { text: '', withdrawnAt: given.now, version: old.version + 1 });
  return done(known, old.id, change, { name: 'bulletin.insight_withdrawn', details: {} });
}
