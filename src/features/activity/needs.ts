import { need, open, type Finding } from '#shared/finding.ts';
import type { Rules } from '#shared/rules.ts';
import { findingsOf } from '#features/checks.ts';
import { nameOfSide, unsigned, type ActivityFacts, type SideFacts } from './facts.ts';
import type { Need } from './lifecycle.ts';

const when = (isMissing: boolean, id: string, field: string | null = null): Finding[] => (isMissing ? [need(`need.${id}`, field)] : []);
const blank = (text: string | null): boolean => text === null || text.trim() === '';

/** Sides from different branches; a unit without a named branch counts as itself. */
export function distinctSides({ sides }: { readonly sides: readonly Pick<SideFacts, 'id' | 'branchIds' | 'unitId' | 'bodyWords'>[] }): number {
  return new Set(sides.map((side) => [...side.branchIds].toSorted().join() || side.unitId || side.bodyWords || side.id)).size;
}

function openChecks(facts: ActivityFacts, rules: Rules, phase: 'submit' | 'hold' | 'close'): Finding[] {
  return findingsOf(facts, rules, phase).filter(open);
}

function conversionMissing(facts: ActivityFacts): Finding[] {
  if (facts.activity.conversion !== 'open') return [];
  if (facts.problems.length === 0) return [need('need.conversion')];
  const unplanned = facts.problems.filter((problem) => !facts.actions.some((action) => action.problemId === problem.id && action.state !== 'dropped') && problem.toldAt === null);
  const unfinished = facts.actions.filter((action) => action.state === 'open' || action.state === 'done');
  const untold = facts.problems.filter((problem) => problem.toldAt === null);
  return [
    ...unplanned.map((problem) => need('need.action', null, { text: problem.text }, problem.id)),
    ...unfinished.map((action) => need(action.state === 'open' ? 'need.action_done' : 'need.action_verified', null, { text: action.measure }, action.id)),
    ...untold.map((problem) => need('need.told', null, { text: problem.text }, problem.id)),
  ];
}

/** Each combination chosen in the topic has a result of its own in the record. */
const resultsMissing = ({ activity, record }: ActivityFacts): Finding[] =>
  activity.combines.filter((one) => blank(record?.results[one] ?? null)).map((one) => need('need.result', `record.results.${one}`, { combination: `@combines.${one}` }, one));

function publicityMissing(facts: ActivityFacts): Finding[] {
  if (facts.activity.publicity !== 'open') return [];
  // What came out and was not withdrawn, this activity's own or one it stands in together with others.
  const out = [...facts.bulletins, ...facts.elsewhere].filter(({ number, withdrawnOn }) => number !== null && withdrawnOn === null);
  const published = facts.publications.some((one) => !one.toTakeDown) || facts.elsewhere.some((one) => one.published && out.includes(one));
  return [...when(out.length === 0, 'bulletin'), ...when(!published, 'publication')];
}

/** What of one need is missing: a list a person can act on, computed, the same on page and server. */
export function missing(wanted: Need, facts: ActivityFacts, rules: Rules): Finding[] {
  const { activity, record } = facts;
  switch (wanted) {
    case 'theme': return when(blank(activity.theme), 'theme', 'theme');
    case 'source': return when(activity.source === null, 'source', 'source');
    case 'tasks': return when(blank(activity.tasks), 'tasks', 'tasks');
    case 'effect': return when(blank(activity.expectedEffect), 'effect', 'expectedEffect');
    case 'two_sides': return when(distinctSides(facts) < 2, 'two_sides', 'sides');
    case 'programme': return when((activity.programme?.sessions.length ?? 0) === 0, 'programme', 'programme');
    case 'place': return when(activity.programme?.sessions.some((session) => blank(session.place)) ?? true, 'place', 'place');
    case 'money': return when(activity.estimateFen === null || (activity.estimateFen > 0 && facts.costs.length === 0 && (activity.fundSource === null || activity.fundSource === 'none')), 'money', 'estimateFen');
    case 'checks_submit': return openChecks(facts, rules, 'submit');
    case 'checks_hold': return openChecks(facts, rules, 'hold');
    case 'checks_close': return openChecks(facts, rules, 'close');
    case 'record': return when(record === null || record.writtenAt === null, 'record', 'record');
    case 'results': return resultsMissing(facts);
    case 'signatures': return unsigned(facts, 'record').map((side) => need('need.signature', 'sides', { side: nameOfSide(side) || null }, side.id));
    case 'publicity': return publicityMissing(facts);
    case 'conversion': return conversionMissing(facts);
    case 'announced': return when(activity.announcedAt === null, 'announced');
    case 'pending_step': return when(!facts.approvals.some((approval) => approval.state === 'pending'), 'pending_step');
    case 'postponed': return when(activity.standing !== 'postponed', 'postponed');
  }
}
