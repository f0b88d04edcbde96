import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bringToHeld } from '#features/attendance/fixtures.ts';
import { exampleTopic } from '#features/bulletin/fixtures.ts';
import type { Command } from '#platform/command.ts';
import type { Actor } from '#shared/actor.ts';
import { insert, type Change } from '#shared/decision.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { axeFindings, openAs, openBrowser, shoot } from './harness/browser.ts';
import { dayFromNow, thisEvening } from './harness/clock.ts';

/** What an activity costs, as people enter it: the estimate, what was spent, the papers handed in. */

const app = await startApp({ now: thisEvening, webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
let office: TestOffice;
let browser: Browser;
let branchId = '';
let people: Record<'organiser' | 'elsewhere', TestPerson>;
const openSpending: Command<{ commandId: string; changes: readonly Change[] }, null> = {
  name: 'test.rows', tables: ['yearPlan'], load: async () => null,
  decide: (_, { changes }) => ({ ok: true, subject: { type: 'test', id: newId(), activityId: null }, changes, events: [] }),
};
const operator = (): Actor => ({ kind: 'operator', officeId: office.id, personId: null, name: '测试', posts: [], branchIds: [], link: null, may: 'all', language: 'zh-Hans' });
const c = () => ({ commandId: newId() });

beforeAll(async () => {
  office = await openOffice(app);
  browser = await openBrowser();
  branchId = await office.branch('计算机处党支部');
  people = {
    organiser: await office.person('陈思远', { branchId, posts: [{ post: 'member' }] }),
    elsewhere: await office.person('赵旁听', { branchId: await office.branch('财政处党支部'), posts: [{ post: 'member' }] }),
  };
});
afterAll(() => browser.close());

async function begun() {
  const { client } = people.organiser;
  const { id } = await client.activity.create({ ...c(), branchId, ...exampleTopic, plannedOn: dayFromNow(), estimateFen: null, planItem: '2026-3' });
  const read = async () => (await client.activity.get({ id })).facts;
  return { id, read, at: async () => ({ ...c(), id, version: (await read()).activity.version }) };
}
const open = (who: TestPerson, path: string, width = 1440) => openAs(browser, `${app.url}${path}`, who, { width });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const line = (page: Page, n: number) => page.getByRole('group', { name: `第${n}行`, exact: true });

test('the estimate: a ceiling exceeded is said beside the price with its clause, corrected, saved, and stands in the approval form', async () => {
  const { id, read } = await begun();
  const { page, heard } = await open(people.organiser, `/activities/${id}/costs`);
  await press(page, '添加租车费');
  // The cursor stands in the first figure; full-width digits are figures.
  await page.keyboard.type('３');
  await line(page, 1).getByLabel('单价').fill('1800');
  await line(page, 1).getByLabel('每辆座位数').fill('45');
  await line(page, 1).getByText('上限1,500元').waitFor();
  await line(page, 1).getByText('3辆 × 1天 × 1,800元/辆·天').waitFor();
  await line(page, 1).getByText('超过25座的大巴每辆每天1,800元，超过1,500元').waitFor();
  await line(page, 1).getByText(/CST-01 · .*324号/u).waitFor();
  expect(await line(page, 1).getByLabel('单价').getAttribute('aria-invalid')).toBe('true');
  await shoot(page, 'cost-over');
  expect(await axeFindings(page)).toEqual([]);
  await line(page, 1).getByLabel('单价').fill('1500');
  await line(page, 1).getByText('超过25座的大巴').waitFor({ state: 'detached' });
  await line(page, 1).getByLabel('资金来源').selectOption({ label: '党建活动经费' });
  await line(page, 1).getByLabel('其中领差旅补助的人数').fill('0');
  // The next line takes the pot of the one before; what comes with the category is asked, no more.
  await line(page, 1).getByLabel('备注').focus();
  await page.keyboard.press('Control+Enter');
  await line(page, 2).getByLabel('费用类别').selectOption({ label: '场地费' });
  await line(page, 2).getByLabel('人数', { exact: true }).fill('40');
  await line(page, 2).getByLabel('单价').fill('30');
  await line(page, 2).getByText('40人 × 1个半天 × 30元/人·半天').waitFor();
  expect(await line(page, 2).getByLabel('每辆座位数').count()).toBe(0);
  await press(page, '上移第2行');
  await line(page, 1).getByText('40人 × 1个半天').waitFor();
  await page.getByRole('group', { name: '合计与构成' }).getByText('¥5,700.00').first().waitFor();
  await shoot(page, 'cost-lines');
  await press(page, '保存经费');
  await page.getByRole('table', { name: '费用明细' }).getByText('3辆 × 1天 × 1,500元/辆·天').waitFor();
  await shoot(page, 'cost-saved');
  expect(await axeFindings(page)).toEqual([]);
  const { activity, costs } = await read();
  expect([activity.estimateFen, ...costs.map((one) => [one.category, one.fundSource, one.amountFen])]).toEqual([570_000, ['venue', 'party_fiscal', 120_000], ['hire', 'party_fiscal', 450_000]]);
  await page.goto(`${app.url}/activities/${id}/papers/approval`);
  await page.getByText('3辆 × 1天 × 1,500元/辆·天').first().waitFor();
  expect(heard.filter((one) => !one.includes('422'))).toEqual([]);
  await page.context().close();
});

test('one figure of earlier days still stands, until its lines are typed; no money is one press', async () => {
  const { client } = people.organiser;
  const { id } = await client.activity.create({ ...c(), branchId, ...exampleTopic, estimateFen: 80_000, fundSource: 'party_fiscal' });
  const { page } = await open(people.organiser, `/activities/${id}/costs`);
  await page.getByText('¥800.00').waitFor();
  await page.getByText('只有总额，没有费用明细。').waitFor();
  await press(page, '测算经费');
  await press(page, '不使用经费');
  await page.getByText('本次活动不使用经费。').waitFor();
  expect((await client.activity.get({ id })).facts.activity).toMatchObject({ estimateFen: 0, fundSource: null });
  await page.context().close();
});

test('somebody else was first: both estimates stand side by side and one chooses', async () => {
  const { id, at, read } = await begun();
  const { page } = await open(people.organiser, `/activities/${id}/programme`, 390);
  await press(page, '添加资料费');
  await line(page, 1).getByLabel('人数', { exact: true }).fill('20');
  await line(page, 1).getByLabel('单价').fill('15');
  await shoot(page, 'cost-phone');
  expect(await axeFindings(page)).toEqual([]);
  const material = { id: newId(), category: 'material' as const, basis: 'person' as const, quantity: 30, times: 1, unitFen: 1_000, seats: null, lecturer: null, lecturerOwn: false, fundSource: 'party_fiscal' as const, decision: null, payer: 'own' as const, spentOn: 'own' as const, onAllowance: null, note: null };
  await people.organiser.client.cost.set({ ...(await at()), lines: [material] });
  await press(page, '保存经费');
  await page.getByText('30人 × 10元/人').first().waitFor();
  await page.getByText('20人 × 15元/人').first().waitFor();
  await shoot(page, 'cost-stale');
  await press(page, '用我写的保存');
  await expect.poll(async () => (await read()).costs.map(({ quantity }) => quantity)).toEqual([20]);
  await page.context().close();
});

test('what was spent: as estimated in one press, one line over with its reason, one that nobody had thought of; then the papers', async () => {
  const { id, at, read } = await begun();
  const { client } = people.organiser;
  const hire = { id: newId(), category: 'hire' as const, basis: 'vehicle_day' as const, quantity: 1, times: 1, unitFen: 90_000, seats: 20, lecturer: null, lecturerOwn: false, fundSource: 'party_fiscal' as const, decision: null, payer: 'own' as const, spentOn: 'own' as const, onAllowance: 0, note: null };
  await client.cost.set({ ...(await at()), lines: [hire] });
  await bringToHeld(app.program.door, office.id, id, dayFromNow(), '08:00', '09:00');
  await client.attendance.hold({ ...(await at()), heldOn: dayFromNow() });
  const { page, heard } = await open(people.organiser, `/activities/${id}/costs`);
  const spent = page.locator('#spent');
  await spent.getByText('尚未登记实际支出。').waitFor();
  await spent.getByText('缺：发票、付款凭据、租车说明').waitFor();
  await press(page, '登记实际支出');
  await press(page, '没有实际数的按测算填写');
  await line(page, 1).getByText('与测算一致').waitFor();
  await line(page, 1).getByLabel('实际支出').fill('1100');
  await line(page, 1).getByText('超出¥200.00').waitFor();
  await line(page, 1).getByText('实际1,100元，测算900元').waitFor();
  await shoot(page, 'spent-over');
  await line(page, 1).getByLabel('差额说明').fill('加开一程');
  await line(page, 1).getByText('测算900元').waitFor({ state: 'detached' });
  await line(page, 1).getByLabel('发票').check();
  await press(page, '添加资料费');
  await line(page, 2).getByLabel('实际支出').fill('60');
  expect(await axeFindings(page)).toEqual([]);
  await shoot(page, 'spent-typing');
  await press(page, '保存实际支出');
  await spent.getByRole('table').getByText('¥1,100.00').waitFor();
  await spent.getByText('缺：付款凭据、租车说明').waitFor();
  await spent.getByText('未测算的支出').first().waitFor();
  await shoot(page, 'spent');
  expect(await axeFindings(page)).toEqual([]);
  expect((await read()).costs.map((one) => [one.category, one.amountFen, one.actualFen, one.papers])).toEqual([['hire', 90_000, 110_000, ['invoice']], ['material', 0, 6_000, []]]);
  await spent.getByRole('link', { name: '打开报销清单' }).click();
  await page.getByText('缺付款凭据、租车说明').first().waitFor();
  await shoot(page, 'spent-paper');
  expect(heard.filter((one) => !one.includes('422'))).toEqual([]);
  await page.context().close();

  // Who took no part is told what was estimated, and what was spent once the year's spending is open.
  const outside = async () => { const view = await people.elsewhere.client.activity.get({ id }); return [view.spending, ...view.facts.costs.map((one) => [one.amountFen, one.actualFen, one.actualNote, one.papers])]; };
  expect(await outside()).toEqual([false, [90_000, null, null, []], [0, null, null, []]]);
  const commandId = newId();
  const plan = insert('yearPlan', { id: newId(), year: Number(dayFromNow().slice(0, 4)), state: 'approved', opensOn: dayFromNow(), dueOn: dayFromNow(), spendingOpen: true });
  await app.program.door.run(openSpending, operator(), { commandId, input: { commandId, changes: [plan] } });
  expect(await outside()).toEqual([true, [90_000, 110_000, '加开一程', ['invoice']], [0, 6_000, null, []]]);
  const reader = await open(people.elsewhere, `/activities/${id}/costs`, 390);
  await reader.page.locator('#spent').getByText('¥1,100.00').first().waitFor();
  await shoot(reader.page, 'spent-phone');
  expect(await axeFindings(reader.page)).toEqual([]);
  await reader.page.goto(`${app.url}/plans/${dayFromNow().slice(0, 4)}/run`);
  const table = reader.page.locator('#spending');
  await table.getByRole('table', { name: '计算机处党支部' }).getByText('¥1,160.00').waitFor();
  await shoot(reader.page, 'spending-phone');
  expect(await axeFindings(reader.page)).toEqual([]);
});
