import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { inspectDocx } from '#platform/documents/inspect-docx.ts';
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
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN', timezoneId: 'Pacific/Pago_Pago', serviceWorkers: 'block' });
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

test('a rule is tried on a few facts, with the office’s own figures; what is no figure is told', async () => {
  const committee = await office.person('吴常青', { posts: [{ post: 'committee' }] });
  for (const width of [1440, 390]) {
    const { page, heard, shot } = await open(committee.headers, '/rulebook/CST-01', width);
    await page.getByText('试一试').click();
    const price = page.getByLabel('单价（元）');
    await page.getByText('每辆每天1,600元，超过1,500元').waitFor();
    await price.fill('１５００');
    await page.getByText('这条规则没有意见。').waitFor();
    await price.fill('-1');
    await page.getByText('请填写金额，最多两位小数，不能为负。').waitFor();
    await price.fill('1501');
    await page.getByLabel('离常驻地').selectOption('city');
    await page.getByText('每辆每天1,501元，超过1,500元').waitFor();
    await page.getByText('提醒', { exact: true }).first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(heard).toEqual([]);
    await shot(`rulebook-try-${width}`);
    await page.context().close();
  }
});

test('机关党委 follows a set of rules and stops following it; the book is there as a paper', async () => {
  const committee = await office.person('吴常青', { posts: [{ post: 'committee' }] });
  const { page, heard, shot } = await open(committee.headers, '/rulebook');
  await page.getByRole('button', { name: '选用规则组：湖南省直' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '选用' }).click();
  await page.getByRole('button', { name: '停用规则组：湖南省直' }).waitFor();
  await page.getByText('1,200.00').first().waitFor();
  await page.getByText('今年发现').first().waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await shot('rulebook-profiles');
  await page.getByRole('button', { name: '停用规则组：湖南省直' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
  await page.locator('#profiles').getByText(/至\d+年/).waitFor();
  expect(heard).toEqual([]);
  const file = await fetch(`${app.url}/files/rulebook.docx`, { headers: committee.headers });
  const bytes = new Uint8Array(await file.arrayBuffer());
  expect([file.status, String.fromCharCode(...bytes.slice(0, 2))]).toEqual([200, 'PK']);
  const text = (await inspectDocx(bytes)).paragraphs.map((paragraph) => paragraph.text).join('\n');
  for (const said of ['CST-01 大巴租车费不超限', '湖南省直', '每辆每天不超过：1200.00元']) expect(text).toContain(said);
});
