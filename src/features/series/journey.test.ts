import { beforeAll, expect, test } from 'vitest';
import { verify } from '#platform/ledger/verify.ts';
import { exampleTopic } from '#features/bulletin/fixtures.ts';
import { shippedPatterns } from '#features/pattern/shipped.ts';
import { newId } from '#shared/ids.ts';
import { openWorld, type World } from '#tests/harness/world.ts';
import { startApp } from '#tests/harness/app.ts';

/** Series on a real database: made from activities, also past ones, by those who lead their host branches. */

const app = await startApp();
let ours: World;
let theirs: World;
beforeAll(async () => {
  ours = await openWorld(app, '甲办');
  theirs = await openWorld(app, '乙办');
});
const c = () => ({ commandId: newId() });
const said = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: { code: string; data?: { findings?: { check: string; field: string | null }[] } }) => error.data?.findings?.[0]?.check ?? error.code);
const about = { purpose: '长期学习大数据审计', activityIds: [] as string[] };

test('made from a list of activities, one of them past and brought in; figures have their unknowns; taken off again', async () => {
  const { secretary, committee, side_leader, member } = ours.people;
  const late = ours.late['id'] ?? '';
  const past = (await committee.client.activity.list({ limit: 100 })).rows.find((row) => row.origin === 'imported')?.id ?? '';
  expect(await said(secretary.client.series.create({ ...c(), name: '科技强审', ...about, activityIds: [late, past] }))).toBe('forbidden.series_activity');
  expect(await said(side_leader.client.series.create({ ...c(), name: '科技强审', ...about, activityIds: [late] }))).toBe('forbidden.series_activity');
  const { id } = await secretary.client.series.create({ ...c(), name: '科技强审', ...about, activityIds: [late, late] });
  expect(await said(committee.client.series.create({ ...c(), name: '科技强审', ...about }))).toBe('need.series_name');
  await committee.client.series.add({ ...c(), id, activityIds: [late, past] });
  expect(await said(committee.client.series.add({ ...c(), id, activityIds: [past] }))).toBe('need.series_fresh');
  const view = await member.client.series.get({ id });
  expect(view.activities.map((row) => row.id).toSorted()).toEqual([late, past].toSorted());
  expect(view.figures).toMatchObject({ activities: 2, heldUnknown: 1, problems: 1, actions: 1, verified: 0, effective: 0, peopleUnknown: 2, partnersUnknown: 1 });
  expect(view.partners).toMatchObject([{ name: '甲办省厅', activities: 1 }]);
  expect(view.allowed['series.add']).toMatchObject([{ check: 'forbidden.post' }]);
  expect((await secretary.client.series.get({ id })).activities.find((row) => row.id === past)?.takeOff).toMatchObject([{ check: 'forbidden.series_activity' }]);
  expect((await secretary.client.series.ofActivity({ id: late })).in.map((one) => one.id)).toEqual([id]);
  // It may stand in several.
  const { id: second } = await committee.client.series.create({ ...c(), name: '走进江西', ...about, activityIds: [late] });
  expect((await secretary.client.series.ofActivity({ id: late })).in.length).toBe(2);
  await secretary.client.series.takeOff({ ...c(), id: second, activityId: late });
  expect(await said(secretary.client.series.takeOff({ ...c(), id: second, activityId: late }))).toBe('need.series_in');
  expect(await said(secretary.client.series.edit({ ...c(), id: second, version: 1, name: '走进江西', purpose: '改' }))).toBe('forbidden.series');
  await committee.client.series.setState({ ...c(), id, version: 1, state: 'closed' });
  expect(await said(secretary.client.series.takeOff({ ...c(), id, activityId: late }))).toBe('need.series_active');
  expect(await said(committee.client.series.setState({ ...c(), id, version: 1, state: 'active' }))).toBe('stale.series');
  await committee.client.series.create({ ...c(), name: '科技强审', ...about });
  expect(await said(committee.client.series.setState({ ...c(), id, version: 2, state: 'active' }))).toBe('need.series_name');
  expect(await verify(app.program.db, await app.program.anchor.read())).toMatchObject({ ok: true });
});

test('patterns its activities began from are named, those that ship and the office’s own', async () => {
  const { secretary, committee } = ours.people;
  const [visit] = shippedPatterns;
  if (visit === undefined) throw new Error('a pattern that ships expected');
  const { id: activityId } = await secretary.client.activity.create({ ...c(), branchId: ours.ids['hostBranch'] ?? '', ...exampleTopic, theme: '按模式开展', patternId: visit.id });
  const { id } = await committee.client.series.create({ ...c(), name: '见学系列', ...about, activityIds: [activityId] });
  expect((await committee.client.series.get({ id })).patterns).toEqual([{ id: visit.id, name: '参观见学', activities: 1 }]);
});

test('an early activity is counted for those only who may see it', async () => {
  const { secretary, elsewhere } = ours.people;
  const early = ours.early['id'] ?? '';
  const { id } = await secretary.client.series.create({ ...c(), name: '未公开', ...about, activityIds: [early] });
  expect((await secretary.client.series.get({ id })).figures.activities).toBe(1);
  expect((await elsewhere.client.series.get({ id })).figures).toMatchObject({ activities: 0, hosts: 0, partners: 0 });
  expect(await said(elsewhere.client.series.ofActivity({ id: early }))).toBe('activity.not_found');
});

test('strangers, administrators and other offices', async () => {
  const { id } = await ours.people.committee.client.series.create({ ...c(), name: '自己的', ...about });
  for (const who of [ours.people.system_admin, ours.people.audit_admin]) expect(await said(who.client.series.get({ id }))).toBe('forbidden.post');
  expect(await said(theirs.people.committee.client.series.get({ id }))).toBe('need.series');
  expect(await said(theirs.people.committee.client.series.add({ ...c(), id, activityIds: [theirs.late['id'] ?? ''] }))).toBe('need.series');
  expect(await said(theirs.people.committee.client.series.create({ ...c(), name: '他的', ...about, activityIds: [ours.late['id'] ?? ''] }))).toBe('need.series_activity');
  expect(await said(ours.people.committee.client.series.create({ ...c(), name: '机密★3年', ...about }))).toBe('SEC-09');
});
