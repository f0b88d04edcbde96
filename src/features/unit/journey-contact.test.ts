import { beforeAll, expect, test } from 'vitest';
import { verify } from '#platform/ledger/verify.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';

/** Whom one speaks to at a unit, and what was spoken of outside any activity. The clock stands at 2026-11-23. */

const app = await startApp();
let office: TestOffice;
let member: TestPerson;
let committee: TestPerson;
const c = () => ({ commandId: newId() });
const add = async (name: string) => (await member.client.unit.add({ ...c(), name, kind: 'organ', industry: null, region: null, field: null, frontLine: null, aliases: [], note: null })).id;
const check = (given: Promise<unknown>) => given.then(() => 'done', (error: { data?: { findings?: { check: string; field: string | null }[] } }) => { const [first] = error.data?.findings ?? []; return [first?.check, first?.field].filter(Boolean).join(' '); });
const said = { contactedOn: '2026-11-20', means: '电话', content: '约定 12 月来访，看数据分析室。', spokeWith: '张三，党办主任' };

beforeAll(async () => {
  office = await openOffice(app);
  const branchId = await office.branch('计算机处党支部');
  member = await office.person('李向东', { branchId, posts: [{ post: 'member' }] });
  committee = await office.person('吴常青', { posts: [{ post: 'committee' }] });
});

test('a contact outside any activity stands on the unit’s page; a day ahead, a private number and our own unit are refused by name', async () => {
  const id = await add('江西省审计厅');
  await member.client.unit.logContact({ ...c(), id, ...said });
  expect((await committee.client.unit.contacts({ id, limit: 20 })).rows).toMatchObject([{ activityId: null, contactedOn: '2026-11-20', means: '电话', content: said.content, spokeWith: '张三，党办主任', personName: '李向东' }]);
  expect(await check(member.client.unit.logContact({ ...c(), id, ...said, contactedOn: '2026-11-24' }))).toBe('need.past_day contactedOn');
  expect(await check(member.client.unit.logContact({ ...c(), id, ...said, content: '打 13800138000 找张三' }))).toBe('need.no_numbers content');
  expect(await check(member.client.unit.logContact({ ...c(), id: newId(), ...said }))).toBe('need.unit');
  const own = await app.program.db.selectFrom('unit').select('id').where('officeId', '=', office.id).where('own', '=', true).executeTakeFirstOrThrow();
  expect(await check(member.client.unit.logContact({ ...c(), id: own.id, ...said }))).toBe('need.outside_unit');
});

test('persons are entered by name and post, once, without a number; one who left is not shown any more', async () => {
  const id = await add('湖北省统计局');
  await member.client.unit.addLiaison({ ...c(), id, name: '王五', post: '办公室主任' });
  expect(await check(member.client.unit.addLiaison({ ...c(), id, name: '王 五', post: null }))).toBe('need.liaison_once name');
  expect(await check(member.client.unit.addLiaison({ ...c(), id, name: '赵六', post: '027-84283888' }))).toBe('need.no_numbers post');
  const { liaisons: [one] } = await member.client.unit.one({ id });
  expect(one).toMatchObject({ name: '王五', post: '办公室主任', version: 1 });
  expect(await check(member.client.unit.endLiaison({ ...c(), id, liaisonId: one?.id ?? '', version: 2 }))).toBe('stale.liaison');
  await member.client.unit.endLiaison({ ...c(), id, liaisonId: one?.id ?? '', version: 1 });
  expect((await member.client.unit.one({ id })).liaisons).toEqual([]);
  await member.client.unit.addLiaison({ ...c(), id, name: '王五', post: null });
});

const of = async (id: string) => (await member.client.unit.contacts({ id, limit: 100 })).rows.map(({ content }) => content);
test('the log is read to its end a page at a time, newest first, contacts of one day too', async () => {
  const id = await add('江西省统计局');
  const days = ['2026-11-20', '2026-11-18', '2026-11-20', '2025-03-01', '2026-11-19'];
  for (const [at, contactedOn] of days.entries()) await member.client.unit.logContact({ ...c(), id, ...said, contactedOn, content: `第 ${at} 次` });
  const first = await member.client.unit.contacts({ id, limit: 2 });
  const second = await member.client.unit.contacts({ id, limit: 2, after: first.next ?? '' });
  const third = await member.client.unit.contacts({ id, limit: 2, after: second.next ?? '' });
  expect([first, second, third].map(({ rows }) => rows.map(({ content }) => content))).toEqual([['第 2 次', '第 0 次'], ['第 4 次', '第 1 次'], ['第 3 次']]);
  expect(third.next).toBeNull();
});

test('two that become one have one log and one list of persons, and get their own back', async () => {
  const [kept, gone] = [await add('中国建设银行湖北省分行'), await add('建行湖北分行')];
  await member.client.unit.logContact({ ...c(), id: gone, ...said });
  await member.client.unit.addLiaison({ ...c(), id: gone, name: '钱七', post: null });
  await committee.client.unit.merge({ ...c(), id: kept, version: 1, otherId: gone, otherVersion: 1 });
  const view = await member.client.unit.one({ id: kept });
  expect([(await of(kept)).length, view.liaisons.map(({ name }) => name)]).toEqual([1, ['钱七']]);
  // The address of the one that was merged leads on: what is logged there stands with the one that was kept.
  await member.client.unit.logContact({ ...c(), id: gone, ...said, content: '又谈了一次' });
  expect(await of(kept)).toHaveLength(2);
  await committee.client.unit.unmerge({ ...c(), id: kept, mergeId: view.merges[0]?.id ?? '' });
  expect([(await of(gone)).length, await of(kept)]).toEqual([1, ['又谈了一次']]);
  expect(await verify(app.program.db, await app.program.door.anchors(), { only: office.id })).toMatchObject({ ok: true });
});
