import { expect, test } from 'vitest';
import { withoutNumbers } from '#shared/text/private.ts';
import { acrossSteps, type LookedLine } from './facts-lines-shown.ts';
import { lettersOf } from '#shared/cells.ts';
import { lineReadingOf, linesOf, offerTable, unitTable } from './facts-lines.ts';
import { readLine } from './facts-lines-read.ts';
import { fieldOf, type Sheet } from './facts-table.ts';
import { templateSheets } from './documents-template.ts';

test.each([
  ['单位名称', 'name'], ['单位全称', 'name'], ['企业名称*', 'name'], ['简称', 'aliases'], ['曾用名', 'aliases'], ['单位性质', 'kind'], ['所属行业', 'industry'], ['国民经济行业门类', 'industry'], ['行政区划代码', 'region'], ['所在地', 'region'],
  ['省（自治区、直辖市）', 'region'], ['业务领域', 'field'], ['是否基层一线', 'front_line'], ['联系人', 'contact_name'], ['联系人职务', 'contact_post'], ['职务', 'contact_post'], ['联系人电话', 'private'], ['手机号码', 'private'], ['联系方式', 'private'], ['E-mail', 'private'],
  ['身份证号', 'private'], ['序号', 'ignore'], ['统一社会信用代码', 'ignore'], ['备注', 'note'], ['谁也没见过的列', 'ignore'],
] as const)('directory: %s → %s', (title, field) => expect(fieldOf(title, {}, unitTable)).toBe(field));
test.each([
  ['单位', 'unit'], ['所属单位', 'unit'], ['需求单位名称', 'unit'], ['资源内容', 'text'], ['项目名称', 'text'], ['事迹', 'text'], ['清单', 'list'], ['类别', 'list'], ['地点', 'place'], ['有效期至', 'until'], ['截止时间', 'until'], ['方向', 'direction'], ['联系电话', 'private'],
] as const)('list: %s → %s', (title, field) => expect(fieldOf(title, {}, offerTable)).toBe(field));

const sheet = (name: string, ...rows: (string | number | null)[][]): Sheet => ({ name, rows });
const directory = sheet('Sheet1', ['联学单位名录', null, null, null], ['序号', '单位名称', '所属行业', '联系电话'], [1, '东风商用车有限公司', 'C 制造业', '027-84283888'], [null, null, null, null], ['序号', '单位名称', '所属行业', '联系电话'], [2, '江西省审计厅', 'S', 13800138000]);

test('a sheet tells what it is by its headings; rows keep their place, a column of numbers goes nowhere', () => {
  const reading = lineReadingOf(directory, {});
  expect([reading.sheet, reading.header]).toEqual(['units', 1]);
  const lines = linesOf(directory, reading);
  expect(lines.map(({ row, cells, raw }) => [row, cells['industry'], raw['name'], raw['row']])).toEqual([
    ['3', 'C3', '东风商用车有限公司', { 序号: 1, 单位名称: '东风商用车有限公司', 所属行业: 'C 制造业' }], ['6', 'C6', '江西省审计厅', { 序号: 2, 单位名称: '江西省审计厅', 所属行业: 'S' }],
  ]);
  expect(JSON.stringify(lines)).not.toMatch(/1380|8428/);
  const list = lineReadingOf(sheet('需求清单', ['单位', '需求内容', '有效期'], ['某厂', '想看审计案例', 46752]), {});
  expect([list.sheet, list.columns.map(({ field }) => field)]).toEqual(['offers', ['unit', 'text', 'until']]);
  expect(lineReadingOf(sheet('说明', ['填表说明'], ['请按实际填写']), {}).sheet).toBeNull();
  expect(lineReadingOf(directory, {}, { sheet: 'offers' }).sheet).toBe('offers');
  expect(lineReadingOf(directory, { 'units 序号': 'note' }).columns[0]?.field).toBe('note');
  expect([0, 25, 26, 701, 702].map(lettersOf)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
});

test('of a wide sheet with a column of resources and one of needs each row gives a line each; a column that says which list keeps the row one', () => {
  const wide = sheet('供需', ['单位', '可提供资源', '需求', '地点'], ['甲厂', '劳模讲师', '审计案例', '武汉'], ['乙厂', null, '党课师资', null], ['丙厂', null, null, '九江']);
  const lines = linesOf(wide, lineReadingOf(wide, {}));
  expect(lines.map(({ row, cells, raw }) => [row, cells['text'], raw['text'], raw['place']])).toEqual([['2', 'B2', '劳模讲师', '武汉'], ['2', 'C2', '审计案例', '武汉'], ['3', 'C3', '党课师资', null], ['4', 'B4', null, '九江']]);
  expect(lines.map(({ raw }) => readLine(raw)).map(({ unit: { name }, offer, wrong }) => [name, offer?.kind, wrong.map(({ reason }) => reason)])).toEqual([['甲厂', 'resource', []], ['甲厂', 'need', []], ['乙厂', 'need', []], ['丙厂', 'resource', ['no_text']]]);
  const said = sheet('供需', ['单位', '类别', '资源', '需求说明'], ['甲厂', '需求', '审计案例', '两小时以内']);
  expect(linesOf(said, lineReadingOf(said, {})).map(({ raw }) => raw['text'])).toEqual(['审计案例；两小时以内']);
  const project = sheet('项目清单', ['单位', '项目名称', '内容'], ['甲厂', '共建课堂', '每季一次']);
  expect(linesOf(project, lineReadingOf(project, {})).map(({ raw }) => raw['text'])).toEqual(['共建课堂；每季一次']);
});

test('the empty sheets have headings that are known, each in its kind', () => {
  const read = templateSheets.map(({ name, notes = [], columns }) => lineReadingOf({ name, rows: [...notes.map((note) => [note]), columns.map(({ title }) => title)] }, {}));
  expect(read.map(({ sheet: as, columns }) => [as, columns.every(({ field }) => field !== 'ignore' && field !== 'private')])).toEqual([['units', true], ['offers', true], ['offers', true], ['offers', true], ['offers', true]]);
});

const unit = (over: Record<string, unknown>) => readLine({ sheet: 'units', name: '东风商用车有限公司', ...over });
test.each([
  ['C', 'C'], ['c', 'C'], ['C 制造业', 'C'], ['C制造业', 'C'], ['制造业', 'C'], ['制造', 'C'], ['C36', 'C'], ['信息传输、软件和信息技术服务业', 'I'], ['信息传输软件和信息技术服务业', 'I'], ['教育', 'P'], ['金融业', 'J'],
])('industry %s → %s', (text, letter) => expect(unit({ industry: text }).unit.industry).toBe(letter));
test.each([['420100', '420100'], [360802, '360802'], ['420106000000', '420106'], ['湖北省武汉市', '420100'], ['湖北武汉', '420100'], ['江西', '360000']])('region %s → %s', (text, code) => expect(unit({ region: text }).unit.region).toBe(code));
test.each([['企业', 'enterprise'], ['国有企业', 'enterprise'], ['机关', 'organ'], ['事业单位', 'institution'], ['高校', 'university'], ['社区', 'community'], ['部队', 'military']])('kind %s → %s', (text, kind) => expect(unit({ kind: text }).unit.kind).toBe(kind));
test.each([['是', true], ['√', true], ['否', false], ['', null], ['/', null], ['不详', null]])('front line %s → %s', (text, told) => expect(unit({ front_line: text }).unit.frontLine).toBe(told));

test('a kind that is not told is guessed from the name and shown; aliases come apart; a person is a name and a post', () => {
  const read = unit({ aliases: '东风商用车、DFCV；东风商用车有限公司', contact_name: '张三（办公室主任）' });
  expect(read.unit).toMatchObject({ kind: 'enterprise', aliases: ['东风商用车', 'DFCV'], liaison: { name: '张三', post: '办公室主任' } });
  expect(read.notes).toEqual([{ field: 'kind', kind: 'guessed', from: '东风商用车有限公司', to: '@unit.kind.enterprise' }]);
});

test.each<[string, Record<string, unknown>, [string, string][]]>([
  ['no name', { name: '' }, [['name', 'no_name']]], ['several cells at once', { industry: '造车', region: '火星', kind: '外星', front_line: '也许' }, [['kind', 'kind'], ['industry', 'industry'], ['region', 'region'], ['front_line', 'front_line']]],
  ['a code no list has', { region: '999999' }, [['region', 'region']]], ['a formula that failed', { field: '#REF!' }, [['field', 'formula']]], ['too long', { note: '长'.repeat(501) }, [['note', 'long']]], ['a post without a person', { contact_post: '书记' }, [['contact_name', 'contact']]],
  ['a secrecy mark', { note: '机密★5年' }, [['note', 'mark']]], ['a name that failed', { name: '#N/A' }, [['name', 'formula']]],
])('refused, cell by cell: %s', (_, over, wrong) => expect(unit(over).wrong.map(({ field, reason }) => [field, reason])).toEqual(wrong));

const offer = (over: Record<string, unknown>) => readLine({ sheet: 'offers', unit: '某厂', text: '数字化车间现场观摩', title: '资源清单', ...over });
test.each<[Record<string, unknown>, string]>([
  [{}, 'resource'], [{ title: '需求清单' }, 'need'], [{ title: '项目清单' }, 'project'], [{ list: '先进集体' }, 'collective'], [{ list: '先进人物' }, 'figure'], [{ list: '劳模' }, 'figure'], [{ list: '现场教学点' }, 'site'], [{ title: 'Sheet1', direction: '需要' }, 'need'], [{ title: 'Sheet1', direction: '可提供' }, 'resource'],
  [{ list: 'site' }, 'site'], [{ list: 'advanced figure' }, 'figure'], [{ title: 'Sheet1', direction: 'needs' }, 'need'], [{ title: 'Sheet1', direction: 'offers' }, 'resource'],
])('which list: %j → %s', (over, kind) => expect([offer(over).offer?.kind, offer(over).wrong]).toEqual([kind, []]));
test.each<[unknown, string | null, boolean]>([
  ['2027-12-31', '2027-12-31', false], ['2027年6月30日', '2027-06-30', false], ['2027.6.30', '2027-06-30', false], ['2027年6月30日前', '2027-06-30', false], ['2027年2月', '2027-02-28', true], ['2027年底', '2027-12-31', true], ['2027', '2027-12-31', true], ['长期有效', null, false], ['', null, false],
])('until %j → %s', (text, on, guessed) => {
  const read = offer({ until: text });
  expect([read.wrong, read.offer?.untilOn, read.notes.some(({ kind }) => kind === 'guessed')]).toEqual([[], on, guessed]);
});
test.each<[string, Record<string, unknown>, [string, string][]]>([
  ['no unit', { unit: null }, [['unit', 'no_unit']]], ['nothing said', { text: '无' }, [['text', 'no_text']]], ['no list told', { title: 'Sheet1' }, [['list', 'no_list']]], ['a strange list', { list: '其他的' }, [['list', 'list']]], ['no day', { until: '尽快' }, [['until', 'until']]],
  ['a direction against its list', { list: '资源清单', direction: '需要' }, [['direction', 'against']]], ['a strange direction', { direction: '左' }, [['direction', 'direction']]],
])('list, refused: %s', (_, over, wrong) => expect(offer(over).wrong.map(({ field, reason }) => [field, reason])).toEqual(wrong));

test('personal numbers are cut out of what is kept and of the original, and that is said; other numbers stay', () => {
  const read = readLine({ sheet: 'units', name: '某厂', contact_name: '张三13800138000', note: '热线 12345，编号 42010600', row: { 单位: '某厂', 联系人: '张三13800138000', 备注: '热线 12345，编号 42010600', 手机: 13900139000 } });
  expect(read.unit).toMatchObject({ liaison: { name: '张三' }, note: '热线 12345，编号 42010600' });
  expect(read.notes.filter(({ kind }) => kind === 'left_out').map(({ field }) => field)).toEqual(['contact_name']);
  expect(read.original).toEqual({ 单位: '某厂', 联系人: '张三〔略〕', 备注: '热线 12345，编号 42010600', 手机: '〔略〕' });
});
test.each([['电话 027-84283888 转办公室', '电话 〔略〕 转办公室'], ['a.b@example.com', '〔略〕'], ['420106199001011234', '〔略〕'], ['+86 138 0013 8000', '〔略〕'], ['91420100MA4KX1234X', '91420100MA4KX1234X'], ['2026-11-28', '2026-11-28'], ['1,200,000.50', '1,200,000.50'], ['第13800次', '第13800次']])('%s → %s', (text, kept) => expect(withoutNumbers(text)).toBe(kept));

test('the same unit further apart than one question reaches is entered once, and asked about once', () => {
  const row = (at: number, over: Partial<LookedLine>): LookedLine => ({ at, sheet: 'units', state: 'new', key: 'a', names: [], unit: '甲', kind: null, text: null, place: null, untilOn: null, wrong: [], notes: [], alike: [], row: String(at), cells: {}, ...over });
  const like = [{ id: 'x', name: '甲厂', reasons: [] }];
  const rows = acrossSteps([row(0, { alike: like }), row(1, {}), row(2, { sheet: 'offers', alike: like, notes: [{ field: 'unit', kind: 'enters', from: '甲', to: null }] }), row(3, { key: null, state: 'refused' }), row(4, { key: 'b' })]);
  expect(rows.map(({ state, alike, notes }) => [state, alike.length, notes.map(({ kind }) => kind)])).toEqual([['new', 1, []], ['unchanged', 0, ['twice']], ['new', 0, []], ['refused', 0, []], ['new', 0, []]]);
  // Under another of its names, and a line that stands there already.
  const enters = [{ field: 'unit', kind: 'enters' as const, from: '', to: null }];
  const across = acrossSteps([row(0, { names: ['a', 'alias'] }), row(1, { sheet: 'offers', key: 'alias', text: '讲师', notes: enters }), row(2, { sheet: 'offers', key: 'a', text: '讲师', notes: enters }), row(3, { sheet: 'offers', key: 'c', text: '讲师', notes: enters })]);
  expect(across.map(({ state, notes }) => [state, notes.length])).toEqual([['new', 0], ['new', 0], ['unchanged', 0], ['new', 1]]);
});
