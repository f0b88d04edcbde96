import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOffice, type TestPerson } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { axeFindings, openAs, openBrowser, shoot } from './harness/browser.ts';

/** 为基层减负: for everybody to read, each point of the rules, how it is met, and what can be checked now. */

const app = await startApp({ webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
let browser: Browser;
let people: Record<'member' | 'committee', TestPerson>;

beforeAll(async () => {
  browser = await openBrowser();
  const office = await openOffice(app);
  people = { member: await office.person('李向东', { branchId: await office.branch('计算机处党支部'), posts: [{ post: 'member' }] }), committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }) };
});
afterAll(() => browser.close());

test.each([1440, 390])('at %i: from the foot of any page to each point, how it is met, what is counted now, and its rule', async (width) => {
  const { page, heard, close } = await openAs(browser, `${app.url}/activities`, people.member, { width });
  if (width === 390) await page.goto(`${app.url}/burden`);
  else await page.getByRole('link', { name: '为基层减负' }).click();
  await page.getByRole('heading', { level: 1, name: '为基层减负' }).waitFor();
  await page.getByText('对照规则逐项自查，没有发现问题').waitFor();
  // Every row says what is asked and how it is met; none is left empty.
  for (const [name, least] of [['应用程序不得有的五种情形', 5], ['其他要求', 9], ['规则 BRD-01 至 BRD-08', 7]] as const) {
    const rows = page.getByRole('table', { name }).locator('tbody tr');
    expect(await rows.count()).toBe(least);
    for (const row of await rows.all()) expect((await row.innerText()).replaceAll(/\s+/gu, '').length).toBeGreaterThan(20);
  }
  await page.getByText('不得设置打卡签到、积分排名、统计在线时长等强制功能').waitFor();
  expect(await page.getByText(/逐一核对接口字段 \d+ 个、数据列 \d+ 个、规则参数 \d+ 个，此类名称 0 个/u).count()).toBe(1);
  await page.getByText('共收到 0 条，已答复 0 条，待答复 0 条').waitFor();
  expect(await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBeLessThanOrEqual(0);
  expect(await axeFindings(page)).toEqual([]);
  await shoot(page, `burden-${width}`);
  // Each point leads to the rule it rests on.
  await page.getByRole('link', { name: 'BRD-02' }).first().click();
  await page.getByRole('heading', { level: 1, name: /BRD-02/u }).waitFor();
  expect(heard).toEqual([]);
  await close();
});

test('what was written is counted there at once', async () => {
  await people.member.client.feedback.make({ commandId: crypto.randomUUID(), kind: 'complaint', text: '提醒太多。', page: null });
  const { page, close } = await openAs(browser, `${app.url}/burden`, people.committee);
  await page.getByText('共收到 1 条，已答复 0 条，待答复 1 条').waitFor();
  await close();
});
