import { beforeAll, describe, expect, test } from 'vitest';
import { scopeOf } from '#platform/command.ts';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { auditStatesOf } from './store.ts';

/** The directory of partners and the restricted references, on a real database. The clock stands at 2026-11-23. */

const app = await startApp();
let office: TestOffice;
let member: TestPerson;
let committee: TestPerson;
let discipline: TestPerson;
const c = () => ({ commandId: newId() });
const unit = (name: string, over: object = {}) => ({
  name, kind: 'organ' as const, industry: 'S' as const, region: '420000' as const, field: null, frontLine: null, aliases: [] as string[], note: null, ...over,
});
const add = async (name: string, over: object = {}) => (await member.client.unit.add({ ...c(), ...unit(name, over) })).id;
const project = async (code: string) =>
  (await committee.client.project.add({ ...c(), code, name: `项目${code}`, place: null, region: null, startOn: '2026-01-01', endOn: null, personIds: [] })).id;
const refusal = (work: Promise<unknown>) =>
  work.then(() => null, (error: { code: string; data?: { findings: { check: string; facts: object }[] } }) => error.data?.findings[0] ?? { check: error.code, facts: {} });

beforeAll(async () => {
  office = await openOffice(app);
  const branchId = await office.branch('计算机处党支部');
  member = await office.person('李向东', { branchId, posts: [{ post: 'member' }] });
  committee = await office.person('吴常青', { posts: [{ post: 'committee' }] });
  discipline = await office.person('王清正', { posts: [{ post: 'discipline' }] });
});

describe('the directory', () => {
  test('a name or alias that is there, however it is written, leads to the one that is there', async () => {
    const id = await add('中国建设银行（湖北省分行）', { aliases: ['建行湖北分行'] });
    for (const name of ['中国建设银行(湖北省分行)', '建行 湖北分行']) {
      expect(await refusal(add(name))).toMatchObject({ check: 'need.unit_once', facts: { unit: id } });
    }
    expect(await refusal(add('某银行', { aliases: ['建行湖北分行'] }))).toMatchObject({ check: 'need.unit_once' });
    expect(await refusal(add('测试特派办'))).toMatchObject({ check: 'need.unit_once' });
  });
  test('two who enter the same unit at once enter it once', async () => {
    const both = await Promise.all([refusal(add('武汉市某局')), refusal(add('武汉市 某局'))]);
    expect(both.filter((one) => one === null)).toHaveLength(1);
  });
  test('found by part of a name, an alias or pinyin; filtered; page by page', async () => {
    const client = member.client;
    await add('长江大学', { kind: 'university', industry: 'P', region: '420000', aliases: ['长大'] });
    await add('赣江学院', { kind: 'university', industry: 'P', region: '360000' });
    const names = async (filters: Parameters<typeof client.unit.list>[0]) => (await client.unit.list(filters)).rows.map((row) => row.name);
    expect(await names({ q: '江大' })).toEqual(['长江大学']);
    expect(await names({ q: '长大' })).toEqual(['长江大学']);
    expect(await names({ q: 'chang jiang' })).toEqual(['长江大学']);
    expect(await names({ kind: 'university', region: '360000' })).toEqual(['赣江学院']);
    expect(await names({ industry: 'P' })).toEqual(['长江大学', '赣江学院']);
    const first = await client.unit.list({ limit: 1, industry: 'P' });
    expect((await client.unit.list({ limit: 1, industry: 'P', after: first.next ?? '' })).rows.map((row) => row.name)).toEqual(['赣江学院']);
    expect(await names({})).not.toContain('测试特派办');
  });
  test('another office sees none of it', async () => {
    const id = await add('只在本办的单位');
    const stranger = await (await openOffice(app, '另一办')).person('外人', { posts: [{ post: 'committee' }] });
    expect((await stranger.client.unit.list({})).rows).toEqual([]);
    expect(await refusal(stranger.client.unit.one({ id }))).toMatchObject({ check: 'need.unit' });
  });
});

describe('under audit or not', () => {
  test('one word by date; several projects, the gravest; others learn yes or no and never the project', async () => {
    const [running, ended, planned, free] = [await add('在审单位'), await add('审结单位'), await add('计划单位'), await add('无关单位')];
    const [one, two] = [await project('A-1'), await project('A-2')];
    const set = (id: string, unitId: string, noticeOn: string | null, auditEndOn: string | null) => discipline.client.project.setAuditee({ ...c(), id, unitId, noticeOn, auditEndOn });
    await set(one, running, '2026-11-01', null);
    await set(two, running, '2026-01-01', '2026-10-30');
    await set(one, ended, '2026-06-01', '2026-09-30');
    await set(two, planned, null, null);
    const actor: Actor = { kind: 'person', officeId: office.id, personId: member.id, name: '', posts: [], branchIds: [], link: null, may: 'all', language: 'zh-Hans' };
    const all = [running, ended, planned, free];
    const on = async (day: string, cooling = 90) => {
      const states = await auditStatesOf(app.program.db, scopeOf(actor), all, day, cooling);
      return all.map((id) => states.get(id));
    };
    expect(await on('2026-11-23')).toEqual(['under_audit', 'cooling', 'planned', 'no']);
    expect(await on('2026-11-23', 30)).toEqual(['under_audit', 'no', 'planned', 'no']);
    expect(await on('2026-10-31')).toEqual(['planned', 'cooling', 'planned', 'no']);
    expect(await on('2026-06-01')).toEqual(['under_audit', 'under_audit', 'planned', 'no']);
    expect(await on('2025-12-31')).toEqual(['planned', 'planned', 'planned', 'no']);
    const states = await auditStatesOf(app.program.db, scopeOf({ ...actor, officeId: newId() }), all, '2026-11-23', 90);
    expect([...states.values()]).toEqual(['no', 'no', 'no', 'no']);

    const seen = await member.client.unit.one({ id: running });
    expect(seen).toMatchObject({ unit: { inAudit: true }, auditState: null });
    expect((await member.client.unit.one({ id: planned })).unit.inAudit).toBe(false);
    expect(JSON.stringify(seen)).not.toMatch(/A-1|项目A/u);
    expect((await discipline.client.unit.one({ id: planned })).auditState).toBe('planned');
  });
  test('the project’s page tells the unit to the discipline post only', async () => {
    const unitId = await add('受限引用的单位');
    const id = await project('B-1');
    await discipline.client.project.setAuditee({ ...c(), id, unitId, noticeOn: '2026-11-01', auditEndOn: null });
    expect((await discipline.client.project.one({ id })).auditees).toMatchObject([{ unitId, noticeOn: '2026-11-01' }]);
    for (const who of [member, committee]) {
      const view = await who.client.project.one({ id });
      expect(view.auditees).toBeNull();
      expect(JSON.stringify(view)).not.toContain(unitId);
    }
  });
});
