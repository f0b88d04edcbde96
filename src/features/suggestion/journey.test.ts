import { beforeAll, expect, test } from 'vitest';
import { exampleTopic } from '#features/bulletin/fixtures.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';

/** Suggestions on the running program: told to their authors, taken up as topics, never another office's. */

const app = await startApp({ jobs: true });
let office: TestOffice;
let branchId = '';
let people: Record<'one' | 'two' | 'secretary', TestPerson>;
const c = () => ({ commandId: newId() });

beforeAll(async () => {
  office = await openOffice(app);
  branchId = await office.branch('计算机处党支部');
  people = {
    one: await office.person('陈思远', { branchId, posts: [{ post: 'member' }] }),
    two: await office.person('李向东', { branchId, posts: [{ post: 'member' }] }),
    secretary: await office.person('周正言', { branchId, posts: [{ post: 'member' }, { post: 'secretary' }] }),
  };
});
const suggest = async (by: TestPerson, text: string) => (await by.client.suggestion.make({ ...c(), kind: 'topic', text, projectId: null })).id;
const at = async (id: string) => ({ ...c(), id, version: (await people.secretary.client.suggestion.get({ id })).suggestion.version });
const told = async (who: TestPerson) => (await who.client.notice.list({})).rows.filter((row) => row.kind === 'suggestion');
const outcome = async (given: Promise<unknown>): Promise<string> =>
  given.then(() => 'done', (error: { data?: { findings?: { check: string }[] } }) => error.data?.findings?.[0]?.check ?? 'unknown');

test('merged, accepted, taken up: each author is told, and the trace stands at every end', async () => {
  const [first, second] = [await suggest(people.one, '学习数据式审计'), await suggest(people.two, '请数据处讲讲怎样取数')];
  await people.secretary.client.suggestion.merge({ ...(await at(second)), into: first });
  await expect.poll(async () => (await told(people.two)).length).toBe(1);
  await people.secretary.client.suggestion.accept({ ...(await at(first)), reason: '列入三月选题' });
  await expect.poll(async () => [(await told(people.one)).length, (await told(people.two)).length]).toEqual([1, 2]);
  const { id } = await people.one.client.activity.create({ ...c(), branchId, ...exampleTopic, source: 'suggestion', suggestionIds: [first] });
  const view = await people.two.client.suggestion.get({ id: first });
  expect(view).toMatchObject({ suggestion: { state: 'accepted', reason: '列入三月选题', decidedByName: '周正言' }, from: [{ id: second, authorName: '李向东' }], activities: [{ id }] });
  expect(await people.two.client.suggestion.get({ id: second })).toMatchObject({ suggestion: { state: 'merged' }, into: { id: first } });
  expect((await people.one.client.activity.get({ id })).facts.suggestions).toEqual([{ id: first, text: '学习数据式审计' }]);
});

test('a topic names only what the office has', async () => {
  const theirs = await openOffice(app, '另一个办');
  const theirBranch = await theirs.branch('别处党支部');
  const them = await theirs.person('外人', { branchId: theirBranch, posts: [{ post: 'member' }] });
  const foreign = await suggest(them, '别处的建议');
  const create = (suggestionIds: string[], projectIds: string[] = []) => people.one.client.activity.create({ ...c(), branchId, ...exampleTopic, suggestionIds, projectIds });
  expect(await outcome(create([foreign]))).toBe('need.suggestion');
  expect(await outcome(create([], [newId()]))).toBe('need.project');
  const { id } = await create([]);
  const { version } = (await people.one.client.activity.get({ id })).facts.activity;
  expect(await outcome(people.one.client.activity.edit({ ...c(), id, version, suggestionIds: [foreign] }))).toBe('need.suggestion');
  expect(await outcome(people.one.client.suggestion.get({ id: foreign }))).toBe('need.suggestion');
  expect((await them.client.suggestion.list({})).rows.map((row) => row.text)).toEqual(['别处的建议']);
});

test('the list is kept by key, filtered by state, kind and author', async () => {
  for (let n = 0; n < 5; n += 1) await suggest(people.two, `第${n}条`);
  const seen: string[] = [];
  let after: string | null = '';
  while (after !== null) {
    const page: Awaited<ReturnType<typeof people.one.client.suggestion.list>> = await people.one.client.suggestion.list({ limit: 2, state: 'open', ...(after === '' ? {} : { after }) });
    seen.push(...page.rows.map((row) => row.text));
    after = page.next;
  }
  expect(seen).toEqual(['第4条', '第3条', '第2条', '第1条', '第0条']);
  expect((await people.one.client.suggestion.list({ mine: 'yes' })).rows.map((row) => row.authorName)).toEqual(['陈思远']);
  expect(await outcome(people.one.client.suggestion.list({ after: '2026-13-45_x' }))).not.toBe('done');
});

test('two merges at once never go into each other', async () => {
  const [left, right] = [await suggest(people.one, '左'), await suggest(people.one, '右')];
  const merges = await Promise.all([outcome(people.secretary.client.suggestion.merge({ ...(await at(left)), into: right })), outcome(people.secretary.client.suggestion.merge({ ...(await at(right)), into: left }))]);
  expect(merges.toSorted()).toEqual(['done', 'need.merge_into']);
});
