import { expect, test } from 'vitest';
import { rulesWith, settingOf } from './fixtures.ts';
import { book } from './book.ts';
import { trials } from './facts-trials-all.ts';
import { field, readField, readTyped } from './facts-trials.ts';
import { lexicon } from '#features/words.ts';
import type { Words } from '#shared/language.ts';

const words: Words = lexicon;
const rules = rulesWith({ over: [settingOf('PLN-10', 'trips', 2)] });

test('every rule of plan, costs, places, integrity and branches can be tried, each once', () => {
  const wanted = book.filter(({ group, severity }) => severity !== null && ['PLN', 'CST', 'PLC', 'INT', 'ORG'].includes(group)).map(({ id }) => id);
  expect(trials.map(({ rule }) => rule).toSorted()).toEqual(wanted.toSorted());
});

test.each(trials.map((trial) => [trial.rule, trial] as const))('%s has something to say of what is typed at first, and every field its name', (rule, trial) => {
  const { typed, wrong } = readTyped(trial.fields, {});
  expect(wrong).toEqual({});
  const found = trial.run(typed, rules);
  expect(found.length, rule).toBeGreaterThan(0);
  expect(found.every((finding) => finding.check === rule)).toBe(true);
  for (const { name, options } of trial.fields) {
    expect(words[`trial.${name}`], name).toBeDefined();
    for (const option of options ?? []) expect(words[`trial.${name}.${option}`] ?? words[`trial.${option}`], option).toBeDefined();
  }
});

test.each([
  ['number', '１２', 12, null], ['number', '-3', null, 'number'], ['number', '1e9', null, 'number'], ['number', '1000000000', 1_000_000_000, null], ['number', '1000000001', null, 'most'], ['number', '', null, null],
  ['money', '￥1,234.5', 123_450, null], ['money', '１２００', 120_000, null], ['money', '-1', null, 'money'], ['money', '99999999999', null, 'most'], ['day', '2026-02-30', null, 'day'], ['day', '2026-02-28', '2026-02-28', null], ['text', ' 烟 ', '烟', null],
] as const)('%s %s', (kind, typed, value, wrong) => expect(readField(field('x', kind, ''), typed)).toEqual({ value, wrong }));

test('a billion people at a billion yuan are answered, not overflowed', () => {
  for (const trial of trials) {
    const huge = Object.fromEntries(trial.fields.filter(({ kind }) => kind === 'number' || kind === 'money').map(({ name }) => [name, '1000000000']));
    const small = Object.fromEntries(trial.fields.filter(({ kind }) => kind === 'number').map(({ name }) => [name, '0']));
    for (const values of [huge, small]) expect(() => trial.run(readTyped(trial.fields, values).typed, rules), trial.rule).not.toThrow();
  }
});
