import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { exampleTopic } from '#features/bulletin/fixtures.ts';
import { catchUp } from '#features/search/queries.ts';
import { verify } from '#platform/ledger/verify.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';

/** One unit under two names, from the proposal to the merge and back, on a real database. */

const app = await startApp();
let office: TestOffice;
let branchId = '';
let people: Record<'member' | 'secretary' | 'committee' | 'discipline' | 'stranger', TestPerson>;
const c = () => ({ commandId: newId() });
type Refused = { code: string; data?: { findings?: readonly { check: string; facts: Record<string, unknown> }[] } };
const outcome = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: Refused) => error.data?.findings?.[0]?.check ?? error.code);
const fields = (name: string, over: object = {}) => ({ name, kind: 'enterprise' as const, industry: null, region: null, field: null, frontLine: null, aliases: [] as string[], note: null, ...over });
const add = async (name: string, over: object = {}) => (await people.committee.client.unit.add({ ...c(), ...fields(name, over) })).id;
const view = (id: string, who: TestPerson = people.member) => who.client.unit.one({ id });
const activitiesOf = async (unit: string) => (await people.member.client.activity.list({ unit, limit: 100 })).rows;
const version = async (id: string): Promise<number> => (await app.program.db.selectFrom('unit').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version;
const merge = async (kept: string, gone: string, who: TestPerson = people.committee) => who.client.unit.merge({ ...c(), id: kept, version: await version(kept), otherId: gone, otherVersion: await version(gone) });
const pairs = async () => (await people.member.client.unit.same({ limit: 100 })).rows.map(({ units }) => units.map((unit) => unit.name).toSorted().join(' / '));
async function activityWith(unitId: string, over: object = {}) {
  const { client } = people.member;
  const { id } = await client.activity.create({ ...c(), branchId, ...exampleTopic });
  const at = async () => (await client.activity.get({ id })).facts;
  await client.activity.toContact({ ...c(), id, version: (await at()).activity.version });
  await client.activity.addSide({ ...c(), id, version: (await at()).activity.version, role: 'partner', unitId, branchIds: [], bodyWords: null, contactName: null, contactPost: null, ...over });
  return { id, side: async () => (await at()).sides.find((side) => side.role === 'partner') };
}
const found = async (q: string) => {
  await catchUp(app.program, office.id);
  return (await people.member.client.search.find({ q, kind: 'unit', limit: 20 })).rows.filter((row) => !row.partly).map((row) => row.title.map((part) => part.text).join(''));
};
const bring = (id: string, unitName: string) => people.committee.client.import.cases({
  ...c(), batchId: newId(), name: id, cases: [{ id, source_url: null, published: null, held_on: '2023-05-04', theme: `旧事 ${id}`, kind: '主题联学', host: { unit: '测试特派办', branch: null }, partners: [{ unit: unitName, branch: null }] }],
});

beforeAll(async () => {
  office = await openOffice(app);
  branchId = await office.branch('计算机处党支部');
  people = {
    member: await office.person('李向东', { branchId, posts: [{ post: 'member' }] }), secretary: await office.person('周正言', { branchId, posts: [{ post: 'member' }, { post: 'secretary' }] }),
    committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }), discipline: await office.person('王清正', { posts: [{ post: 'discipline' }] }),
    stranger: await (await openOffice(app, '另一办')).person('外人', { posts: [{ post: 'committee' }] }),
  };
});

describe('proposed', () => {
  test('with what each has and why; page by page; not to another office; never once said not the same', async () => {
    const [one, other] = [await add('湖北省检察院', { region: '420000' }), await add('湖北省人民检察院', { region: '420000' })];
    await add('长飞光纤');
    await add('长飞光纤光缆股份有限公司');
    await add('湖南省检察院');
    await activityWith(one);
    const { rows, total, allowed } = await people.member.client.unit.same({ limit: 1 });
    expect(total).toBe(2);
    expect(rows).toMatchObject([{ score: 97, units: [{ name: '湖北省检察院', activities: 1, branches: 0 }, { name: '湖北省人民检察院', activities: 0 }], reasons: [{ reason: 'short_form', for: true }, { reason: 'same_region' }] }]);
    expect(allowed['unit.merge']).toMatchObject([{ check: 'forbidden.post' }]);
    const { next } = await people.member.client.unit.same({ limit: 1 });
    expect((await people.member.client.unit.same({ limit: 1, after: next ?? '' })).rows.map(({ units }) => units[0].name)).toEqual(['长飞光纤']);
    expect((await people.stranger.client.unit.same({})).rows).toEqual([]);
    expect(await outcome(people.stranger.client.unit.distinct({ ...c(), id: one, otherId: other }))).toBe('need.unit');
    expect(await outcome(office.system.client.unit.same({}))).toBe('forbidden.post');

    expect(await outcome(people.member.client.unit.distinct({ ...c(), id: one, otherId: other }))).toBe('forbidden.post');
    await people.secretary.client.unit.distinct({ ...c(), id: other, otherId: one });
    expect(await pairs()).toEqual(['长飞光纤 / 长飞光纤光缆股份有限公司']);
    // The one may become a third: what was held apart from it stays apart from that.
    const third = await add('湖北省检察院机关');
    await merge(third, one);
    expect((await pairs()).filter((pair) => pair.includes('检察院'))).toEqual([]);
  });
  test('two sides of one activity are two units', async () => {
    const [one, other] = [await add('新松机器人'), await add('新松机器人自动化股份有限公司')];
    expect(await pairs()).toContain('新松机器人 / 新松机器人自动化股份有限公司');
    const { id } = await activityWith(one);
    const { facts } = await people.member.client.activity.get({ id });
    await people.member.client.activity.addSide({ ...c(), id, version: facts.activity.version, role: 'partner', unitId: other, branchIds: [], bodyWords: null, contactName: null, contactPost: null });
    expect((await pairs()).join()).not.toContain('新松');
    expect(await outcome(merge(one, other))).toBe('need.merge_sides');
  });
});

describe('merged and taken apart again', () => {
  let kept = '';
  let gone = '';
  let mergeId = '';
  let own: Awaited<ReturnType<typeof activityWith>>;
  let its: Awaited<ReturnType<typeof activityWith>>;
  const state = async () => {
    const rows = async (table: string, columns: string) => (await sql<{ at: string }>`select json_agg(json_build_array(${sql.raw(columns)}) order by id) as at from ${sql.table(table)} where office_id = ${office.id}`.execute(app.program.db)).rows;
    return [await rows('side', 'id, unit_id, branch_ids'), await rows('branch', 'id, unit_id, name'), await rows('project_auditee', 'id, unit_id, notice_on'), await rows('unit', 'id, name, aliases, industry, region, front_line'), await rows('resource', 'id, unit_id')];
  };
  let before: unknown;

  test('everything that names it follows', async () => {
    kept = await add('中国宝武武钢集团', { region: '420000', aliases: ['武钢'] });
    gone = await add('宝武钢集团', { industry: 'C', frontLine: true });
    const branch = (await people.committee.client.unit.addBranch({ ...c(), id: gone, name: '炼铁厂党支部' })).id;
    await people.committee.client.unit.addBranch({ ...c(), id: kept, name: '炼铁厂党支部' });
    const { id: projectId } = await people.committee.client.project.add({ ...c(), code: 'W-1', name: '某项目', place: null, region: null, startOn: '2026-01-01', endOn: null, personIds: [] });
    const set = (unitId: string, noticeOn: string) => people.discipline.client.project.setAuditee({ ...c(), id: projectId, unitId, noticeOn, auditEndOn: null });
    await set(kept, '2027-01-01');
    await set(gone, '2026-11-01');
    [own, its] = [await activityWith(kept), await activityWith(gone, { branchIds: [branch] })];
    const { resource } = people.committee.client;
    await resource.add({ ...c(), kind: 'link', title: '炼铁厂参观须知', note: null, tags: [], sourceKind: 'unit', unitId: gone, sourceWords: null, sensitivity: 'open', activityId: null, file: null, url: 'https://example.com/visit' });
    before = await state();
    expect(await pairs()).toContain('中国宝武武钢集团 / 宝武钢集团');

    expect(await outcome(merge(kept, gone, people.secretary))).toBe('forbidden.post');
    expect(await outcome(people.stranger.client.unit.merge({ ...c(), id: kept, version: 1, otherId: gone, otherVersion: 1 }))).toBe('need.unit');
    await merge(kept, gone);
    expect((await pairs()).join()).not.toContain('武钢');
    const seen = await view(kept);
    expect(seen).toMatchObject({
      unit: { name: '中国宝武武钢集团', aliases: ['武钢', '宝武钢集团'], industry: 'C', region: '420000', frontLine: true, inAudit: true }, merges: [{ name: '宝武钢集团', unitId: gone, byName: '吴常青', undoneAt: null }],
    });
    expect(seen.branches.map(({ name, from }) => `${name} ${from}`).toSorted()).toEqual(['炼铁厂党支部 null', '炼铁厂党支部 宝武钢集团']);
    expect((await activitiesOf(kept)).map((row) => row.id).toSorted()).toEqual([own.id, its.id].toSorted());
    expect(await its.side()).toMatchObject({ unitId: kept, unitName: '中国宝武武钢集团', unitAliases: ['武钢', '宝武钢集团'], audit: 'under_audit' });
    mergeId = seen.merges[0]?.id ?? '';
    expect((await resource.list({})).rows).toMatchObject([{ title: '炼铁厂参观须知', unitId: kept }]);

    // Its old address leads on, lists and search know one, its old name finds the one that is kept.
    expect((await view(gone)).unit.id).toBe(kept);
    expect((await people.member.client.unit.list({ q: '武钢' })).rows.map((row) => row.name)).toEqual(['中国宝武武钢集团']);
    expect(await found('宝武钢')).toEqual(['中国宝武武钢集团']);
    expect(await outcome(add('宝武钢集团'))).toBe('need.unit_once');
    expect(await outcome(people.committee.client.unit.edit({ ...c(), id: gone, version: await version(gone), ...fields('别的名称') }))).toBe('need.unit_standing');
    expect(await outcome(merge(kept, gone))).toBe('need.unit_standing');
    await bring('later', '宝武钢集团');
    expect((await activitiesOf(kept)).map((row) => row.theme)).toContain('旧事 later');
    // Somebody whose page still shows the old one adds it to an activity.
    expect(await (await activityWith(gone)).side()).toMatchObject({ unitId: kept });
    // The discipline post sees the project's two references as one unit twice, and settles it.
    const { auditees } = await people.discipline.client.project.one({ id: projectId });
    expect(auditees?.map((row) => row.unitId)).toEqual([kept, kept]);
    expect(await verify(app.program.db, await app.program.door.anchors())).toMatchObject({ ok: true });
  });

  test('undone: exactly what was moved is back where it was; what came since stays', async () => {
    expect(await outcome(people.secretary.client.unit.unmerge({ ...c(), id: kept, mergeId }))).toBe('forbidden.post');
    expect(await outcome(people.committee.client.unit.unmerge({ ...c(), id: gone, mergeId }))).toBe('need.merge');
    await people.committee.client.unit.unmerge({ ...c(), id: kept, mergeId });
    const after = await state();
    const rows = (from: unknown) => JSON.parse(JSON.stringify(from)) as { at: unknown[][] }[][];
    rows(before).forEach((table, index) => {
      const now = rows(after)[index]?.[0]?.at ?? [];
      for (const row of table[0]?.at ?? []) expect(now).toContainEqual(row);
    });
    expect((await view(gone)).unit).toMatchObject({ id: gone, name: '宝武钢集团' });
    expect((await activitiesOf(gone)).map((row) => row.id)).toEqual([its.id]);
    expect((await activitiesOf(kept)).length).toBe(3);
    expect(await found('宝武钢')).toEqual(['宝武钢集团']);
    expect((await view(kept)).merges).toMatchObject([{ undoneBy: '吴常青' }]);
    expect(await outcome(people.committee.client.unit.unmerge({ ...c(), id: kept, mergeId }))).toBe('need.merge');
    expect(await verify(app.program.db, await app.program.door.anchors())).toMatchObject({ ok: true });
  });

  test('what stands in the way of undoing is said, and undone first', async () => {
    const [a, b, d] = [await add('甲厂'), await add('乙厂'), await add('丙厂')];
    const branch = (await people.committee.client.unit.addBranch({ ...c(), id: b, name: '车间党支部' })).id;
    await merge(a, b);
    const first = (await view(a)).merges[0]?.id ?? '';
    await merge(d, a);
    expect((await view(b)).unit.id).toBe(d);
    expect((await view(d)).unit.aliases).toEqual(['甲厂', '乙厂']);
    expect(await outcome(people.committee.client.unit.unmerge({ ...c(), id: a, mergeId: first }))).toBe('need.undo_order');
    await people.committee.client.unit.unmerge({ ...c(), id: d, mergeId: (await view(d)).merges[0]?.id ?? '' });
    // A side entered since stands with the kept unit and a branch of the other.
    await activityWith(a, { branchIds: [branch] });
    expect(await outcome(people.committee.client.unit.unmerge({ ...c(), id: a, mergeId: first }))).toBe('need.undo_side');
  });

  test('an import taken back leaves a unit that was merged, and undoing after it still goes', async () => {
    const batchId = newId();
    await people.committee.client.import.cases({
      ...c(), batchId, name: '旧表', cases: [{ id: 'tb-1', held_on: '2022-05-04', theme: '收回', kind: '联学', host: { unit: '测试特派办', branch: null }, partners: [{ unit: '江铃汽车集团有限公司', branch: null }] }],
    });
    const imported = (await people.member.client.unit.list({ q: '江铃汽车集团' })).rows[0]?.id ?? '';
    const stays = await add('江铃汽车股份有限公司');
    await merge(stays, imported);
    await people.committee.client.import.takeBack({ ...c(), id: batchId });
    expect((await view(imported)).unit.id).toBe(stays);
    await people.committee.client.unit.unmerge({ ...c(), id: stays, mergeId: (await view(stays)).merges[0]?.id ?? '' });
    expect((await view(imported)).unit).toMatchObject({ name: '江铃汽车集团有限公司' });
    expect(await verify(app.program.db, await app.program.door.anchors())).toMatchObject({ ok: true });
  });
});
