import { dayOf } from '#features/activity/checks-common.ts';
import type { ActivityFacts, SideFacts } from '#features/activity/facts.ts';
import { createFormat } from '#shared/format.ts';
import type { PaperKnown } from './facts.ts';

/** How papers name sides, days and hours. */

export const format = createFormat('zh-Hans');

/** A side by its unit and branches, as the other side would write it. */
export const fullName = (side: SideFacts): string => `${side.unitName ?? ''}${side.branchNames.join('、')}` || (side.bodyWords ?? '');
export const partnersOf = ({ sides }: ActivityFacts): SideFacts[] => sides.filter((side) => side.role === 'partner');
export const hostsOf = ({ sides }: ActivityFacts): SideFacts[] => sides.filter((side) => side.role === 'host');
export const partnerNames = (facts: ActivityFacts): string => partnersOf(facts).map(fullName).join('、');
/** Our own by branch alone, as one's own paper says it. */
export const hostNames = (facts: ActivityFacts): string => hostsOf(facts).map((side) => side.branchNames.join('、') || fullName(side)).join('、');

/** “科技强审”主题联学活动: quotes inside a theme become single ones. */
export const activityName = ({ activity }: ActivityFacts): string => {
  const kind = `${activity.kind.replace(/活动$/u, '')}活动`;
  return activity.theme === null ? kind : `“${activity.theme.replaceAll('“', '‘').replaceAll('”', '’')}”${kind}`;
};

/** The day or days; once held, those. */
export const when = ({ activity }: ActivityFacts): string => {
  if (activity.heldOn === null && activity.heldWords !== null) return activity.heldWords;
  const from = activity.heldOn ?? activity.plannedOn;
  return from === null ? '' : activity.plannedEnd !== null && activity.plannedEnd > from ? format.days(from, activity.plannedEnd) : format.day(from);
};

const dayOfInstant = (at: string): string => format.instant(at).slice(0, -format.clock(at).length);
/** The hours as recorded; before there is a record, the days. */
export function hours(facts: ActivityFacts): string {
  const { startedAt, endedAt } = facts.record ?? { startedAt: null, endedAt: null };
  if (startedAt === null) return when(facts);
  const from = format.instant(startedAt);
  if (endedAt === null) return from;
  return `${from}至${dayOfInstant(startedAt) === dayOfInstant(endedAt) ? format.clock(endedAt) : format.instant(endedAt)}`;
}

/** Day of an instant in the office's zone. */
export const dayAt = (at: string | null | undefined): string | null => (at === null || at === undefined ? null : dayOf(at));

/** Steps of the present round of approval. */
export const roundOf = ({ facts }: PaperKnown) => facts.approvals.filter((step) => step.round === facts.activity.approvalRound);
/** The steps that were needed, once all of them are given; else null. */
export function approvedSteps(known: PaperKnown) {
  const steps = roundOf(known).filter((step) => step.state !== 'not_needed');
  return steps.length > 0 && steps.every((step) => step.state === 'approved') ? steps : null;
}
/** The day of the last approval. */
export const approvedOn = (known: PaperKnown): string | null => approvedSteps(known)?.map((step) => dayAt(step.decidedAt)).filter((one) => one !== null).toSorted().at(-1) ?? null;
