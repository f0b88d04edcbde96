import { beforeAll, expect, test } from 'vitest';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';

/** Work projects on a real database, seen from their own end. The clock stands at 2026-11-23. */

const app = await startApp({ jobs: true });
let office: TestOffice;
let branchId = '';
let secretary: TestPerson;
let member: TestPerson;
const c = () => ({ commandId: newId() });
const fields = (code: string, startOn = '2026-10-01') => ({ code, name: `审计项目${code}`, place: '南昌', region: '江西省', startOn, endOn: null });
const codeOf = (work: Promise<unknown>) => work.then(() => 'done', (error: { code: string }) => error.code);

beforeAll(async () => {
  office = await openOffice(app);
  branchId = await office.branch('计算机处党支部');
  secretary = await office.person('周正言', { branchId, posts: [{ post: 'secretary' }] });
  member = await office.person('李向东', { branchId, posts: [{ post: 'member' }] });
});

test('a list by start, latest first, page by page, with team; found by code; closed ones apart', async () => {
  const { client } = secretary;
  const old = (await client.project.add({ ...c(), ...fields('C-1', '2025-03-01'), personIds: [member.id] })).id;
  await client.project.add({ ...c(), ...fields('C-2', '2026-03-01'), personIds: [] });
  await client.project.add({ ...c(), ...fields('C-3', '2026-09-01'), personIds: [] });
  const first = await member.client.project.list({ limit: 2 });
  expect(first.rows.map((row) => row.code)).toEqual(['C-3', 'C-2']);
  expect((await member.client.project.list({ limit: 2, after: first.next ?? '' })).rows).toMatchObject([{ code: 'C-1', team: [{ name: '李向东' }] }]);
  expect((await member.client.project.list({ q: 'c-2' })).rows.map((row) => row.code)).toEqual(['C-2']);
  await client.project.close({ ...c(), id: old, version: 1, on: '2026-11-20' });
  expect((await member.client.project.list({ closed: 'yes' })).rows.map((row) => row.code)).toEqual(['C-1']);
  expect(await codeOf(client.project.add({ ...c(), ...fields('C-3'), personIds: [] }))).toBe('REFUSED');
});

test('the team is set as a whole', async () => {
  const { id } = await secretary.client.project.add({ ...c(), ...fields('D-1'), personIds: [member.id] });
  await secretary.client.project.setTeam({ ...c(), id, version: 1, personIds: [secretary.id] });
  expect((await member.client.project.one({ id })).project).toMatchObject({ version: 2, team: [{ name: '周正言' }] });
  expect(await codeOf(secretary.client.project.setTeam({ ...c(), id, version: 1, personIds: [] }))).toBe('STALE');
});

test('activities linked to it are seen from its end, by those who may see them', async () => {
  const { id } = await secretary.client.project.add({ ...c(), ...fields('E-1'), personIds: [] });
  await member.client.activity.create({
    ...c(), branchId, theme: '科技强审', kind: '主题联学', source: 'project', sourceNote: null, projectIds: [id], suggestionIds: [], tasks: null,
    expectedEffect: null, problemBrought: null, combines: [], forms: [], plannedOn: null, plannedEnd: null, place: null, estimateFen: null, fundSource: null,
    planItem: null, countsAsThemeDay: false,
  });
  expect((await member.client.project.one({ id })).activities.map((row) => row.theme)).toEqual(['科技强审']);
  const elsewhere = await office.person('外支部', { branchId: await office.branch('财政处党支部'), posts: [{ post: 'member' }] });
  expect((await elsewhere.client.project.one({ id })).activities).toEqual([]);
});

test('another office finds nothing', async () => {
  const { id } = await secretary.client.project.add({ ...c(), ...fields('F-1'), personIds: [] });
  const stranger = await (await openOffice(app, '另一办')).person('外人', { posts: [{ post: 'committee' }] });
  expect((await stranger.client.project.list({})).rows).toEqual([]);
  expect(await codeOf(stranger.client.project.one({ id }))).toBe('NOT_FOUND');
  // Nor can somebody of another office be put into a team.
  expect(await codeOf(secretary.client.project.add({ ...c(), ...fields('F-2'), personIds: [stranger.id] }))).toBe('REFUSED');
});

test('ORG-06: closing a project dissolves its temporary branches that day, by the program itself', async () => {
  const committee = await office.person('吴常青', { posts: [{ post: 'committee' }] });
  const { id } = await secretary.client.project.add({ ...c(), ...fields('G-1'), personIds: [] });
  const made = await committee.client.org.addTemporaryBranch({
    ...c(), name: '乙项目临时党支部', projectId: id, approvalNo: '机党〔2026〕4号', approvedBy: '机关党委', approvedOn: '2026-10-01', startOn: '2026-10-08',
    plannedEnd: '2026-12-31', leaderIds: [secretary.id], memberIds: [member.id],
  });
  await secretary.client.project.close({ ...c(), id, version: 1, on: '2026-11-20' });
  await expect.poll(async () => (await member.client.org.branch({ id: made.id })).branch.dissolvedOn, { timeout: 15_000 }).toBe('2026-11-20');
  expect((await member.client.project.one({ id })).project.branches).toEqual([]);
});
