import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOffice, type TestPerson } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { axeFindings, openAs, openBrowser, shoot } from './harness/browser.ts';

/** The calendar of a branch, from the page of reminders to a program that subscribes. */

const app = await startApp({ now: new Date().toISOString(), webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
let browser: Browser;
let secretary: TestPerson;

beforeAll(async () => {
  const office = await openOffice(app);
  secretary = await office.person('周正言', { branchId: await office.branch('计算机处党支部'), posts: [{ post: 'member' }, { post: 'secretary' }] });
  browser = await openBrowser();
});
afterAll(() => browser.close());

test.each([1440, 390])('at %i an address is made, shown once, works, and ends', { timeout: 60_000 }, async (width) => {
  const { page, heard, close } = await openAs(browser, `${app.url}/reminders`, secretary, { width });
  await page.getByRole('button', { name: '计算机处党支部' }).first().click();
  const address = page.getByRole('textbox', { name: '订阅地址' }).last();
  await page.getByText('计算机处党支部：').waitFor();
  const path = new URL(await address.inputValue()).pathname;
  expect((await app.ask(path)).status).toBe(200);
  await shoot(page, `branch-feed-${width}`);
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  await page.reload();
  await page.getByText('周正言开通于').waitFor();
  expect(await page.getByText('计算机处党支部：').count()).toBe(0);
  await page.getByRole('button', { name: /停止订阅 计算机处党支部/u }).click();
  await page.getByText('没有开通').first().waitFor();
  expect((await app.ask(path)).status).toBe(404);
  expect(heard).toEqual([]);
  await close();
});
