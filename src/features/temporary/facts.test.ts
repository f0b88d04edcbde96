import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { underlay } from '#features/rulebook/shipped-profiles.ts';
import { layered, settingOn } from '#shared/rules.ts';
import { called } from './facts-called.ts';
import { countedOnce, totalHours, type Attended } from './facts-hours.ts';
import type { Team } from './facts.ts';

/** What the rule calls for, by the published variants; and hours, each minute once. */

const by = (profile: string | null) => {
  const settings = layered([], profile === null ? [] : [{ profile, position: 1, fromOn: '2026-01-01', toOn: null }], underlay);
  return (parameter: string) => settingOn({ today: '2026-11-23', calendar: {} as never, settings }, 'ORG-08', parameter, '2026-11-23');
};
const team = (over: Partial<Team> = {}): Team => ({ members: 8, fullMembers: 8, divisions: 2, days: 45, startOn: '2026-11-01', ...over });
const says = (profile: string | null, over: Partial<Team> = {}) => {
  const { calls, roles, committee, requestBy, replyDays } = called(team(over), by(profile));
  return [calls.join('+'), roles.join(' '), committee, requestBy, replyDays];
};

describe('what is called for', () => {
  test.each<[string, string | null, Partial<Team>, unknown[]]>([
    ['by default', null, {}, ['branch', 'secretary officer', false, '2026-11-04', 2]],
    ['by default, two members', null, { members: 2 }, ['', '', false, '2026-11-04', 2]],
    ['成都: eight of two divisions for six weeks', 'chengdu', {}, ['branch', 'secretary officer', false, '2026-11-04', 2]],
    ['成都: seven are not more than seven', 'chengdu', { members: 7 }, ['', '', false, '2026-11-04', 2]],
    ['成都: of one division', 'chengdu', { divisions: 1 }, ['', '', false, '2026-11-04', 2]],
    ['成都: thirty days are not more than a month', 'chengdu', { days: 30 }, ['', '', false, '2026-11-04', 2]],
    ['成都: nineteen', 'chengdu', { members: 19 }, ['branch', 'secretary officer', false, '2026-11-04', 2]],
    ['成都: twenty', 'chengdu', { members: 20 }, ['branch', 'secretary deputy officer', false, '2026-11-04', 2]],
    ['成都: thirty', 'chengdu', { members: 30 }, ['branch', 'secretary deputy commissioner commissioner commissioner', true, '2026-11-04', 2]],
    ['咸宁: three full members for a month; asked before entry', 'xianning', { members: 3, fullMembers: 3, divisions: 1, days: 30 }, ['branch', 'secretary officer', false, '2026-11-01', 2]],
    ['咸宁: two full members of four', 'xianning', { members: 4, fullMembers: 2 }, ['', '', false, '2026-11-01', 2]],
    ['咸宁: five make a committee', 'xianning', { members: 5, fullMembers: 5 }, ['branch', 'secretary deputy commissioner commissioner commissioner', true, '2026-11-01', 2]],
    ['亳州: six for two months: a group', 'bozhou', { members: 6, days: 60 }, ['group', 'head', false, '2026-11-04', 2]],
    ['亳州: seven: a branch and groups', 'bozhou', { members: 7, days: 60 }, ['group+branch', 'secretary officer', false, '2026-11-04', 2]],
    ['亳州: a day short of two months', 'bozhou', { members: 7, days: 59 }, ['', '', false, '2026-11-04', 2]],
    ['nobody knows how long', 'chengdu', { days: null }, ['', '', false, '2026-11-04', 2]],
    ['nobody of the team entered', 'chengdu', { members: null, fullMembers: null, divisions: null }, ['', '', false, '2026-11-04', 2]],
    ['standing not entered', 'xianning', { fullMembers: null }, ['', '', false, '2026-11-01', 2]],
  ])('%s', (_, profile, over, wanted) => expect(says(profile, over)).toEqual(wanted));
  test('every reason tells its figure, its source and whether it is confirmed', () => {
    const { reasons } = called(team({ days: null }), by('chengdu'));
    expect(reasons.map(({ condition, seen, limit, met, status }) => [condition, seen, limit, met, status])).toEqual([['days', null, 31, null, 'unconfirmed'], ['members', 8, 8, true, 'unconfirmed'], ['divisions', 2, 2, true, 'unconfirmed']]);
    expect(reasons.every(({ source, article }) => source.includes('成都') && article !== null)).toBe(true);
  });
  test('where nobody of the team is entered, nothing of it is met or missed', () => {
    const { reasons } = called(team({ members: null, fullMembers: null, divisions: null }), by('chengdu'));
    expect(reasons.map(({ seen, met }) => [seen, met])).toEqual([[45, true], [null, null], [null, null]]);
  });
  test('an office with no figures is told of nothing', () => expect(called(team(), () => null)).toEqual({ calls: [], reasons: [], roles: [], committee: false, requestBy: null, replyDays: null }));
});

describe('hours', () => {
  const at = (activityId: string, from: string | null, to: string | null, on = '2026-11-10'): Attended => ({ activityId, on, until: on, startedAt: from && `${on}T${from}:00Z`, endedAt: to && `${on}T${to}:00Z` });
  const minutes = (...rows: Attended[]) => countedOnce(rows, 8).map((row) => [row.activityId, row.minutes, row.doubled]);
  test('two activities that overlap count the common time once, the earlier begun keeps it', () => expect(minutes(at('b', '03:00', '05:00'), at('a', '02:00', '04:00'))).toEqual([['a', 120, 0], ['b', 60, 60]]));
  test('one inside another counts nothing of its own', () => expect(minutes(at('a', '01:00', '08:00'), at('b', '02:00', '03:00'))).toEqual([['a', 420, 0], ['b', 0, 60]]));
  test('one activity told of twice is one', () => expect(minutes(at('a', '01:00', '02:00'), at('a', '01:00', '02:00'))).toEqual([['a', 60, 0]]));
  test('unknown stays unknown', () => expect(minutes(at('a', null, null), at('b', '01:00', '01:00'))).toEqual([['b', null, 0], ['a', null, 0]]));
  test('a day counts its bound at most', () => expect(minutes(at('a', '00:00', '14:00'))).toEqual([['a', 480, 0]]));
  test('whatever the activities: never more than the time that passed, never less than the longest of them, whatever their order', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 1300 }), fc.integer({ min: 1, max: 120 })), { minLength: 1, maxLength: 8 });
    const clock = (n: number) => `2026-11-10T${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}:00Z`;
    fc.assert(fc.property(rows, (spans) => {
      const all = spans.map(([from, length], index): Attended => ({ activityId: String(index), on: '2026-11-10', until: '2026-11-10', startedAt: clock(from), endedAt: clock(Math.min(1439, from + length)) }));
      const union = new Set(spans.flatMap(([from, length]) => Array.from({ length: Math.min(1439, from + length) - from }, (_, n) => from + n))).size;
      const sum = (rowsOf: readonly Attended[]) => countedOnce(rowsOf, null).reduce((total, row) => total + (row.minutes ?? 0), 0);
      expect(sum(all)).toBe(union);
      expect(sum(all.toReversed())).toBe(union);
      expect(totalHours(countedOnce(all, null))).toBeLessThanOrEqual(24);
    }));
  });
});
