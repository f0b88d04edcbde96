import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import chromiumPackage from '@sparticuz/chromium';
import { type Browser, type BrowserContextOptions, type Page, type Request, chromium } from 'playwright-core';
import { clocks } from './clock.ts';

/**
 * Where the browser is: the one CHROMIUM_PATH names, or the npm package's, unpacked into a folder of this project so
 * that two checkouts never share one binary of different versions. Called once before all tests (cluster.ts): while one
 * file unpacks it no other may start it.
 */
export async function browserPath(): Promise<string> {
  const folder = join(process.cwd(), 'node_modules/.cache/chromium');
  mkdirSync(folder, { recursive: true });
  process.env['TMPDIR'] = folder;
  return process.env['CHROMIUM_PATH'] ?? chromiumPackage.executablePath();
}

/** Headless Chromium; with switches of its own where a test needs another world. */
export async function openBrowser(...more: readonly string[]): Promise<Browser> {
  const executablePath = await browserPath();
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--no-first-run', ...more],
  });
}

/** Only what is wrong is worked out to the end. */
const asked = JSON.stringify({ resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });

/** What axe finds against WCAG 2.2 AA, as lines a person can act on; empty when nothing. No page of ours holds frames of others: it is asked in the page itself. */
export async function axeFindings(page: Page): Promise<string[]> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe.source);
  const violations = await page.evaluate<axe.Result[]>(`axe.run(document, ${asked}).then((found) => found.violations)`);
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help} · ${node.html.slice(0, 160)}`));
}

/** Everything the page's console complains of, gathered from now on. */
export function complaints(page: Page): string[] {
  const heard: string[] = [];
  // That a test keeps the service worker out is no fault of the page.
  const blocked = 'Service Worker registration blocked by Playwright';
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && message.text() !== blocked && heard.push(message.text()));
  page.on('pageerror', (error) => heard.push(String(error)));
  return heard;
}

export interface Opened {
  readonly page: Page;
  /** What the page's console complains of. */
  readonly heard: string[];
  /** A picture of the page as it stands now. */
  readonly shot: (to: string) => Promise<void>;
  readonly close: () => Promise<void>;
}
interface Opening extends BrowserContextOptions {
  readonly width?: number;
  readonly height?: number;
  /** The heading to wait for; without it the page's own. */
  readonly heading?: string;
}

/**
 * Waits until nothing the page asked for is on its way, its scripts have come to rest and no place is kept for what is to come.
 * The browser's own `networkidle` is half a second without a request: over a thousand pages that is most of what a run would wait for.
 */
export async function settled(page: Page, onItsWay: ReadonlySet<Request>): Promise<void> {
  for (let quiet = 0; quiet < 3;) {
    const loading = await page.evaluate<boolean>('new Promise((rest) => requestIdleCallback(() => rest(document.querySelector("#first, .loading, [aria-busy=true]") !== null)))');
    quiet = onItsWay.size === 0 && !loading ? quiet + 1 : 0;
    await page.waitForTimeout(30);
  }
}

/** Requests of a page that are not answered yet, as they stand. */
export function requestsOf(page: Page): ReadonlySet<Request> {
  const onItsWay = new Set<Request>();
  page.on('request', (request) => onItsWay.add(request));
  for (const end of ['requestfinished', 'requestfailed'] as const) page.on(end as 'requestfinished', (request) => onItsWay.delete(request));
  return onItsWay;
}

/** A page of the program, on the program's day, as somebody who is signed in already sees it (null: as a stranger), once its heading stands and nothing is on its way any more. */
export async function openAs(
  browser: Browser, address: string, who: { readonly headers: { readonly cookie: string } } | null, { width = 1440, height = 900, heading, ...more }: Opening = {},
): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', serviceWorkers: 'block', ...more });
  const [name = '', value = ''] = who?.headers.cookie.split(/=(.*)/su) ?? [];
  if (who !== null) await context.addCookies([{ name, value, url: new URL(address).origin }]);
  const clock = clocks.get(new URL(address).origin);
  if (clock !== undefined) await context.clock.setSystemTime(clock.now());
  const page = await context.newPage();
  const heard = complaints(page);
  const onItsWay = requestsOf(page);
  await page.goto(address);
  await page.getByRole('heading', heading === undefined ? { level: 1 } : { name: heading }).first().waitFor();
  await settled(page, onItsWay);
  return { page, heard, shot: (to) => shoot(page, to), close: () => context.close() };
}

/** A picture of the whole page where SHOTS names a folder for them. */
export async function shoot(page: Page, to: string): Promise<void> {
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/${to}.png`, fullPage: true });
}

/** Moves a sheet down by pages and counts the frames in which rows do not fill what is seen of it. */
export const blankFrames = (page: Page): Promise<number> => page.evaluate<number>(`(async () => {
  const box = document.querySelector('.grid');
  let blanks = 0;
  for (let at = 0; at < 60; at += 1) {
    box.scrollTop += 900;
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const seen = box.getBoundingClientRect();
    const rows = [...document.querySelectorAll('.grid-row')].map((row) => row.getBoundingClientRect());
    const covered = rows.filter((row) => row.bottom > seen.top + 34 && row.top < seen.bottom).length * 34;
    if (covered < Math.min(seen.height - 34, box.scrollHeight - box.scrollTop - 34) - 34) blanks += 1;
  }
  return blanks;
})()`);
