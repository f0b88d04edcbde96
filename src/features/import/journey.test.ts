import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { verify } from '#platform/ledger/verify.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';

/** History brought in on the running program: looked at, accepted, known again, taken back. */

const app = await startApp();
let office: TestOffice;
let hostBranch = '';
let people: Record<'committee' | 'member' | 'secretary', TestPerson>;
const c = () => ({ commandId: newId() });
const real = readFileSync('tests/data/joint-study-cases.jsonl', 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
const check = async (given: Promise<unknown>): Promise<string> =>
  given.then(() => 'done', (error: { data?: { findings?: { check: string }[] } }) => error.data?.findings?.[0]?.check ?? 'unknown');
const whole = async () => verify(app.program.db, await app.program.door.anchors(), { only: office.id });
const count = async (table: 'activity' | 'unit' | 'side' | 'problem' | 'importedCase') =>
  Number((await app.program.db.selectFrom(table).select((eb) => eb.fn.countAll().as('n')).where('officeId', '=', office.id).executeTakeFirstOrThrow()).n);

beforeAll(async () => {
  office = await openOffice(app, '审计署武汉特派办');
  hostBranch = await office.branch('企业审计处党支部');
  people = {
    committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }),
    member: await office.person('李向东', { branchId: hostBranch, posts: [{ post: 'member' }] }),
    secretary: await office.person('周正言', { branchId: hostBranch, posts: [{ post: 'member' }, { post: 'secretary' }] }),
  };
});

test('all real cases come in once, stand in the list, and can be taken back whole', async () => {
  const { client } = people.committee;
  const before = [await count('activity'), await count('unit')];
  const preview = await client.import.preview({ cases: real });
  expect(preview.map((row) => row.state)).toEqual(real.map(() => 'new'));
  expect(await count('importedCase')).toBe(0);
  const batchId = newId();
  await client.import.cases({ ...c(), batchId, name: 'cases.jsonl', cases: real });
  expect([await count('activity'), await count('importedCase')]).toEqual([99, 99]);
  expect((await client.import.preview({ cases: real })).every((row) => row.state === 'unchanged')).toBe(true);
  await client.import.cases({ ...c(), batchId: newId(), name: 'cases.jsonl', cases: real });
  expect(await count('activity')).toBe(99);
  const changed = [{ ...real[0], theme: '另一个主题' }];
  expect(await client.import.preview({ cases: changed })).toMatchObject([{ state: 'refused', reason: 'differs', facts: { from: 'cases.jsonl', count: 1, field: '@imported.field.theme', is: '另一个主题' } }]);
  expect(await check(client.import.cases({ ...c(), batchId, name: 'x', cases: changed }))).toBe('need.import_same');
  expect(await whole()).toMatchObject({ ok: true });

  const { rows } = await client.activity.list({ limit: 100 });
  expect(rows.find((row) => row.partners.includes('交通银行辽宁省分行审计部党支部'))).toMatchObject({ hosts: ['审计署沈阳特派办金融审计处党支部'], stage: 'archived', origin: 'imported', heldOn: null, heldWords: null });
  expect(rows.map((row) => row.heldWords)).toContain('2023年3月');
  await client.import.takeBack({ ...c(), id: batchId });
  expect([await count('activity'), await count('unit'), await count('side'), await count('problem')]).toEqual([...before, 0, 0]);
  expect((await client.import.batches({})).rows.find((row) => row.id === batchId)?.takenBackAt).not.toBeNull();
  expect(await check(client.import.cases({ ...c(), batchId, name: 'x', cases: changed }))).toBe('need.import_open');
  expect(await whole()).toMatchObject({ ok: true });
});

test('a row whose columns mean something else now says what would change, stays as it is, and comes in anew once the first import is taken back', async () => {
  const { client } = people.committee;
  const row = { 名称: '科技强审', 对口人: '车间' };
  const [first, again] = [{ theme: '科技强审', place: null, row }, { theme: '科技强审', place: '车间', row }];
  const batchId = newId();
  await client.import.cases({ ...c(), batchId, name: '登记表.xlsx', cases: [first] });
  const before = await count('activity');
  expect(await client.import.preview({ cases: [first, again, { ...again, remarks: '注' }] })).toMatchObject([
    { state: 'unchanged', reason: null }, { state: 'refused', reason: 'matched', facts: { from: '登记表.xlsx', count: 1, field: '@imported.field.place', was: null, is: '车间' } }, { state: 'refused', reason: 'matched', facts: { count: 2 } },
  ]);
  expect(await check(client.import.cases({ ...c(), batchId: newId(), name: '登记表.xlsx', cases: [again] }))).toBe('need.import_same');
  expect(await count('activity')).toBe(before);
  await client.import.takeBack({ ...c(), id: batchId });
  expect(await client.import.preview({ cases: [again, first] })).toMatchObject([{ state: 'new' }, { state: 'refused', reason: 'twice' }]);
  const anew = newId();
  await client.import.cases({ ...c(), batchId: anew, name: '登记表.xlsx', cases: [again] });
  expect((await client.activity.list({ limit: 100 })).rows.find((one) => one.theme === '科技强审')).toMatchObject({ place: '车间' });
  expect((await client.import.batches({ id: batchId })).rows).toMatchObject([{ id: batchId, takenBackAt: expect.any(String) }]);
  await client.import.takeBack({ ...c(), id: anew });
});

test('our own branch is known by its name; what nobody told stays unknown; the original stays beside it', async () => {
  const raw = { id: 'ours', held_on: '近日', theme: null, host: { unit: '审计署武汉特派办', branch: '企业审计处党支部' }, partners: [{ unit: '63家保险机构', branch: null }], problems_discussed: ['取数难'], outcomes: ['签协议'], participants: '20余人', publicity: [] };
  await people.secretary.client.import.cases({ ...c(), batchId: newId(), name: '旧表', cases: [raw] });
  const { rows } = await people.member.client.activity.list({ branch: hostBranch });
  expect(rows).toMatchObject([{ hosts: ['企业审计处党支部'], partners: ['63家保险机构'], heldOn: null, heldWords: '近日', publicity: 'unknown', conversion: 'unknown' }]);
  const view = await people.member.client.activity.get({ id: rows[0]?.id ?? '' });
  expect(view.findings).toEqual([]);
  // What looks alike elsewhere may be explained; nothing of the past is changed.
  expect(Object.entries(view.allowed).filter(([, against]) => against.length === 0).map(([verb]) => verb)).toEqual(['authenticity.explain']);
  expect(view.facts).toMatchObject({
    activity: { year: null, proposerId: null, hostBranchIds: [hostBranch] }, problems: [{ text: '取数难' }],
    imported: { sourceKey: 'ours', participants: 20, participantsBound: 'over', participantsWords: '20余人', outcomes: ['签协议'], original: raw },
  });
  expect((await people.secretary.client.ledger.table({})).rows).toMatchObject([{ record: 'unknown', present: null, problems: 1 }]);
  // The first activity of the year still gets the first number.
  const topic = { kind: '主题联学', source: null, sourceNote: null, projectIds: [], suggestionIds: [], tasks: null, expectedEffect: null, problemBrought: null, combines: [], forms: [], plannedOn: '2026-12-10', plannedEnd: null, place: null, estimateFen: null, fundSource: null, planItem: null, countsAsThemeDay: false };
  const { id } = await people.secretary.client.activity.create({ ...c(), branchId: hostBranch, theme: '新', ...topic });
  expect((await people.secretary.client.activity.get({ id })).facts.activity.code).toBe('2026-001');
});

test('a case with a secrecy mark or of another’s hand does not come in', async () => {
  expect(await people.secretary.client.import.preview({ cases: [{ id: 'm', theme: '机密★3年 座谈' }, { id: 'n' }] })).toMatchObject([{ state: 'refused', reason: 'mark' }, { state: 'refused', reason: 'empty' }]);
  expect(await check(people.secretary.client.import.cases({ ...c(), batchId: newId(), name: 'x', cases: [{ id: 'n' }] }))).toBe('need.import_readable');
  expect(await check(people.member.client.import.cases({ ...c(), batchId: newId(), name: 'x', cases: [{ id: 'm', theme: 'x' }] }))).toBe('forbidden.post');
  const theirs = await openOffice(app, '别的办');
  const other = await theirs.person('外人', { posts: [{ post: 'committee' }] });
  expect((await other.client.import.batches({})).rows).toEqual([]);
  const mine = (await people.committee.client.import.batches({})).rows[0]?.id ?? '';
  expect(await check(other.client.import.takeBack({ ...c(), id: mine }))).toBe('need.import');
});
