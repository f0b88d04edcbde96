import { activityDay } from '#features/activity/checks-common.ts';
import type { ActivityFacts } from '#features/activity/facts.ts';
import type { Actor } from '#shared/actor.ts';
import { basisOf, type Rules } from '#shared/rules.ts';
import type { SignalRow } from './contract.ts';
import { authorsUntil, basisOfKind, isOpen, keyOf, type Match, type SignalKind } from './facts.ts';
import { inspects, isMine } from './policy.ts';
import type { Answered, Stored } from './store.ts';

/** The clause and parameter a signal rests on, as of the activity's own day. */
export function basisAt(rules: Rules, kind: SignalKind, facts: ActivityFacts): SignalRow['basis'] {
  const setting = basisOfKind(rules, kind, activityDay(facts));
  return setting === null ? null : basisOf(setting);
}

/** Passages as far as the reader may see both: of an activity he may not see, not a word. */
export const passagesShown = ({ passages, otherActivityId }: Pick<Match, 'passages' | 'otherActivityId'>, seen: boolean): SignalRow['passages'] =>
  passages.map((one) => ({ ...one, other: otherActivityId !== null && seen ? one.other : null }));

interface Known {
  readonly facts: ActivityFacts;
  readonly rules: Rules;
}

/**
 * What a reader is told: whose it is sees it at once; those who inspect once it is open (SUP-14); nobody else at all.
 * Names of people who were at two places are left out where the reader may not see the other.
 */
export function signalsFor(actor: Actor, { facts, rules }: Known, matches: readonly Stored[], answers: readonly Answered[]): SignalRow[] {
  return matches.flatMap((match): SignalRow[] => {
    const key = keyOf(match);
    const said = answers.filter((one) => one.signal === key);
    const [mine, open] = [isMine(facts, actor, key), isOpen(rules, match.since, said)];
    if (!mine && !(inspects(actor) && open)) return [];
    const { other } = match;
    const hidden = match.otherActivityId !== null && other === null;
    return [{
      key, kind: match.kind, ownKind: match.ownKind, ownId: match.ownId, facts: hidden && match.kind === 'people' ? { ...match.facts, names: null } : match.facts, basis: basisAt(rules, match.kind, facts),
      other: other === null || match.otherActivityId === null || match.otherKind === null ? null : { activityId: match.otherActivityId, kind: match.otherKind, id: match.otherId, ...other },
      hidden, passages: passagesShown(match, other !== null), since: new Date(match.since).toISOString(), authorsUntil: authorsUntil(rules, match.since), open,
      mayExplain: mine, mayNote: inspects(actor) && open && !wroteIt(facts, actor, key),
      answers: said.map(({ signal: _, at, ...one }) => ({ ...one, at: new Date(at).toISOString() })),
    }];
  });
}

/** Nobody takes note of his own: neither who wrote it, nor who organised or proposed the activity. */
export const wroteIt = (facts: ActivityFacts, actor: Actor, key: string): boolean =>
  isMine(facts, actor, key) || (actor.personId !== null && [facts.activity.organiserId, facts.activity.proposerId].includes(actor.personId));
