import { addMonths, workingDaysAfter } from '#shared/dates.ts';
import type { Check, Found } from '#shared/check.ts';
import { activityDay, dayOf, folded, reached, sideName } from './checks-common.ts';
import { named } from '#features/plan/checks-common.ts';
import { unsigned, type ActivityFacts } from './facts.ts';

/** 计划与组织: what is asked of a topic and of the way to its approval (PLN). */

const office = { override: 'committee', on: activityDay, parameters: [] } as const;

const topicIsLinked: Check<ActivityFacts> = {
  ...office,
  ...named['PLN-08'],
  find({ activity }) {
    const { source, projectIds, suggestionIds } = activity;
    const linked =
      source === 'project' ? projectIds.length > 0 : source === 'suggestion' ? suggestionIds.length > 0 : source !== null;
    return linked ? [] : [{ field: 'source' }];
  },
};

/** The day it is sent for approval: today while it is being prepared, later the day its reason was given. */
function applyDay(facts: ActivityFacts, today: string): string | null {
  if (!reached(facts, 'approval')) return today;
  const reason = facts.responses.findLast((response) => response.checkId === 'PLN-11' && !response.withdrawn);
  return reason === undefined ? null : dayOf(reason.at);
}

const appliedInTime: Check<ActivityFacts> = {
  ...office,
  id: 'PLN-11',
  severity: 'warn',
  phases: ['submit'],
  source: '基层党组织活动经费申请流程（参照做法）',
  article: '提前申请',
  parameters: [{ parameter: 'workingDays', value: 7, unit: '个工作日', status: 'unconfirmed' }],
  find(facts, read, rules) {
    const limit = read<number>('workingDays');
    const { plannedOn } = facts.activity;
    const applied = applyDay(facts, rules.today);
    if (limit === null || plannedOn === null || applied === null) return [];
    const days = workingDaysAfter(applied, plannedOn, rules.calendar);
    return days < limit ? [{ field: 'plannedOn', facts: { days, limit } }] : [];
  },
};

const bothConsent: Check<ActivityFacts> = {
  ...office,
  id: 'PLN-12',
  severity: 'block',
  phases: ['submit'],
  source: '本办主题联学工作机制',
  article: '双方负责同志同意',
  // Consent is given to a programme: before there is a place for one it is nobody's omission.
  find: (facts) =>
    reached(facts, 'programme') ? unsigned(facts, 'activity').map((side) => ({ subject: side.id, field: 'sides', facts: { side: sideName(side) } })) : [],
};

/** Themes are compared without width, spaces, quotes and other marks: 「科技强审」 is 科技强审. */
const bare = (theme: string): string => folded(theme).replace(/[\p{P}\p{S}]/gu, '').toLowerCase();

/** The same topic: equal, or one inside the other where it is long enough to mean something by itself. */
function sameTopic(a: string | null, b: string | null): boolean {
  const [short = '', long = ''] = [bare(a ?? ''), bare(b ?? '')].toSorted((x, y) => x.length - y.length);
  return short !== '' && (short === long || (short.length >= 4 && long.includes(short)));
}

const notRepeated: Check<ActivityFacts> = {
  ...office,
  id: 'PLN-13',
  severity: 'warn',
  phases: ['submit'],
  source: '本办主题联学工作机制',
  article: '力戒形式主义',
  parameters: [{ parameter: 'months', value: 12, unit: '个月', status: 'unconfirmed' }],
  find(facts, read): Found[] {
    const months = read<number>('months');
    if (months === null) return [];
    const day = activityDay(facts);
    const since = addMonths(day, -months);
    return facts.earlier
      .filter((past) => past.on >= since && past.on <= day && sameTopic(past.theme, facts.activity.theme))
      .map(({ id, code, on, partner }) => ({ subject: id, field: 'theme', facts: { code, on, partner, limit: months } }));
  },
};

export const activityChecks: readonly Check<ActivityFacts>[] = [topicIsLinked, appliedInTime, bothConsent, notRepeated];
