import type { ActivityView } from '#features/activity/contract.ts';
import type { Stage } from '#features/activity/facts.ts';
import type { Finding } from '#shared/finding.ts';
import type { ActivityPart } from '#web/links.ts';
import { mendable } from './verbs-cure.ts';

/** The verbs that carry an activity on and are given by a press alone. */
export type Pressed = 'activity.to_contact' | 'activity.to_programme' | 'approval.submit' | 'record.complete' | 'activity.to_conversion' | 'activity.archive';

/** The one next thing of each stage: pressed at the head of the page, or done in the part that asks what it needs. */
export type Next = { readonly press: Pressed } | { readonly verb: string; readonly part: ActivityPart };
const nexts: Readonly<Record<Stage, Next | null>> = {
  topic: { press: 'activity.to_contact' },
  contact: { press: 'activity.to_programme' },
  programme: { press: 'approval.submit' },
  approval: { verb: 'approval.approve', part: 'approval' },
  held: { verb: 'attendance.hold', part: 'held' },
  summary: { press: 'record.complete' },
  publicity: { press: 'activity.to_conversion' },
  conversion: { press: 'activity.archive' },
  archived: null,
};

/** What comes next; null where nothing does. */
export const nextOf = ({ facts: { activity } }: Pick<ActivityView, 'facts'>): Next | null => (activity.standing === 'active' ? nexts[activity.stage] : null);

/** What is still missing for it, as far as whoever looks could mend it. */
export function missingFor(view: ActivityView): Finding[] {
  const next = nextOf(view);
  return next === null ? [] : mendable(view.allowed['press' in next ? next.press : next.verb] ?? []);
}

const told = ['organiser', 'secretary', 'committee'] as const;

/** Whose the next thing is, where it is not the reader's: said on the page, so that nobody has to find out at the button. An approval names its step itself. */
export function othersFor(view: Pick<ActivityView, 'facts' | 'allowed'>): (typeof told)[number][] {
  const next = nextOf(view);
  const against = next === null ? undefined : view.allowed['press' in next ? next.press : next.verb]?.find(({ check }) => check === 'forbidden.post');
  const who = String(against?.facts['who'] ?? '').split(',');
  return told.filter((one) => who.includes(one));
}

const same = (one: Finding, other: Finding): boolean => one.check === other.check && one.subject === other.subject && one.field === other.field;

/** What was spent and the papers for it are told on the part of the costs, where they are mended. */
export const ofSpending = ({ check }: Pick<Finding, 'check'>): boolean => check === 'CST-16' || check === 'CST-19';

/** What the rulebook says beside that: nothing is told twice on a page. */
export const besides = (view: ActivityView): Finding[] => {
  const missing = missingFor(view);
  return view.findings.filter((finding) => !ofSpending(finding) && !missing.some((other) => same(finding, other)));
};
