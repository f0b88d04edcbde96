import { beforeAll, expect, test } from 'vitest';
import { costLine } from '#features/cost/fixtures.ts';
import type { CostLine } from '#features/cost/facts.ts';
import { scopeOf, type Command } from '#platform/command.ts';
import type { Actor } from '#shared/actor.ts';
import { insert } from '#shared/decision.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { create } from './commands.ts';
import { loadActivity } from './store.ts';

/** What is read of an activity follows the program's clock and the office's own settings, on a real database. */

const app = await startApp({ now: '2026-11-23T02:00:00.000Z' });
const c = () => ({ commandId: newId() });
let committee: TestPerson;
let discipline: TestPerson;
let proposer: TestPerson;
let officeId: string;
let branchId: string;
let unitId: string;

beforeAll(async () => {
  const office = await openOffice(app);
  officeId = office.id;
  committee = await office.person('吴常青', { posts: [{ post: 'committee' }] });
  discipline = await office.person('王清正', { posts: [{ post: 'discipline' }] });
  branchId = await office.branch('计算机处党支部');
  proposer = await office.person('陈思远', { branchId, posts: [{ post: 'member' }] });
  unitId = (await committee.client.unit.add({ ...c(), name: '某公司', kind: 'enterprise', industry: null, region: null, field: null, frontLine: null, aliases: [], note: null })).id;
  const project = await committee.client.project.add({ ...c(), code: 'A-1', name: '审计项目', place: null, region: null, startOn: '2026-01-01', endOn: null, personIds: [] });
  await discipline.client.project.setAuditee({ ...c(), id: project.id, unitId, noticeOn: '2026-06-01', auditEndOn: '2026-09-30' });
});

const topic = (plannedOn: string | null) => ({
  ...c(), branchId, theme: '题', kind: '主题联学', source: 'hot' as const, sourceNote: null, projectIds: [], suggestionIds: [], tasks: '任务', expectedEffect: '效果',
  problemBrought: null, combines: [], forms: [], plannedOn, plannedEnd: null, place: null, estimateFen: 0, fundSource: null, planItem: '1', countsAsThemeDay: false,
});
const started = async (plannedOn: string | null) => (await proposer.client.activity.create(topic(plannedOn))).id;
const withUnit = async (plannedOn: string) => {
  const id = await started(plannedOn);
  await proposer.client.activity.toContact({ ...c(), id, version: 1 });
  await proposer.client.activity.addSide({ ...c(), id, version: 2, role: 'partner', unitId, branchIds: [], bodyWords: null, contactName: null, contactPost: null });
  return id;
};
const seen = async (id: string, by: TestPerson) => {
  const { facts, findings } = await by.client.activity.get({ id });
  return { audit: facts.sides.find((side) => side.unitId === unitId)?.audit, near: findings.filter((finding) => finding.check === 'INT-02').map((finding) => finding.facts['limit']) };
};

test('how long an audit counts as near is INT-02’s own setting, by the activity’s day; the word itself is discipline’s', async () => {
  const near = await withUnit('2026-12-10');
  const later = await withUnit('2027-01-20');
  expect(await seen(near, discipline)).toEqual({ audit: 'cooling', near: [90] });
  expect(await seen(near, proposer)).toEqual({ audit: 'no', near: [90] });
  expect(await seen(later, discipline)).toEqual({ audit: 'no', near: [] });
  await committee.client.rulebook.set({ ...c(), rule: 'INT-02', parameter: 'days', value: 180, severity: null, fromOn: '2027-01-01', source: '本办规定', article: null });
  expect(await seen(near, discipline)).toEqual({ audit: 'cooling', near: [90] });
  expect(await seen(later, discipline)).toEqual({ audit: 'cooling', near: [180] });
});

test('an activity while under audit says so to everybody who sees it', async () => {
  expect(await seen(await withUnit('2026-09-15'), proposer)).toMatchObject({ audit: 'under_audit' });
});

test('edits are looked at and nothing of them is saved', async () => {
  const id = await started('2026-12-10');
  const checks = async (edits: { place?: string; source?: null }) => (await proposer.client.activity.check({ id, ...edits })).map((finding) => finding.check);
  expect(await checks({})).not.toContain('PLC-01');
  expect(await checks({ place: '庐山', source: null })).toEqual(expect.arrayContaining(['PLC-01', 'PLN-08']));
  expect((await proposer.client.activity.get({ id })).facts.activity).toMatchObject({ version: 1, place: null, source: 'hot' });
});

/** Puts cost lines on an activity through the door, as any command would. */
const putCosts: Command<{ readonly lines: readonly CostLine[]; readonly activityId: string }, null> = {
  name: 'fixture.costs', tables: ['costLine'], load: async () => null,
  decide: (_, { lines, activityId }) => ({ ok: true, subject: { type: 'activity', id: activityId, activityId }, events: [], changes: lines.map((line) => insert('costLine', { ...line, planItemId: null, activityId })) }),
};
const actorOf = (person: TestPerson): Actor => ({ kind: 'person', officeId, personId: person.id, name: person.name, posts: [{ post: 'member', branchId }], branchIds: [branchId], link: null, may: 'all', language: 'zh-Hans' });

test('what it costs is the sum of its lines where there are any, on its page and in the list; what the rulebook says of a line stands with the others', async () => {
  const id = await started('2026-12-10');
  const lines = [{ category: 'hire', basis: 'vehicle_day', quantity: 1, unitFen: 180_000, seats: 45 }, {}] as const;
  await app.program.door.run(putCosts, actorOf(proposer), { commandId: newId(), input: { activityId: id, lines: lines.map((line, position) => costLine({ ...line, id: newId(), position })) } });
  const { facts, findings } = await proposer.client.activity.get({ id });
  expect([facts.activity.estimateFen, facts.costs.map(({ amountFen }) => amountFen)]).toEqual([200_000, [180_000, 20_000]]);
  expect(findings.filter(({ check }) => check === 'CST-01')).toMatchObject([{ severity: 'block', facts: { price: '1,800', limit: '1,500' } }]);
  const { rows } = await proposer.client.activity.list({});
  expect(rows.find((row) => row.id === id)?.estimateFen).toBe(200_000);
});

test('a number belongs to the year it is planned for, else to the year of the program’s clock in the office’s zone', async () => {
  // Through the door itself: the sign-in of the clients ends long before the year does.
  const actor = actorOf(proposer);
  const code = async (plannedOn: string | null) => {
    const input = topic(plannedOn);
    const { id } = await app.program.door.run(create, actor, { commandId: input.commandId, input });
    return (await loadActivity(app.program.db, scopeOf(actor), id)).facts.activity;
  };
  app.clock.set('2026-12-31T15:59:00.000Z');
  const before = await code(null);
  app.clock.set('2026-12-31T16:00:00.000Z');
  const after = await code(null);
  expect([before.year, after.year]).toEqual([2026, 2027]);
  expect(before.code.slice(0, 5)).toBe('2026-');
  const next = await code('2027-03-01');
  expect(Number(next.code.slice(5))).toBe(Number(after.code.slice(5)) + 1);
  expect(next.code.slice(0, 5)).toBe('2027-');
});
