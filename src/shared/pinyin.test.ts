import { expect, test } from 'vitest';
import { nameKey, personKey, plainName } from './pinyin.ts';

test.each([
  ['曾国强', 'zeng guo qiang'],
  ['单雄信', 'shan xiong xin'],
  ['吕 青', 'lv qing'],
  ['Ivanov', 'ivanov'],
])('a person: %s → %s', (name, key) => expect(personKey(name)).toBe(key));

test.each([
  ['江西省审计厅', 'jiang xi sheng shen ji ting'],
  ['单位A处', 'dan wei a chu'],
  ['重庆大学', 'chong qing da xue'],
])('a unit: %s → %s', (name, key) => expect(nameKey(name)).toBe(key));

test('width, case, spaces and marks do not make another name', () => {
  expect(plainName('武汉(光谷)Ａ公司')).toBe(plainName('武汉（光谷） a公司'));
  expect(plainName('武汉大学')).not.toBe(plainName('武汉大学医院'));
});
