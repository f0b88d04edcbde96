import { describe, expect, test } from 'vitest';
import { exampleFacts, id, ids } from '#features/activity/fixtures.ts';
import { checks, findingsOf } from '#features/checks.ts';
import { lexicon } from '#features/words.ts';
import { createSay, type Words } from '#shared/language.ts';
import { adjustable, book, confirmerOf, editorOf, ruleOf } from './book.ts';
import { rulesWith, says, settingOf, shippedRules, worstFacts } from './fixtures.ts';
import { shippedSettings } from './shipped.ts';

const words: Words = lexicon;
const numbered = (prefix: string, ...numbers: number[]): string[] => numbers.map((n) => `${prefix}-${String(n).padStart(2, '0')}`);
const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);

/** What the issue names. */
const wanted = [
  ...numbered('PLN', 6, 8, 9, 10, 11, 12, 13), ...numbered('CST', ...upTo(19)), ...numbered('PLC', ...upTo(5)), ...numbered('INT', ...upTo(12)), ...numbered('ORG', 3, 4, 5, 6, 12), ...numbered('REC', ...upTo(11)), 'SUP-23', 'SEC-09',
];

describe('the list of checks', () => {
  test('holds every check that is asked for, each once', () => expect(checks.map((check) => check.id)).toEqual(wanted));

  test.each(checks.map((check) => [check.id, check] as const))('%s has its words in both languages, and no place in them that nothing fills', (name, check) => {
    for (const part of ['title', 'says', 'remedy']) {
      const word = words[`check.${name}.${part}`];
      expect(word?.[0], `${name}.${part}`).toMatch(/\p{Script=Han}/u);
      expect(word?.[1], `${name}.${part}`).toMatch(/[a-z]/);
    }
    const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).toSorted();
    const [zh = '', en = ''] = words[`check.${name}.says`] ?? [];
    expect(places(zh)).toEqual(places(en));
    expect(check.source).not.toBe('');
  });

  test('who may override what', () => {
    const by = (post: string | null) => checks.filter((check) => check.override === post).map((check) => check.id);
    expect(by(null)).toEqual(['INT-12', 'ORG-04', 'REC-01', 'REC-02', 'REC-05', 'REC-08', 'REC-10', 'SUP-23', 'SEC-09']);
    expect(by('discipline')).toEqual([...numbered('PLC', ...upTo(5)), ...numbered('INT', ...upTo(11)), 'REC-06']);
  });
});

describe('shipped settings', () => {
  test('every parameter has its name, and its unit an English word', () => {
    for (const rule of book) {
      expect(words[`rulebook.group.${rule.group}`]).toBeDefined();
      expect(words[`check.${rule.id}.title`], rule.id).toBeDefined();
      for (const { parameter, unit } of rule.parameters) {
        expect(words[`parameter.${rule.id}.${parameter}`], `${rule.id}.${parameter}`).toBeDefined();
        if (unit !== null) expect(words[`unit.${unit}`], unit).toBeDefined();
      }
    }
  });
  test('each is open, central, with its clause, and once only', () => {
    expect(new Set(shippedSettings.map((row) => `${row.rule} ${row.parameter}`)).size).toBe(shippedSettings.length);
    for (const row of shippedSettings) expect(row).toMatchObject({ profile: 'central', toOn: null });
  });
  test('what sign-in reads by name is there', () => {
    const value = (rule: string, parameter: string) => shippedSettings.find((row) => row.rule === rule && row.parameter === parameter)?.value;
    expect([value('SEC-01', 'minLength'), value('SEC-01', 'maxAgeDays'), value('SEC-02', 'failures'), value('SEC-02', 'lockMinutes'), value('SEC-03', 'idleMinutes'), value('SEC-08', 'fromLevel')])
      .toEqual([10, 90, 5, 15, 30, 3]);
  });
});

test('no check blocks where all its parameters are unconfirmed', () => {
  const facts = exampleFacts({ activity: { place: '庐山', theme: '机密★', plannedEnd: '2026-12-13' }, earlier: [{ id: id(80), code: 'x', theme: '机密★', on: '2026-12-01', partner: '甲' }] });
  const doubtful = rulesWith({ over: shippedSettings.map((row) => settingOf(row.rule, row.parameter, row.value, { status: 'unconfirmed', severity: 'block' })) });
  const withParameters = new Set(shippedSettings.map((row) => row.rule));
  const found = checks.filter((check) => withParameters.has(check.id)).flatMap((check) => says(check.id, facts, doubtful));
  expect(found.map((finding) => finding.check)).toEqual(['PLN-13', 'PLC-01', 'PLC-03', 'SEC-09']);
  expect(found.filter((finding) => finding.severity === 'block')).toEqual([]);
});

test('an override of what nobody may override is no override, whatever the table holds', () => {
  const facts = exampleFacts({ activity: { theme: '机密★' } });
  const response = { id: id(60), checkId: 'SEC-09', subject: 'activity.theme 机密', kind: 'override', text: '可以', byPersonId: ids.discipline, byName: '甲', byPost: 'discipline', at: '2026-11-24T02:00:00.000Z', withdrawn: false } as const;
  const found = findingsOf({ ...facts, responses: [response] }, shippedRules).find((finding) => finding.check === 'SEC-09');
  expect(found).toMatchObject({ severity: 'block', response: null });
});

test('everything a check can say of the worst activity reads as a sentence in both languages', () => {
  const facts = worstFacts();
  const after = { ...facts, planned: null, activity: { ...facts.activity, stage: 'archived' as const, heldOn: '2027-03-06' } };
  const found = [facts, after].flatMap((each) => checks.flatMap((check) => says(check.id, each, rulesWith({ today: '2027-03-01', over: [settingOf('PLN-10', 'trips', 0)] }))));
  expect(new Set(found.map((finding) => finding.check)).size).toBe(checks.length);
  for (const finding of found) {
    for (const language of ['zh-Hans', 'en'] as const) {
      const say = createSay(words, language);
      for (const part of ['says', 'remedy']) expect(say(`check.${finding.check}.${part}`, finding.facts)).not.toMatch(/[{}[\]@]|undefined|NaN/);
    }
  }
});

test('who sets and confirms each chapter', () => {
  const who = (name: string) => { const rule = ruleOf(name); return rule && [editorOf(rule), confirmerOf(rule), adjustable(rule, rule.parameters[0]?.parameter ?? '')]; };
  expect(who('PLN-11')).toEqual(['committee', 'committee', true]);
  expect(who('PLC-01')).toEqual(['committee', 'discipline', true]);
  expect(who('INT-04')).toEqual(['committee', 'discipline', true]);
  expect(who('ORG-04')).toEqual(['committee', 'committee', false]);
  expect(who('SEC-09')).toEqual(['security_admin', 'security_admin', false]);
  expect(who('SEC-02')).toEqual(['security_admin', 'security_admin', false]);
});
