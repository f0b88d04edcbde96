import type { ActivityFacts } from '#features/activity/facts.ts';
import type { Known } from '#features/activity/subject.ts';
import { refuse, stale, type Change, type Decision, type Happening } from '#shared/decision.ts';
import { need } from '#shared/finding.ts';
import { joined, type Bulletin } from './facts.ts';

/** What every verb on a bulletin does: finds the one it names, and says what it has become. */

export const done = ({ activity }: ActivityFacts, id: string, changes: readonly Change[], ...events: Happening[]): Decision => ({
  ok: true, subject: { type: 'bulletin', id, activityId: activity.id }, changes, events,
});

/** The rows hold plain JSON; blocks are that already. */
export const plain = (body: Bulletin['body']) => body.map(({ kind, runs }) => ({ kind, runs: joined(runs).map((run) => ({ ...run })) }));

interface Named {
  readonly bulletinId: string;
  /** The version the sender saw, where the verb is about the text. */
  readonly bulletinVersion?: number | undefined;
}

/** The bulletin a verb names, in one of these states and as the sender saw it; else what to answer. A withdrawn one takes no verb. */
export function named({ facts }: Known, { bulletinId, bulletinVersion }: Named, states: readonly Bulletin['state'][]): Bulletin | Decision {
  const bulletin = facts.bulletins.find((one) => one.id === bulletinId);
  if (bulletin === undefined) return refuse(need('need.bulletin_one'));
  if (bulletinVersion !== undefined && bulletin.version !== bulletinVersion) return stale('bulletin', bulletin);
  if (bulletin.withdrawnOn !== null) return refuse(need('need.bulletin_withdrawn', null, { day: bulletin.withdrawnOn }));
  if (!states.includes(bulletin.state)) return refuse(need('need.bulletin_state', null, { state: `@bulletin.state.${bulletin.state}` }));
  // Once the activity is archived a bulletin that came out can still be corrected; one that never did is over.
  if (facts.activity.stage === 'archived' && bulletin.number === null) return refuse(need('need.bulletin_archived'));
  return bulletin;
}
export const isDecision = (found: Bulletin | Decision): found is Decision => 'ok' in found;

/** The text that is out as an edition. Bulletins released before editions were kept have theirs made now. */
export function editionsOf(bulletin: Bulletin): Bulletin['editions'] {
  const { editions, version, title, body, contributor, releasedOn } = bulletin;
  if (editions.length > 0 || releasedOn === null) return editions;
  return [{ version, title, body, contributor, releasedOn, releasedBy: '', reason: null }];
}
