import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp } from './harness/app.ts';
import { axeFindings, complaints, openBrowser } from './harness/browser.ts';
import { totpOf } from './harness/totp.ts';

/** First run, signing in, one's own account and the accounts of others, as people meet them. */

const app = await startApp({ now: new Date().toISOString(), webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function open(path: string, width = 1440): Promise<{ page: Page; heard: string[] }> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN', serviceWorkers: 'block' });
  const page = await context.newPage();
  // Refusals are answers; the browser's console counts every one of them as an error all the same.
  const heard = complaints(page);
  await page.goto(`${app.url}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { page, heard };
}
const unexpected = (heard: readonly string[]): string[] => heard.filter((line) => !/status of (401|403|422)/.test(line));
const shot = async (page: Page, name: string): Promise<void> => {
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/${name}.png`, fullPage: true });
};
const fits = (page: Page): Promise<boolean> => page.evaluate('document.documentElement.scrollWidth <= innerWidth');
async function signIn(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
}

test('an empty installation leads to the first-run page; from there to a first sign-in, a new password, a second factor', async () => {
  const { page, heard } = await open('/');
  await page.waitForURL('**/first-run');
  await page.getByLabel('单位名称').fill('审计署某特派办');
  for (const [role, name] of [['系统管理员', 'jia'], ['安全管理员', 'yi'], ['审计管理员', 'jia']] as const) {
    const part = page.locator('section', { has: page.getByRole('heading', { name: role }) });
    await part.getByLabel('姓名').fill(`${role}${name}`);
    await part.getByLabel('用户名').fill(name);
    await part.getByLabel('初始密码').fill(role === '审计管理员' ? 'short' : 'Lian-xue-2026');
  }
  await page.getByRole('button', { name: '创建单位' }).click();
  await page.getByText('用户名“jia”重复').waitFor();
  await page.getByText('密码太短。请至少 10 位。').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await shot(page, 'first-run');
  const audit = page.locator('section', { has: page.getByRole('heading', { name: '审计管理员' }) });
  await audit.getByLabel('用户名').fill('bing');
  await audit.getByLabel('初始密码').fill('Lian-xue-2026');
  await page.getByRole('button', { name: '创建单位' }).click();
  await page.getByRole('link', { name: '去登录' }).click();

  await signIn(page, 'jia', 'wrong');
  await page.getByText('用户名或密码不对').waitFor();
  await shot(page, 'sign-in');
  await signIn(page, 'jia', 'Lian-xue-2026');
  await page.waitForURL('**/account');
  await page.getByText('请先修改密码').waitFor();
  await page.getByLabel('当前密码').fill('Lian-xue-2026');
  await page.getByLabel('新密码', { exact: true }).fill('Xin-mi-ma-2026');
  await page.getByLabel('再次输入新密码').fill('Xin-mi-ma-2026');
  await page.getByRole('button', { name: '修改密码' }).click();
  await page.getByText('密码已修改').waitFor();

  const factor = page.locator('#second-factor');
  await factor.getByLabel('输入密码以继续').fill('Xin-mi-ma-2026');
  await factor.getByRole('button', { name: '开启' }).click();
  const key = (await factor.locator('code').first().textContent()) ?? '';
  await factor.getByLabel('验证码').fill(totpOf(key));
  await factor.getByRole('button', { name: '确认' }).click();
  await factor.getByText('已开启').waitFor();

  await page.context().clearCookies();
  await page.goto(`${app.url}/account`);
  await signIn(page, 'jia', 'Xin-mi-ma-2026');
  await page.getByLabel('验证码').fill(totpOf(key));
  await page.getByRole('button', { name: '确认' }).click();
  await page.getByRole('heading', { name: '我的账户' }).waitFor();
  await page.getByLabel('用途').fill('备份程序');
  await page.getByLabel('有效期至').fill(new Date(Date.now() + 86_400_000 * 30).toISOString().slice(0, 10));
  await page.getByRole('button', { name: '生成令牌' }).click();
  const secret = (await page.locator('.notice code').textContent()) ?? '';
  expect((await app.client({ authorization: `Bearer ${secret}` }).account.me({})).person?.name).toBe('系统管理员jia');
  expect(await axeFindings(page)).toEqual([]);
  await shot(page, 'account');
  await page.goto(`${app.url}/administration`);
  await page.getByRole('cell', { name: 'bing' }).waitFor();
  await page.getByRole('button', { name: '停用 审计管理员jia' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('试用结束');
  await page.getByRole('dialog').getByRole('button', { name: '停用', exact: true }).click();
  await page.getByText('已停用').waitFor();
  await shot(page, 'administration');
  expect(unexpected(heard)).toEqual([]);
});

test.each(['zh-Hant', 'en'] as const)('a phone, in %s: sign-in fits and axe finds nothing', async (language) => {
  const { page, heard } = await open('/sign-in', 390);
  await page.evaluate(`localStorage.setItem('lianxue.language', '${language}')`);
  await page.reload();
  await page.getByRole('button', { name: language === 'en' ? 'Sign in' : '登入' }).or(page.getByRole('button', { name: '登錄' })).waitFor();
  expect(await fits(page)).toBe(true);
  expect(await axeFindings(page)).toEqual([]);
  expect(unexpected(heard)).toEqual([]);
});
