import { spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoLink, demoPassword } from '#database/seed/demo-people.ts';
import { openBrowser } from '#tests/harness/browser.ts';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** A slow network as CDP draws it: bytes a second, and milliseconds before each answer. */
const slow = { downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8, latency: 400, offline: false };
const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 }, locale: 'zh-CN', isMobile: true, hasTouch: true,
  userAgent: 'Mozilla/5.0 (Linux; Android 14; V2309A) AppleWebKit/537.36 Chrome/130.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.49',
};

interface Visit {
  readonly name: string;
  readonly path: string;
  /** Said on the page as soon as it can be read, and what can be pressed once it can be used. */
  readonly readable: string;
  readonly usable: string;
}
/** Of the unit whose name comes first; made before anything is measured. */
const placeLink = 'bench-link-of-a-unit';
const visits: readonly Visit[] = [
  { name: 'home of a member', path: '/', readable: '.thing-what a', usable: '#root .thing-side a.button' },
  { name: 'page of a partner', path: `/p/${demoLink}`, readable: 'h1', usable: '#root form button' },
  { name: 'place of a partner', path: `/p/${placeLink}`, readable: 'h1', usable: '#root .sheet .actions button' },
  { name: 'sign-in', path: '/sign-in', readable: 'h1', usable: '#root form button' },
];

/** Opens pages for the first time on a slow network, in the real browser against the real program with its demo. */
export async function firstVisitInBrowser(rounds = 3): Promise<void> {
  const server = await startServer();
  const browser = await openBrowser();
  try {
    const cookie = await sessionOf(server.address, 'member');
    await makePlaceLink(server.address);
    console.log('\n## first-visit: a phone at 400 kbit/s and 400 ms, nothing kept from before (aims: readable ≤ 4 s, usable ≤ 8 s, first HTML ≤ 30 KB)');
    for (const visit of visits) {
      const seen: Awaited<ReturnType<typeof once>>[] = [];
      for (let round = 0; round < rounds; round += 1) seen.push(await once(browser, server.address, visit, visit.path === '/' ? cookie : null));
      const middle = (part: 'readable' | 'usable') => (seen.map((one) => one[part]).toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0) / 1000;
      const [one] = seen;
      console.log(`- ${visit.name}: readable ${middle('readable').toFixed(1)} s, usable ${middle('usable').toFixed(1)} s (median of ${rounds}); first HTML ${((one?.html ?? 0) / 1024).toFixed(1)} KB, everything ${((one?.all ?? 0) / 1024).toFixed(0)} KB in ${one?.requests ?? 0} requests`);
    }
    console.log('\n## first-visit: the second visit, with no network (aim ≤ 1 s)');
    for (const visit of visits) {
      const times: number[] = [];
      for (let round = 0; round < rounds; round += 1) times.push(...(await again(browser, server.address, visit, visit.path === '/' ? cookie : null)));
      console.log(`- ${visit.name}: ${visit.path === '/sign-in' ? 'opens' : 'readable'} ${((times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0) / 1000).toFixed(2)} s (median of ${times.length}, at most ${(Math.max(...times) / 1000).toFixed(2)} s)`);
    }
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function once(browser: Browser, address: string, { path, readable, usable }: Visit, cookie: string | null) {
  const context = await browser.newContext(phone);
  if (cookie !== null) {
    const [name = '', value = ''] = cookie.split(/=(.*)/su);
    await context.addCookies([{ name, value, url: address }]);
  }
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', slow);
  const sizes: number[] = [];
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => void sizes.push(encodedDataLength));
  const began = performance.now();
  const going = page.goto(`${address}${path}`, { waitUntil: 'commit' });
  const [at, then] = await Promise.all([shown(page, going, readable, began), shown(page, going, usable, began)]);
  await page.waitForLoadState('networkidle');
  // What stands in the document is read once it is painted, and nothing is before the style has come.
  const painted = await page.evaluate<number>(`performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0`);
  const result = { readable: Math.max(at, painted), usable: then, html: sizes[0] ?? 0, all: sizes.reduce((sum, size) => sum + size, 0), requests: sizes.length };
  await context.close();
  return result;
}

/** Opens a page twice more with no network, once all of it is kept: in a new tab, and loaded anew. */
async function again(browser: Browser, address: string, { path, readable }: Visit, cookie: string | null): Promise<number[]> {
  const context = await browser.newContext(phone);
  if (cookie !== null) {
    const [name = '', value = ''] = cookie.split(/=(.*)/su);
    await context.addCookies([{ name, value, url: address }]);
  }
  const first = await context.newPage();
  await first.goto(`${address}${path}`);
  const kept = `navigator.serviceWorker.controller !== null && Promise.all([caches.open('shell'), fetch('/shell.json').then((said) => said.json())])
    .then(async ([shelf, files]) => (await shelf.keys()).length > files.length)`;
  while ((await first.evaluate(kept)) !== true) await first.waitForTimeout(200);
  // What was asked last is kept a moment after it was answered.
  await first.waitForTimeout(1500);
  await first.close();
  await context.setOffline(true);
  const page = await context.newPage();
  const times: number[] = [];
  for (const go of [() => page.goto(`${address}${path}`, { waitUntil: 'commit' }), () => page.reload({ waitUntil: 'commit' })]) {
    const began = performance.now();
    times.push(await shown(page, go(), readable === '.thing-what a' ? '#root .thing-what a' : '#root h1', began));
  }
  await context.close();
  return times;
}

async function shown(page: Page, going: Promise<unknown>, selector: string, began: number): Promise<number> {
  await going;
  await page.locator(selector).first().waitFor({ state: 'visible', timeout: 60_000 });
  return performance.now() - began;
}

async function sessionOf(address: string, username: string): Promise<string> {
  const answer = await fetch(`${address}/auth/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json', origin: address }, body: JSON.stringify({ username, password: demoPassword }) });
  const [cookie = ''] = answer.headers.getSetCookie();
  if (!answer.ok) throw new Error(`sign-in answered ${answer.status}`);
  return cookie.split(';')[0] ?? '';
}

async function makePlaceLink(address: string): Promise<void> {
  const headers = { cookie: await sessionOf(address, 'secretary'), 'content-type': 'application/json', origin: address };
  const { rows } = (await (await fetch(`${address}/api/units?limit=1`, { headers })).json()) as { rows: { id: string }[] };
  const body = JSON.stringify({ commandId: randomUUID(), holderName: '马灯明', holderPost: '支部书记', secretHash: createHash('sha256').update(placeLink).digest('hex'), days: null });
  const answer = await fetch(`${address}/api/units/${rows[0]?.id ?? ''}/links`, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(`the link of a unit was answered ${answer.status}: ${await answer.text()}`);
}

/** The program as it is started by anybody, with the demo, on a free port. */
async function startServer(): Promise<{ readonly address: string; readonly stop: () => Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'lx-visit-'));
  const port = await freePort();
  const child = spawn(process.execPath, ['--import', './scripts/need-node.mjs', 'src/server/main.ts'], { env: { ...process.env, LIANXUE_DATA: dataDir, PORT: String(port) } });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  await ready(child);
  return {
    address: `http://localhost:${port}`,
    async stop() {
      child.kill('SIGINT');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
const ready = (child: ChildProcess): Promise<void> => new Promise((resolve, reject) => {
  let said = '';
  child.stdout?.on('data', (data: Buffer) => ((said += data.toString()).includes('Ready') && resolve()));
  child.stderr?.on('data', (data: Buffer) => (said += data.toString()));
  child.once('exit', (code) => reject(new Error(`the program ended (${code}):\n${said.slice(-2000)}`)));
});
const freePort = (): Promise<number> => new Promise((resolve) => {
  const server = createServer().listen(0, () => {
    const address = server.address();
    server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
  });
});
