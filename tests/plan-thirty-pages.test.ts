import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestPerson } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { openAs, openBrowser } from './harness/browser.ts';
import { dayFromNow, thisEvening } from './harness/clock.ts';

/** An office of thirty branches with five lines each: 机关党委 consolidates them on its pages, finance returns one, the group approves. */

const app = await startApp({ now: thisEvening, webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
const today = dayFromNow();
const year = Number(today.slice(0, 4)) + 1;
const [many, each] = [30, 5];
let browser: Browser;
const who: Record<string, TestPerson> = {};
const c = () => ({ commandId: newId() });
const person = (name: string): TestPerson => who[name] ?? (() => { throw new Error(name); })();
const sheet = () => person('committee').client.plan.sheet({ year });

beforeAll(async () => {
  const office = await openOffice(app);
  browser = await openBrowser();
  for (const [name, post] of [['committee', 'committee'], ['finance', 'finance'], ['leader', 'leading_group']] as const) who[name] = await office.person(`${name}同志`, { posts: [{ post }] });
  const { id: planId } = await person('committee').client.plan.call({ ...c(), year, opensOn: today, dueOn: `${year}-01-15`, note: null });
  for (let n = 1; n <= many; n += 1) {
    const branchId = await office.branch(`第${String(n).padStart(2, '0')}党支部`);
    const secretary = await office.person(`书记${n}`, { branchId, posts: [{ post: 'member' }, { post: 'secretary' }] });
    const member = await office.person(`党员${n}`, { branchId, posts: [{ post: 'member' }] });
    const add = Array.from({ length: each }, () => ({ id: newId(), branchId }));
    const fields = { form: '座谈', fromOn: `${year}-05-01`, toOn: `${year}-05-31`, place: '武汉', away: 'no', people: 20, noCost: true, source: 'hot' } as const;
    const cells = add.flatMap(({ id: itemId }, at) => [
      { itemId, field: 'content' as const, value: `第${n}支部第${at + 1}项联学`, was: null },
      ...Object.entries(fields).map(([field, value]) => ({ itemId, field: field as keyof typeof fields, value, was: field === 'noCost' ? false : null })),
    ]);
    await secretary.client.plan.write({ ...c(), planId, add, cells, remove: [] });
    await member.client.plan.discuss({ ...c(), planId, branchId, metOn: today, meeting: 'members', present: 9, expected: 10, opinions: '同意', opinionsFrom: 9 });
    await secretary.client.plan.propose({ ...c(), planId, branchId });
  }
});
afterAll(() => browser.close());

const open = (name: string, path: string) => openAs(browser, `${app.url}${path}`, person(name));
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const way = `/plans/${year}/way`;

test('a hundred and fifty lines are consolidated, returned by finance once, and approved with their numbers', async () => {
  const { page, heard } = await open('committee', way);
  expect(await page.getByRole('row').filter({ hasText: /第\d\d党支部/u }).count()).toBe(many);
  await press(page, '截止申报，开始统筹');
  await page.getByRole('button', { name: '送财务审核', exact: true }).waitFor();
  // One line is changed in the sheet while consolidating, the last of them all.
  await page.goto(`${app.url}/plans/${year}`);
  const grid = page.getByRole('grid');
  await grid.waitFor();
  expect(await grid.getAttribute('aria-rowcount')).toBe(String(many * each + 1));
  await page.locator('.grid input').focus();
  await page.keyboard.press('Control+End');
  await page.locator(`[role=row][aria-rowindex="${many * each + 1}"]`).waitFor();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('全办交流会');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await sheet()).items.map(({ content }) => content)).toContain('全办交流会');
  await page.goto(`${app.url}${way}`);
  await press(page, '送财务审核');
  await page.getByText('正在等待：财务').waitFor();

  const finance = await open('finance', way);
  await finance.page.getByLabel('意见').fill('请再核一遍人数。');
  await press(finance.page, '退回');
  await finance.page.getByText('正在等待：机关党委').waitFor();
  await page.reload();
  await press(page, '送财务审核');
  await page.getByText('正在等待：财务').waitFor();
  await finance.page.reload();
  await press(finance.page, '同意');
  await finance.page.getByText('正在等待：分党组').waitFor();
  const leader = await open('leader', way);
  await press(leader.page, '同意');
  await leader.page.getByText('尚未备案').waitFor();

  const { plan, items } = await sheet();
  expect(plan.state).toBe('approved');
  expect(items.map(({ number }) => number ?? 0).toSorted((a, b) => a - b)).toEqual(Array.from({ length: many * each }, (_, at) => at + 1));
  expect([...heard, ...finance.heard, ...leader.heard]).toEqual([]);
  await Promise.all([page, finance.page, leader.page].map((one) => one.context().close()));
});
