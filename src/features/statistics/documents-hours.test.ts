import { expect, test } from 'vitest';
import { hoursDefinition, hoursInWords } from './documents-hours.ts';

const nothing = { fewest: null, activities: 0, presences: 0, hours: 0, brought: 0, doubled: 0, unknown: 0 };

test.each([
  ['nobody was there', nothing, '2026年没有我方人员出席的记录。'],
  ['so few that it would be their own', { ...nothing, fewest: 3, activities: 2, presences: null, hours: null, brought: null, doubled: null, unknown: null }, '2026年出席的不足3人，合计等于写出个人的学时，不写入。'],
  ['a plain sum', { ...nothing, activities: 2, presences: 9, hours: 22.5 }, '我方人员出席联学活动2项、9人次，合计22.5学时。'],
  ['with what was brought home, what was double and what nobody timed', { ...nothing, activities: 3, presences: 12, hours: 30, brought: 6, doubled: 1.5, unknown: 2 },
    '我方人员出席联学活动3项、12人次，合计30学时，其中在临时党支部6学时；另有1.5学时与其他活动同时，没有重复计算；另有2人次的活动没有记录起止时间，未计入。'],
])('hours in the yearly review: %s', (_, hours, expected) => expect(hoursInWords({ hours, year: 2026 })).toBe(expected));

test('the definition is the page’s own', () => expect(hoursDefinition).toMatch(/^年内已开展活动中.*不作考核依据$/u));
