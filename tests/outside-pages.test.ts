import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOffice, signedIn, type TestOffice } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { axeFindings, complaints, openAs, openBrowser, shoot } from './harness/browser.ts';

/** Sign-in by an identity provider, from its setting to the first page, as people do it. */

const app = await startApp({ now: new Date().toISOString(), webDir: process.env['LIANXUE_WEB'] ?? 'dist/web', outboundAllow: ['127.0.0.1'] });
let office: TestOffice;
let browser: Browser;
let server: Server;
let answer: RequestListener = () => undefined;
let issuer = '';

beforeAll(async () => {
  office = await openOffice(app);
  await office.person('李向东', { branchId: await office.branch('计算机处党支部'), posts: [{ post: 'member' }], password: 'Lian-xue-2026' });
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  server.close();
});

test('the security administrator sets a provider, the system administrator says who is who', async () => {
  const security = await openAs(browser, `${app.url}/administration`, office.security);
  await security.page.getByRole('button', { name: '添加' }).click();
  const dialog = security.page.getByRole('dialog');
  await dialog.getByLabel('登录页上显示的名称').fill('统一身份认证');
  await dialog.getByLabel('地址').fill('http://10.0.0.8');
  await dialog.getByLabel(/^Client ID/u).fill('lianxue');
  await dialog.getByLabel('密钥').fill('a secret of thirty-two characters');
  await shoot(security.page, 'outside-add-1440');
  await dialog.getByRole('button', { name: '添加' }).click();
  await dialog.getByText('不能访问这个地址').waitFor();
  expect(await axeFindings(security.page)).toEqual([]);
  await dialog.getByLabel('地址').fill(issuer);
  await dialog.getByRole('button', { name: '添加' }).click();
  await security.page.getByRole('heading', { name: '统一身份认证' }).waitFor();
  await shoot(security.page, 'outside-set-1440');
  expect(security.heard.filter((line) => !/409|422/.test(line))).toEqual([]);
  await security.close();

  const system = await openAs(browser, `${app.url}/administration`, office.system, { width: 390 });
  await system.page.getByRole('button', { name: '关联账户' }).click();
  const linking = system.page.getByRole('dialog');
  await linking.getByLabel('按姓名或用户名查找').fill('李向东');
  await linking.getByLabel('人员').selectOption({ label: await linking.getByRole('option', { name: /李向东/u }).first().innerText() });
  await linking.getByLabel('登录标识').fill('li.xiangdong');
  await linking.getByRole('button', { name: '关联账户' }).click();
  await system.page.getByText('已关联 1 人').waitFor();
  await shoot(system.page, 'outside-linked-390');
  expect(await axeFindings(system.page)).toEqual([]);
  expect(await system.page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  await system.close();
});

test('the button leads to the provider and back to the page one wanted; a stranger is told whom to ask', async () => {
  const [provider] = await (await signedIn(app, office.security.username)).client.outside.list({});
  answer = new Provider(issuer, {
    clients: [{ client_id: 'lianxue', client_secret: 'a secret of thirty-two characters', redirect_uris: [provider?.callback] }], features: { devInteractions: { enabled: true } }, cookies: { keys: ['k'] },
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id }) }),
  }).callback();
  for (const [login, wanted] of [['li.xiangdong', '/suggestions'], ['stranger', null]] as const) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN', serviceWorkers: 'block' });
    const page = await context.newPage();
    const heard = complaints(page);
    await page.goto(`${app.url}/suggestions`);
    const button = page.getByRole('link', { name: '用统一身份认证登录' });
    await button.waitFor();
    await page.waitForLoadState('networkidle');
    await shoot(page, 'outside-sign-in-390');
    expect(await axeFindings(page)).toEqual([]);
    await button.click();
    await page.locator('[name="login"]').fill(login);
    await page.locator('[name="password"]').fill('x');
    await page.locator('[type="submit"]').click();
    // The address people type is not the free port this test listens on: the way back is walked there.
    const back = page.waitForRequest(/^http:\/\/localhost\/auth\/outside\//u);
    await page.locator('[type="submit"]').click();
    const home = await context.newPage();
    await home.goto((await back).url().replace('http://localhost', app.url));
    if (wanted !== null) {
      await home.waitForURL(`${app.url}${wanted}`);
      await home.getByRole('heading', { level: 1, name: '意见建议' }).waitFor();
    } else {
      await home.getByText('您的身份还没有关联到本系统的账户').waitFor();
      await shoot(home, 'outside-stranger-390');
    }
    expect(heard.filter((line) => !/401|favicon|fonts|style|Content Security|CONNECTION_REFUSED|NAME_NOT_RESOLVED/i.test(line))).toEqual([]);
    await context.close();
  }
});
