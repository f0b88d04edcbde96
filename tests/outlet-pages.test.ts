import JSZip from 'jszip';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseAtomFeed } from 'feedsmith';
import { getDocumentProxy, extractText } from 'unpdf';
import type { TestPerson } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { openAs, openBrowser } from './harness/browser.ts';
import { dayFromNow, thisEvening } from './harness/clock.ts';
import { openPublicity, paragraph, type Publicity, type Released } from './harness/publicity.ts';
import { expectSound } from './harness/sound.ts';

/** 机关党委 turns the public page on and publishes; somebody without an account reads, prints and subscribes. */

const app = await startApp({ now: thisEvening, webDir: process.env['LIANXUE_WEB'] ?? 'dist/web', jobs: true });
let office: Publicity;
let browser: Browser;
let bulletin: Released;
beforeAll(async () => {
  office = await openPublicity(app, '审计署武汉特派办');
  browser = await openBrowser();
  bulletin = await office.released({
    title: '计算机处党支部与江西省审计厅数据办党支部开展“科技强审”主题联学',
    body: [
      paragraph('11月20日，两个党支部围绕大数据审计开展主题联学，党员20余人参加。带队的', { text: '张长江', bold: false, mask: 'name' }, '同志作了介绍。'),
      { kind: 'heading', runs: [{ text: '理论共学', bold: false }] }, paragraph('共同学习了会议精神，交流了学习体会。'.repeat(6)),
      { kind: 'heading', runs: [{ text: '问题共解', bold: false }] }, { kind: 'bullet', runs: [{ text: '统一字段口径', bold: true }, { text: '，建立中间表。', bold: false }] }, { kind: 'bullet', runs: [{ text: '共建数据分析模型。', bold: false }] },
    ],
  });
});
afterAll(() => browser.close());

const open = (who: TestPerson | null, path: string, width: number, heading: string) =>
  openAs(browser, `${app.url}${path}`, who, { width, heading, permissions: ['clipboard-read', 'clipboard-write'] });
const shot = async (page: Page, to: string): Promise<void> => {
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/${to}.png`, fullPage: true });
};
const publicity = (): string => `/activities/${bulletin.id}/publicity`;

test('机关党委 turns the page on with a reason, and adds outlets', async () => {
  const { page, heard } = await open(office.people.committee, '/', 1440, '首页');
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '发布渠道' }).click();
  await page.getByRole('heading', { level: 1, name: '发布渠道' }).waitFor();
  await page.getByText('未开启').waitFor();
  await page.getByRole('button', { name: '开启公开页' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('网址中的简称').fill('武汉');
  await dialog.getByLabel('理由').fill('机关党委会同意公开');
  await dialog.getByRole('button', { name: '开启公开页' }).click();
  await dialog.getByText('简称请用小写字母开头').waitFor();
  await dialog.getByLabel('网址中的简称').fill('whtb');
  await expectSound(page);
  await dialog.getByRole('button', { name: '开启公开页' }).click();
  await page.getByText('已开启').waitFor();

  for (const [kind, name] of [['下载文件后交付', '审计署网站'], ['复制后粘贴', '机关党建门户']] as const) {
    await page.getByRole('button', { name: '添加渠道' }).click();
    await dialog.getByLabel('名称').fill(name);
    await dialog.getByLabel(kind).check();
    await dialog.getByRole('button', { name: '添加渠道' }).click();
    await page.getByRole('row', { name }).first().waitFor();
  }
  await page.getByRole('button', { name: '添加渠道' }).click();
  await dialog.getByLabel('名称').fill('省局程序');
  await dialog.getByLabel('推送到对方程序').check();
  await dialog.getByLabel('网址').fill('https://10.0.0.8/in');
  expect((await dialog.getByLabel('签名密钥').inputValue()).length).toBe(32);
  await dialog.getByRole('button', { name: '添加渠道' }).click();
  await dialog.getByText('不能发送到这个地址').waitFor();
  await shot(page, 'outlet-dialog');
  await expectSound(page);
  await dialog.getByLabel('网址').fill('https://no-such-host.invalid/in');
  await dialog.getByRole('button', { name: '添加渠道' }).click();
  await page.getByText('https://no-such-host.invalid/in').waitFor();
  await shot(page, 'outlets-1440');
  await expectSound(page);
  expect(heard.filter((line) => !/\b422\b/.test(line))).toEqual([]);
  await page.context().close();
});

test('the organiser publishes in one place: on the page, by file, by copy, to a program that is not there', async () => {
  const { page, heard } = await open(office.people.organiser, publicity(), 1440, '发布');
  const row = (name: string) => page.locator('li.thing', { hasText: name });
  await row('本单位公开页').getByRole('button', { name: '发布到公开页' }).click();
  await row('本单位公开页').locator('.chip', { hasText: '已发' }).waitFor();
  const address = await row('本单位公开页').getByRole('link').getAttribute('href');
  expect(address).toMatch(/\/site\/whtb\/\d{4}-1$/);

  const href = await row('审计署网站').getByRole('link', { name: '下载文件' }).getAttribute('href');
  const file = await app.ask(href ?? '', { headers: office.people.organiser.headers });
  expect(decodeURIComponent(file.headers.get('content-disposition') ?? '')).toMatch(/〔\d{4}〕第1期\.zip/);
  const zip = await JSZip.loadAsync(await file.arrayBuffer());
  expect(Object.keys(zip.files)).toEqual(['正文.docx', '正文.html', '正文.txt']);
  const page1 = await zip.file('正文.html')?.async('string');
  expect(page1).toContain('张某某');
  const docx = await JSZip.loadAsync((await zip.file('正文.docx')?.async('uint8array')) ?? '');
  for (const text of [page1, await zip.file('正文.txt')?.async('string'), await docx.file('word/document.xml')?.async('string')]) expect(text).not.toContain('张长江');
  await row('审计署网站').getByRole('button', { name: '登记已发布' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '登记已发布' }).click();
  await dialog.getByText('请填写发布日期。').waitFor();
  await dialog.getByLabel('发布日期').fill(dayFromNow());
  await dialog.getByLabel('网址').fill('https://www.example.gov.cn/n5/1.html');
  await expectSound(page);
  await dialog.getByRole('button', { name: '登记已发布' }).click();
  await row('审计署网站').locator('.chip', { hasText: '已发' }).waitFor();

  await row('机关党建门户').getByRole('button', { name: '复制' }).click();
  await row('机关党建门户').getByText('已复制标题和正文').waitFor();
  const copied = await page.evaluate<string>('navigator.clipboard.readText()');
  expect(copied).toContain('张某某');
  expect(copied).not.toContain('张长江');

  await row('省局程序').getByRole('button', { name: '推送' }).click();
  await row('省局程序').getByText('找不到这个主机').waitFor({ timeout: 15_000 });
  await row('省局程序').getByRole('button', { name: '重新推送' }).waitFor();
  await shot(page, 'publish-1440');
  await expectSound(page);
  expect(heard.filter((line) => !/\b422\b/.test(line))).toEqual([]);
  await page.context().close();
});

test('the same on a phone', async () => {
  const phone = await open(office.people.organiser, publicity(), 390, '发布');
  await phone.page.locator('li.thing', { hasText: '省局程序' }).waitFor();
  await shot(phone.page, 'publish-390');
  await expectSound(phone.page);
  await phone.page.context().close();
  const kept = await open(office.people.committee, '/outlets', 390, '发布渠道');
  await kept.page.getByText('省局程序').first().waitFor();
  await shot(kept.page, 'outlets-390');
  await expectSound(kept.page);
  await kept.page.context().close();
});

test.each([1440, 390])('a reader without an account at %i: the list, the bulletin, no script, no cookie', async (width) => {
  const { page, heard } = await open(null, '/site', width, '主题联学简报');
  await shot(page, `site-list-${width}`);
  await expectSound(page);
  await page.getByRole('link', { name: /科技强审/ }).click();
  await page.getByRole('heading', { level: 1, name: /科技强审/ }).waitFor();
  await page.getByText('张某某').waitFor();
  await shot(page, `site-bulletin-${width}`);
  await expectSound(page);
  expect(await page.locator('script').count()).toBe(0);
  expect(await page.context().cookies()).toEqual([]);
  expect(heard).toEqual([]);
  await page.context().close();
});

test('what is printed is the text alone; the feed is read', async () => {
  const year = Number(dayFromNow().slice(0, 4));
  const { page } = await open(null, `/site/whtb/${year}-1`, 1440, '计算机处党支部');
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ format: 'A4' })));
  const { text, totalPages } = await extractText(pdf, { mergePages: true });
  expect(totalPages).toBeLessThan(3);
  const words = text.normalize('NFKC').replaceAll(/\s/g, '');
  expect(words).toContain('统一字段口径');
  expect(words).not.toMatch(/订阅|全部简报/);
  if (process.env['SHOTS']) {
    await page.emulateMedia({ media: 'print' });
    await shot(page, 'site-print');
  }
  const feed = parseAtomFeed(await (await app.ask('/site/whtb/feed.atom')).text());
  expect(feed.entries?.[0]?.title).toMatchObject({ value: '计算机处党支部与江西省审计厅数据办党支部开展“科技强审”主题联学' });
  await page.context().close();
});

test('withdrawn, it is gone for readers, and who carried it elsewhere is told to take it down', async () => {
  await office.withdrawn(bulletin, '对方单位要求撤回');
  const year = Number(dayFromNow().slice(0, 4));
  const { page, heard } = await open(null, `/site/whtb/${year}-1`, 390, '已撤回');
  await shot(page, 'site-gone-390');
  await expectSound(page);
  expect(await page.getByText('科技强审').count()).toBe(0);
  await page.goto(`${app.url}/site/whtb/`);
  await page.getByText('还没有公开的简报。').waitFor();
  expect(heard.filter((line) => !line.includes('410'))).toEqual([]);
  await page.context().close();
  const inside = await open(office.people.organiser, publicity(), 1440, '发布');
  await inside.page.locator('li.thing', { hasText: '审计署网站' }).locator('.chip', { hasText: '请撤下' }).waitFor();
  await inside.page.locator('li.thing', { hasText: '本单位公开页' }).locator('.chip', { hasText: '已撤下' }).waitFor();
  await shot(inside.page, 'publish-withdrawn');
  await expectSound(inside.page);
  await inside.page.context().close();
});
