import { readFileSync } from 'node:fs';
import JSZip from 'jszip';
import { beforeAll, expect, test } from 'vitest';
import { bringToPublicity, exampleTopic } from '#features/bulletin/fixtures.ts';
import { verify } from '#platform/ledger/verify.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { convert, pdfText } from '#tests/harness/office.ts';
import { drift } from './queries.ts';

/** The figures on the running program: the article's history, who is told what, files, and what cannot be asked. */

const app = await startApp();
let office: TestOffice;
let people: Record<'committee' | 'member' | 'elsewhere', TestPerson>;
const branches = { own: '', other: '' };
const c = () => ({ commandId: newId() });
const article = readFileSync('tests/data/article-activities.jsonl', 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
const findingsOf = async (given: Promise<unknown>): Promise<unknown> => given.then(() => 'done', (error: { data?: { findings?: { check: string; field: string | null }[] } }) => error.data?.findings?.map(({ check, field }) => [check, field]) ?? String(error));
const figure = (view: { figures: readonly { key: string; value: number | null; unknown: number }[] }, key: string) => { const found = view.figures.find((one) => one.key === key); return [found?.value, found?.unknown]; };

beforeAll(async () => {
  office = await openOffice(app, '审计署武汉特派办');
  [branches.own, branches.other] = [await office.branch('企业审计处党支部'), await office.branch('办公室党支部')];
  people = {
    committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }), member: await office.person('李向东', { branchId: branches.own, posts: [{ post: 'member' }] }),
    elsewhere: await office.person('褚光纤', { branchId: branches.other, posts: [{ post: 'member' }] }),
  };
});

test('an office with nothing: noughts, nothing invented', async () => {
  const view = await people.committee.client.statistics.figures({});
  expect(view.figures.map(({ value }) => value)).toEqual([0, 0, 0, 0, null, 0, 0, 0, null, null, 0, 0, 0]);
  expect([view.years, view.reach, view.network]).toEqual([[], [], { pairs: [], meetings: 0, shown: 0 }]);
  expect((await people.committee.client.statistics.review({ year: 2026 })).document).toMatchObject({ kind: 'official' });
});

test('the article’s 22 since 2017: six are known singly, sixteen stay unknown', async () => {
  const { client } = people.committee;
  const batchId = newId();
  await client.import.cases({ ...c(), batchId, name: 'article-activities.jsonl', cases: article });
  const { id } = await client.statistics.stateTotal({ ...c(), fromYear: 2017, toYear: null, total: 22, source: '一文', quote: '2017年以来，该办各支部已开展了22次主题联学活动。', batchId });
  const view = await client.statistics.figures({});
  // The article tells no days: its six are held, of no known year.
  expect(figure(view, 'held')).toEqual([article.length, 0]);
  expect(view.claims).toMatchObject([{ id, total: 22, recorded: 0, undated: article.length }]);
  expect(view.tables.find(({ key }) => key === 'year')).toMatchObject({ rows: [], unknown: article.length });
  expect(figure(await client.statistics.figures({ year: 2017 }), 'held')).toEqual([0, article.length]);
  // What it tells of industry, region and form is there; of what became of problems it tells nothing.
  expect(view.tables.find(({ key }) => key === 'industry')?.rows.map(({ key, n }) => [key, n])).toEqual([['C', 3], ['R', 1], ['S', 2]]);
  expect(figure(view, 'raised')[1]).toBe(article.filter((one) => (one['problems_discussed'] as unknown[]).length === 0).length);
  expect(await client.activity.list({ held: 'yes', year: 'unknown', limit: 100 })).toMatchObject({ rows: Array.from({ length: article.length }, () => ({ origin: 'imported' })) });
  expect(await verify(app.program.db, await app.program.door.anchors(), { only: office.id })).toMatchObject({ ok: true });
  expect((await drift(app.program.db, office.id)).differences).toEqual([]);

  expect(await findingsOf(client.statistics.stateTotal({ ...c(), fromYear: 2020, toYear: 2019, total: 1, source: '文', quote: null, batchId: null }))).toEqual([['need.total_years', 'toYear']]);
  expect(await findingsOf(client.statistics.stateTotal({ ...c(), fromYear: 2199, toYear: null, total: 1, source: '文', quote: null, batchId: newId() }))).toEqual([['need.total_begun', 'fromYear'], ['need.import', 'batchId']]);
  expect(await findingsOf(people.member.client.statistics.stateTotal({ ...c(), fromYear: 2017, toYear: null, total: 1, source: '文', quote: null, batchId: null }))).toEqual([['forbidden.post', null]]);
  await client.statistics.withdrawTotal({ ...c(), id, version: 1 });
  expect((await client.statistics.figures({})).claims).toEqual([]);
  expect(await findingsOf(client.statistics.withdrawTotal({ ...c(), id, version: 2 }))).toEqual([['need.total_standing', null]]);
  await client.import.takeBack({ ...c(), id: batchId });
  expect(figure(await client.statistics.figures({}), 'held')).toEqual([0, 0]);
});

test('what became of a branch’s problems: its own people and those who supervise; stages before the approval likewise', async () => {
  const { client } = people.member;
  const { id } = await client.activity.create({ ...c(), branchId: branches.own, ...exampleTopic });
  await bringToPublicity(app.program.door, office.id, id, '2026-11-10');
  await client.activity.create({ ...c(), branchId: branches.own, ...exampleTopic });
  const about = { branch: branches.own };
  const told = async (who: TestPerson) => { const view = await who.client.statistics.figures(about); return [view.conversion, figure(view, 'held')[0], figure(view, 'raised')[0], figure(view, 'ahead')[0], view.tables.some(({ key }) => key === 'kind')]; };
  expect(await told(people.member)).toEqual([true, 1, 0, 1, true]);
  expect(await told(people.committee)).toEqual([true, 1, 0, 1, true]);
  expect(await told(people.elsewhere)).toEqual([false, 1, null, 0, false]);
  // Of the whole office everybody is told; of branches in its table only one's own.
  const whole = await people.elsewhere.client.statistics.figures({});
  expect([whole.conversion, figure(whole, 'raised')[0], figure(whole, 'ahead')[0]]).toEqual([true, 0, 0]);
  expect(whole.tables.find(({ key }) => key === 'branch')?.rows).toMatchObject([{ name: '企业审计处党支部', n: 1, problems: null, verified: null }]);
  expect(await findingsOf(office.audit.client.statistics.figures({}))).toEqual([['forbidden.post', null]]);
});

test('bad input names the field and what mends it', async () => {
  const { client } = people.committee;
  const other = await openOffice(app, '另一特派办');
  expect(await findingsOf(client.statistics.figures({ year: 1900 }))).toEqual([['input.too_small', 'year']]);
  expect(await findingsOf(client.statistics.figures({ branch: await other.branch('别人的支部') }))).toEqual([['need.branch', 'branch']]);
  expect(await findingsOf(client.statistics.figures({ asAt: '2026-02-30' }))).toEqual([['input.date', 'asAt']]);
  expect(await findingsOf(client.statistics.figures({ asAt: '2099-01-01' }))).toEqual([['need.as_at_come', 'asAt']]);
  expect(await findingsOf(client.statistics.figures({ asAt: '1999-01-01' }))).toEqual([['need.as_at_begun', 'asAt']]);
  const file = async (path: string) => (await fetch(`${app.url}${path}`, { headers: people.committee.headers })).status;
  expect([await file('/papers/statistics/nothing.xlsx'), await file('/papers/statistics/branch.xlsx?year=abc'), await file('/papers/statistics/1900/review.docx'), await file('/papers/statistics/2026/review.txt')]).toEqual([404, 422, 404, 404]);
});

test('sheets and the review as files, opened by LibreOffice', async () => {
  const get = async (path: string) => new Uint8Array(await (await fetch(`${app.url}${path}`, { headers: people.committee.headers })).arrayBuffer());
  const book = await get('/papers/statistics/all.xlsx?year=2026');
  const sheets = await (await JSZip.loadAsync(book)).file('xl/workbook.xml')?.async('string');
  for (const name of ['主要数字', '按支部', '按选题来源', '按对方行业', '从选题到已核验的效果', '支部和联学单位']) expect(sheets).toContain(name);
  expect(await pdfText(await convert(await get('/papers/statistics/branch.xlsx'), 'xlsx', 'pdf'))).toMatch(/企业审计处党支部\s+1\s+0\s+0\s+0/u);

  // Its partner is no unit of the directory: there is no pair to draw.
  const { document, findings, pictures } = await people.committee.client.statistics.review({ year: 2026 });
  expect([findings.filter(({ check }) => check !== 'DOC-09'), pictures.map(({ ref }) => ref)]).toEqual([[], ['statistics-flow', 'statistics-year', 'statistics-reach']]);
  expect(JSON.stringify(document)).toContain('2026年度主题联学工作综述');
  const docx = await get('/papers/statistics/2026/review.docx');
  const parts = await JSZip.loadAsync(docx);
  expect(Object.keys(parts.files).filter((name) => /^word\/media\/.+\.(?:png|jpg)$/u.test(name))).toHaveLength(3);
  const text = (await pdfText(await convert(docx, 'docx', 'pdf'))).replaceAll(/\s/gu, '');
  for (const said of ['2026年度主题联学工作综述', '总体情况', '计划执行', '没有2026年度联学计划的记录', '学习学时', '2026年没有我方人员出席的记录', '只有合计，不按个人', '成果转化', '口径、未知和缺项', '转化率：']) expect(text).toContain(said);
  expect(await pdfText(await get('/papers/statistics/2026/review.pdf'))).toContain('成果转化');
});
