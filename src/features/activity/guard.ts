import type { Actor } from '#shared/actor.ts';
import { need, type Finding } from '#shared/finding.ts';
import type { Rules } from '#shared/rules.ts';
import { lifecycle, lineOf, type VerbLine } from './lifecycle.ts';
import type { ActivityFacts } from './facts.ts';
import { missing } from './needs.ts';
import { stands, type About } from './policy.ts';

/** What stands in the way of the verb by who asks and where the activity stands, before anything else is looked at. */
function entry(line: VerbLine, actor: Actor, facts: ActivityFacts, about: About): Finding[] {
  const { activity } = facts;
  if (actor.may === 'read') return [need('forbidden.read_only')];
  if (!line.who.some((who) => stands(who, actor, facts, about))) {
    return [need('forbidden.post', null, { who: line.who.join(',') })];
  }
  if ((activity.standing === 'cancelled' || activity.standing === 'declined') && line.onceEnded !== true) return [need(`standing.${activity.standing}`)];
  if (activity.standing === 'postponed' && line.whilePostponed !== true) return [need('standing.postponed')];
  if (!line.from.includes(activity.stage)) {
    return [need('stage.wrong', null, { stage: `@stage.${activity.stage}` })];
  }
  return [];
}

/**
 * Everything that forbids the verb now: who asks, where the activity stands, what is missing. Empty means go.
 * The same answer decides on the server and explains the button on the page.
 */
export function guard(verb: string, actor: Actor, facts: ActivityFacts, rules: Rules, about: About = {}): Finding[] {
  const line = lineOf(verb);
  const atDoor = entry(line, actor, facts, about);
  return atDoor.length > 0 ? atDoor : line.needs.flatMap((wanted) => missing(wanted, facts, rules));
}

/** The verbs with what stands in their way, for the page: verb → findings (empty: allowed). */
export function allowed(actor: Actor, facts: ActivityFacts, rules: Rules): Record<string, Finding[]> {
  return Object.fromEntries(lifecycle.map((line) => [line.verb, guard(line.verb, actor, facts, rules)]));
}
