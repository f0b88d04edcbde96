import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { exampleTopic } from '#features/bulletin/fixtures.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { catchUp } from './store.ts';

/** Finding on the running program: real phrases over real cases, kept true as things change, never another's. */

const app = await startApp();
let office: TestOffice;
let branchId = '';
let people: Record<'committee' | 'member' | 'elsewhere', TestPerson>;
const c = () => ({ commandId: newId() });
const real = readFileSync('tests/data/joint-study-cases.jsonl', 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
const queries = JSON.parse(readFileSync('tests/data/search-queries.json', 'utf8')) as { q: string; expect: string[] }[];
const find = async (who: TestPerson, q: string, kind?: 'activity' | 'unit' | 'person' | 'rule' | 'project' | 'suggestion') => {
  await catchUp(app.program.db, office.id);
  return (await who.client.search.find({ q, limit: 100, ...(kind === undefined ? {} : { kind }) })).rows;
};
const titles = async (who: TestPerson, q: string) => (await find(who, q)).map((row) => row.title.map((piece) => (piece.match ? `[${piece.text}]` : piece.text)).join(''));

beforeAll(async () => {
  office = await openOffice(app, '甲办');
  branchId = await office.branch('企业审计处党支部');
  const other = await office.branch('法规处党支部');
  people = {
    committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }),
    member: await office.person('李向东', { branchId, posts: [{ post: 'member' }] }),
    elsewhere: await office.person('单翀', { branchId: other, posts: [{ post: 'member' }] }),
  };
  await people.committee.client.import.cases({ ...c(), batchId: newId(), name: 'x', cases: real });
});

test.each(queries)('$q', async ({ q, expect: wanted }) => {
  const found = (await find(people.committee, q, 'activity')).map((row) => row.sourceKey).slice(0, Math.max(10, wanted.length));
  expect(found).toEqual(expect.arrayContaining(wanted));
});

test('any two neighbouring characters of a case find it', async () => {
  // Every seventh case, every third pair of its theme and place: a few hundred looks instead of tens of thousands.
  const misses: string[] = [];
  for (const raw of real.filter((_, index) => index % 7 === 0)) {
    const texts = [raw['theme'], raw['place'], ...(raw['problems_discussed'] as string[])].filter((text) => typeof text === 'string');
    for (const text of texts) {
      const [run = ''] = /\p{Script=Han}{2,12}/u.exec(text) ?? [];
      for (let at = 0; at + 2 <= run.length; at += 3) {
        const q = run.slice(at, at + 2);
        if (!(await find(people.committee, q, 'activity')).some((row) => row.sourceKey === raw['id'])) misses.push(`${String(raw['id'])}: ${q}`);
      }
    }
  }
  expect(misses).toEqual([]);
});

test('it follows what is written: new, renamed, gone', async () => {
  const { client } = people.member;
  const { id } = await client.activity.create({ ...c(), branchId, ...exampleTopic, theme: '量子審計與數據治理' });
  expect(await titles(people.member, '量子审计')).toEqual(['[量子審計]與數據治理']);
  expect((await find(people.member, 'lzsj', 'activity')).map((row) => row.id)).toEqual([id]);
  const { version } = (await client.activity.get({ id })).facts.activity;
  await client.activity.edit({ ...c(), id, version, theme: '碳排放监测' });
  expect(await titles(people.member, '量子审计')).toEqual([]);
  expect((await find(people.member, '碳排放', 'activity')).map((row) => row.id)).toEqual([id]);
  const unit = await people.committee.client.unit.add({ ...c(), name: '北斗卫星研究院', kind: 'institution', industry: null, region: null, field: null, frontLine: null, aliases: ['卫星院'], note: null });
  expect((await find(people.member, '卫星院')).map((row) => row.id)).toEqual([unit.id]);
  await client.activity.toContact({ ...c(), id, version: version + 1 });
  await client.activity.addSide({ ...c(), id, version: version + 2, role: 'partner', unitId: unit.id, branchIds: [], bodyWords: null, contactName: null, contactPost: null });
  await people.committee.client.unit.edit({ ...c(), id: unit.id, version: 1, name: '天宫空间研究院', kind: 'institution', industry: null, region: null, field: null, frontLine: null, aliases: [], note: null });
  expect((await find(people.member, '天宫空间', 'activity')).map((row) => row.id)).toEqual([id]);
  expect(await find(people.member, '卫星院')).toEqual([]);
  expect((await titles(people.member, 'shan chong'))[0]).toBe('单翀');
  expect((await titles(people.member, 'sc'))[0]).toBe('单翀');
  expect(await titles(people.member, 'PLN-13')).toEqual(['[PLN-13] 不重复联学']);
});

test('nobody finds what a list would not show: not yet approved elsewhere, another office, no business', async () => {
  const secret = '孤岛式经费核查';
  await people.member.client.activity.create({ ...c(), branchId, ...exampleTopic, theme: secret });
  await people.member.client.suggestion.make({ ...c(), kind: 'topic', text: `建议学习${secret}`, projectId: null });
  expect((await find(people.member, secret)).map((row) => row.kind).toSorted()).toEqual(['activity', 'suggestion']);
  expect((await find(people.elsewhere, secret)).map((row) => row.kind)).toEqual(['suggestion']);
  expect(await find(people.elsewhere, '孤岛', 'activity')).toEqual([]);
  const theirs = await openOffice(app, '乙办');
  const stranger = await theirs.person('外人', { posts: [{ post: 'committee' }] });
  await catchUp(app.program.db, theirs.id);
  for (const q of [secret, '孤岛', '新松机器人', '李向东', 'lxd']) expect((await stranger.client.search.find({ q })).rows.filter((row) => row.kind !== 'rule')).toEqual([]);
  await expect(office.system.client.search.find({ q: secret })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('odd phrases are answered, and an import taken back is found no more', async () => {
  for (const q of ["a'b\\ & | ! :*", '（）', '%_', '😀', 'x'.repeat(200), '审'.repeat(200)]) expect(Array.isArray((await people.committee.client.search.find({ q })).rows)).toBe(true);
  const batch = (await people.committee.client.import.batches({})).rows[0]?.id ?? '';
  await people.committee.client.import.takeBack({ ...c(), id: batch });
  expect((await find(people.committee, '新松机器人')).filter((row) => !row.partly)).toEqual([]);
});
