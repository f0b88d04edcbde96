import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedCalendar } from '#database/seed/calendar.ts';
import { demoLink } from '#database/seed/demo-people.ts';
import { seedDemo } from '#database/seed/demo.ts';
import { signedIn, type TestPerson } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { axeFindings, openAs, openBrowser, shoot } from './harness/browser.ts';

/** The first page on a phone, opened from a link in a group: what is read before any script, and what one comes for. */

const app = await startApp({ now: new Date().toISOString(), webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
const { db } = app.program;
const phone = { width: 390, height: 844, userAgent: 'Mozilla/5.0 (Linux; Android 14; V2309A) AppleWebKit/537.36 Chrome/116.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.49' };
let browser: Browser;
let member: TestPerson;

beforeAll(async () => {
  await seedCalendar(db);
  await seedDemo(app.program, () => undefined);
  await db.updateTable('account').set({ mustChange: false, passwordSetAt: new Date().toISOString() }).execute();
  member = await signedIn(app, 'member');
  browser = await openBrowser();
}, 120_000);
afterAll(() => browser.close());

/** A page as it is before any script has come. */
async function withoutScript(path: string, who: TestPerson | null) {
  const context = await browser.newContext({ ...phone, viewport: phone, locale: 'zh-CN', javaScriptEnabled: false });
  const [name = '', value = ''] = (who?.headers.cookie ?? '').split(/=(.*)/su);
  if (who !== null) await context.addCookies([{ name, value, url: app.url }]);
  const page = await context.newPage();
  const answer = await page.goto(`${app.url}${path}`);
  return { page, answer, close: () => context.close() };
}

test('home, a partner’s page and sign-in are read before any script has come; nobody on the way keeps them', async () => {
  const home = await withoutScript('/', member);
  expect((await home.page.locator('#first').innerText()).replaceAll(/\s+/g, ' ')).toMatch(/首页 等我处理（\d+） .*您负责的任务.* 近期活动/u);
  expect(await home.page.locator('#first .thing-what a').first().getAttribute('href')).toMatch(/^\/(activities\/)?/u);
  expect(home.answer?.headers()).toMatchObject({ 'cache-control': 'private, no-store' });
  await shoot(home.page, 'first-home-390');
  await home.close();
  const partner = await withoutScript(`/p/${demoLink}`, null);
  expect(await partner.page.locator('#first').innerText()).toContain('不忘初心');
  await shoot(partner.page, 'first-partner-390');
  await partner.close();
  const signIn = await withoutScript('/sign-in', null);
  expect(await signIn.page.locator('#first h1').innerText()).not.toBe('');
  await signIn.close();
});

test('whoever is not known, a forged link, and whatever fetches the shell get it empty', async () => {
  for (const [path, headers] of [
    ['/', { 'sec-fetch-dest': 'document' }], ['/p/forged', { 'sec-fetch-dest': 'document' }], ['/activities', { 'sec-fetch-dest': 'document', ...member.headers }],
    ['/', { 'sec-fetch-dest': 'empty', ...member.headers }], ['/', { 'sec-fetch-dest': 'serviceworker', ...member.headers }],
  ] as const) {
    const text = await (await app.ask(path, { headers })).text();
    expect(text, path).toContain('<div id="root"></div>');
    expect(text, path).not.toContain('id="first"');
  }
  const text = await (await app.ask('/', { headers: { 'sec-fetch-dest': 'document', ...member.headers } })).text();
  expect(Buffer.byteLength(text)).toBeLessThan(30 * 1024);
});

test('with it come the names of the files the page needs and what it would ask, so that the page stands without a question', async () => {
  const { page, close } = await openAs(browser, `${app.url}/sign-in`, member, phone);
  const asked: string[] = [];
  page.on('request', (request) => new URL(request.url()).pathname.startsWith('/rpc/') && asked.push(new URL(request.url()).pathname));
  const text = await (await app.ask('/', { headers: { 'sec-fetch-dest': 'document', ...member.headers } })).text();
  const files = [...text.matchAll(/<link rel="modulepreload" crossorigin href="([^"]+)">/gu)].map(([, href = '']) => href);
  expect(files.some((href) => /^\/assets\/home-/u.test(href))).toBe(true);
  for (const href of files) expect((await app.ask(href)).status, href).toBe(200);
  expect(files.length).toBeLessThan(8);
  const [, held = '[]'] = /<script type="application\/json" id="first-answers">(.*?)<\/script>/su.exec(text) ?? [];
  const answers = JSON.parse(held) as { key: [string[]]; data: unknown }[];
  expect(answers.map(({ key }) => key[0].join('.'))).toEqual(['account.me', 'home.waiting']);
  expect(answers[1]?.data).toEqual(await member.client.home.waiting({}));
  await page.goto(`${app.url}/`);
  await page.getByRole('heading', { level: 2, name: /^等我处理/u }).waitFor();
  expect(asked.filter((path) => /\/(?:account\/me|home\/waiting)$/u.test(path))).toEqual([]);
  await close();
});

test('what somebody typed into a theme is text there, never markup', async () => {
  const before = await db.selectFrom('activity').select(['id', 'theme']).execute();
  await db.updateTable('activity').set({ theme: '<img src=x onerror=alert(1)>"\'&' }).execute();
  const text = await (await app.ask(`/p/${demoLink}`, { headers: { 'sec-fetch-dest': 'document' } })).text();
  expect([text.includes('<img'), text.includes('&#60;img src=x onerror=alert(1)&#62;&#34;&#39;&#38;')]).toEqual([false, true]);
  for (const { id, theme } of before) await db.updateTable('activity').set({ theme }).where('id', '=', id).execute();
});

test('the page takes the place of what was read first, and leads to what a member comes for', async () => {
  const { page, heard, close } = await openAs(browser, `${app.url}/`, member, phone);
  expect([await page.locator('#first').count(), await page.getByRole('heading', { level: 1 }).count(), await page.locator('#root').isVisible()]).toEqual([0, 1, true]);
  const order = await page.getByRole('heading', { level: 2 }).allInnerTexts();
  expect(order[0]).toMatch(/^等我处理/u);
  expect(order).toEqual(expect.arrayContaining(['近期活动', '提建议、出题目', '最新消息']));
  await shoot(page, 'home-390');
  expect(await axeFindings(page)).toEqual([]);
  const held = page.getByRole('heading', { level: 2, name: '刚开展的活动' });
  if ((await held.count()) > 0) {
    await page.getByRole('link', { name: /^写心得/u }).first().click();
    await page.waitForURL(/\/publicity$/u);
    await page.goBack();
  }
  await page.getByRole('link', { name: '提意见建议' }).click();
  await page.waitForURL(/\/suggestions\/new$/u);
  expect(heard).toEqual([]);
  await close();
});

test('it may be installed, and is never asked for: a manifest with icons, and nothing that prompts', async () => {
  const manifest = await app.ask('/manifest.webmanifest');
  expect(manifest.headers.get('content-type')).toMatch(/^application\/manifest\+json/u);
  const { icons, start_url: start, display } = (await manifest.json()) as { icons: { src: string; sizes: string; purpose?: string }[]; start_url: string; display: string };
  expect([start, display, icons.map(({ sizes, purpose }) => `${sizes} ${purpose ?? 'any'}`)]).toEqual(['/', 'standalone', ['192x192 any', '512x512 any', '512x512 maskable']]);
  for (const { src, sizes } of icons) {
    const png = Buffer.from(await (await app.ask(src)).arrayBuffer());
    expect([png.toString('latin1', 1, 4), `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`], src).toEqual(['PNG', sizes]);
  }
  expect(readFileSync('src/web/main.tsx', 'utf8')).not.toMatch(/beforeinstallprompt/u);
});
