import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOffice, type TestOffice, type TestPerson } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { axeFindings, openAs, openBrowser, shoot } from './harness/browser.ts';

/** A branch plans its year in the sheet: by pasting, by keys, from material, two at once; 机关党委 tries out before it decides. */

const now = new Date().toISOString();
const year = Number(now.slice(0, 4)) + 1;
const app = await startApp({ now, webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
let browser: Browser;
let office: TestOffice;
let people: Record<'secretary' | 'deputy' | 'committee', TestPerson>;
const made: { branchId: string; planId: string } = { branchId: '', planId: '' };
const c = () => ({ commandId: randomUUID() });

beforeAll(async () => {
  office = await openOffice(app);
  browser = await openBrowser();
  made.branchId = await office.branch('计算机处党支部');
  people = {
    secretary: await office.person('周正言', { branchId: made.branchId, posts: [{ post: 'member' }, { post: 'secretary' }] }),
    deputy: await office.person('李向东', { branchId: made.branchId, posts: [{ post: 'member' }, { post: 'secretary' }] }),
    committee: await office.person('陈思远', { posts: [{ post: 'committee' }] }),
  };
  await people.committee.client.project.add({ ...c(), code: 'P-01', name: '某集团经济责任审计', place: '南昌', region: '江西', startOn: `${year}-03-01`, endOn: `${year}-09-30`, personIds: [] });
  made.planId = (await people.committee.client.plan.call({ ...c(), year, opensOn: now.slice(0, 10), dueOn: `${year}-01-15`, note: '围绕审计重点。' })).id;
});
afterAll(() => browser.close());

const open = (who: TestPerson, width = 1440) => openAs(browser, `${app.url}/plans/${year}`, who, { width, permissions: ['clipboard-read', 'clipboard-write'] });
const cell = (page: Page, row: number, title: string) => page.locator(`[role=row][aria-rowindex="${row + 1}"] [role=gridcell]`).nth(columns.indexOf(title));
const columns = ['支部', '活动内容', '时间', '形式', '地点', '是否异地', '人数', '所需经费', '列支渠道', '联学单位及支部', '对方行业', '对方地域', '选题来源', '审计项目'];
async function goTo(page: Page, row: number, title: string): Promise<void> {
  await cell(page, row, title).scrollIntoViewIfNeeded();
  await cell(page, row, title).click({ force: true });
}
const saved = (page: Page) => page.getByText('已保存', { exact: true }).waitFor();
const stored = async () => (await people.committee.client.plan.sheet({ year })).items;

test('a block pasted from a spreadsheet becomes lines; what cannot be read is said and the rest is there; taken back by Ctrl+Z', async () => {
  const { page, heard } = await open(people.secretary);
  await page.getByText('还没有计划项目', { exact: false }).waitFor();
  await page.getByRole('button', { name: '增加一行' }).click();
  const block = [
    ['科技强审 数据赋能', '５月', '座谈', '南昌', '异地', '20人', '', '党建活动经费', '江西省审计厅计算机处党支部', '', '', '热点', 'P-01'],
    ['重温入党誓词', '二季度', '参观', '武汉', '否', '十几个', '', '党费', '某纪念馆', '', '', '难点', ''],
    ['=cmd|calc', '9月12日至13日', '座谈', '武汉', '否', '15', '', '不需经费', '某银行', '', '', '党员', ''],
  ].map((row) => row.join('\t')).join('\n');
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(block)})`);
  await goTo(page, 1, '活动内容');
  await page.keyboard.press('Control+v');
  await page.getByText('“十几个”不能填在“人数”一栏', { exact: false }).waitFor();
  await saved(page);
  expect(await cell(page, 1, '时间').textContent()).toBe('5月');
  expect((await stored()).map(({ content, fromOn, toOn, people: count, fundSource, noCost, source }) => [content, fromOn, toOn, count, fundSource, noCost, source])).toEqual([
    ['科技强审 数据赋能', `${year}-05-01`, `${year}-05-31`, 20, 'party_fiscal', false, 'hot'],
    ['重温入党誓词', `${year}-04-01`, `${year}-06-30`, null, 'party_dues', false, 'difficult'],
    ['=cmd|calc', `${year}-09-12`, `${year}-09-13`, 15, null, true, 'suggestion'],
  ]);
  expect((await stored())[0]?.projectId).not.toBeNull();
  await shoot(page, 'plan-sheet-1440');
  await page.locator('.grid input').focus();
  // Tab goes from cell to cell; after Escape out of the sheet, backwards too.
  await page.keyboard.press('Tab');
  expect(await page.locator('.grid input:focus').count()).toBe(1);
  for (const way of ['Tab', 'Shift+Tab']) {
    await page.locator('.grid input').focus();
    await page.keyboard.press('Escape');
    await page.keyboard.press(way);
    expect(await page.locator('.grid input:focus').count()).toBe(0);
  }
  await page.locator('.grid input').focus();
  await page.keyboard.press('Control+z');
  await saved(page);
  await expect.poll(async () => (await stored()).map(({ content }) => content), { timeout: 20_000 }).toEqual([null, null, null]);
  await page.keyboard.press('Control+y');
  await expect.poll(async () => (await stored()).map(({ content }) => content), { timeout: 20_000 }).toEqual(['科技强审 数据赋能', '重温入党誓词', '=cmd|calc']);
  expect(await axeFindings(page)).toEqual([]);
  expect(heard).toEqual([]);
  await page.context().close();
});

test('two at once: each sees the other’s rows change, and a cell in which the other was first is refused with both values', async () => {
  const [one, two] = [await open(people.secretary), await open(people.deputy)];
  await goTo(one.page, 2, '地点');
  await one.page.keyboard.type('井冈山');
  await one.page.keyboard.press('Enter');
  await saved(one.page);
  await expect.poll(() => cell(two.page, 2, '地点').textContent(), { timeout: 20_000 }).toBe('井冈山');
  // The second does not hear of the next change before typing into the same cell.
  await two.page.context().setOffline(true);
  await goTo(two.page, 3, '地点');
  await two.page.keyboard.type('宜昌');
  await two.page.keyboard.press('Enter');
  await two.page.getByText('1格待保存').waitFor();
  const third = (await stored())[2];
  if (third === undefined) throw new Error('no third line');
  await people.secretary.client.plan.write({ ...c(), planId: made.planId, add: [], remove: [], cells: [{ itemId: third.id, field: 'place', value: '黄冈', was: '武汉' }] });
  await two.page.context().setOffline(false);
  const asked = two.page.getByText('有1格已被他人改过', { exact: false });
  await asked.waitFor({ timeout: 30_000 });
  expect(await two.page.getByText('黄冈', { exact: false }).first().isVisible()).toBe(true);
  await two.page.getByText('您填的是“宜昌”', { exact: false }).waitFor();
  await shoot(two.page, 'plan-sheet-stale');
  await two.page.getByRole('button', { name: '用我的' }).click();
  await saved(two.page);
  await expect.poll(async () => (await stored())[2]?.place, { timeout: 20_000 }).toBe('宜昌');
  await Promise.all([one, two].map(({ page }) => page.context().close()));
});

test('a line that goes above leaves what is typed in its line; what lay on the device is read, and typed into once it is known to be the newest', async () => {
  const { page } = await open(people.deputy);
  await people.secretary.client.plan.write({ ...c(), planId: made.planId, add: [1, 2, 3].map(() => ({ id: randomUUID(), branchId: made.branchId })), cells: [], remove: [] });
  const [above, own, below] = (await stored()).slice(-3);
  if (above === undefined || own === undefined || below === undefined) throw new Error('no lines');
  await cell(page, 5, '地点').waitFor();
  await goTo(page, 5, '地点');
  await page.keyboard.type('襄');
  await people.secretary.client.plan.write({ ...c(), planId: made.planId, add: [], cells: [], remove: [above.id] });
  await expect.poll(() => page.getByRole('grid').getAttribute('aria-rowcount'), { timeout: 20_000 }).toBe('6');
  await page.keyboard.type('阳');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await stored()).map(({ place }) => place), { timeout: 20_000 }).toContain('襄阳');
  expect((await stored()).find(({ id }) => id === own.id)?.place).toBe('襄阳');
  await saved(page);

  // Kept on the device by now (`lianxue.kept` says so); the server is slow the next time.
  await expect.poll(() => page.evaluate("localStorage.getItem('lianxue.kept')"), { timeout: 20_000 }).toBe('yes');
  await page.waitForTimeout(1_000);
  let answer: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => { answer = resolve; });
  // What was changed since would make it the newest as well.
  await page.route(/\/rpc\/plan\/(?:sheet|changes)/u, async (route) => { await slow; await route.continue(); });
  await page.reload();
  await page.getByText('正在核对最新内容', { exact: false }).waitFor();
  await goTo(page, 4, '地点');
  expect(await page.locator('.grid input').count()).toBe(0);
  answer();
  await page.locator('.grid input:focus').waitFor();
  await page.keyboard.type('荆州');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await stored()).find(({ id }) => id === own.id)?.place, { timeout: 20_000 }).toBe('荆州');
  await people.secretary.client.plan.write({ ...c(), planId: made.planId, add: [], cells: [], remove: [own.id, below.id] });
  await page.context().close();
});

test('a line whole, with what it costs, on a telephone; a line from a work project', async () => {
  const { page, heard } = await open(people.secretary, 390);
  await page.getByRole('button', { name: '科技强审 数据赋能' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('责任人').fill('周正言');
  await dialog.getByLabel('预期效果').fill('学会取数');
  await shoot(page, 'plan-line-390');
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '从材料中选取' }).click();
  await page.getByRole('button', { name: /加入计划：某集团经济责任审计/ }).click();
  await saved(page);
  await expect.poll(async () => (await stored()).map(({ content, owner }) => [content, owner]), { timeout: 20_000 }).toContainEqual(['某集团经济责任审计', null]);
  expect((await stored())[0]).toMatchObject({ owner: '周正言', effect: '学会取数' });
  await shoot(page, 'plan-sheet-390');
  expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true);
  expect(heard).toEqual([]);
  await page.context().close();
});

test('机关党委 tries out: nothing is written until it is applied, and then all of it', async () => {
  const { plan } = people.secretary.client;
  for (const item of (await plan.sheet({ year })).items) {
    const cells = ([['form', '座谈'], ['place', '武汉'], ['people', 12], ['fundSource', 'party_fiscal'], ['fromOn', `${year}-06-01`], ['toOn', `${year}-06-30`]] as const).map(([field, value]) => ({ itemId: item.id, field, value, was: item[field] }));
    await plan.write({ ...c(), planId: made.planId, add: [], remove: [], cells });
    const line = { id: randomUUID(), category: 'venue', basis: 'half_day', quantity: 1, times: 1, unitFen: 20_000, seats: null, lecturer: null, lecturerOwn: false, fundSource: 'party_fiscal', decision: null, payer: 'own', spentOn: 'own', onAllowance: null, note: null } as const;
    await plan.setCosts({ ...c(), itemId: item.id, version: ((await plan.sheet({ year })).items.find(({ id }) => id === item.id))?.version ?? 0, lines: [line] });
  }
  await people.deputy.client.plan.discuss({ ...c(), planId: made.planId, branchId: made.branchId, metOn: now.slice(0, 10), meeting: 'members', present: 2, expected: 2, opinions: '同意', opinionsFrom: 2 });
  await plan.propose({ ...c(), planId: made.planId, branchId: made.branchId });
  await people.committee.client.plan.toCommittee({ ...c(), planId: made.planId, version: (await people.committee.client.plan.sheet({ year })).plan.version });
  const { page } = await open(people.committee);
  const before = await stored();
  await page.getByRole('button', { name: '试算' }).click();
  await goTo(page, 1, '人数');
  await page.keyboard.type('35');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '打开第2行' }).click();
  await page.getByRole('button', { name: '试删这一行' }).click();
  await page.getByText('试删1项', { exact: false }).waitFor();
  expect(await stored()).toEqual(before);
  await shoot(page, 'plan-trial-1440');
  // What is tried outlives a reload, as what is typed does.
  await page.reload();
  await page.getByRole('button', { name: '试算', exact: true }).click();
  await page.getByText('试删1项 · 试改1格', { exact: false }).waitFor();
  await page.getByRole('button', { name: '写入计划' }).click();
  await page.getByRole('dialog').getByLabel('说明').fill('压减一项');
  // Somebody else was first: nothing is applied, both values stand there, and mine is applied once chosen.
  const { client } = people.committee;
  await client.plan.applyWhatIf({ ...c(), planId: made.planId, cells: [{ itemId: before[0]?.id ?? '', field: 'people', value: 18, was: 12 }], drop: [], note: '先改' });
  await page.getByRole('dialog').getByRole('button', { name: '写入计划' }).click();
  await page.getByText('您填的是“35”', { exact: false }).waitFor();
  expect((await stored())[1]?.state).toBe('proposed');
  await page.getByRole('button', { name: '用我的' }).click();
  await page.getByRole('button', { name: '写入计划' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '写入计划' }).click();
  await page.getByRole('button', { name: '试算', exact: true }).waitFor();
  const after = await stored();
  expect(after[0]?.people).toBe(35);
  expect(after[1]?.state).toBe('dropped');
  await page.context().close();
});
