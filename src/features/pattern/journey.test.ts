import { beforeAll, expect, test } from 'vitest';
import { exampleTopic } from '#features/bulletin/fixtures.ts';
import { bringToEffect } from '#features/circular/fixtures.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { shippedPatterns } from './shipped.ts';

/** Patterns on the running program: from a good activity to a pattern to the next activity, and what is refused on the way. */

const app = await startApp();
let office: TestOffice;
let branchId = '';
let people: Record<'member' | 'secretary' | 'other' | 'committee', TestPerson>;
const c = () => ({ commandId: newId() });
const outcome = async (given: Promise<unknown>): Promise<string> =>
  given.then(() => 'done', (error: { code?: string; data?: { findings?: { check: string; field: string | null }[] } }) => {
    const [first] = error.data?.findings ?? [];
    return first === undefined ? String(error.code) : `${first.check}${first.field === null ? '' : ` ${first.field}`}`;
  });
const [visit, , , , consultation] = shippedPatterns;
if (visit === undefined || consultation === undefined) throw new Error('patterns ship');

beforeAll(async () => {
  office = await openOffice(app);
  branchId = await office.branch('计算机处党支部');
  const other = await office.branch('办公室党支部');
  people = {
    member: await office.person('李向东', { branchId, posts: [{ post: 'member' }] }),
    secretary: await office.person('周正言', { branchId, posts: [{ post: 'member' }, { post: 'secretary' }] }),
    other: await office.person('冯文澜', { branchId: other, posts: [{ post: 'member' }, { post: 'secretary' }] }),
    committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }),
  };
});
const create = (over: object = {}) => people.secretary.client.activity.create({ ...c(), branchId, ...exampleTopic, ...over });
const begun = async () => {
  const { id } = await create();
  await bringToEffect(app.program.door, office.id, id, { ownerId: people.member.id, verifierId: people.secretary.id });
  return id;
};

test('a good activity becomes a pattern without names, another branch begins from it, and its effect stands on the pattern’s page', async () => {
  const from = await begun();
  const taken = await people.secretary.client.pattern.taken({ activityId: from });
  expect(taken.against).toEqual([]);
  expect(taken.blanked.map(({ name }) => name)).toEqual(['周正言']);
  expect(taken.design.todo).toEqual([{ what: '请有关同志准备两份案例', by: 'host', days: -7 }]);
  const { id } = await people.secretary.client.pattern.make({ ...c(), activityId: from, name: '口径会商', goodFor: '数据口径不一的时候', keep: [] });
  const { pattern, madeFrom } = await people.member.client.pattern.get({ id });
  expect(pattern).toMatchObject({ name: '口径会商', minutes: 150, version: 1, shipped: null, authorName: '周正言' });
  expect(madeFrom).toMatchObject({ id: from });
  expect(JSON.stringify(pattern.design)).not.toMatch(/周正言|江西省审计厅|2026/u);

  const { id: next } = await people.other.client.activity.create({ ...c(), branchId: (await people.other.client.org.branches({})).rows.find(({ name }) => name === '办公室党支部')?.id ?? '', ...exampleTopic, plannedOn: '2026-12-17', patternId: id });
  const { facts } = await people.other.client.activity.get({ id: next });
  expect(facts.activity).toMatchObject({ patternId: id, patternVersion: 1, stage: 'topic' });
  const laid = await people.other.client.pattern.laid({ id, activityId: next });
  expect(laid.sessions).toMatchObject([{ day: '2026-12-17', from: '09:00', to: '11:30', agenda: [{ owner: '办公室党支部', minutes: 60 }, { minutes: 90 }] }]);
  expect(laid.tasks).toEqual([{ what: '请有关同志准备两份案例', owner: '办公室党支部', due: '2026-12-10' }]);
  expect((await people.other.client.pattern.laid({ id, activityId: next, day: '2026-12-20' })).tasks[0]?.due).toBe('2026-12-11');
  await bringToEffect(app.program.door, office.id, next, { ownerId: people.other.id, verifierId: people.committee.id });
  expect((await people.member.client.pattern.activities({ id })).rows).toMatchObject([{ id: next, effects: [{ measure: '编写比对模板', before: '约需 12 天', after: '用了 7 天' }] }]);
});

test('a line of the plan begins from a pattern: what the line says stays, the rest is the pattern’s', async () => {
  const planId = newId();
  const itemId = newId();
  await app.program.pool.query(`insert into year_plan (office_id, id, year, state, opens_on, due_on) values ($1, $2, 2026, 'approved', '2025-11-01', '2025-12-31')`, [office.id, planId]);
  await app.program.pool.query(
    `insert into plan_item (office_id, id, plan_id, branch_id, position, number, state, content, effect, proposer_id, created_at) values ($1, $2, $3, $4, 1, 1, 'approved', '会诊取数难', '取数快一些', $5, now())`,
    [office.id, itemId, planId, branchId, people.secretary.id],
  );
  const { id } = await people.secretary.client.activity.begin({ ...c(), planItemId: itemId, patternId: consultation.id });
  expect((await people.secretary.client.activity.get({ id })).facts.activity).toMatchObject({
    theme: '会诊取数难', patternId: consultation.id, patternVersion: 1, forms: ['业务会诊'], expectedEffect: '取数快一些', tasks: consultation.design.tasks,
  });
});

test('what is refused: cancelled, not held, no agenda, names, twice the same name, strangers’ patterns', async () => {
  const { client } = people.secretary;
  const make = (activityId: string, over: object = {}) => outcome(client.pattern.make({ ...c(), activityId, name: '样子', goodFor: '试一试', keep: [], ...over }));
  const { id: early } = await create();
  expect(await make(early)).toBe('need.pattern_held activityId');
  const { version } = (await client.activity.get({ id: early })).facts.activity;
  await client.activity.cancel({ ...c(), id: early, version, reason: '出差' });
  expect(await make(early)).toBe('need.pattern_cancelled activityId');
  const from = await begun();
  expect(await make(from, { name: '周正言的做法' })).toBe('need.pattern_names name');
  expect(await make(from, { goodFor: '办公室党支部用过' })).toBe('need.pattern_names goodFor');
  expect(await make(from, { name: '口径会商' })).toBe('need.pattern_name_once name');
  expect(await make(from, { name: '长'.repeat(61) })).toBe('input.too_long name');
  expect(await make(newId())).toBe('activity.not_found');
  expect(await outcome(people.member.client.pattern.make({ ...c(), activityId: from, name: '样子', goodFor: '试', keep: [] }))).toBe('forbidden.post');
  // A word that is a name to the directory and none here.
  expect(await make(from, { name: '周正言法', keep: ['周正言'] })).toBe('done');
});

test('changed, retired, restored: versions stay, 机关党委 changes what ships, an author his own', async () => {
  const { client } = people.committee;
  const { pattern } = await client.pattern.get({ id: visit.id });
  const edit = (by: TestPerson, version: number, over: object = {}) => outcome(by.client.pattern.edit({ ...c(), id: visit.id, version, name: pattern.name, goodFor: pattern.goodFor, design: pattern.design, noNames: false, ...over }));
  expect(await edit(people.secretary, 1)).toBe('forbidden.pattern_author');
  expect(await edit(people.committee, 1, { design: { ...pattern.design, sessions: [] } })).toBe('need.pattern_agenda design.sessions');
  expect(await edit(people.committee, 1, { design: { ...pattern.design, tasks: '请李向东讲' } })).toBe('need.pattern_names noNames');
  expect(await edit(people.committee, 1, { design: { ...pattern.design, sessions: [{ day: 0, from: '09:00', agenda: [{ title: '学', minutes: 0, by: 'both', strand: 'theory' }] }] } })).toBe('input.too_small design.sessions.0.agenda.0.minutes');
  expect(await edit(people.committee, 1, { goodFor: '去现场看' })).toBe('done');
  expect(await edit(people.committee, 1, { goodFor: '另一个' })).toBe('stale.pattern');
  const { pattern: now, editions } = await people.member.client.pattern.get({ id: visit.id });
  expect(now).toMatchObject({ version: 2, goodFor: '去现场看', shipped: 'visit', design: { papers: pattern.design.papers } });
  expect(editions).toMatchObject([{ version: 1, goodFor: pattern.goodFor, byName: '吴常青' }]);
  await client.pattern.retire({ ...c(), id: visit.id, version: 2, reason: '并到座谈' });
  expect(await outcome(create({ patternId: visit.id }))).toBe('need.pattern_retired patternId');
  expect(await outcome(create({ patternId: newId() }))).toBe('need.pattern patternId');
  expect((await people.member.client.pattern.list({ state: 'active' })).shipped.map(({ id }) => id)).not.toContain(visit.id);
  await client.pattern.restore({ ...c(), id: visit.id, version: 3 });
  const { id: used } = await create({ patternId: visit.id });
  expect((await people.secretary.client.activity.get({ id: used })).facts.activity.patternVersion).toBe(4);
});

test('another office has its own, and the six that ship', async () => {
  const theirs = await openOffice(app, '另一个办');
  const theirBranch = await theirs.branch('别处党支部');
  const them = await theirs.person('外人', { branchId: theirBranch, posts: [{ post: 'member' }, { post: 'secretary' }] });
  const list = await them.client.pattern.list({});
  expect(list.rows).toEqual([]);
  expect(list.shipped.map(({ goodFor }) => goodFor)).toEqual(shippedPatterns.map(({ goodFor }) => goodFor));
  const [ours] = (await people.member.client.pattern.list({})).rows;
  expect(await outcome(them.client.pattern.get({ id: ours?.id ?? '' }))).toBe('need.pattern patternId');
});

test('the list is paged by key', async () => {
  const seen: string[] = [];
  let after: string | null = '';
  while (after !== null) {
    const page: Awaited<ReturnType<typeof people.member.client.pattern.list>> = await people.member.client.pattern.list({ limit: 1, ...(after === '' ? {} : { after }) });
    seen.push(...page.rows.map(({ name }) => name));
    after = page.next;
  }
  expect(seen).toEqual(['周正言法', '口径会商']);
});
