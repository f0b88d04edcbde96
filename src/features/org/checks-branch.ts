import type { Check } from '#shared/check.ts';
import { addMonths, daysBetween } from '#shared/dates.ts';
import type { BranchChecked, MemberHours } from './facts-checks.ts';

/**
 * 组织: rules over a branch by itself (ORG-01, -02, -07 to -11). They are shown on the branch's own page, never in a list
 * over branches or people, and nothing is counted from them (domain-rules 5.2).
 */

const statute = '《中国共产党支部工作条例（试行）》';
const branch = { severity: 'warn', override: 'committee', phases: ['watch'], source: statute, parameters: [], on: ({ day }: BranchChecked) => day } as const;

const size: Check<BranchChecked> = {
  ...branch,
  id: 'ORG-01',
  article: '第四条',
  parameters: [{ parameter: 'least', value: 3, unit: '人', status: 'confirmed' }, { parameter: 'most', value: 50, unit: '人', status: 'confirmed' }],
  find({ kind, fullMembers, members }, read) {
    const [least, most] = [read<number>('least'), read<number>('most')];
    if (kind !== 'standing') return [];
    const few = least !== null && fullMembers !== null && fullMembers < least;
    const many = most !== null && members > most;
    return few || many ? [{ parameter: few ? 'least' : 'most', facts: { full: fullMembers, members, limit: few ? least : most, what: `@check.ORG-01.${few ? 'few' : 'many'}` } }] : [];
  },
};

const committee: Check<BranchChecked> = {
  ...branch,
  id: 'ORG-02',
  article: '支部委员会的设立',
  parameters: [{ parameter: 'from', value: 7, unit: '人', status: 'confirmed' }, { parameter: 'least', value: 3, unit: '人', status: 'confirmed' }, { parameter: 'most', value: 7, unit: '人', status: 'confirmed' }],
  find({ kind, fullMembers, leaders }, read) {
    const [from, least, most] = [read<number>('from'), read<number>('least'), read<number>('most')];
    if (kind !== 'standing' || from === null || least === null || most === null || fullMembers === null || fullMembers < from) return [];
    return leaders.length < least || leaders.length > most ? [{ facts: { full: fullMembers, count: leaders.length, least, most } }] : [];
  },
};

const longProject: Check<BranchChecked> = {
  ...branch,
  id: 'ORG-07',
  article: '正式党支部的设立',
  parameters: [{ parameter: 'months', value: 6, unit: '个月', status: 'confirmed' }],
  find({ kind, projectFrom, projectTo, plannedEnd }, read) {
    const months = read<number>('months');
    const until = projectTo ?? plannedEnd;
    if (kind !== 'temporary' || months === null || projectFrom === null || until === null) return [];
    return until >= addMonths(projectFrom, months) ? [{ facts: { from: projectFrom, until, limit: months } }] : [];
  },
};

/** Practice differs from office to office, so every figure is a setting and waits for the office's word. */
const worthwhile: Check<BranchChecked> = {
  ...branch,
  id: 'ORG-08',
  source: '审计现场临时党支部的通行做法',
  article: '设立条件（待本办确定）',
  parameters: [
    { parameter: 'days', value: 30, unit: '天', status: 'unconfirmed' }, { parameter: 'members', value: 3, unit: '人', status: 'unconfirmed' }, { parameter: 'requestDays', value: 3, unit: '天', status: 'unconfirmed' },
    // Read before one is set up (temporary/facts-called.ts); what is null the office has not set, so it is not asked.
    { parameter: 'full', value: null, unit: '人', status: 'unconfirmed', kind: 'number' }, { parameter: 'divisions', value: null, unit: '个', status: 'unconfirmed', kind: 'number' }, { parameter: 'groupMembers', value: null, unit: '人', status: 'unconfirmed', kind: 'number' },
    { parameter: 'deputyFrom', value: 20, unit: '人', status: 'unconfirmed' }, { parameter: 'committeeFrom', value: 30, unit: '人', status: 'unconfirmed' }, { parameter: 'replyDays', value: 2, unit: '天', status: 'unconfirmed' },
  ],
  find({ kind, startOn, plannedEnd, approvedOn, members }, read) {
    const [days, least, late] = [read<number>('days'), read<number>('members'), read<number>('requestDays')];
    if (kind !== 'temporary') return [];
    const lasts = startOn === null || plannedEnd === null ? null : daysBetween(startOn, plannedEnd) + 1;
    const after = startOn === null || approvedOn === null ? null : daysBetween(startOn, approvedOn);
    return [
      ...(days !== null && lasts !== null && lasts < days ? [{ subject: 'days', facts: { what: '@check.ORG-08.days', seen: lasts, limit: days } }] : []),
      ...(least !== null && members < least ? [{ subject: 'members', parameter: 'members', facts: { what: '@check.ORG-08.members', seen: members, limit: least } }] : []),
      ...(late !== null && after !== null && after > late ? [{ subject: 'request', parameter: 'requestDays', facts: { what: '@check.ORG-08.request', seen: after, limit: late } }] : []),
    ];
  },
};

const term: Check<BranchChecked> = {
  ...branch,
  id: 'ORG-09',
  article: '支部委员会任期',
  parameters: [{ parameter: 'years', value: 3, unit: '年', status: 'confirmed' }],
  find({ kind, leaders, day }, read) {
    const years = read<number>('years');
    const since = leaders.map(({ fromOn }) => fromOn).toSorted()[0];
    if (kind !== 'standing' || years === null || since === undefined) return [];
    return day > addMonths(since, 12 * years) ? [{ facts: { since, limit: years } }] : [];
  },
};

/** The month before, once it is over; a branch is not asked about months before it began. Shown to the branch only. */
const themeDay: Check<BranchChecked> = {
  ...branch,
  id: 'ORG-10',
  severity: 'ask',
  article: '第十六条',
  find({ day, startOn, themeDays }) {
    const month = addMonths(`${day.slice(0, 7)}-01`, -1).slice(0, 7);
    if (startOn !== null && startOn > `${month}-01`) return [];
    return themeDays.some((held) => held.startsWith(month)) ? [] : [{ subject: month, facts: { month } }];
  },
};

/** A private word to the member and the secretary: in no list, no ranking, no statistic (国办函〔2026〕12号 Art. 6). */
const hoursOfStudy: Check<MemberHours> = {
  id: 'ORG-11',
  severity: 'ask',
  override: null,
  phases: ['watch'],
  source: '《全国党员教育培训工作规划》',
  article: '集中学习培训时间',
  parameters: [{ parameter: 'member', value: 32, unit: '学时', status: 'confirmed' }, { parameter: 'leader', value: 56, unit: '学时', status: 'confirmed' }, { parameter: 'dayHours', value: 8, unit: '学时', status: 'unconfirmed' }, { parameter: 'fewest', value: 3, unit: '人', status: 'unconfirmed', least: 3 }],
  on: ({ day }) => day,
  find({ hours, leads }, read) {
    const limit = read<number>(leads ? 'leader' : 'member');
    return limit !== null && hours !== null && hours < limit ? [{ parameter: leads ? 'leader' : 'member', facts: { hours, limit } }] : [];
  },
};

export const branchChecks: readonly Check<BranchChecked>[] = [size, committee, longProject, worthwhile, term, themeDay];
export const memberChecks: readonly Check<MemberHours>[] = [hoursOfStudy];
