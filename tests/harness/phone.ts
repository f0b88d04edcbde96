import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { expect } from 'vitest';
import type { TestPerson } from './actors.ts';
import { browserPath, openAs } from './browser.ts';
import { clocks } from './clock.ts';

/** Waits until it is so in the page, whose policy lets nothing be evaluated from within. */
export const becomesTrue = (page: Page, what: string) => expect.poll(() => page.evaluate(what), { timeout: 60_000 }).toBe(true);

/** A phone on which the pages are kept by now. */
export async function phone(browser: Browser, address: string, who: Pick<TestPerson, 'headers'> | null, heading?: string): Promise<{ page: Page; context: BrowserContext; heard: readonly string[] }> {
  const { page, heard } = await openAs(browser, address, who, { width: 390, height: 844, serviceWorkers: 'allow', ...(heading === undefined ? {} : { heading }) });
  await becomesTrue(page, `navigator.serviceWorker.controller !== null && caches.open('shell').then((kept) => kept.match('/index.html')).then((found) => found !== undefined)`);
  // What was asked last is kept a moment after it was answered.
  await becomesTrue(page, `localStorage.getItem('lianxue.kept') === 'yes'`);
  await page.waitForTimeout(1000);
  return { page, context: page.context(), heard };
}

/** A phone of its own, with a disk that can be full: `fill` says how many bytes the program may have on it, null as many as there are. */
export async function ownPhone(address: string, who: TestPerson): Promise<{ page: Page; context: BrowserContext; fill: (bytes: number | null) => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'lx-phone-'));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: await browserPath(), args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--no-first-run'],
    viewport: { width: 390, height: 844 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai',
  });
  context.on('close', () => rmSync(folder, { recursive: true, force: true }));
  const { origin } = new URL(address);
  const [name = '', value = ''] = who.headers.cookie.split(/=(.*)/su);
  await context.addCookies([{ name, value, url: origin }]);
  const clock = clocks.get(origin);
  if (clock !== undefined) await context.clock.setSystemTime(clock.now());
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await becomesTrue(page, `localStorage.getItem('lianxue.kept') === 'yes'`);
  await page.waitForTimeout(1000);
  const cdp = await context.newCDPSession(page);
  return { page, context, fill: async (bytes) => void (await cdp.send('Storage.overrideQuotaForOrigin', { origin, ...(bytes === null ? {} : { quotaSize: bytes }) })) };
}

export const bar = (page: Page) => page.locator('.offline-bar');
export const sent = (page: Page) => bar(page).waitFor({ state: 'detached', timeout: 30_000 });

/** How many of each lie in the browser. */
export const lying = (page: Page): Promise<Record<'keys' | 'writings' | 'answers' | 'files' | 'held', number>> => page.evaluate(`new Promise((done) => { const asked = indexedDB.open('lianxue'); asked.onsuccess = () => {
  const names = ['keys', 'writings', 'answers', 'files', 'held'];
  const read = asked.result.transaction(names);
  const counts = names.map((name) => read.objectStore(name).count());
  read.oncomplete = () => { asked.result.close(); done(Object.fromEntries(names.map((name, n) => [name, counts[n].result]))); };
} })`);

/** Nothing lies in the browser any more. Asked until it is so: whoever signs out or was cut off is taken to another page meanwhile. */
export const nothingLies = (page: Page) => expect.poll(() => lying(page), { timeout: 10_000 }).toEqual({ keys: 0, writings: 0, answers: 0, files: 0, held: 0 });
