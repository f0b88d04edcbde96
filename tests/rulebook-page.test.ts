import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { openOffice, type TestOffice } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { axeFindings, complaints, openBrowser } from './harness/browser.ts';

const app = await startApp({ now: new Date().toISOString(), webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
let office: TestOffice;
let browser: Browser;
beforeAll(async () => {
  office = await openOffice(app);
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function open(headers: { readonly cookie: string }, path: string, width = 1440) {
  const [name = '', value = ''] = headers.cookie.split(/=(.*)/s);
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN', timezoneId: 'Pacific/Pago_Pago' });
  await context.addCookies([{ name, value, url: app.url }]);
  const page = await context.newPage();
  const heard = complaints(page);
  await page.goto(`${app.url}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { page, heard, shot: async (shotName: string) => void (process.env['SHOTS'] && (await page.screenshot({ path: `${process.env['SHOTS']}/${shotName}.png`, fullPage: true }))) };
}

test('机关党委 reads the rulebook and sets a value; a member only reads', async () => {
  const branchId = await office.branch('计算机处党支部');
  const committee = await office.person('吴常青', { posts: [{ post: 'committee' }] });
  const member = await office.person('李向东', { branchId, posts: [{ post: 'member' }] });
  for (const width of [1440, 390]) {
    const { page, heard, shot } = await open(member.headers, '/rulebook', width);
    await page.getByRole('heading', { name: 'PLN-11 提前申请' }).waitFor();
    expect(await page.getByRole('button', { name: /^设定/ }).count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    expect(heard).toEqual([]);
    await shot(`rulebook-${width}`);
    await page.context().close();
  }
  const { page, heard, shot } = await open(committee.headers, '/rulebook/PLN-11');
  await page.getByRole('button', { name: '设定 PLN-11 至少提前' }).click();
  await page.getByLabel('数值（个工作日）').fill('5');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('请按提示填写。').waitFor();
  await page.getByLabel('依据文件').fill('本办主题联学办法');
  expect(await axeFindings(page)).toEqual([]);
  await shot('rulebook-set');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('5 个工作日').first().waitFor();
  await page.getByText('历次设定', { exact: true }).click();
  await shot('rule-PLN-11');
  expect(heard).toEqual([]);
});
