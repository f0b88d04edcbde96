import { beforeAll, expect, test } from 'vitest';
import { verify } from '#platform/ledger/verify.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';

/** Sheets of partners on the running program: looked at, accepted, attached by a person, twice as once, taken back. */

const app = await startApp({ now: '2026-11-23T02:00:00.000Z' });
let office: TestOffice;
let people: Record<'committee' | 'member' | 'secretary', TestPerson>;
const c = () => ({ commandId: newId() });
type Row = Record<string, unknown>;
const unit = (name: string, over: Row = {}): Row => ({ sheet: 'units', title: '单位名录', name, row: { 单位名称: name, ...over }, ...over });
const offer = (of: string, text: string, over: Row = {}): Row => ({ sheet: 'offers', title: '资源清单', unit: of, text, row: { 单位: of, 内容: text, ...over }, ...over });
const check = async (given: Promise<unknown>): Promise<string> =>
  given.then(() => 'done', (error: { data?: { findings?: { check: string }[] } }) => error.data?.findings?.[0]?.check ?? 'unknown');
const whole = async () => verify(app.program.db, await app.program.door.anchors(), { only: office.id });
const count = async (table: 'unit' | 'unitOffer' | 'unitLiaison' | 'importedLine' | 'ledgerEntry') =>
  Number((await app.program.db.selectFrom(table).select((eb) => eb.fn.countAll().as('n')).where('officeId', '=', office.id).executeTakeFirstOrThrow()).n);
const counts = async () => [await count('unit'), await count('unitOffer'), await count('unitLiaison'), await count('importedLine')];
const named = async (name: string) => (await people.secretary.client.unit.list({ q: name })).rows;

beforeAll(async () => {
  office = await openOffice(app, '审计署武汉特派办');
  const branchId = await office.branch('企业审计处党支部');
  people = {
    committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }),
    member: await office.person('李向东', { branchId, posts: [{ post: 'member' }] }),
    secretary: await office.person('周正言', { branchId, posts: [{ post: 'member' }, { post: 'secretary' }] }),
  };
});

test('a directory and its lists come in through one entry a step, twice as once, and go back whole', async () => {
  const { client } = people.secretary;
  const before = await counts();
  const lines = [
    unit('东风商用车有限公司', { industry: 'C 制造业', region: '湖北省十堰市', contact_name: '张三（党办主任）', front_line: '是', aliases: '东风商用车' }),
    unit('江西省审计厅', { kind: '机关', industry: 'S' }),
    offer('东风商用车', '数字化车间现场观摩', { place: '十堰', until: '2027-12-31' }),
    offer('某新材料研究院', '先进材料实验室', { list: '现场教学点' }),
  ];
  const preview = await client.import.previewLines({ lines });
  expect(preview.map(({ state, kind, notes }) => [state, kind, notes.map((note) => note.kind)])).toEqual([['new', 'enterprise', ['guessed']], ['new', 'organ', []], ['new', 'resource', []], ['new', 'site', ['enters']]]);
  expect(await counts()).toEqual(before);
  const entries = await count('ledgerEntry');
  const batchId = newId();
  await client.import.lines({ ...c(), batchId, name: '单位名录.xlsx', lines });
  expect(await count('ledgerEntry')).toBe(entries + 1);
  expect((await counts()).map((now, at) => now - (before[at] ?? 0))).toEqual([3, 2, 1, 4]);
  const [dongfeng] = await named('东风商用车有限公司');
  expect(dongfeng).toMatchObject({ kind: 'enterprise', industry: 'C', region: '420300', frontLine: true, aliases: ['东风商用车'] });
  const view = await client.unit.one({ id: dongfeng?.id ?? '' });
  expect(view.liaisons).toMatchObject([{ name: '张三', post: '党办主任' }]);
  expect(view.imported.map(({ name, original }) => `${name} ${String(original['单位名称'] ?? original['内容'])}`).toSorted()).toEqual(['单位名录.xlsx 东风商用车有限公司', '单位名录.xlsx 数字化车间现场观摩']);
  expect((await client.offer.list({ unit: dongfeng?.id })).rows).toMatchObject([{ text: '数字化车间现场观摩', place: '十堰', untilOn: '2027-12-31', kind: 'resource' }]);
  expect(await named('某新材料研究院')).toMatchObject([{ kind: 'institution' }]);
  // The same file again changes nothing.
  expect((await client.import.previewLines({ lines })).map(({ state }) => state)).toEqual(['unchanged', 'unchanged', 'unchanged', 'unchanged']);
  await client.import.lines({ ...c(), batchId: newId(), name: '单位名录.xlsx', lines });
  expect((await counts()).map((now, at) => now - (before[at] ?? 0))).toEqual([3, 2, 1, 4]);
  expect((await client.import.batches({ id: batchId })).rows).toMatchObject([{ of: 'partners', cases: 4, builtOn: 0, takenBackAt: null }]);
  const back = async () => { for (let left = 10; left > 0 && (await client.import.batches({ id: batchId })).rows[0]?.takenBackAt === null; left -= 1) await client.import.takeBack({ ...c(), id: batchId }); };
  await back();
  expect(await counts()).toEqual(before);
  expect((await client.import.batches({ id: batchId })).rows).toMatchObject([{ of: 'partners', takenBackAt: expect.any(String) }]);
  expect(await check(client.import.lines({ ...c(), batchId, name: 'x', lines }))).toBe('need.import_open');
  expect(await whole()).toMatchObject({ ok: true });
});

test('what is known stays, what was unknown is filled in, what is told otherwise is shown; taken back it is unknown again', async () => {
  const { client } = people.secretary;
  const { id } = await client.unit.add({ ...c(), name: '湖北省统计局', kind: 'organ', industry: null, region: '420000', field: null, frontLine: null, aliases: [], note: null });
  const lines = [unit('湖北省统计局', { industry: 'S', region: '江西省', field: '统计', aliases: '省统计局' })];
  const [row] = await client.import.previewLines({ lines });
  expect([row?.state, row?.notes.map(({ kind, field, from, to }) => [kind, field, from, to])]).toEqual(['filled', [['filled', 'industry', '@industry.S', null], ['differs', 'region', '江西', '湖北'], ['filled', 'field', '统计', null], ['filled', 'aliases', '省统计局', null]]]);
  const batchId = newId();
  await client.import.lines({ ...c(), batchId, name: '补充.csv', lines });
  expect(await client.unit.one({ id })).toMatchObject({ unit: { industry: 'S', region: '420000', field: '统计', aliases: ['省统计局'], version: 2 } });
  // Somebody changes one of them since: that stays when the import goes.
  await client.unit.edit({ ...c(), id, version: 2, name: '湖北省统计局', kind: 'organ', industry: 'S', region: '420000', field: '社会统计', frontLine: null, aliases: ['省统计局'], note: null });
  for (let turn = 0; turn < 2; turn += 1) await client.import.takeBack({ ...c(), id: batchId });
  expect(await client.unit.one({ id })).toMatchObject({ unit: { industry: null, region: '420000', field: '社会统计', aliases: [] } });
  expect(await whole()).toMatchObject({ ok: true });
});

test('a name that is like one here is proposed and never merged: attached by a person it becomes an alias, else a unit of its own that may be merged later', async () => {
  const { client } = people.secretary;
  const { id } = await client.unit.add({ ...c(), name: '武汉钢铁有限公司', kind: 'enterprise', industry: 'C', region: '420100', field: null, frontLine: null, aliases: [], note: null });
  const line = offer('武汉市钢铁公司', '劳模工作室');
  const [row] = await client.import.previewLines({ lines: [line] });
  expect([row?.state, row?.alike.map((one) => one.id)]).toEqual(['new', [id]]);
  expect(row?.alike[0]?.reasons.some((reason) => reason.for)).toBe(true);
  const batchId = newId();
  await client.import.lines({ ...c(), batchId, name: '资源.xlsx', lines: [line, unit('武汉市钢铁公司', { field: '冶金' })].map((one) => ({ ...one, attach: id })) });
  expect(await client.unit.one({ id })).toMatchObject({ unit: { name: '武汉钢铁有限公司', aliases: ['武汉市钢铁公司'], field: '冶金' } });
  expect((await client.offer.list({ unit: id })).rows.map(({ text }) => text)).toEqual(['劳模工作室']);
  expect((await client.import.previewLines({ lines: [line] })).map(({ state }) => state)).toEqual(['unchanged']);
  for (let turn = 0; turn < 2; turn += 1) await client.import.takeBack({ ...c(), id: batchId });
  expect(await client.unit.one({ id })).toMatchObject({ unit: { aliases: [], field: null } });
  // As a unit of its own it stands beside it, and the pair is proposed.
  const pairs = async () => (await client.unit.same({})).rows.filter(({ units }) => units.some((one) => one.id === id)).length;
  expect(await pairs()).toBe(0);
  await client.import.lines({ ...c(), batchId: newId(), name: '资源.xlsx', lines: [line] });
  expect([(await named('武汉市钢铁公司')).length, await pairs()]).toEqual([1, 1]);
  expect(await client.import.previewLines({ lines: [{ ...line, attach: newId() }] })).toMatchObject([{ state: 'refused', wrong: [{ reason: 'attach_gone' }] }]);
});

test('rows that cannot come in say where and why: two units by two names, our own, a day that is past', async () => {
  const { client } = people.secretary;
  for (const name of ['甲机械厂', '乙机械厂']) await client.unit.add({ ...c(), name, kind: 'enterprise', industry: null, region: null, field: null, frontLine: null, aliases: [], note: null });
  const lines = [unit('甲机械厂', { aliases: '乙机械厂' }), unit('审计署武汉特派办'), offer('甲机械厂', '过期的', { until: '2026-11-22' }), offer('甲机械厂', '今天到期', { until: '2026-11-23' })];
  expect((await client.import.previewLines({ lines })).map(({ state, wrong }) => [state, wrong.map(({ field, reason }) => [field, reason])])).toEqual([
    ['refused', [['name', 'two_units']]], ['refused', [['name', 'own_unit']]], ['refused', [['until', 'until_past']]], ['new', []],
  ]);
  const before = await counts();
  expect(await check(client.import.lines({ ...c(), batchId: newId(), name: 'x', lines }))).toBe('need.import_line');
  expect(await counts()).toEqual(before);
});

test('an import somebody has built on is not taken back, and says how many rows', async () => {
  const { client } = people.secretary;
  const batchId = newId();
  await client.import.lines({ ...c(), batchId, name: '名录.xlsx', lines: [unit('丙研究所'), unit('丁研究所'), offer('丙研究所', '实验室')] });
  const [one] = await named('丙研究所');
  await client.unit.logContact({ ...c(), id: one?.id ?? '', contactedOn: '2026-11-20', means: '电话', content: '约定来访', spokeWith: null });
  expect((await client.import.batches({ id: batchId })).rows).toMatchObject([{ builtOn: 1 }]);
  expect(await check(client.import.takeBack({ ...c(), id: batchId }))).toBe('need.import_lines_untouched');
  const [other] = await named('丁研究所');
  await people.committee.client.unit.edit({ ...c(), id: other?.id ?? '', version: 1, name: '丁研究所', kind: 'institution', industry: null, region: null, field: null, frontLine: null, aliases: [], note: '改过' });
  expect((await client.import.batches({ id: batchId })).rows).toMatchObject([{ builtOn: 2 }]);
});

test('who may: not a member, not another office; a column means what somebody said of it in this kind of sheet only', async () => {
  const lines = [unit('戊厂')];
  expect(await check(people.member.client.import.lines({ ...c(), batchId: newId(), name: 'x', lines }))).toBe('forbidden.post');
  expect(await check(people.member.client.import.previewLines({ lines }))).toBe('forbidden.post');
  const elsewhere = await openOffice(app, '别的办');
  const stranger = await elsewhere.person('外人', { posts: [{ post: 'committee' }] });
  const mine = (await people.secretary.client.unit.add({ ...c(), name: '己厂', kind: 'enterprise', industry: null, region: null, field: null, frontLine: null, aliases: [], note: null })).id;
  expect(await stranger.client.import.previewLines({ lines: [unit('己厂', { industry: 'C' }), { ...unit('庚厂'), attach: mine }] })).toMatchObject([{ state: 'new', alike: [] }, { state: 'refused', wrong: [{ reason: 'attach_gone' }] }]);
  await people.secretary.client.import.rememberColumn({ ...c(), title: '对口人', field: 'contact_name', table: 'units' });
  await people.secretary.client.import.rememberColumn({ ...c(), title: '对口人', field: 'place' });
  expect(await people.secretary.client.import.columns({})).toMatchObject({ 'units 对口人': 'contact_name', 对口人: 'place' });
  expect(await check(people.secretary.client.import.rememberColumn({ ...c(), title: '对口人', field: 'theme', table: 'units' }))).toBe('need.import_field');
});

test('five thousand rows: fifty steps, each an entry of its own, and back again', async () => {
  const { client } = people.secretary;
  const before = await counts();
  const entries = await count('ledgerEntry');
  const batchId = newId();
  const rows = Array.from({ length: 5_000 }, (_, at) => unit(`第${at + 1}号试验单位`, { industry: 'M', region: '420100' }));
  for (let at = 0; at < rows.length; at += 100) await client.import.lines({ ...c(), batchId, name: '五千行.csv', lines: rows.slice(at, at + 100) });
  expect([await count('unit') - (before[0] ?? 0), await count('ledgerEntry') - entries]).toEqual([5_000, 50]);
  let steps = 0;
  for (; (await client.import.batches({ id: batchId })).rows[0]?.takenBackAt === null && steps < 100; steps += 1) await client.import.takeBack({ ...c(), id: batchId });
  expect(await counts()).toEqual(before);
  expect(steps).toBeLessThanOrEqual(61);
  expect(await whole()).toMatchObject({ ok: true });
}, 180_000);
