import { afterAll, beforeAll, expect, test } from 'vitest';
import { papers } from '#features/papers/documents-catalogue.ts';
import { verify } from '#platform/ledger/verify.ts';
import { checkTemplate, openTemplate } from '#platform/templates/check.ts';
import { fillTemplate } from '#platform/templates/fill.ts';
import { docx, p, partOf, xlsx } from '#platform/templates/fixtures.ts';
import { endThread } from '#platform/templates/run.ts';
import { newId } from '#shared/ids.ts';
import { scopeOf } from '#platform/command.ts';
import type { Actor } from '#shared/actor.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { exampleValues, fieldsOf, templatePapers } from './facts-papers.ts';
import { builtInTemplate, printWith, templatesInUse } from './queries.ts';

/** The office's own templates on the running program. */

const app = await startApp();
let office: TestOffice;
let people: Record<'committee' | 'secretary', TestPerson>;
const c = () => ({ commandId: newId() });
const check = async (given: Promise<unknown>): Promise<string> =>
  given.then(() => 'done', (error: { code?: string; data?: { findings?: { check: string }[] } }) => error.data?.findings?.[0]?.check ?? error.code ?? 'unknown');
interface Answer {
  readonly status: number;
  readonly body: { sha256?: string | null; name?: string; fields?: string[]; asked?: string[]; problems?: { kind: string; near: string | null; place: object }[]; message?: string; data?: { findings?: { check: string }[] } };
}
async function send(who: TestPerson, paper: string, bytes: Uint8Array, name: string): Promise<Answer> {
  const answer = await fetch(`${app.url}/files/templates/${paper}`, { method: 'POST', headers: { ...who.headers, 'x-file-name': encodeURIComponent(name) }, body: bytes.slice().buffer });
  return { status: answer.status, body: (await answer.json()) as Answer['body'] };
}
const get = async (who: TestPerson, path: string) => {
  const answer = await app.ask(`/files/templates/${path}`, { headers: who.headers });
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', bytes: new Uint8Array(await answer.arrayBuffer()) };
};
const scopeFor = (id: string) => scopeOf({ kind: 'operator', officeId: id, personId: null, name: '测试', posts: [], branchIds: [], link: null, may: 'all', language: 'zh-Hans' } satisfies Actor);

beforeAll(async () => {
  office = await openOffice(app, '武汉特派办');
  people = {
    committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }),
    secretary: await office.person('周正言', { branchId: await office.branch('企业审计处党支部'), posts: [{ post: 'member' }, { post: 'secretary' }] }),
  };
});
afterAll(endThread);

test('every built-in template is an ordinary template: a copy of it passes the check and can be filled', async () => {
  // Those of an activity, and 请示 and 批复 of temporary branches.
  expect(templatePapers.length).toBe(papers.length + 2);
  for (const { key } of templatePapers) {
    const { bytes, kind, name } = await builtInTemplate(key);
    const file = await openTemplate(bytes, name);
    expect([key, file.kind]).toEqual([key, kind]);
    const { problems, used } = await checkTemplate(bytes, kind, fieldsOf(key));
    // Pictures stand in the built-in paper only.
    expect([key, problems]).toEqual([key, []]);
    expect(used.length).toBeGreaterThan(0);
    expect((await fillTemplate(bytes, kind, fieldsOf(key), exampleValues(fieldsOf(key)))).byteLength).toBeGreaterThan(1000);
  }
});

test('versions: uploaded, put in use, back to the built-in, retired; each stays and can be downloaded', async () => {
  const { client } = people.committee;
  const bad = await send(people.committee, 'sign-in', await docx(p('{主題}') + p('{时問}')), '签到表.docx');
  expect(bad.body.problems).toMatchObject([{ kind: 'unknown', near: '主题', place: { paragraph: 1 } }, { kind: 'unknown', near: '时间', place: { paragraph: 2 } }]);
  expect(bad.body.sha256).toBeNull();
  const file = await docx(p('我办签到表 {主题} {地点}'));
  const good = await send(people.committee, 'sign-in', file, '签到表.docx');
  expect(good.body).toMatchObject({ problems: [], fields: ['主题', '地点'] });
  const sha256 = good.body.sha256 ?? '';
  expect((await client.template.paper({ paper: 'sign-in' })).versions).toEqual([]);
  await client.template.upload({ ...c(), paper: 'sign-in', name: '签到表.docx', sha256 });
  expect(await check(client.template.upload({ ...c(), paper: 'sign-in', name: '签到表.docx', sha256 }))).toBe('need.template_new');
  const [one] = (await client.template.paper({ paper: 'sign-in' })).versions;
  expect(one).toMatchObject({ number: 1, name: '签到表.docx', kind: 'docx', fields: ['主题', '地点'], byName: '吴常青', inUse: false, retiredAt: null });
  expect((await templatesInUse(app.program.db, scopeFor(office.id))).has('sign-in')).toBe(false);

  let { version } = await client.template.paper({ paper: 'sign-in' });
  expect(await check(client.template.use({ ...c(), paper: 'sign-in', versionId: one?.id ?? '', version: version + 1 }))).toBe('stale.template');
  await client.template.use({ ...c(), paper: 'sign-in', versionId: one?.id ?? '', version });
  expect((await templatesInUse(app.program.db, scopeFor(office.id))).get('sign-in')).toMatchObject({ kind: 'docx', sha256, number: 1 });
  const inUse = (await templatesInUse(app.program.db, scopeFor(office.id))).get('sign-in');
  if (inUse === undefined) throw new Error('not in use');
  expect(await partOf(await printWith(app.program.files, inUse, { 主题: '科技强审' }), 'word/document.xml')).toContain('我办签到表 科技强审 ');
  expect((await client.template.list({})).papers.find(({ key }) => key === 'sign-in')).toMatchObject({ versions: 1, inUse: { number: 1, name: '签到表.docx' } });

  const second = await send(people.committee, 'sign-in', await docx(p('第二版 {主题}')), '签到表 2.docx');
  await client.template.upload({ ...c(), paper: 'sign-in', name: '签到表 2.docx', sha256: second.body.sha256 ?? '' });
  const view = await client.template.paper({ paper: 'sign-in' });
  ({ version } = view);
  const [two] = view.versions;
  expect(view.versions.map(({ number, inUse }) => [number, inUse])).toEqual([[2, false], [1, true]]);
  expect(await check(client.template.retire({ ...c(), paper: 'sign-in', versionId: one?.id ?? '', version }))).toBe('need.template_not_in_use');
  await client.template.use({ ...c(), paper: 'sign-in', versionId: two?.id ?? '', version });
  await client.template.retire({ ...c(), paper: 'sign-in', versionId: one?.id ?? '', version: version + 1 });
  expect(await check(client.template.use({ ...c(), paper: 'sign-in', versionId: one?.id ?? '', version: version + 2 }))).toBe('need.template_retired');
  await client.template.useBuiltIn({ ...c(), paper: 'sign-in', version: version + 2 });
  expect((await templatesInUse(app.program.db, scopeFor(office.id))).has('sign-in')).toBe(false);
  expect(await check(client.template.useBuiltIn({ ...c(), paper: 'sign-in', version: version + 3 }))).toBe('need.template_own_in_use');

  expect(Buffer.from((await get(people.secretary, `sign-in/${one?.id}`)).bytes).equals(Buffer.from(file))).toBe(true);
  expect(await partOf((await get(people.secretary, `sign-in/${two?.id}/trial`)).bytes, 'word/document.xml')).toContain('第二版 科技强审');
  expect((await get(people.secretary, 'sign-in/built-in')).type).toContain('wordprocessingml');
  expect(await verify(app.program.db, await app.program.door.anchors(), { only: office.id })).toMatchObject({ ok: true });
});

test('BRD-02: what a template leaves open to be written although the system holds it is pointed out, and hinders nobody', async () => {
  const looked = await send(people.committee, 'notice', await docx(p('通知 {主题}') + p('活动地点：＿＿＿＿＿＿') + p('主持人：') + p('机关党委意见：______')), '通知.docx');
  expect(looked.body).toMatchObject({ problems: [], asked: ['地点', '主持人'] });
  expect(looked.body.sha256).not.toBeNull();
});

test('a file that never came through the upload, of another kind, under another name, or changed in between is not kept', async () => {
  const { client } = people.committee;
  expect(await check(client.template.upload({ ...c(), paper: 'approval', name: '审批表.docx', sha256: 'a'.repeat(64) }))).toBe('file.unknown');
  // Put there by another way, such as a photo's upload: looked through all the same.
  const sneaked = await app.program.files.put(await docx(p('{不是字段的名字}')));
  expect(await check(client.template.upload({ ...c(), paper: 'approval', name: '审批表.docx', sha256: sneaked }))).toBe('need.template_sound');
  const macro = await app.program.files.put(await docx(p('x'), { files: { 'word/vbaProject.bin': 'x' } }));
  expect(await check(client.template.upload({ ...c(), paper: 'approval', name: '审批表.docx', sha256: macro }))).toBe('file.active');
  const sheet = await xlsx([['{主题}']]);
  expect((await send(people.committee, 'approval', sheet, '表.xlsx')).body.data?.findings?.[0]?.check).toBe('need.template_kind');
  const kept = await app.program.files.put(sheet);
  expect(await check(client.template.upload({ ...c(), paper: 'approval', name: '表.xlsx', sha256: kept }))).toBe('need.template_kind');
  expect((await send(people.committee, 'approval', await docx(p('密级：机密★3年 {主题}')), '表.docx')).body.data?.findings?.[0]?.check).toBe('SEC-09');
  expect((await send(people.committee, 'no-such', sheet, '表.xlsx')).status).toBe(404);
  expect((await client.template.paper({ paper: 'approval' })).versions).toEqual([]);
});

test('who may, and that another office finds nothing', async () => {
  const { client } = people.secretary;
  expect((await client.template.fields({})).map(({ name }) => name)).toContain('主题');
  expect((await send(people.secretary, 'sign-in', await docx(p('x')), '表.docx')).status).toBe(403);
  const { versions, version, allowed } = await client.template.paper({ paper: 'sign-in' });
  expect(allowed['template.use']?.[0]?.check).toBe('forbidden.post');
  const id = versions[0]?.id ?? '';
  expect(await check(client.template.use({ ...c(), paper: 'sign-in', versionId: id, version }))).toBe('forbidden.post');
  const other = await openOffice(app, '别的办');
  const stranger = await other.person('外人', { posts: [{ post: 'committee' }] });
  expect((await stranger.client.template.paper({ paper: 'sign-in' })).versions).toEqual([]);
  expect((await stranger.client.template.list({})).papers.every((paper) => paper.versions === 0)).toBe(true);
  expect((await get(stranger, `sign-in/${id}`)).status).toBe(404);
  expect(await check(stranger.client.template.use({ ...c(), paper: 'sign-in', versionId: id, version: 1 }))).toBe('need.template_none');
  expect((await app.ask('/files/templates/sign-in/built-in')).status).toBe(401);
  expect((await get(office.system, 'sign-in/built-in')).status).toBe(403);
});
