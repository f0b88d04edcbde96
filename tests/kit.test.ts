import { mkdirSync, readFileSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import { join } from 'node:path';
import { axeFindings, blankFrames, complaints, openBrowser } from '#tests/harness/browser.ts';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';

const dist = join(process.cwd(), 'node_modules/.cache/kit');
const types: Record<string, string> = { html: 'text/html', js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' };
let server: Server;
let browser: Browser;
let address: string;

beforeAll(async () => {
  await build({ root: 'src/web/kit', configFile: false, logLevel: 'error', build: { outDir: dist, emptyOutDir: true, target: 'es2022' } });
  server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (path === '/favicon.ico') return void response.writeHead(204).end();
    const name = path === '/' ? 'index.html' : path.slice(1);
    response.writeHead(200, { 'content-type': types[name.split('.').at(-1) ?? ''] ?? 'text/plain' }).end(readFileSync(join(dist, name)));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the kit server has no port');
  address = `http://127.0.0.1:${bound.port}/`;
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
});

async function open(at: string, width: number, language = 'zh-Hans', rows = 2000): Promise<{ page: Page; heard: string[] }> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, hasTouch: width < 640, locale: 'zh-CN' });
  const page = await context.newPage();
  const heard = complaints(page);
  await page.goto(`${address}?language=${language}&rows=${rows}#${at}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { page, heard };
}

async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync('node_modules/.cache/shots', { recursive: true });
  await page.screenshot({ path: `node_modules/.cache/shots/${name}.png`, fullPage: true });
}

test.each([
  ['/', 1440, 'zh-Hans'], ['/', 390, 'zh-Hans'], ['/activities', 1440, 'zh-Hant'], ['/activities', 390, 'en'], ['/', 390, 'en'], ['/ledger', 1440, 'zh-Hans'],
] as const)('%s at %i in %s: axe finds nothing, the console is silent, nothing scrolls sideways', async (at, width, language) => {
  const { page, heard } = await open(at, width, language, 8);
  await shoot(page, `kit${at.replace('/', '-')}-${width}-${language}`);
  expect(await axeFindings(page)).toEqual([]);
  expect(heard).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  await page.context().close();
});

test('what axe is asked for it finds: words too pale to read, a picture without any', async () => {
  const { page } = await open('/', 1440);
  await page.evaluate(`document.querySelector('main').insertAdjacentHTML('beforeend', '<p style="color: #ddd; background: #fff">太浅</p><img src="data:,">')`);
  expect((await axeFindings(page)).map((line) => line.split(':')[0]).toSorted()).toEqual(['color-contrast', 'image-alt']);
  await page.context().close();
});

test('a button that cannot be pressed is reached by keyboard and says why', async () => {
  const { page } = await open('/', 1440);
  const button = page.getByRole('button', { name: '提交审批' });
  await button.focus();
  expect(await button.getAttribute('aria-disabled')).toBe('true');
  const why = page.getByRole('tooltip');
  expect(await why.isVisible()).toBe(true);
  expect(await why.textContent()).toContain('还没有写明时间和地点');
  await shoot(page, 'kit-why');
  await page.keyboard.press('Escape');
  expect(await why.isVisible()).toBe(false);
  await page.context().close();
});

test('going to another page moves the focus to its heading and names the window', async () => {
  const { page } = await open('/', 1440);
  await page.getByRole('link', { name: '修改' }).click();
  await page.getByRole('heading', { level: 1, name: '新活动' }).waitFor();
  expect(await page.evaluate('document.activeElement.tagName + document.activeElement.textContent')).toBe('H1新活动');
  expect(await page.title()).toBe('新活动 · 联学');
  await page.context().close();
});

test('money is typed as yuan and kept as fen; what is no amount is said and kept', async () => {
  const { page } = await open('/activities', 390);
  const money = page.getByLabel('金额');
  await money.fill('1,234.567');
  await money.blur();
  expect(await page.locator('[data-fen]').getAttribute('data-fen')).toBe('null');
  expect(await money.inputValue()).toBe('1,234.567');
  expect(await money.getAttribute('aria-invalid')).toBe('true');
  await money.fill('￥80.5');
  await money.blur();
  expect(await page.locator('[data-fen]').getAttribute('data-fen')).toBe('8050');
  expect(await money.inputValue()).toBe('80.50');
  await page.context().close();
});

test('the dialog asks for a reason, closes on Escape and gives the focus back', async () => {
  const { page } = await open('/activities', 390);
  const opener = page.getByRole('button', { name: '取消活动' });
  await opener.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '取消活动' }).click();
  expect(await dialog.textContent()).toContain('请写明理由');
  expect(await axeFindings(page)).toEqual([]);
  await page.screenshot({ path: 'node_modules/.cache/shots/kit-dialog.png' });
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expect(await page.evaluate('document.activeElement.textContent')).toBe('取消活动');
  await page.context().close();
});

test('the phone opens the rest of the ways from 更多 and the language from the top', async () => {
  const { page } = await open('/', 390);
  await page.getByRole('navigation', { name: '底部导航' }).getByText('更多').click();
  await page.screenshot({ path: 'node_modules/.cache/shots/kit-more.png' });
  expect(await page.getByRole('link', { name: '台账' }).isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  await page.getByLabel(/语言/).click();
  await page.getByRole('button', { name: '繁體中文' }).click();
  await page.locator('.bottom-bar').getByText('首頁').waitFor();
  expect(await page.evaluate('document.documentElement.lang')).toBe('zh-Hant');
  await page.context().close();
});

test('a sheet goes by keys: typed over, moved on, filled down, taken back and done again', async () => {
  const { page, heard } = await open('/ledger', 1440);
  const cell = (row: number, column: number) => page.locator(`[role=row][aria-rowindex="${row + 1}"] [aria-colindex="${column + 1}"]`);
  const input = page.locator('.grid input');
  await cell(1, 3).click();
  expect(await input.getAttribute('aria-label')).toBe('地点，1');
  await page.keyboard.type('南昌');
  await page.keyboard.press('Enter');
  expect(await cell(1, 3).textContent()).toBe('南昌');
  expect(await input.getAttribute('aria-label')).toBe('地点，2');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+d');
  expect([await cell(2, 3).textContent(), await cell(3, 3).textContent(), await cell(4, 3).textContent()]).toEqual(['南昌', '南昌', '武汉']);
  await page.keyboard.press('Control+z');
  expect(await cell(3, 3).textContent()).toBe('武汉');
  await page.keyboard.press('Control+y');
  expect(await cell(3, 3).textContent()).toBe('南昌');
  await page.keyboard.press('F2');
  await page.keyboard.type('县');
  await page.keyboard.press('Escape');
  expect(await cell(1, 3).textContent()).toBe('南昌');
  await page.keyboard.press('Delete');
  expect(await cell(2, 3).textContent()).toBe('');
  // What is typed and left by a press elsewhere stands, too.
  await page.keyboard.type('吉安');
  await cell(4, 3).click();
  expect([await cell(1, 3).textContent(), await input.getAttribute('aria-label')]).toEqual(['吉安', '地点，4']);
  await cell(1, 3).click();
  await page.keyboard.press('End');
  expect(await input.getAttribute('aria-label')).toBe('行业，1');
  await page.keyboard.press('Control+ArrowDown');
  expect(await input.getAttribute('aria-label')).toBe('行业，2000');
  expect(heard).toEqual([]);
  await page.context().close();
});

test('a block is pasted from a spreadsheet and copied as one; a computed cell stays as it is', async () => {
  const { page } = await open('/ledger', 1440);
  const cell = (row: number, column: number) => page.locator(`[role=row][aria-rowindex="${row + 1}"] [aria-colindex="${column + 1}"]`);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const block = '科技强审\t5月\t南昌\t20\t江西省审计厅\t999\n"红色\n教育"\t6月\t井冈山\t15\t某单位\t999\n';
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(block)})`);
  await page.locator('.grid input').focus();
  await page.keyboard.press('Control+v');
  expect(await cell(1, 5).textContent()).toBe('江西省审计厅');
  expect(await cell(2, 1).textContent()).toBe('红色\n教育');
  expect(await cell(1, 6).textContent()).toBe('1,200.00');
  await page.keyboard.press('Control+c');
  const copied = await page.evaluate<string>('navigator.clipboard.readText()');
  expect(copied.split('\n')[0]).toBe('科技强审\t5月\t南昌\t20\t江西省审计厅\t1,200.00');
  await shoot(page, 'kit-sheet-pasted');
  await page.context().close();
});

test('a sheet of 2,000 rows scrolls without blanks: in every frame drawn while it is moved, rows fill what is seen', async () => {
  const { page } = await open('/ledger', 1440);
  expect(await blankFrames(page)).toBe(0);
  await page.context().close();
});
