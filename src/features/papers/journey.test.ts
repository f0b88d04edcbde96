import JSZip from 'jszip';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { bringToPublicity, exampleTopic } from '#features/bulletin/fixtures.ts';
import { builtInTemplate } from '#features/template/queries.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { convertToPdf, pdfText, readXlsx } from '#tests/harness/office.ts';

/** Papers and the 台账 as they come over HTTP. The clock stands at 2026-11-23. */

const app = await startApp();
let office: TestOffice;
let secretary: TestPerson;
let discipline: TestPerson;
const at = { branch: '', other: '', activity: '', topic: '' };
const c = () => ({ commandId: newId() });
const get = (path: string, who: TestPerson = secretary) => app.ask(path, { headers: who.headers });
const bytesOf = async (answer: Response): Promise<Uint8Array> => new Uint8Array(await answer.arrayBuffer());
const cellsOf = async (query: string, who: TestPerson = secretary) => Object.values(await readXlsx(await bytesOf(await get(`/papers/ledger.xlsx${query}`, who))))[0] ?? [];
const codesOf = async (query: string, who?: TestPerson) => (await cellsOf(query, who)).map((line) => line[1]).filter((cell) => typeof cell === 'string' && /^20/.test(cell));
const refused = async (answer: Response) => {
  const body = (await answer.json()) as { data: { findings: { check: string; words: string; field: string | null }[] } };
  return { status: answer.status, check: body.data.findings[0]?.check, words: body.data.findings[0]?.words, field: body.data.findings[0]?.field };
};

beforeAll(async () => {
  office = await openOffice(app);
  at.branch = await office.branch('计算机处党支部');
  at.other = await office.branch('财政处党支部');
  secretary = await office.person('周正言', { branchId: at.branch, posts: [{ post: 'secretary' }] });
  discipline = await office.person('王清正', { posts: [{ post: 'discipline' }] });
  const create = async (over: object = {}) => (await secretary.client.activity.create({ ...c(), branchId: at.branch, ...exampleTopic, ...over })).id;
  at.activity = await create();
  await bringToPublicity(app.program.door, office.id, at.activity, '2026-11-10');
  at.topic = await create({ theme: '财政改革', plannedOn: '2026-12-20' });
  await create({ theme: '=1+1', plannedOn: '2027-02-01' });
});

describe('ledger.xlsx', () => {
  test('without a filter all that the asker may see, as the page shows it', async () => {
    const shown = (await secretary.client.ledger.table({ limit: 100 })).rows.map((row) => row.code);
    expect(await codesOf('')).toEqual(shown);
    expect(shown).toHaveLength(3);
  });
  test.each([
    ['?stage=publicity', ['科技强审'], '筛选条件：阶段：宣传'], ['?from=2026-12-01&to=2026-12-31', ['财政改革'], '筛选条件：时间：2026年12月1日至31日'], ['?standing=active&stage=topic', ['=1+1', '财政改革'], '筛选条件：阶段：选题；状态：进行中'],
    ['?stage=archived', [], '筛选条件：阶段：归档'],
  ])('%s', async (query, themes, words) => {
    const cells = await cellsOf(query);
    expect(cells[1]?.[0]).toBe(words);
    expect(cells.slice(4).map((line) => line[2])).toEqual(themes);
  });
  test('by branch it names the branch; the key of a page changes nothing', async () => {
    expect((await cellsOf(`?branch=${at.branch}&after=x&limit=1`))[1]?.[0]).toBe('筛选条件：主办支部：计算机处党支部');
    expect(await codesOf(`?branch=${at.branch}&after=x&limit=1`)).toHaveLength(3);
    expect(await codesOf(`?branch=${at.other}`)).toEqual([]);
  });
  test('another branch’s member gets what is common knowledge only', async () => {
    const elsewhere = await office.person('外支部', { branchId: at.other, posts: [{ post: 'member' }] });
    expect(await codesOf('', elsewhere)).toHaveLength(1);
  });
  test.each([
    ['?stage=nothing', 'input.choice', 'stage', 422], ['?from=2026-02-30', 'input.date', 'from', 422], ['?branch=abc', 'input.id', 'branch', 422],
    ['?branch=00000000-0000-7000-8000-000000000001', 'need.branch', 'branch', 404], ['?unit=00000000-0000-7000-8000-000000000001', 'need.unit', 'unit', 404],
    ['?project=00000000-0000-7000-8000-000000000001', 'papers.no_project', 'project', 404],
  ])('%s is answered clearly', async (query, check, field, status) => {
    const answer = await refused(await get(`/papers/ledger.xlsx${query}`));
    expect(answer).toMatchObject({ check, field, status });
    expect(answer.words).not.toMatch(/[{}[\]]/);
  });
  test('nobody without a sign-in', async () => expect((await app.ask('/papers/ledger.xlsx')).status).toBe(401));
});

describe('an activity’s papers', () => {
  test.each(['programme', 'approval', 'sign-in', 'record', 'letter', 'agreement', 'notice.docx'])('%s', async (paper) => {
    const answer = await get(`/papers/${at.activity}/${paper}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('wordprocessingml');
    expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('2026-'));
    expect((await bytesOf(answer)).length).toBeGreaterThan(5000);
  });
  test('简报: none, a draft, released under its number', async () => {
    const paper = async (query = '') => (await pdfText(await convertToPdf(await bytesOf(await get(`/papers/${at.activity}/bulletin${query}`)), 'docx'))).replace(/\s+/g, '');
    expect(await refused(await get(`/papers/${at.activity}/bulletin`))).toMatchObject({ status: 404, check: 'papers.empty' });
    const { id: bulletinId } = await secretary.client.bulletin.compose({ ...c(), id: at.activity, bulletinId: null, bulletinVersion: null });
    expect(await paper()).toContain('送审稿，未经签发');
    const named = { id: at.activity, bulletinId, bulletinVersion: 1 };
    await secretary.client.bulletin.sendToReview({ ...c(), ...named });
    await discipline.client.bulletin.review({ ...c(), ...named, conclusion: 'clear', comment: null });
    await secretary.client.bulletin.release({ ...c(), ...named });
    expect(await paper(`?which=${bulletinId}`)).toContain('〔2026〕第1期');
    expect(await refused(await get(`/papers/${at.activity}/bulletin?which=abc`))).toMatchObject({ status: 404, check: 'papers.empty' });
  });
  test.each([
    ['no id', () => '/papers/abc/approval', 'activity.not_found'], ['nobody’s id', () => '/papers/00000000-0000-7000-8000-000000000001/approval', 'activity.not_found'],
    ['no such paper', () => `/papers/${at.activity}/poem`, 'papers.unknown'], ['a name every object has', () => `/papers/${at.activity}/constructor`, 'papers.unknown'],
  ])('%s', async (_, path, check) => expect(await refused(await get(path()))).toMatchObject({ status: 404, check }));
  test('a sheet of it holds its facts; in another format than its own it is not given', async () => {
    const sheet = Object.values(await readXlsx(await bytesOf(await get(`/papers/${at.activity}/ledger-row`))))[0] ?? [];
    expect(sheet.flat()).toEqual(expect.arrayContaining(['科技强审', '计算机处党支部']));
    expect(await refused(await get(`/papers/${at.activity}/ledger-row.docx`))).toMatchObject({ status: 404, check: 'papers.no_format' });
  });
  test('all together: each printable paper once, numbered, whole', async () => {
    const answer = await get(`/papers/${at.activity}/all.zip`);
    expect(answer.headers.get('content-type')).toBe('application/zip');
    const zip = await JSZip.loadAsync(await bytesOf(answer));
    const states = (await secretary.client.papers.list({ id: at.activity })).papers;
    expect(Object.keys(zip.files)).toHaveLength(states.filter(({ empty }) => !empty).length);
    expect(Object.keys(zip.files)[0]).toBe('01 年度计划条目.docx');
    for (const file of Object.values(zip.files)) expect((await file.async('uint8array')).slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
  });
  test('a paper is printed with the office’s own template while one is in use, also in the .zip and as PDF; back to the built-in one after', async () => {
    const committee = await office.person('吴常青', { posts: [{ post: 'committee' }] });
    const { bytes } = await builtInTemplate('sign-up');
    const zip = await JSZip.loadAsync(bytes);
    zip.file('word/document.xml', ((await zip.file('word/document.xml')?.async('string')) ?? '').replace('主题联学活动报名表', '本办自己的报名表'));
    const file = await zip.generateAsync({ type: 'uint8array' });
    const looked = await fetch(`${app.url}/files/templates/sign-up`, { method: 'POST', headers: { ...committee.headers, 'x-file-name': encodeURIComponent('报名表.docx') }, body: file.slice().buffer });
    const { sha256, problems } = (await looked.json()) as { sha256: string; problems: unknown[] };
    expect(problems).toEqual([]);
    await committee.client.template.upload({ ...c(), paper: 'sign-up', name: '报名表.docx', sha256 });
    const { version, versions } = await committee.client.template.paper({ paper: 'sign-up' });
    await committee.client.template.use({ ...c(), paper: 'sign-up', versionId: versions[0]?.id ?? '', version });
    const textIn = async (docx: Uint8Array) => (await (await JSZip.loadAsync(docx)).file('word/document.xml')?.async('string'))?.replace(/<[^>]+>/g, '') ?? '';
    const own = await textIn(await bytesOf(await get(`/papers/${at.activity}/sign-up.docx`)));
    for (const words of ['本办自己的报名表', '科技强审', '计算机处党支部']) expect(own).toContain(words);
    expect(own).not.toMatch(/[{}]/u);
    const all = await JSZip.loadAsync(await bytesOf(await get(`/papers/${at.activity}/all.zip`)));
    const [name = ''] = Object.keys(all.files).filter((one) => one.includes('报名表'));
    expect(await textIn((await all.file(name)?.async('uint8array')) ?? new Uint8Array())).toContain('本办自己的报名表');
    expect((await pdfText(await bytesOf(await get(`/papers/${at.activity}/sign-up.pdf`)))).replace(/\s/g, '')).toContain('本办自己的报名表');
    const set = async () => (await pdfText(await bytesOf(await get(`/papers/${at.activity}/set.pdf`)))).replace(/\s/g, '');
    const whole = await set();
    // In its place: after what comes before it in an activity's life, before what comes after.
    const places = ['年度主题联学计划条目', '主题联学活动审批表', '本办自己的报名表', '主题联学活动报销清单及说明'].map((title) => whole.indexOf(title));
    expect(places).toEqual([...places].filter((place) => place >= 0).toSorted((a, b) => a - b));
    vi.stubEnv('LIANXUE_SOFFICE', '/nowhere/soffice');
    expect(await set()).not.toContain('本办自己的报名表');
    expect((await secretary.client.papers.list({ id: at.activity })).noPdf).toMatchObject({ check: 'file.no_libreoffice_at' });
    vi.unstubAllEnvs();
    expect((await secretary.client.papers.list({ id: at.activity })).papers.find(({ key }) => key === 'sign-up')).toMatchObject({ template: 1 });
    expect(await secretary.client.papers.preview({ id: at.activity, key: 'sign-up' })).toMatchObject({ template: 1 });
    await committee.client.template.useBuiltIn({ ...c(), paper: 'sign-up', version: (await committee.client.template.paper({ paper: 'sign-up' })).version });
    expect(await textIn(await bytesOf(await get(`/papers/${at.activity}/sign-up.docx`)))).toContain('主题联学活动报名表');
  });
  test('another office’s activity is not found', async () => {
    const elsewhere = await (await openOffice(app, '另一办')).person('外人', { posts: [{ post: 'committee' }] });
    expect(await refused(await get(`/papers/${at.activity}/record`, elsewhere))).toMatchObject({ status: 404, check: 'activity.not_found' });
  });
});
