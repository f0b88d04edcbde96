import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOffice, type TestPerson } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { axeFindings, openAs, openBrowser, shoot } from './harness/browser.ts';

/** 意见反馈: a few words from any page; somebody else answers; whoever wrote it is told. */

const app = await startApp({ now: new Date().toISOString(), jobs: true, webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
let browser: Browser;
let people: Record<'member' | 'other' | 'committee', TestPerson>;
const text = '记录页的字太小，看不清。';

beforeAll(async () => {
  browser = await openBrowser();
  const office = await openOffice(app);
  const branchId = await office.branch('计算机处党支部');
  people = {
    member: await office.person('李向东', { branchId, posts: [{ post: 'member' }] }), other: await office.person('何致远', { branchId, posts: [{ post: 'member' }] }), committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }),
  };
});
afterAll(() => browser.close());

/** The way in at the foot of a page. */
const foot = (page: Page) => page.getByRole('contentinfo').getByRole('button', { name: '意见反馈' }).or(page.locator('footer').getByText('意见反馈')).first();

test.each(['/', '/activities', '/outcomes', '/statistics', '/suggestions', '/burden'])('it stands at the foot of %s', async (path) => {
  const { page, close } = await openAs(browser, `${app.url}${path}`, people.member);
  await foot(page).click();
  await page.getByRole('dialog').getByLabel('内容').waitFor();
  await close();
});

test('written where one is, answered by another, and told', async () => {
  const author = await openAs(browser, `${app.url}/activities`, people.member);
  await foot(author.page).click();
  const dialog = author.page.getByRole('dialog');
  await dialog.getByRole('button', { name: '提交' }).click();
  await dialog.getByText(/请填写|不能为空|请写/u).first().waitFor();
  await dialog.getByLabel('内容').fill(text);
  await dialog.getByLabel('附上当前页面：/activities').check();
  await shoot(author.page, 'feedback-write-1440');
  expect(await axeFindings(author.page)).toEqual([]);
  await dialog.getByRole('button', { name: '提交' }).click();
  await dialog.getByText('已收到，谢谢').waitFor();
  await dialog.getByRole('link', { name: '查看我的反馈' }).click();
  await author.page.getByText(text).waitFor();
  await author.page.locator('main .chip', { hasText: '待答复' }).waitFor();
  // Nobody else of the branch reads it.
  const other = await openAs(browser, `${app.url}/feedback`, people.other);
  await other.page.getByText('还没有意见反馈。').waitFor();
  await other.close();

  // It waits on the first page of whoever answers.
  const desk = await openAs(browser, `${app.url}/`, people.committee);
  await desk.page.getByText('1 条意见反馈等待答复').click();
  await desk.page.getByText(text).waitFor();
  await desk.page.getByRole('link', { name: '/activities', exact: true }).waitFor();
  await desk.page.getByRole('button', { name: `答复：${text.slice(0, 20)}` }).click();
  await desk.page.getByRole('dialog').getByLabel('答复').fill('已把正文字号调大。');
  await desk.page.getByRole('dialog').getByRole('button', { name: '答复' }).click();
  // It waits no more, and stands among all.
  await desk.page.getByText('没有符合条件的意见反馈。').waitFor();
  await desk.page.locator('main').getByRole('link', { name: '全部' }).click();
  await desk.page.locator('main .chip', { hasText: '已答复' }).waitFor();
  await shoot(desk.page, 'feedback-answered-1440');
  expect(await axeFindings(desk.page)).toEqual([]);
  await desk.close();

  await expect.poll(async () => (await people.member.client.notice.list({})).rows.length, { timeout: 20_000 }).toBe(1);
  const phone = await openAs(browser, `${app.url}/notices`, people.member, { width: 390, height: 844 });
  await phone.page.locator('main').getByRole('link').first().click();
  await phone.page.getByText('已把正文字号调大。').waitFor();
  expect(await phone.page.evaluate<boolean>('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true);
  expect(await axeFindings(phone.page)).toEqual([]);
  expect([...author.heard, ...phone.heard].filter((line) => !/\b(400|422)\b/u.test(line))).toEqual([]);
  await Promise.all([author.close(), phone.close()]);
});
