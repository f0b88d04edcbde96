import { beforeAll, expect, test } from 'vitest';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import type { Cell } from './contract.ts';

/** What is read of a plan, and by whom. The clock stands at 2026-11-23. */

const app = await startApp();
let office: TestOffice;
let secretary: TestPerson;
let neighbour: TestPerson;
let committee: TestPerson;
let discipline: TestPerson;
let branchId = '';
let planId = '';
const c = () => ({ commandId: newId() });
const unit = (name: string) => ({ name, kind: 'organ' as const, industry: 'S' as const, region: '420000' as const, field: null, frontLine: true, aliases: [], note: null });
const topic = {
  theme: '科技强审', kind: '主题联学', source: 'hot' as const, sourceNote: null, projectIds: [], suggestionIds: [], tasks: '学', expectedEffect: '有用', problemBrought: null, combines: [], forms: ['座谈'],
  plannedOn: '2026-12-10', plannedEnd: null, place: '南昌', estimateFen: 100, fundSource: null, planItem: null, countsAsThemeDay: false,
};
const write = (cells: Cell[], add: { id: string; branchId: string }[] = []) => secretary.client.plan.write({ ...c(), planId, add, cells, remove: [] });

beforeAll(async () => {
  office = await openOffice(app);
  branchId = await office.branch('计算机处党支部');
  secretary = await office.person('周正言', { branchId, posts: [{ post: 'member' }, { post: 'secretary' }] });
  neighbour = await office.person('钱法规', { branchId: await office.branch('法规处党支部'), posts: [{ post: 'member' }, { post: 'secretary' }] });
  committee = await office.person('吴常青', { posts: [{ post: 'committee' }] });
  discipline = await office.person('王清正', { posts: [{ post: 'discipline' }] });
  planId = (await committee.client.plan.call({ ...c(), year: 2027, opensOn: '2026-11-20', dueOn: '2026-12-20', note: null })).id;
});

test('material to plan from: last year, projects of the year, partners met, suggestions, the arrangement', async () => {
  const { client } = secretary;
  const { id: unitId } = await committee.client.unit.add({ ...c(), ...unit('江西省审计厅') });
  await client.project.add({ ...c(), code: 'P-1', name: '明年的项目', place: '南昌', region: '江西', startOn: '2027-03-01', endOn: null, personIds: [] });
  await client.project.add({ ...c(), code: 'P-0', name: '往年的项目', place: null, region: null, startOn: '2025-03-01', endOn: '2025-09-01', personIds: [] });
  await client.suggestion.make({ ...c(), kind: 'topic', text: '讲讲数据分析', projectId: null });
  const { id } = await client.activity.create({ ...c(), branchId, ...topic });
  await client.activity.toContact({ ...c(), id, version: 1 });
  await client.activity.addSide({ ...c(), id, version: 2, role: 'partner', unitId, branchIds: [], bodyWords: null, contactName: '刘数明', contactPost: null });
  await committee.client.plan.setArrangement({ ...c(), planId, version: 1, title: '安排', lines: [{ id: newId(), text: '学习一' }] });
  const sources = await client.plan.sources({ planId, branchId });
  expect(sources).toMatchObject({
    lastYear: [{ id, theme: '科技强审', form: '座谈', partners: [{ id: unitId, name: '江西省审计厅' }], estimateFen: 100, spentFen: null }], projects: [{ code: 'P-1' }],
    partners: [{ id: unitId, frontLine: true, times: 1, contact: '刘数明' }], suggestions: [{ text: '讲讲数据分析' }], problems: [], arrangement: [{ text: '学习一' }], period: { from: '2027-01-01', to: '2027-12-31' },
  });
  await expect(neighbour.client.plan.sources({ planId, branchId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('drafts are the branch’s own; a unit merged away reads as what it became; what stands in coming audits is for discipline', async () => {
  const { id: kept } = await committee.client.unit.add({ ...c(), ...unit('武汉钢铁集团') });
  const { id: gone } = await committee.client.unit.add({ ...c(), ...unit('武汉钢铁（集团）公司') });
  const itemId = newId();
  await write([{ itemId, field: 'unitId', value: gone, was: null }, { itemId, field: 'fromOn', value: '2027-05-10', was: null }, { itemId, field: 'content', value: '联学', was: null }], [{ id: itemId, branchId }]);
  await committee.client.unit.merge({ ...c(), id: kept, otherId: gone, ...(await versions(kept, gone)) });
  const { id: projectId } = await secretary.client.project.add({ ...c(), code: 'P-2', name: '在审', place: null, region: null, startOn: '2027-01-01', endOn: null, personIds: [] });
  await discipline.client.project.setAuditee({ ...c(), id: projectId, unitId: kept, noticeOn: '2027-06-01', auditEndOn: null });
  const seen = async ({ client }: TestPerson) => (await client.plan.sheet({ year: 2027 })).items.map(({ unitName, audit, state }) => `${unitName} ${audit} ${state}`);
  expect(await seen(secretary)).toEqual(['武汉钢铁集团 no draft']);
  // However often it was merged on.
  const further: string[] = [];
  for (const name of ['中国宝武钢铁集团甲', '中国宝武钢铁集团乙']) {
    const into = (await committee.client.unit.add({ ...c(), ...unit(name) })).id;
    await committee.client.unit.merge({ ...c(), id: into, otherId: further.at(-1) ?? kept, ...(await versions(into, further.at(-1) ?? kept)) });
    further.push(into);
  }
  expect((await seen(secretary)).map((one) => one.split(' ')[0])).toEqual(['中国宝武钢铁集团乙']);
  for (const into of further.toReversed()) {
    const { merges } = await committee.client.unit.one({ id: into });
    await committee.client.unit.unmerge({ ...c(), id: into, mergeId: merges[0]?.id ?? '' });
  }
  expect(await seen(discipline)).toEqual(['武汉钢铁集团 planned draft']);
  expect(await seen(neighbour)).toEqual([]);
  const list = async ({ client }: TestPerson) => (await client.plan.list({})).rows.map(({ year, items }) => `${year} ${items}`);
  expect([await list(secretary), await list(neighbour)]).toEqual([['2027 1'], ['2027 0']]);
});
const versions = async (id: string, other: string) => ({ version: (await committee.client.unit.one({ id })).unit.version, otherVersion: (await committee.client.unit.one({ id: other })).unit.version });
