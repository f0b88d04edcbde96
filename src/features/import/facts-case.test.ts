import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { industryOf, isCounted, kindOf, partsOf, regionOf } from './facts-body.ts';
import { readCase } from './facts-case.ts';
import type { CaseFacts } from './facts.ts';

const keyOf = (text: string): string => `k${text.length}`;
const read = (raw: unknown): CaseFacts => {
  const one = readCase(raw, keyOf);
  if (!one.ok) throw new Error(one.refused.reason);
  return one.facts;
};
const reason = (raw: unknown): string => {
  const one = readCase(raw, keyOf);
  return one.ok ? 'taken' : one.refused.reason;
};
const lines = (name: string): Record<string, unknown>[] => readFileSync(`tests/data/${name}`, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);

test('every real case is taken, and no word of it is lost', () => {
  const cases = [...lines('joint-study-cases.jsonl'), ...lines('article-activities.jsonl')];
  expect(cases).toHaveLength(105);
  for (const raw of cases) {
    const { notes, ...facts } = read(raw);
    const kept = JSON.stringify([facts, notes]).normalize('NFKC');
    for (const field of ['theme', 'kind', 'place', 'linked_audit_project', 'problems_discussed', 'outcomes', 'publicity', 'forms'] as const) {
      for (const text of [raw[field]].flat()) if (typeof text === 'string') expect(kept, `${String(raw['id'])} ${field}`).toContain(JSON.stringify(text.normalize('NFKC').trim()).slice(1, -1));
    }
    const partners = raw['partners'] as { unit: string | null; branch: string | null }[];
    expect(facts.partners.length).toBeGreaterThanOrEqual(partners.filter((one) => one.unit !== null || one.branch !== null).length);
    expect(facts.held.on === null || facts.held.on === raw['held_on']).toBe(true);
  }
});

test('hosts, partners and their branches, named or not', () => {
  const one = read({ id: 'a', theme: '联学', host: { unit: '甲市审计局、乙市审计局', branch: null }, partners: [{ unit: '63家保险机构', branch: null }, { unit: '某集团' }, { unit: '省农科院', branch: '第一党支部', industry: 'M 科学研究', region: '辽宁沈阳' }, { unit: null, branch: null }] });
  expect(one.hosts.map((body) => [body.unit, body.branch])).toEqual([['甲市审计局', null], ['乙市审计局', null]]);
  expect(one.notes).toEqual([{ field: 'host', kind: 'guessed', from: '甲市审计局、乙市审计局', to: '甲市审计局 ｜ 乙市审计局' }]);
  expect(one.partners).toEqual([
    { unit: null, branch: '63家保险机构', industry: null, region: null }, { unit: null, branch: '某集团', industry: null, region: null },
    { unit: '省农科院', branch: '第一党支部', industry: 'M', region: '210100' },
  ]);
  // What is named, and how many there were in all; a number alone, a branch without its unit and 无 are nobody's unit.
  expect(read({ id: 'd', theme: '联学', partners: '审计局、财政局等12家单位' }).partners.map((body) => [body.unit, body.branch])).toEqual([['审计局', null], ['财政局', null], [null, '等12家单位']]);
  expect(read({ id: 'e', theme: '联学', partners: [3, '无', { unit: '某集团' }, '金融处党支部', null, [] ] }).partners.map((body) => [body.unit, body.branch])).toEqual([[null, '3'], [null, '某集团'], [null, '金融处党支部']]);
  expect(read({ id: 'b', theme: '联学' }).hosts).toEqual([{ unit: null, branch: null, industry: null, region: null }]);
  expect(read({ id: 'c', host: '甲局', partners: '乙公司；丙学校' }).partners.map((body) => body.unit)).toEqual(['乙公司', '丙学校']);
  expect(partsOf('“两新”组织、某某党委')).toHaveLength(1);
  expect([isCounted('两个被审计单位'), isCounted('八一小学'), isCounted('百货大楼'), isCounted('多家企业')]).toEqual([true, false, false, true]);
  expect([industryOf('J 金融业'), industryOf('金融业'), regionOf('湖北武汉'), regionOf('西咸新区')]).toEqual(['J', null, '420100', null]);
  expect([kindOf('武汉大学'), kindOf('江西省审计厅'), kindOf('交通银行辽宁省分行'), kindOf('左店社区'), kindOf('宏村')]).toEqual(['university', 'organ', 'enterprise', 'community', 'community']);
});

test('what is missing is unknown, what is odd is taken, what is harmful or empty is told', () => {
  const bare = read({ theme: '科技强审' });
  expect(bare).toMatchObject({ kind: '未知', held: { on: null, words: null, sortOn: null }, place: null, participants: { count: null, words: null }, problems: [], outlets: [] });
  expect(bare.key).toMatch(/^k\d+$/);
  expect(read({ id: 7, theme: ['一', '二'], participants: { online: 20, room: 30 }, publicity: '办网站；署网站', source_url: ['a', 'b'] })).toMatchObject({
    key: '7', theme: '一；二', participants: { count: null, words: 'online：20；room：30' }, outlets: ['办网站', '署网站'], sourceUrls: ['a', 'b'],
  });
  expect(read({ id: 'x', theme: '開(kāi)展黨(dǎng)建\u200b' })).toMatchObject({ theme: '開展黨建', notes: [{ kind: 'cleaned' }, { kind: 'cleaned' }, { kind: 'cleaned' }] });
  expect(read({ id: 'x', theme: '主题\u0000一' }).theme).toBe('主题一');
  expect(read({ id: 'x', theme: '未知', place: '会议室' }).theme).toBeNull();
  expect([reason({}), reason({ id: 'a' }), reason({ theme: '  ' }), reason([]), reason('x'), reason(null)]).toEqual(['empty', 'empty', 'empty', 'not_object', 'not_object', 'not_object']);
  expect(reason({ theme: '秘密★1年 某事' })).toBe('mark');
  expect(reason({ theme: '保守党的秘密' })).toBe('taken');
  expect(reason({ theme: 'x'.repeat(60_000) })).toBe('too_long');
});
