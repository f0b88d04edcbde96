import { activityDay, audited, blank } from '#features/activity/checks-common.ts';
import type { ActivityFacts } from '#features/activity/facts.ts';
import type { Check, Found } from '#shared/check.ts';
import { daysBetween, type Day } from '#shared/dates.ts';
import { bulletinText, sensitiveIn } from './checks-text.ts';

/**
 * 宣传与转化: what a bulletin needs before it goes out, and what an action needs before it counts (REC-05, -06, -08,
 * -10, -11). The subject of a finding on a bulletin begins with the bulletin's id, that on an action is the action's id.
 */

const common = { override: null, on: activityDay, parameters: [] } as const;

const isReviewed: Check<ActivityFacts> = {
  ...common,
  id: 'REC-05',
  severity: 'block',
  phases: ['publish'],
  source: '审计“四严禁”工作要求；《中华人民共和国保守国家秘密法》',
  article: '第三条；公开前的保密审查',
  find: ({ bulletins, reviews }) =>
    bulletins
      .filter((bulletin) => {
        const said = reviews.filter((review) => review.bulletinId === bulletin.id);
        if (bulletin.withdrawnOn !== null) return false;
        // A text that is out was cleared as it is, whatever was said of a correction that was given up.
        if (bulletin.state === 'released') return !said.some((review) => review.conclusion === 'clear' && review.bulletinVersion === (bulletin.editions.at(-1)?.version ?? bulletin.version));
        // The last word counts, and for the very text it was said of.
        const last = said.at(-1);
        return last?.conclusion !== 'clear' || last.bulletinVersion !== bulletin.version;
      })
      .map(({ id, title }) => ({ subject: id, field: 'bulletins', facts: { title } })),
};

/** Names of the units under audit of every activity that a bulletin was composed from. */
export const auditeesOf = (facts: ActivityFacts, { alsoActivityIds }: { readonly alsoActivityIds: readonly string[] }): string[] => [
  ...audited(facts).flatMap((side) => [side.unitName, ...(side.unitAliases ?? []), ...side.branchNames]).filter((name) => name !== null),
  ...facts.further.filter(({ id }) => alsoActivityIds.includes(id)).flatMap(({ auditees }) => auditees),
];

const saysNothingSensitive: Check<ActivityFacts> = {
  ...common,
  id: 'REC-06',
  severity: 'warn',
  override: 'discipline',
  phases: ['publish'],
  source: '本办主题联学工作机制',
  article: '公开内容审查',
  parameters: [
    {
      parameter: 'words', unit: null, status: 'confirmed',
      value: ['审计发现', '发现问题', '问题线索', '违规', '违纪', '移送', '取证', '审计底稿', '工作底稿', '审计报告征求意见'],
    },
  ],
  find(facts, read): Found[] {
    return facts.bulletins.flatMap((bulletin) =>
      sensitiveIn(bulletinText(bulletin), auditeesOf(facts, bulletin), read<readonly string[]>('words') ?? []).map(({ kind, count }) => ({
        subject: `${bulletin.id} ${kind}`, field: 'bulletins', facts: { title: bulletin.title, what: `@check.REC-06.${kind}`, count },
      })),
    );
  },
};

/** Numbers of a year that are missing or given twice: `1, 2, 4` lacks 3. What the release must not add to. */
export function brokenNumbers(numbers: readonly number[]): { missing: number[]; twice: number[] } {
  const last = Math.max(0, ...numbers);
  return {
    missing: Array.from({ length: last }, (_, index) => index + 1).filter((number) => !numbers.includes(number)),
    twice: [...new Set(numbers.filter((number, index) => numbers.indexOf(number) !== index))],
  };
}

/** What of one activity can be seen of it: a released issue carries the year it came out in and a number of its own. */
const isNumbered: Check<ActivityFacts> = {
  ...common,
  id: 'REC-08',
  severity: 'block',
  phases: ['publish'],
  source: '本办简报编号做法',
  article: '年度连续编号',
  find({ bulletins }) {
    // A number once given stays: while the text is corrected, and when it was withdrawn.
    const released = bulletins.filter((bulletin) => bulletin.state === 'released' || bulletin.number !== null);
    return released
      .filter(({ id, year, number, releasedOn }) => {
        const same = released.some((other) => other.id !== id && other.year === year && other.number === number);
        const inYear = releasedOn === null || year === Number(releasedOn.slice(0, 4));
        return year === null || number === null || number < 1 || same || !inYear;
      })
      .map(({ id, title, number }) => ({ subject: id, field: 'bulletins', facts: { title, number } }));
  },
};

const isProved: Check<ActivityFacts> = {
  ...common,
  id: 'REC-10',
  severity: 'block',
  phases: ['convert'],
  source: '本办主题联学工作机制',
  article: '成果转化核验',
  find({ actions }): Found[] {
    const finished = actions.filter((action) => action.state === 'done' || action.state === 'verified');
    return finished.flatMap((action) => {
      const unproved = blank(action.evidence) && action.evidenceFileIds.length === 0;
      const own = action.verifierId !== null && action.verifierId === action.ownerId;
      const why = [...(unproved ? ['evidence'] : []), ...(own ? ['verifier'] : [])];
      return why.map((reason) => ({ subject: action.id, field: reason, facts: { text: action.measure, what: `@check.REC-10.${reason}` } }));
    });
  },
};

const isInTime: Check<ActivityFacts> = {
  ...common,
  id: 'REC-11',
  severity: 'warn',
  override: 'committee',
  phases: ['watch'],
  source: '问题、任务、责任清单通行做法',
  article: '整改时限',
  parameters: [{ parameter: 'days', value: 0, unit: '天', status: 'confirmed' }],
  find: ({ actions }, read, rules) =>
    actions
      .filter((action) => action.state === 'open' && overdue(action.dueOn, rules.today) > (read<number>('days') ?? 0))
      .map(({ id, measure, ownerName, dueOn }) => ({ subject: id, field: 'actions', facts: { text: measure, owner: ownerName, due: dueOn, days: overdue(dueOn, rules.today) } })),
};
const overdue = (due: Day, today: Day): number => daysBetween(due, today);

export const afterChecks: readonly Check<ActivityFacts>[] = [isReviewed, saysNothingSensitive, isNumbered, isProved, isInTime];
