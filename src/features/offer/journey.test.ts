import { beforeAll, expect, test } from 'vitest';
import { verify } from '#platform/ledger/verify.ts';
import { exampleTopic } from '#features/bulletin/fixtures.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';

/** Units' lists and suggestions of partners on a real database. The clock stands at 2026-11-23. */

const app = await startApp();
let office: TestOffice;
let branchId = '';
let [member, committee, discipline, stranger]: TestPerson[] = [];
const c = () => ({ commandId: newId() });
type Refused = { code: string; data?: { findings?: readonly { check: string }[] } };
const said = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: Refused) => error.data?.findings?.[0]?.check ?? error.code);
const person = (one: TestPerson | undefined): TestPerson => { if (one === undefined) throw new Error('a person expected'); return one; };
const unit = async (name: string, over: object = {}): Promise<string> => (await person(member).client.unit.add({
  ...c(), name, kind: 'enterprise' as const, industry: 'C' as const, region: '420100', field: null, frontLine: null, aliases: [], note: null, ...over,
})).id;
const line = { kind: 'resource' as const, text: '数字化车间现场观摩', place: null, untilOn: null };

beforeAll(async () => {
  office = await openOffice(app);
  branchId = await office.branch('计算机处党支部');
  member = await office.person('李向东', { branchId, posts: [{ post: 'member' }] });
  committee = await office.person('吴常青', { posts: [{ post: 'committee' }] });
  discipline = await office.person('王清正', { posts: [{ post: 'discipline' }] });
  stranger = await office.person('系统管理员', { posts: [{ post: 'system_admin' }] });
});

test('a line is entered, changed, ended; bad ones are refused with why; it moves with its unit when two are one', async () => {
  const { client } = person(member);
  const id = await unit('东风某车厂');
  const { id: offer } = await client.offer.add({ ...c(), unitId: id, ...line });
  expect(await said(client.offer.add({ ...c(), unitId: id, ...line }))).toBe('need.offer_once');
  expect(await said(client.offer.add({ ...c(), unitId: id, ...line, text: '老地方', untilOn: '2026-11-22' }))).toBe('need.until_ahead');
  expect(await said(client.offer.add({ ...c(), unitId: newId(), ...line }))).toBe('need.unit');
  expect(await said(person(stranger).client.offer.add({ ...c(), unitId: id, ...line, text: '另一条' }))).toBe('forbidden.post');
  expect(await said(person(stranger).client.offer.list({}))).toBe('forbidden.post');
  await client.offer.edit({ ...c(), id: offer, version: 1, ...line, text: '数字化车间现场教学' });
  expect(await said(client.offer.edit({ ...c(), id: offer, version: 1, ...line }))).toBe('stale.offer');
  const other = await unit('东风汽车某车厂');
  await person(committee).client.unit.merge({ ...c(), id: other, version: 1, otherId: id, otherVersion: 1 });
  expect((await client.offer.list({ unit: other })).rows.map(({ text, unitName }) => `${unitName} ${text}`)).toEqual(['东风汽车某车厂 数字化车间现场教学']);
  // The address of the merged one still leads there.
  expect(await said(client.offer.add({ ...c(), unitId: id, ...line, text: '劳模工作室' }))).toBe('done');
  expect((await client.offer.list({ unit: other })).rows).toHaveLength(2);
  await client.offer.end({ ...c(), id: offer, version: 2, reason: '生产线改造' });
  expect(await said(client.offer.end({ ...c(), id: offer, version: 3, reason: null }))).toBe('need.offer_standing');
  expect((await client.offer.list({ unit: other })).rows.map(({ text }) => text)).toEqual(['劳模工作室']);
  expect((await client.offer.list({ unit: other, ended: 'yes' })).rows).toHaveLength(2);
});

test('for an activity: reasons from its own topic and project, none in audit, none that is a side; what was put aside is remembered', async () => {
  const { client } = person(member);
  const fits = await unit('某数据企业', { region: '420107' });
  await client.offer.add({ ...c(), unitId: fits, kind: 'resource', text: '大数据审计模型实验室', place: null, untilOn: null });
  const far = await unit('某剧团', { region: '360000', industry: 'R' });
  const audited = await unit('在审某企业', { region: '420107' });
  const project = (await person(committee).client.project.add({ ...c(), code: 'P-1', name: '武钢审计', place: '武汉市青山区', region: '湖北', startOn: '2026-01-01', endOn: null, personIds: [] })).id;
  await person(discipline).client.project.setAuditee({ ...c(), id: project, unitId: audited, noticeOn: '2026-10-01', auditEndOn: null });
  const { id } = await client.activity.create({ ...c(), branchId, ...exampleTopic, theme: '大数据审计模型怎样建', place: null, projectIds: [project] });
  const first = await client.offer.suggest({ activity: id });
  expect(first.wanted.places).toEqual(['湖北武汉青山']);
  expect(first.rows[0]).toMatchObject({ id: fits, place: '湖北武汉青山', choice: null });
  expect(first.rows[0]?.reasons.map(({ reason }) => reason)).toEqual(['offers', 'county', 'never']);
  expect(first.rows.map((row) => row.id)).not.toContain(audited);
  await client.offer.choose({ ...c(), unitId: fits, activityId: id, projectId: null, matter: null, decision: 'not_now', reason: '上月刚联系过' });
  const second = await client.offer.suggest({ activity: id });
  expect(second.rows.at(-1)).toMatchObject({ id: fits, choice: { decision: 'not_now', reason: '上月刚联系过', byName: '李向东' } });
  // Two that become one are put aside as one, and each has its own again when they are taken apart.
  const same = await unit('某数据有限公司', { region: '420107' });
  await person(committee).client.unit.merge({ ...c(), id: same, version: 1, otherId: fits, otherVersion: 1 });
  expect((await client.offer.suggest({ activity: id })).rows.map(({ id: at, choice }) => [at, choice?.decision ?? null]).filter(([at]) => at === same || at === fits)).toEqual([[same, 'not_now']]);
  await person(committee).client.unit.unmerge({ ...c(), id: same, mergeId: (await client.unit.one({ id: same })).merges[0]?.id ?? '' });
  expect((await client.offer.suggest({ activity: id })).rows.find((row) => row.id === fits)?.choice?.decision).toBe('not_now');
  // For another purpose nothing was decided.
  expect((await client.offer.suggest({ project })).rows.find((row) => row.id === fits)?.choice).toBeNull();
  await client.activity.toContact({ ...c(), id, version: 1 });
  await client.activity.addSide({ ...c(), id, version: 2, role: 'partner', unitId: far, branchIds: [], bodyWords: null, contactName: null, contactPost: null });
  expect((await client.offer.suggest({ activity: id })).rows.map((row) => row.id)).not.toContain(far);
  expect(await said(client.offer.choose({ ...c(), unitId: fits, activityId: newId(), projectId: null, matter: null, decision: 'chosen', reason: null }))).toBe('need.purpose_there');
  expect(await said(client.offer.choose({ ...c(), unitId: fits, activityId: null, projectId: null, matter: ' ', decision: 'chosen', reason: null }))).toBe('need.purpose');
});

test('others’ unapproved activities tell nobody anything, neither as a purpose nor as a history', async () => {
  const elsewhere = await office.branch('财政处党支部');
  const other = await office.person('外支部', { branchId: elsewhere, posts: [{ post: 'member' }] });
  const { client } = person(member);
  const id = await unit('某研究院', { industry: 'M' });
  const { id: secret } = await client.activity.create({ ...c(), branchId, ...exampleTopic, theme: '尚未公开的选题' });
  await client.activity.toContact({ ...c(), id: secret, version: 1 });
  await client.activity.addSide({ ...c(), id: secret, version: 2, role: 'partner', unitId: id, branchIds: [], bodyWords: null, contactName: null, contactPost: null });
  expect(await said(other.client.offer.suggest({ activity: secret }))).toBe('activity.not_found');
  expect(JSON.stringify(await other.client.offer.suggest({ text: '尚未公开的选题', region: '420100' }))).not.toContain('theme');
  expect((await client.offer.suggest({ text: '尚未公开的选题', region: '420100' })).rows.find((row) => row.id === id)?.reasons.map(({ reason }) => reason)).toContain('theme');
});

test('all of it is in the ledger', async () => {
  expect((await verify(app.program.db, await app.program.door.anchors())).ok).toBe(true);
});
