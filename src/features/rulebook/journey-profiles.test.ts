import { beforeAll, expect, test } from 'vitest';
import { costLine } from '#features/cost/fixtures.ts';
import type { CostLine } from '#features/cost/facts.ts';
import { scopeOf, type Command } from '#platform/command.ts';
import { verify } from '#platform/ledger/verify.ts';
import { loadRules } from '#platform/rules.ts';
import type { Actor } from '#shared/actor.ts';
import { insert, remove } from '#shared/decision.ts';
import { newId } from '#shared/ids.ts';
import { settingOn } from '#shared/rules.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { listSettings } from './store.ts';

/** An office chooses and drops a set of rules; an office made by an older version has every rule there is. */

const app = await startApp({ now: '2026-11-23T02:00:00.000Z' });
const c = () => ({ commandId: newId() });
let committee: TestPerson;
let proposer: TestPerson;
let office: TestOffice;
let officeId: string;
let branchId: string;
const actorOf = (person: TestPerson): Actor => ({ kind: 'person', officeId, personId: person.id, name: person.name, posts: [{ post: 'member', branchId }], branchIds: [branchId], link: null, may: 'all', language: 'zh-Hans' });

const putCosts: Command<{ readonly lines: readonly CostLine[]; readonly activityId: string }, null> = {
  name: 'fixture.costs', tables: ['costLine'], load: async () => null,
  decide: (_, { lines, activityId }) => ({ ok: true, subject: { type: 'activity', id: activityId, activityId }, events: [], changes: lines.map((line) => insert('costLine', { ...line, planItemId: null, activityId })) }),
};
const forget: Command<{ readonly ids: readonly string[] }, null> = {
  name: 'fixture.forget', tables: ['ruleSetting'], load: async () => null,
  decide: (_, { ids }) => ({ ok: true, subject: { type: 'office', id: officeId, activityId: null }, events: [], changes: ids.map((id) => remove('ruleSetting', id)) }),
};
const hiring = async (plannedOn: string): Promise<string> => {
  const { id } = await proposer.client.activity.create({
    ...c(), branchId, theme: '题', kind: '主题联学', source: 'hot', sourceNote: null, projectIds: [], suggestionIds: [], tasks: '任务', expectedEffect: '效果', problemBrought: null, combines: [], forms: [],
    plannedOn, plannedEnd: null, place: null, estimateFen: null, fundSource: null, planItem: '1', countsAsThemeDay: false,
  });
  const line = costLine({ id: newId(), category: 'hire', basis: 'vehicle_day', quantity: 1, seats: 45, unitFen: 130_000 });
  await app.program.door.run(putCosts, actorOf(proposer), { commandId: newId(), input: { activityId: id, lines: [line] } });
  return id;
};
const limits = async (id: string) => (await proposer.client.activity.get({ id })).findings.filter(({ check }) => check === 'CST-01').map(({ severity, facts }) => `${severity} ${String(facts['limit'])}`);
const code = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: { data?: { findings?: { check: string }[] } }) => error.data?.findings?.[0]?.check ?? String(error));

beforeAll(async () => {
  office = await openOffice(app);
  officeId = office.id;
  committee = await office.person('吴常青', { posts: [{ post: 'committee' }] });
  branchId = await office.branch('计算机处党支部');
  proposer = await office.person('陈思远', { branchId, posts: [{ post: 'member' }] });
});

test('a set is followed from its day: an activity before it is held to the central figure, one after it to the set’s; dropped, each keeps what was in force on its day', async () => {
  const [before, after, later] = [await hiring('2026-11-30'), await hiring('2026-12-10'), await hiring('2027-03-01')];
  expect(await Promise.all([before, after, later].map(limits))).toEqual([[], [], []]);
  await committee.client.rulebook.chooseProfile({ ...c(), profile: 'hunan', fromOn: '2026-12-01' });
  expect(await Promise.all([before, after, later].map(limits))).toEqual([[], ['block 1,200'], ['block 1,200']]);
  expect(await code(committee.client.rulebook.chooseProfile({ ...c(), profile: 'hunan', fromOn: '2026-12-05' }))).toBe('rulebook.followed_already');
  const { profiles, rules, mayChoose } = await committee.client.rulebook.list({});
  const [row] = profiles.find(({ profile }) => profile === 'hunan')?.followed ?? [];
  expect(mayChoose).toBe(true);
  // Today still the central figure, with the set's among the dated values.
  expect(rules.find(({ id }) => id === 'CST-01')?.parameters[0]).toMatchObject({ current: { value: 150_000, profile: 'central' }, settings: [{ value: 120_000, profile: 'hunan', id: null }, { value: 150_000 }] });
  const drop = { id: row?.id ?? '', version: 1, lastOn: '2026-12-31' };
  expect(await code(committee.client.rulebook.dropProfile({ ...c(), ...drop, known: false }))).toBe('rulebook.profile_in_use');
  expect(await code(proposer.client.rulebook.dropProfile({ ...c(), ...drop, known: true }))).toBe('forbidden.post');
  await committee.client.rulebook.dropProfile({ ...c(), ...drop, known: true });
  expect(await Promise.all([before, after, later].map(limits))).toEqual([[], ['block 1,200'], []]);
});

test('what each rule found this year is counted once over, with the activity and the line of the plan it was found in; others are told of what is theirs only', async () => {
  app.clock.set('2026-11-23T02:00:00.000Z');
  const planId = (await committee.client.plan.call({ ...c(), year: 2026, opensOn: '2026-01-01', dueOn: '2026-12-31', note: null })).id;
  const secretary = await office.person('周正言', { branchId, posts: [{ post: 'secretary' }] });
  const itemId = newId();
  await secretary.client.plan.write({ ...c(), planId, add: [{ id: itemId, branchId }], cells: [{ itemId, field: 'content', value: '科技强审联学', was: null }], remove: [] });
  const found = await committee.client.rulebook.found({});
  const of = (rule: string, from = found) => from.rules.find((one) => one.rule === rule);
  expect([found.year, found.looked, found.of]).toEqual([2026, 2, 2]);
  expect(of('CST-01')).toMatchObject({ count: 1, activities: [{ name: '题' }], lines: [] });
  // A draft that has not been proposed is its branch's own until then.
  const own = await secretary.client.rulebook.found({});
  expect(of('PLN-01', own)?.lines).toEqual([{ id: itemId, name: '计算机处党支部：科技强审联学' }]);
  const stranger = await office.person('别处', { branchId: await office.branch('别的党支部'), posts: [{ post: 'member' }] });
  expect(await stranger.client.rulebook.found({})).toMatchObject({ looked: 0, lines: 0, rules: [] });
});

test('what contradicts is refused with both named; full-width digits, negative and overflowing amounts do not come in', async () => {
  const put = (rule: string, value: unknown) => code(committee.client.rulebook.set({ ...c(), rule, parameter: 'limit', value: value as number, severity: null, fromOn: '2026-12-01', source: '本办', article: null }));
  expect(await put('CST-06', 20_000)).toBe('rulebook.contradicts');
  for (const value of [-1, 1e12, 1.5, '１２００', Number.NaN]) expect(await put('CST-01', value)).not.toBe('done');
  expect(await put('CST-06', 3_500)).toBe('done');
});

test('an office without rows of newer rules is held to them as shipped, and may set its own', async () => {
  const scope = scopeOf(actorOf(committee));
  const rows = await listSettings(app.program.db, scope);
  await app.program.door.run(forget, actorOf(committee), { commandId: newId(), input: { ids: rows.filter(({ rule }) => rule.startsWith('DOC-') || rule === 'CST-10').map(({ id }) => id) } });
  const inForce = async () => settingOn(await loadRules(app.program.db, officeId, app.clock.now()), 'CST-10', 'full', '2026-12-10')?.value;
  expect(await inForce()).toBe(100_000);
  await committee.client.rulebook.set({ ...c(), rule: 'CST-10', parameter: 'full', value: 90_000, severity: null, fromOn: '2026-12-01', source: '本办', article: null });
  expect(await inForce()).toBe(90_000);
  expect(await verify(app.program.db, await app.program.anchor.read())).toMatchObject({ ok: true });
});
