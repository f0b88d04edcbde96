import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Page } from 'playwright-core';
import { openBrowser } from '#tests/harness/browser.ts';
import type { Cluster } from './cluster.ts';
import { proveLedger } from './cluster.ts';
import { counted, dice, fates, Server, signIn, type Fate, type Served } from './offline-parts.ts';

/** Random sequences of writing in the pages themselves, in a real browser: cuts, killed pages, killed servers, what arrives twice. */

export interface Asked extends Served {
  readonly sequences: number;
  readonly seed: number;
  readonly port: number;
  /** One sequence in so many has the server killed while it works. */
  readonly killEach?: number;
  readonly say?: (line: string) => void;
}
export interface Told {
  readonly acknowledged: number;
  readonly lost: number;
  readonly doubled: number;
  /** Writings that still lie in the browser at the end. */
  readonly left: number;
  readonly cuts: number;
  readonly pages: number;
  readonly servers: number;
  readonly seconds: number;
}
/** What the browser asks goes through here and meets its fate; `down`: nobody is reached at all. */
async function relay(target: number, fate: () => Fate) {
  const way = { down: false };
  const cut = ({ socket }: IncomingMessage): void => void socket.destroy();
  const forward = (asked: IncomingMessage, body: Buffer): Promise<IncomingMessage> => new Promise((resolve, reject) => {
    request({ port: target, path: asked.url, method: asked.method, headers: asked.headers }, resolve).on('error', reject).end(body);
  });
  async function pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    if (way.down) return cut(asked);
    const parts: Buffer[] = [];
    for await (const part of asked) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    const meets = asked.url?.startsWith('/rpc/suggestion/make') === true ? fate() : 'arrives';
    if (meets === 'lost on the way') return cut(asked);
    if (meets === 'arrives twice') await forward(asked, body).then((twin) => twin.resume(), () => undefined);
    const given = await forward(asked, body);
    if (meets === 'answer lost' || way.down) {
      given.resume();
      return cut(asked);
    }
    answer.writeHead(given.statusCode ?? 502, given.headers);
    given.pipe(answer).on('error', () => undefined);
    given.on('error', () => cut(asked));
  }
  const server = createServer((asked, answer) => void pass(asked, answer).catch(() => cut(asked)));
  await new Promise<void>((resolve) => { server.listen(0, 'localhost', () => resolve()); });
  return {
    way, url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const unsent = `new Promise((done) => { const asked = indexedDB.open('lianxue'); asked.onsuccess = () => {
  const counted = asked.result.transaction('writings').objectStore('writings').count();
  counted.onsuccess = () => { asked.result.close(); done(counted.result); };
} })`;

/** Opens the page one writes on; whoever has no network gets it from the browser itself. */
async function openPage(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${url}/suggestions/new`);
  await page.locator('textarea').first().waitFor({ timeout: 60_000 });
  return page;
}

/** Types and presses the button. @returns whether the page said that it was done, or that it is kept. */
async function write(page: Page, text: string): Promise<boolean> {
  await page.locator('textarea').first().fill(text);
  await page.getByRole('button', { name: '提交' }).click();
  const [done, kept] = [page.waitForURL(/\/suggestions\/[0-9a-f-]{36}/u, { timeout: 30_000 }), page.getByText('没有网络，已存在这台设备上').waitFor({ timeout: 30_000 })];
  const said = await Promise.any([done.then(() => 'done'), kept.then(() => 'kept')]).catch(() => null);
  await Promise.allSettled(said === null ? [done, kept] : []);
  for (const waiting of [done, kept]) waiting.catch(() => undefined);
  if (said === 'done') await page.goBack().catch(() => undefined);
  return said !== null;
}

/** Writes, cuts and kills as the dice say, then lets everything come through and counts. */
export async function sequencesInBrowser({ url, dataDir, sequences, seed, port, killEach = 5, say = () => undefined }: Asked): Promise<Told> {
  const began = performance.now();
  const server = new Server({ url, dataDir }, port);
  await server.start();
  const roll = dice(seed);
  let calm = false;
  const line = await relay(port, () => (calm ? 'arrives' : fates[roll(fates.length)] ?? 'arrives'));
  const browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const [name = '', value = ''] = (await signIn(port)).split(/=(.*)/su);
  await context.addCookies([{ name, value, url: line.url }]);
  const acknowledged: string[] = [];
  const told = { cuts: 0, pages: 0, servers: 0 };
  try {
    let page = await openPage(context, line.url);
    // The pages have to be kept before the first cut; their policy lets nothing be evaluated from within.
    while ((await page.evaluate(`navigator.serviceWorker.controller !== null && caches.open('shell').then((kept) => kept.match('/index.html')).then((found) => found !== undefined)`)) !== true) await page.waitForTimeout(200);
    while ((await page.evaluate(`localStorage.getItem('lianxue.kept') === 'yes'`)) !== true) await page.waitForTimeout(200);
    await page.waitForTimeout(1000);
    let tries = 0;
    const writes = async (): Promise<void> => {
      const text = `第${tries += 1}条：断网时写下的选题建议`;
      if (await write(page, text).catch(() => false)) acknowledged.push(text);
      if (!page.url().endsWith('/suggestions/new')) {
        await page.close();
        page = await openPage(context, line.url);
      }
    };
    for (let n = 1; n <= sequences; n += 1) {
      for (let step = 2 + roll(3); step > 0; step -= 1) {
        const what = roll(10);
        if (what < 5) await writes();
        else if (what < 7) {
          told.cuts += line.way.down ? 0 : 1;
          line.way.down = !line.way.down;
        } else if (what < 9) {
          // In the middle of whatever it does; another opens over the same browser.
          told.pages += 1;
          await page.waitForTimeout(roll(200));
          await page.close();
          page = await openPage(context, line.url);
        } else await page.waitForTimeout(300);
      }
      if (n % killEach === 0) {
        told.servers += 1;
        line.way.down = false;
        const sending = writes();
        await new Promise((soon) => { setTimeout(soon, roll(300)); });
        await server.kill('SIGKILL');
        await sending;
        await server.start();
      }
      if (n % 5 === 0) say(`offline-browser: ${n} sequences, ${acknowledged.length} writings acknowledged, ${told.cuts} cuts, ${told.pages} pages and ${told.servers} servers killed`);
    }
    calm = true;
    line.way.down = false;
    let left = Number.NaN;
    for (let again = 0; again < 30 && left !== 0; again += 1) {
      if (again % 5 === 0) {
        await page.close();
        page = await openPage(context, line.url);
      }
      await page.waitForTimeout(1000);
      left = Number(await page.evaluate(unsent));
    }
    await server.kill('SIGTERM');
    const { lost, doubled } = await counted({ url, dataDir }, acknowledged, 'text');
    return { acknowledged: acknowledged.length, lost, doubled, left, ...told, seconds: (performance.now() - began) / 1000 };
  } finally {
    await browser.close();
    line.close();
    await server.kill('SIGKILL');
  }
}

/** Thirty of them, as `npm run bench -- offline-browser` prints them. The pages are those in dist/web. */
export async function offlineInBrowser(cluster: Cluster, say: (line: string) => void): Promise<void> {
  const house = await cluster.house(10);
  const sequences = Number(process.env['BENCH_BROWSER_SEQUENCES'] ?? 30);
  const seed = 20261128;
  const { acknowledged, lost, doubled, left, cuts, pages, servers, seconds } = await sequencesInBrowser({ url: house.url, dataDir: house.dataDir, sequences, seed, port: 18_900 + (process.pid % 500), say });
  console.log(`\noffline-browser: ${sequences} sequences (seed ${seed}) in Chromium, ${acknowledged} acknowledged writings, ${cuts} cuts, ${pages} pages killed, ${servers} servers killed: lost ${lost}, doubled ${doubled}, still on the device ${left}; ${seconds.toFixed(0)} s\n`);
  await proveLedger(house, say);
  if (lost > 0 || doubled > 0 || left > 0) throw new Error('the pages do not keep their promise');
}
