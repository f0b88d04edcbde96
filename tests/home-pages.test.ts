import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedCalendar } from '#database/seed/calendar.ts';
import { seedDemo } from '#database/seed/demo.ts';
import { tellOfNews } from '#features/notice/listeners.ts';
import { signedIn, type TestPerson } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { axeFindings, openAs, openBrowser } from './harness/browser.ts';

/** Home, notices, list, calendar, 台账, history, papers and the audit log, as the demo's people see them. */

const app = await startApp({ now: new Date().toISOString(), webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
const { db } = app.program;
let browser: Browser;
const who: Record<string, TestPerson> = {};
const ids: Record<string, string> = {};

beforeAll(async () => {
  await seedCalendar(db);
  await seedDemo(app.program, () => undefined);
  await db.updateTable('account').set({ mustChange: false, passwordSetAt: new Date().toISOString() }).execute();
  const entries = await db.selectFrom('ledgerEntry').select(['officeId', 'seq', 'activityId', 'events']).orderBy('seq').execute();
  for (const entry of entries.map((one) => ({ ...one, events: one.events as never }))) if (tellOfNews.hears(entry)) await tellOfNews.handle(app.program, entry);
  for (const username of ['organiser', 'member.enterprise', 'secretary.enterprise', 'committee', 'finance', 'discipline', 'auditadmin', 'sysadmin', 'leader']) who[username] = await signedIn(app, username);
  for (const { id, stage } of await db.selectFrom('activity').select(['id', 'stage']).execute()) ids[stage] = id;
  browser = await openBrowser();
}, 120_000);
afterAll(() => browser.close());

const open = (username: string, path: string, width = 1440) => openAs(browser, `${app.url}${path}`, who[username]!, { width });

const pages = (): [string, string, string][] => [
  ['finance', 'home', '/'], ['member.enterprise', 'home-organiser', '/'], ['leader', 'home-nothing', '/'], ['secretary.enterprise', 'home-plan', '/'], ['auditadmin', 'home-audit', '/'],
  ['member.enterprise', 'notices', '/notices'], ['committee', 'list', '/activities'], ['committee', 'list-none', '/activities?stage=contact'],
  ['committee', 'calendar', '/activities/calendar'], ['committee', 'ledger', '/ledger'], ['committee', 'history', `/activities/${ids['approval']}/history`],
  ['committee', 'papers', `/activities/${ids['approval']}/papers`], ['auditadmin', 'audit-log', '/audit-log'], ['committee', 'audit-log-forbidden', '/audit-log'],
];

test.each([1440, 390])('every page at %i: nothing for axe, nothing in the console, nothing wider than the screen', { timeout: 180_000 }, async (width) => {
  for (const [username, name, path] of pages()) {
    const { page, heard, shot } = await open(username, path, width);
    await shot(`${name}-${width}`);
    expect(`${name} ${(await axeFindings(page)).join('\n')}`).toBe(`${name} `);
    expect(`${name} ${heard.filter((line) => !line.includes('403')).join('\n')}`).toBe(`${name} `);
    expect(`${name} ${await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')}`).toBe(`${name} true`);
    await page.context().close();
  }
});

test('what is not there, or not for whoever looks, is a page with one heading, named in the window', async () => {
  for (const path of ['/activities/00000000-0000-7000-8000-0000000000ff', '/nowhere']) {
    const { page, close } = await open('committee', path);
    expect(await page.locator('h1').allTextContents()).toEqual(['没有这一页']);
    expect(await page.title()).toContain('没有这一页');
    expect(await axeFindings(page)).toEqual([]);
    await close();
  }
});

test('who may not take the next step reads on the page who does', async () => {
  const member = await open('member.enterprise', `/activities/${ids['summary']}`);
  await member.page.getByText('这一步由组织者或主办支部书记办理。').waitFor();
  await member.close();
  const approver = await open('committee', `/activities/${ids['approval']}`);
  expect(await approver.page.getByText(/^这一步由/u).count()).toBe(0);
  await approver.close();
});

test('filters stand on one line of labels, and what is said of the plan as high as its buttons', async () => {
  const list = await open('committee', '/activities');
  const tops = (await Promise.all((await list.page.locator('.filters label').all()).map((label) => label.boundingBox()))).map((box) => Math.round(box?.y ?? 0));
  expect(tops.length).toBe(6);
  expect(new Set(tops).size).toBe(1);
  await list.close();
  const plan = await open('secretary.enterprise', `/plans/${new Date().getFullYear() + 1}`);
  const middle = async (locator: string): Promise<number> => { const box = await plan.page.locator(locator).first().boundingBox(); return box === null ? Number.NaN : box.y + box.height / 2; };
  expect(Math.abs((await middle('.filters [role=status] .chip')) - (await middle('.filters .button')))).toBeLessThan(1);
  await plan.close();
});

test('what waits leads to where it is done; a notice once opened is no longer new', async () => {
  const finance = await open('finance', '/');
  await finance.page.getByRole('link', { name: /^审批.*学习劳模精神、铸就钢铁之魂/u }).first().click();
  await finance.page.waitForURL(/\/approval$/u);
  await finance.page.context().close();
  // A temporary branch to be set up: by the button, and by the link that stands before any script has come.
  const asked = await open('committee', '/');
  const button = asked.page.getByRole('link', { name: /^批复/u }).first();
  const to = String(await button.getAttribute('href'));
  expect(to).toMatch(/^\/projects\//u);
  expect(await (await fetch(app.url, { headers: { ...who['committee']?.headers, accept: 'text/html' } })).text()).toContain(`href="${to}"`);
  await button.click();
  await asked.page.getByRole('button', { name: '批复同意' }).waitFor();
  await asked.page.context().close();
  const { page, heard } = await open('member.enterprise', '/notices?unread=yes');
  const before = await page.locator('.thing').count();
  expect(before).toBeGreaterThan(0);
  const marked = page.waitForResponse(/notice\/read/u);
  await page.locator('.thing-what a').first().click();
  await page.waitForURL(/\/activities\//u);
  await marked;
  await page.goto(`${app.url}/notices?unread=yes`);
  await expect.poll(() => page.locator('.thing').count()).toBe(Math.min(before, 20) - (before < 20 ? 1 : 0));
  await page.getByRole('button', { name: '全部标为已读' }).click();
  await page.getByText('没有未读的消息').waitFor();
  expect(heard).toEqual([]);
  await page.context().close();
});

test('filters stand in the address, and go with the export', async () => {
  const { page, heard } = await open('committee', '/ledger');
  expect(await page.evaluate("document.querySelector('.table-scroll').scrollWidth <= document.querySelector('.table-scroll').clientWidth"), 'all columns of the 台账 are seen at 1440').toBe(true);
  await page.getByLabel('阶段').selectOption({ label: '选题' });
  await page.waitForURL(/stage=topic/u);
  await expect.poll(() => page.getByRole('row').count()).toBe(2);
  expect(await page.getByRole('link', { name: '导出 Excel' }).getAttribute('href')).toBe('/papers/ledger.xlsx?stage=topic');
  await page.reload();
  await expect.poll(() => page.getByRole('row').count()).toBe(2);
  await page.getByRole('button', { name: '清除筛选' }).click();
  await expect.poll(() => page.getByRole('row').count()).toBeGreaterThan(4);
  expect(heard).toEqual([]);
  await page.context().close();
});

test('the history opens what a step changed; the log is verified on screen, and says what is wrong', async () => {
  const seen = await open('committee', `/activities/${ids['topic']}/history`);
  await seen.page.getByText('查看改动').first().click();
  await seen.page.getByRole('columnheader', { name: '改动后' }).waitFor();
  await seen.page.getByText('参观光纤预制棒生产车间').first().waitFor();
  await seen.shot('history-open');
  expect(await axeFindings(seen.page)).toEqual([]);
  await seen.page.context().close();
  const { page, heard, shot } = await open('auditadmin', '/audit-log');
  await page.getByRole('button', { name: '开始核验' }).click();
  await page.getByText('发现问题').waitFor({ timeout: 30_000 });
  await shot('audit-log-broken');
  await db.updateTable('account').set({ mustChange: true }).where('username', 'in', ['sysadmin', 'secadmin', 'auditadmin']).execute();
  expect(heard).toEqual([]);
  await page.context().close();
});

test('every way in the navigation leads to a page', { timeout: 60_000 }, async () => {
  for (const username of ['committee', 'sysadmin', 'auditadmin']) {
    await db.updateTable('account').set({ mustChange: false }).execute();
    const { page } = await open(username, '/');
    const hrefs = await Promise.all((await page.locator('.side-nav a').all()).map((link) => link.getAttribute('href')));
    expect(hrefs.length).toBeGreaterThan(1);
    for (const href of hrefs) {
      await page.goto(`${app.url}${href}`);
      await page.getByRole('heading', { level: 1 }).waitFor({ timeout: 5_000 }).catch(() => expect.fail(`${username}: ${href} is no page`));
    }
    await page.context().close();
  }
});
