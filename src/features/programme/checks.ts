import { activityDay, blank, dayOf, folded, placesOf } from '#features/activity/checks-common.ts';
import type { ActivityFacts } from '#features/activity/facts.ts';
import type { Check, Found } from '#shared/check.ts';
import { addDays, daysFromTo, isWorkingDay, type Day } from '#shared/dates.ts';
import { areasIn, barredAreas, otherwiseFollowedBy, type Area } from './checks-areas.ts';

/** 地点、时间、路线: where it goes, for how long, and whether it went as approved (PLC). */

const discipline = { override: 'discipline', on: activityDay } as const;

const notBarred: Check<ActivityFacts> = {
  ...discipline,
  id: 'PLC-01',
  severity: 'block',
  phases: ['submit', 'hold', 'close'],
  source: '《关于严禁党政机关到风景名胜区开会的通知》（2014年）',
  article: '21个风景名胜区',
  parameters: [
    { parameter: 'areas', value: barredAreas, unit: null, status: 'confirmed' },
    { parameter: 'followedBy', value: otherwiseFollowedBy, unit: null, status: 'confirmed' },
  ],
  find(facts, read): Found[] {
    const areas = read<readonly Area[]>('areas') ?? [];
    const followedBy = read<readonly string[]>('followedBy') ?? [];
    return placesOf(facts).flatMap(({ text, field }) => {
      const hit = areasIn(folded(text), areas, followedBy);
      return hit.length === 0 ? [] : [{ subject: text, field, facts: { place: text, area: hit.join('、') } }];
    });
  },
};

const notScenic: Check<ActivityFacts> = {
  ...discipline,
  id: 'PLC-02',
  severity: 'warn',
  phases: ['submit', 'hold', 'close'],
  source: '《中国共产党纪律处分条例》（2023年修订）',
  article: '第一百一十五条（公款旅游）',
  parameters: [
    {
      parameter: 'words', unit: null, status: 'confirmed',
      value: ['景区', '景点', '风景名胜', '旅游区', '度假', '温泉', '漂流', '滑雪', '游乐', '主题公园', '高尔夫', '农家乐', '海滨浴场', '疗养院'],
    },
  ],
  find(facts, read): Found[] {
    const words = read<readonly string[]>('words') ?? [];
    return placesOf(facts)
      .filter((place) => place.scenic || words.some((word) => folded(place.text).includes(word)))
      .map(({ text, field }) => ({ subject: text, field, facts: { place: text } }));
  },
};

/** Every day the activity takes: as planned; once held, from the day it was held, to the day its record ends. */
function daysOf({ activity, record }: ActivityFacts): Day[] {
  const { plannedOn, plannedEnd, heldOn } = activity;
  const sessions = (activity.programme?.sessions ?? []).map((session) => session.day);
  const span = plannedOn === null ? [] : daysFromTo(plannedOn, plannedEnd ?? plannedOn).slice(0, 60);
  const planned = [...new Set([...sessions, ...span])].toSorted();
  if (heldOn === null) return planned;
  const ended = record === null || record.endedAt === null ? heldOn : dayOf(record.endedAt);
  const held = planned.includes(heldOn) ? planned : daysFromTo(heldOn, addDays(heldOn, Math.max(0, planned.length - 1)));
  return [...new Set([...held, ...daysFromTo(heldOn, ended).slice(0, 60)])].toSorted();
}

const inWorkingTime: Check<ActivityFacts> = {
  ...discipline,
  id: 'PLC-03',
  severity: 'warn',
  phases: ['submit', 'hold', 'close'],
  source: '《中国共产党纪律处分条例》（2023年修订）',
  article: '第一百一十五条（公款旅游）',
  parameters: [{ parameter: 'days', value: 1, unit: '天', status: 'unconfirmed' }],
  find(facts, read, rules): Found[] {
    const limit = read<number>('days');
    if (limit === null) return [];
    const days = daysOf(facts);
    const off = days.filter((day) => !isWorkingDay(day, rules.calendar));
    const approved = facts.activity.approvedProgramme?.sessions.map((session) => session.day) ?? null;
    const beyond = approved === null ? [] : days.filter((day) => !approved.includes(day));
    if (days.length <= limit && off.length === 0 && beyond.length === 0) return [];
    const seen = { days: days.length, off: off.length, beyond: beyond.length, limit };
    return [{ subject: days.join(' '), field: 'plannedOn', facts: seen }];
  },
};

const wentAsApproved: Check<ActivityFacts> = {
  ...discipline,
  id: 'PLC-04',
  severity: 'ask',
  phases: ['close'],
  source: '《中国共产党纪律处分条例》（2023年修订）',
  article: '第一百一十五条（公款旅游）：改变路线',
  parameters: [],
  // The reason is asked for in the record itself; an open question keeps the record from being completed.
  find({ activity, record }) {
    if (record === null || activity.approvedProgramme === null || !blank(record.stopsReason)) return [];
    const approved = activity.approvedProgramme.sessions.flatMap((session) => session.stops.map((stop) => folded(stop.name)));
    const actual = record.actualStops.map((stop) => folded(stop.name));
    const added = actual.filter((name) => !approved.includes(name));
    const left = approved.filter((name) => !actual.includes(name));
    if (added.length === 0 && left.length === 0) return [];
    const said = { added: added.join('、') || '@check.none', left: left.join('、') || '@check.none' };
    return [{ subject: `+${added.join(' ')} -${left.join(' ')}`, field: 'record.stopsReason', facts: said }];
  },
};

const mostlyLearning: Check<ActivityFacts> = {
  ...discipline,
  id: 'PLC-05',
  severity: 'warn',
  phases: ['submit'],
  source: '本办主题联学工作机制',
  article: '主题突出',
  parameters: [{ parameter: 'percent', value: 60, unit: '%', status: 'unconfirmed' }],
  find(facts, read) {
    const limit = read<number>('percent');
    const agenda = facts.activity.programme?.sessions.flatMap((session) => session.agenda) ?? [];
    const sum = (items: typeof agenda): number => items.reduce((minutes, item) => minutes + item.minutes, 0);
    const total = sum(agenda);
    if (limit === null || total === 0) return [];
    const share = (100 * sum(agenda.filter((item) => item.strand !== 'other'))) / total;
    return share < limit ? [{ field: 'programme', facts: { percent: Math.floor(share), limit } }] : [];
  },
};

export const programmeChecks: readonly Check<ActivityFacts>[] = [notBarred, notScenic, inWorkingTime, wentAsApproved, mostlyLearning];
