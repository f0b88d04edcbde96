import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { repair } from '#shared/text/repair.ts';
import { readCase } from './facts-case.ts';
import type { CaseFacts } from './facts.ts';

/** Cases of the shapes that 188 real reports had, and of shapes nobody has seen: taken, kept to the letter, nothing added. */

const keyOf = (text: string): string => `k${text.length}`;
const real = readFileSync('tests/data/joint-study-cases.jsonl', 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
const texts = (value: unknown): string[] => (typeof value === 'string' ? [value] : typeof value === 'number' || typeof value === 'boolean' ? [String(value)] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []);
const seen = (field: string): string[] => [...new Set(real.flatMap((one) => texts(one[field])))];
const from = (...of: readonly unknown[]) => fc.constantFrom(...of);

const damage = fc.constantFrom((t: string) => t, (t: string) => t.replace('学', '學(xué)'), (t: string) => t.replace('党', '黨(dǎng)'), (t: string) => `${t.slice(0, 2)}😀${t.slice(2)}`, (t: string) => `\u202e${t}\u200b`, (t: string) => `“${t}‘再学’”`, (t: string) => t.repeat(3));
const themed = fc.tuple(from(...seen('theme')) as fc.Arbitrary<string>, damage).map(([text, change]) => change(text));
const theme = fc.oneof(themed, fc.tuple(themed, themed).map((two) => two), from(null, '', '未知'));
const unit = fc.tuple(from(...seen('host'), '63家保险机构', '某集团', '辽宁省农业科学院', '甲市审计局、乙市审计局', '财政局、水务局等12家单位', '民革武汉市委会', '“长江之星”轮', '审计组临时党支部', '青年理论学习小组') as fc.Arbitrary<string>, damage).map(([text, change]) => change(text));
const body = fc.oneof(fc.record({ unit: fc.option(unit), branch: fc.option(from('审计处党支部', '机关党委', '联合党支部', '青年小组', '第一、第二党支部')), temporary: fc.boolean(), industry: from(null, 'J 金融业', '金融业'), region: from(null, '湖北武汉', '西咸新区') }, { requiredKeys: [] }), unit);
const day = from(null, '2023-12-07', '2023-12', '2023', '12月7日', '近日', '1012日', '12月3月', '2020年7月8日至9日', '二〇二六年三月五日', ['2020-07-08', '2020-07-09'], 20_231_207, { start: '2020-07-08', end: '2020-07-09' }, '2023年七一前夕', '2023年2月30日', '');
const heads = from(null, 30, '30', '20余人', '近30', '双方共40多人', '线上20人、线下30人', { online: 20, room: 30 }, [12, 30], '约五十名党员', true, -1, 2.5, 1e300, '我方20人', '参会若干');
const list = (field: string) => fc.oneof(fc.array(from(...seen(field)) as fc.Arbitrary<string>, { maxLength: 4 }), from(null, '', '甲；乙', [null, 3, '丙'], { a: '一', b: ['二'] }));
const urls = from(null, '', 'https://www.audit.gov.cn/a.html', ['https://a.gov.cn/1', 'https://a.gov.cn/2'], []);
const shaped = fc.record({
  id: fc.oneof(fc.uuid(), fc.integer(), from(null)), theme, host: fc.oneof(body, fc.array(body, { maxLength: 4 }), from(null)), partners: fc.oneof(fc.array(body, { maxLength: 90 }), unit, from(null, '', '无', 3)), held_on: day, published: day,
  kind: from(null, '主题联学', '支部共建', ['主题党日', '共建'], 7), forms: list('forms'), place: fc.oneof(from(...seen('place')), from(null, ['甲馆', '乙厂'], '“长江”号客轮')), participants: heads, linked_audit_project: from(null, '武钢经济责任审计', ['甲项目', '乙项目'], '拟开展的项目'),
  problems_discussed: list('problems_discussed'), outcomes: list('outcomes'), publicity: list('publicity'), source_url: urls, language_quirks: from(null, '一篇报道含多场联学', ['甲', '乙']), extra: from(null, { deep: [1, '另'] }, '多出的键'),
}, { requiredKeys: [] });

/** Every text of the facts, as it was told. */
const told = ({ notes: _, key: __, held, published, ...facts }: CaseFacts): string[] => [...texts({ ...facts, kind: facts.kind === '未知' ? null : facts.kind, participants: facts.participants.words }), ...[held.words, published.words].flatMap((words) => words ?? [])];
const plain = (text: string): string => repair(text).text.normalize('NFKC').replaceAll(/[\s;；]+/gu, '');
const meaning = (raw: Record<string, unknown>): boolean => [raw['theme'], raw['place']].some((value) => texts(value).some((text) => !/^(?:未知|\s*)$/u.test(text)));

test('what holds a theme or a place is never refused, and no word in it is added or lost', () => {
  fc.assert(fc.property(shaped, (raw) => {
    const one = readCase(raw, keyOf);
    if (!one.ok) {
      expect([one.refused.reason, meaning(raw)]).toEqual(['empty', false]);
      return;
    }
    const source = plain(texts(raw).join('；'));
    for (const text of told(one.facts)) {
      // A list is joined by semicolons and a member may stand under its name: the pieces are the source's own.
      const pieces = text.split(/[；：]/u).flatMap((piece) => (/^\d{4}年(?:\d{1,2}月)?$/u.test(piece) ? [] : [plain(piece)]));
      for (const piece of pieces) if (!/^(?:online|room|a|b|等.*|[A-T]|\d{6})$/u.test(piece)) expect(source).toContain(piece);
    }
    const kept = plain([...told(one.facts), ...one.facts.notes.map((note) => note.from)].join('；'));
    for (const field of ['theme', 'place', 'problems_discussed', 'outcomes', 'publicity', 'forms', 'linked_audit_project'] as const) {
      for (const text of texts(raw[field])) for (const piece of text.split(/[;；\n]/u)) if (piece.trim() !== '未知') expect(kept).toContain(plain(piece));
    }
    const { on } = one.facts.held;
    if (on !== null) expect(['2023-12-07', '2026-03-05', '2020-07-08']).toContain(on);
    const { count } = one.facts.participants;
    if (count !== null) expect([30, 20, 40, 50]).toContain(count);
    for (const { from: was } of one.facts.notes) expect(was).not.toBe('');
  }), { numRuns: 400 });
}, 60_000);

test('real cases with members missing, null, of other types and with strangers beside them are taken', () => {
  const broken = fc.tuple(fc.constantFrom(...real), fc.dictionary(fc.constantFrom('theme', 'kind', 'host', 'partners', 'held_on', 'forms', 'place', 'participants', 'outcomes', 'source_url', 'id', '__proto__', 'constructor', 'x'.repeat(300)), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 6 }), fc.constantFrom('theme', 'host', 'partners', 'published', 'nothing'));
  fc.assert(fc.property(broken, ([one, other, gone]) => {
    const { [gone]: _, ...rest } = { ...one, ...other };
    const read = readCase(rest, keyOf);
    if (!read.ok) expect(read.refused.reason).toBe('empty');
  }), { numRuns: 500 });
}, 60_000);

test('anything at all gets an answer', () => {
  fc.assert(fc.property(fc.oneof(fc.anything(), fc.jsonValue()), (raw) => {
    const read = readCase(raw, keyOf);
    expect(read.ok || ['empty', 'too_long', 'mark', 'not_object'].includes(read.refused.reason)).toBe(true);
  }), { numRuns: 500 });
}, 60_000);
