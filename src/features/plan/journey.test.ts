import { beforeAll, expect, test } from 'vitest';
import { verify } from '#platform/ledger/verify.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import type { Cell, SheetView } from './contract.ts';

/** A year of thirty branches on a real database: called, written, consolidated, returned, approved, added to, compared. The clock stands at 2026-11-23. */

const app = await startApp();
const many = 30;
let office: TestOffice;
let branches: string[] = [];
let secretaries: TestPerson[] = [];
let members: TestPerson[] = [];
let committee: TestPerson;
let finance: TestPerson;
let leading: TestPerson;
let planId = '';
const c = () => ({ commandId: newId() });
const outcome = (work: Promise<unknown>) => work.then(() => 'done', (error: { code: string; data?: { findings?: { check: string }[] } }) => `${error.code} ${error.data?.findings?.[0]?.check ?? ''}`);
const sheet = (person: TestPerson): Promise<SheetView> => person.client.plan.sheet({ year: 2027 });
const lineOf = (itemId: string, n: number): Cell[] => Object.entries({
  content: `联学第${n}次`, form: '座谈', fromOn: '2027-05-01', toOn: '2027-05-31', place: '南昌', people: 20, fundSource: 'party_fiscal', effect: '有用', source: 'hot', away: 'no',
}).map(([field, value]) => ({ itemId, field: field as Cell['field'], value, was: null }));
const cost = (unitFen = 2_000, quantity = 20) => ({
  id: newId(), category: 'material' as const, basis: 'person' as const, quantity, times: 1, unitFen, seats: null, lecturer: null, lecturerOwn: false, fundSource: 'party_fiscal' as const,
  decision: null, payer: 'own' as const, spentOn: 'own' as const, onAllowance: null, note: null,
});

beforeAll(async () => {
  office = await openOffice(app);
  branches = await Promise.all(Array.from({ length: many }, (_, index) => office.branch(`第${index + 1}党支部`)));
  secretaries = [];
  for (const branchId of branches) {
    secretaries.push(await office.person(`书记`, { branchId, posts: [{ post: 'member' }, { post: 'secretary' }] }));
    members.push(await office.person(`党员`, { branchId, posts: [{ post: 'member' }] }));
  }
  committee = await office.person('机关党委', { posts: [{ post: 'committee' }] });
  finance = await office.person('财务', { posts: [{ post: 'finance' }] });
  leading = await office.person('分党组', { posts: [{ post: 'leading_group' }] });
});

test('called once; the arrangement is entered once and keeps its lines', async () => {
  const call = { year: 2027, opensOn: '2026-11-20', dueOn: '2026-12-20', note: null };
  planId = (await committee.client.plan.call({ ...c(), ...call })).id;
  expect(await outcome(committee.client.plan.call({ ...c(), ...call }))).toBe('REFUSED need.plan_year');
  expect(await outcome(secretaries[0]?.client.plan.call({ ...c(), ...call, year: 2028 }) ?? Promise.resolve())).toBe('FORBIDDEN forbidden.post');
  const [one, two] = [newId(), newId()];
  await committee.client.plan.setArrangement({ ...c(), planId, version: 1, title: '上级2027年学习安排', lines: [{ id: one, text: '学习一' }, { id: two, text: '学习二' }] });
  await committee.client.plan.setArrangement({ ...c(), planId, version: 2, title: '上级2027年学习安排', lines: [{ id: two, text: '学习二' }, { id: one, text: '学习一（改）' }] });
  expect((await sheet(committee)).arrangement).toEqual([{ id: two, position: 0, text: '学习二' }, { id: one, position: 1, text: '学习一（改）' }]);
});

test('thirty secretaries write five lines each; nobody sees the drafts of others', async () => {
  await Promise.all(secretaries.map(async ({ client }, index) => {
    const ids = Array.from({ length: 5 }, () => newId());
    await client.plan.write({ ...c(), planId, add: ids.map((id) => ({ id, branchId: branches[index] ?? '' })), cells: ids.flatMap((id, n) => lineOf(id, n + 1)), remove: [] });
    for (const itemId of ids) await client.plan.setCosts({ ...c(), itemId, version: 1, lines: [cost()] });
  }));
  const mine = await sheet(secretaries[0] as TestPerson);
  expect(mine.items.map(({ branchId, position }) => [branchId, position])).toEqual([1, 2, 3, 4, 5].map((position) => [branches[0], position]));
  expect(mine.items[0]?.costs).toMatchObject([{ amountFen: 40_000 }]);
  expect((await sheet(committee)).items).toHaveLength(150);
  const before = await committee.client.plan.stamp({ planId });
  await secretaries[0]?.client.plan.write({ ...c(), planId, add: [], cells: [{ itemId: mine.items[0]?.id ?? '', field: 'place', value: ' 九江 ', was: '南昌' }], remove: [] });
  expect((await committee.client.plan.stamp({ planId })).stamp).toBeGreaterThan(before.stamp);
});

test('a cell somebody else changed meanwhile is refused with both texts and who it was; nothing of it is saved', async () => {
  const { client } = secretaries[0] as TestPerson;
  const { items } = await sheet(secretaries[0] as TestPerson);
  const itemId = items[0]?.id ?? '';
  const cells = [{ itemId, field: 'place' as const, value: '赣州', was: '南昌' }, { itemId, field: 'people' as const, value: 30, was: 20 }];
  const refused = (await client.plan.write({ ...c(), planId, add: [], cells, remove: [] }).catch((error: unknown) => error)) as { code: string; data: { current: { cells: unknown[] } } };
  expect(refused.code).toBe('STALE');
  expect(refused.data.current.cells).toMatchObject([{ itemId, field: 'place', yours: '赣州', was: '南昌', stored: '九江', byName: '书记', gone: false }]);
  expect((await sheet(secretaries[0] as TestPerson)).items[0]).toMatchObject({ place: '九江', people: 20 });
});

test('what does not fit names its cell and its remedy', async () => {
  const { client } = secretaries[1] as TestPerson;
  const { items } = await sheet(secretaries[1] as TestPerson);
  const itemId = items[0]?.id ?? '';
  const put = (field: Cell['field'], value: Cell['value'], was: Cell['value']) => outcome(client.plan.write({ ...c(), planId, add: [], cells: [{ itemId, field, value, was }], remove: [] }));
  expect(await put('people', 1e9, 20)).toBe('REFUSED need.cell_people');
  expect(await put('people', '约三十人', 20)).toBe('REFUSED need.cell_people');
  expect(await put('people', -1, 20)).toBe('REFUSED need.cell_people');
  expect(await put('fromOn', '2026-05-01', '2027-05-01')).toBe('REFUSED need.cell_year');
  expect(await put('toOn', '2027-04-01', '2027-05-31')).toBe('REFUSED need.cell_order');
  expect(await put('fromOn', '2027-02-30', '2027-05-01')).toBe('REFUSED need.cell_day');
  expect(await put('content', '长'.repeat(201), '联学第1次')).toBe('REFUSED need.cell_text');
  expect(await put('unitId', newId(), null)).toBe('REFUSED need.cell_linked');
  expect(await put('away', 'far', 'no')).toBe('REFUSED need.cell_choice');
  const { items: others } = await sheet(secretaries[2] as TestPerson);
  expect(await outcome(client.plan.write({ ...c(), planId, add: [], cells: [{ itemId: others[0]?.id ?? '', field: 'place', value: '京', was: '南昌' }], remove: [] }))).toBe('FORBIDDEN forbidden.branch');
  expect(await outcome(client.plan.setCosts({ ...c(), itemId, version: items[0]?.version ?? 0, lines: [cost(100_000_000, 100_000)] }))).toBe('REFUSED need.cost_too_much');
});

test('a branch proposes what was discussed by others than its writer, and 机关党委 consolidates', async () => {
  expect(await outcome((secretaries[0] as TestPerson).client.plan.propose({ ...c(), planId, branchId: branches[0] ?? '' }))).toMatch(/^REFUSED /);
  const meeting = { planId, metOn: '2026-11-22', meeting: 'committee' as const, present: 3, expected: 5, opinions: '大家同意', opinionsFrom: 12 };
  expect(await outcome((secretaries[0] as TestPerson).client.plan.discuss({ ...c(), ...meeting, branchId: branches[0] ?? '' }))).toBe('FORBIDDEN forbidden.proposer');
  for (const [index, branchId] of branches.entries()) {
    await members[index]?.client.plan.discuss({ ...c(), ...meeting, branchId });
    await secretaries[index]?.client.plan.propose({ ...c(), planId, branchId });
  }
  const { plan, items } = await sheet(committee);
  expect(new Set(items.map(({ state }) => state))).toEqual(new Set(['proposed']));
  expect(await outcome((secretaries[0] as TestPerson).client.plan.write({ ...c(), planId, add: [], cells: [{ itemId: items.find(({ branchId }) => branchId === branches[0])?.id ?? '', field: 'effect', value: '晚了', was: '有用' }], remove: [] }))).toBe('REFUSED need.item_state');
  await committee.client.plan.toCommittee({ ...c(), planId, version: plan.version });
  const consolidating = await sheet(committee);
  expect(consolidating.items.every(({ locked }) => locked === null)).toBe(true);
  const cells = consolidating.items.map(({ id: itemId }) => ({ itemId, field: 'owner' as const, value: '各支部书记', was: null }));
  await committee.client.plan.applyWhatIf({ ...c(), planId, cells, drop: [consolidating.items[149]?.id ?? ''], note: '按预算压减' });
  expect((await sheet(committee)).items.filter(({ state }) => state === 'dropped')).toHaveLength(1);
});

test('finance returns one line’s plan; after a second round 分党组 approves, and nobody decides twice', async () => {
  const version = async () => (await sheet(committee)).plan.version;
  await committee.client.plan.toFinance({ ...c(), planId, version: await version(), comment: null });
  expect(await outcome(leading.client.plan.decide({ ...c(), planId, version: await version(), decision: 'approve', conditions: null, comment: null }))).toBe('FORBIDDEN forbidden.step');
  await finance.client.plan.decide({ ...c(), planId, version: await version(), decision: 'return', conditions: null, comment: '第一支部一条偏高' });
  const { items } = await sheet(committee);
  const line = items.find(({ branchId }) => branchId === branches[0]);
  await committee.client.plan.returnItems({ ...c(), planId, itemIds: [line?.id ?? ''], comment: '请压减' });
  expect(await outcome(committee.client.plan.toFinance({ ...c(), planId, version: await version(), comment: null }))).toBe('REFUSED need.plan_settled');
  const secretary = secretaries[0] as TestPerson;
  const returned = (await sheet(secretary)).items.find(({ state }) => state === 'returned');
  expect(returned).toMatchObject({ returnedNote: '请压减', locked: null });
  await secretary.client.plan.setCosts({ ...c(), itemId: returned?.id ?? '', version: returned?.version ?? 0, lines: [cost(1_000)] });
  await secretary.client.plan.propose({ ...c(), planId, branchId: branches[0] ?? '' });
  await committee.client.plan.toFinance({ ...c(), planId, version: await version(), comment: '已压减' });
  await finance.client.plan.decide({ ...c(), planId, version: await version(), decision: 'approve', conditions: null, comment: null });
  await leading.client.plan.decide({ ...c(), planId, version: await version(), decision: 'approve', conditions: '按季度报告', comment: null });
  const approved = await sheet(members[3] as TestPerson);
  expect(approved.plan).toMatchObject({ state: 'approved', approvedOn: '2026-11-23', conditions: '按季度报告' });
  expect(approved.items.map(({ number }) => number).toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual(Array.from({ length: 149 }, (_, index) => index + 1));
  expect((await committee.client.plan.version({ planId, no: 1 })).items).toHaveLength(149);
  expect(approved.steps.filter(({ itemId }) => itemId === null).map(({ round, step, state }) => `${round} ${step} ${state}`)).toEqual([
    '1 committee approved', '1 finance returned', '1 leading_group waiting', '2 committee approved', '2 finance approved', '2 leading_group approved',
  ]);
});

test('an addition wants both, a change its reason; versions are compared', async () => {
  const secretary = secretaries[4] as TestPerson;
  const id = newId();
  const fields = { content: '走访新能源企业', form: '走访', fromOn: '2027-09-01', toOn: '2027-09-01', place: '宁德', people: 10, fundSource: 'party_fiscal' as const, away: 'province' as const };
  await secretary.client.plan.addExtra({ ...c(), planId, id, branchId: branches[4] ?? '', reason: '项目新增', fields, lines: [cost(5_000, 10)] });
  const item = async () => (await sheet(committee)).items.find((one) => one.id === id);
  expect(await outcome(finance.client.plan.decideExtra({ ...c(), itemId: id, version: 1, decision: 'approve', comment: null }))).toBe('FORBIDDEN forbidden.step');
  await committee.client.plan.decideExtra({ ...c(), itemId: id, version: 1, decision: 'approve', comment: null });
  await finance.client.plan.decideExtra({ ...c(), itemId: id, version: 2, decision: 'approve', comment: null });
  expect(await item()).toMatchObject({ state: 'approved', number: 150, extra: true });
  const { plan, items } = await sheet(committee);
  const [first, second] = items;
  await committee.client.plan.changeApproved({
    ...c(), planId, version: plan.version, cells: [{ itemId: first?.id ?? '', field: 'place', value: '吉安', was: first?.place ?? null }], costs: [], drop: [second?.id ?? ''], reason: '上级调整',
  });
  const compared = await members[0]?.client.plan.compare({ planId, from: 1 });
  expect(compared).toMatchObject({ added: [{ itemId: id }], removed: [{ itemId: second?.id }], changed: [{ itemId: first?.id, cells: [{ field: 'place', after: '吉安' }] }] });
  expect(await members[0]?.client.plan.compare({ planId, from: 2, to: 3 })).toMatchObject({ added: [], removed: [{ itemId: second?.id }] });
});

test('an activity begins from its line and carries everything; at the year’s end planned stands beside held', async () => {
  const secretary = secretaries[4] as TestPerson;
  const line = (await sheet(secretary)).items.find(({ extra }) => extra);
  expect(await outcome((secretaries[5] as TestPerson).client.activity.begin({ ...c(), planItemId: line?.id ?? '' }))).toBe('FORBIDDEN forbidden.post');
  const { id } = await secretary.client.activity.begin({ ...c(), planItemId: line?.id ?? '' });
  expect(await outcome(secretary.client.activity.begin({ ...c(), planItemId: line?.id ?? '' }))).toBe('REFUSED need.line_begun');
  const { facts } = await secretary.client.activity.get({ id });
  expect(facts.activity).toMatchObject({ theme: '走访新能源企业', forms: ['走访'], plannedOn: '2027-09-01', place: '宁德', estimateFen: 50_000, fundSource: 'party_fiscal', planItem: '2027-150', planItemId: line?.id, code: '2027-001' });
  expect(facts).toMatchObject({ costs: [{ amountFen: 50_000 }], planned: { away: 'province', people: 10, extra: true } });
  await secretary.client.cost.set({ ...c(), id, version: 1, lines: [cost(6_000, 10), cost(100, 1)] });
  expect((await secretary.client.activity.get({ id })).facts.activity).toMatchObject({ estimateFen: 60_100, version: 2 });
  expect(await outcome(secretary.client.activity.edit({ ...c(), id, version: 2, planItem: '2027-1' }))).toBe('REFUSED need.plan_link');
  expect(await outcome(secretary.client.activity.edit({ ...c(), id, version: 2, estimateFen: 1 }))).toBe('REFUSED need.estimate_summed');
  const run = await committee.client.plan.year({ year: 2027 });
  expect(run).toMatchObject({ money: true, total: { planned: 149, held: 0, unplanned: 0, unknownEstimate: 0 } });
  expect(run.total.estimateFen).toBe(run.byBranch.reduce((all, one) => all + (one.estimateFen ?? 0), 0));
  expect(run.lines.find((one) => one.id === line?.id)).toMatchObject({ activityIds: [id], held: false, overdue: false });
  expect((await members[0]?.client.plan.year({ year: 2027 }))?.total.estimateFen).toBeNull();
  await committee.client.plan.showSpending({ ...c(), planId, version: (await sheet(committee)).plan.version, open: true });
  expect((await members[0]?.client.plan.year({ year: 2027 }))?.total.estimateFen).toBe(run.total.estimateFen);
});

test('two thousand cells in one command are written at once, and the ledger is whole', async () => {
  const plan = await committee.client.plan.call({ ...c(), year: 2028, opensOn: '2026-11-20', dueOn: '2027-12-20', note: null });
  const secretary = secretaries[6] as TestPerson;
  const ids = Array.from({ length: 500 }, () => newId());
  const write = (given: Omit<Parameters<typeof secretary.client.plan.write>[0], 'commandId' | 'planId'>) => secretary.client.plan.write({ ...c(), planId: plan.id, ...given });
  await write({ add: ids.map((id) => ({ id, branchId: branches[6] ?? '' })), cells: [], remove: [] });
  const fields = ['content', 'form', 'place', 'owner'] as const;
  const start = performance.now();
  await write({ add: [], cells: ids.flatMap((itemId, n) => fields.map((field) => ({ itemId, field, value: `${field}${n}`, was: null }))), remove: [] });
  const took = performance.now() - start;
  expect(took).toBeLessThan(3_000);
  if (process.env['LIANXUE_LOG'] !== undefined) process.stdout.write(`2,000 cells: ${Math.round(took)} ms\n`);
  const { items } = await secretary.client.plan.sheet({ year: 2028 });
  expect(items[499]).toMatchObject({ content: 'content499', owner: 'owner499', version: 2 });
  await write({ add: [], cells: [], remove: ids });
  expect((await secretary.client.plan.sheet({ year: 2028 })).items).toEqual([]);
  expect(await verify(app.program.db, await app.program.door.anchors())).toMatchObject({ ok: true });
});
