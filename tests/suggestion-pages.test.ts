import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOffice, type TestPerson } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { openAs, openBrowser } from './harness/browser.ts';
import { expectSound } from './harness/sound.ts';

/** A member suggests from a phone; the secretary answers; a topic grows of it. */

const app = await startApp({ now: new Date().toISOString(), webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
let browser: Browser;
let people: Record<'member' | 'secretary', TestPerson>;

beforeAll(async () => {
  const office = await openOffice(app);
  browser = await openBrowser();
  const branchId = await office.branch('计算机处党支部');
  people = {
    member: await office.person('李向东', { branchId, posts: [{ post: 'member' }] }),
    secretary: await office.person('周正言', { branchId, posts: [{ post: 'member' }, { post: 'secretary' }] }),
  };
});
afterAll(() => browser.close());

const open = (who: TestPerson, path: string, width: number, locale = 'zh-CN') => openAs(browser, `${app.url}${path}`, who, { width, locale });
const shot = async (page: Page, to: string): Promise<void> => {
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/${to}.png`, fullPage: true });
};

test('from a phone to a topic', async () => {
  const phone = await open(people.member, '/', 390);
  await phone.page.getByRole('link', { name: '建议', exact: true }).click();
  await phone.page.getByText('还没有意见建议。').waitFor();
  await phone.page.getByRole('link', { name: '提意见建议' }).first().click();
  await phone.page.getByRole('button', { name: '提交' }).click();
  await phone.page.getByText('“内容”没有填写').first().waitFor();
  await phone.page.getByLabel('内容').fill('想请兄弟单位讲讲大数据审计怎样取数，解决我们取数慢的问题。');
  await shot(phone.page, 'suggest-new-390');
  await expectSound(phone.page);
  await phone.page.getByRole('button', { name: '提交' }).click();
  await phone.page.getByText('还没有答复。').waitFor();
  expect(await phone.page.getByRole('button', { name: '采纳', exact: true }).count()).toBe(0);
  await phone.page.getByRole('button', { name: '修改', exact: true }).click();
  await phone.page.getByRole('dialog').getByLabel('希望解决的问题').check();
  await phone.page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await phone.page.getByRole('dialog').waitFor({ state: 'detached' });
  await shot(phone.page, 'suggest-one-390');
  await expectSound(phone.page);

  const desk = await open(people.secretary, '/', 1440);
  await desk.page.getByRole('link', { name: '1 条意见建议等待答复' }).click();
  await desk.page.getByRole('link', { name: /想请兄弟单位讲讲/u }).click();
  await desk.page.getByRole('button', { name: '采纳', exact: true }).click();
  await desk.page.getByLabel('答复内容').fill('列入三月选题。');
  await desk.page.getByRole('dialog').getByRole('button', { name: '采纳' }).click();
  await desk.page.getByText('列入三月选题。').waitFor();
  await shot(desk.page, 'suggest-accepted-1440');
  await expectSound(desk.page);
  await desk.page.getByRole('link', { name: '据此发起活动' }).click();
  await desk.page.getByRole('radio', { name: '党员意见建议' }).waitFor();
  expect(await desk.page.getByRole('radio', { name: '党员意见建议' }).isChecked()).toBe(true);
  expect(await desk.page.getByLabel('带来的问题').inputValue()).toContain('解决我们取数慢');
  await desk.page.getByLabel('主题', { exact: true }).fill('大数据审计取数');
  await shot(desk.page, 'suggest-topic-1440');
  await expectSound(desk.page);
  await desk.page.getByRole('button', { name: '建立选题' }).click();
  await desk.page.getByRole('heading', { level: 1, name: '大数据审计取数' }).waitFor();
  await desk.page.getByRole('link', { name: /想请兄弟单位讲讲/u }).first().click();
  await desk.page.getByRole('link', { name: /大数据审计取数/u }).waitFor();
  await desk.page.goto(`${app.url}/suggestions?state=accepted`);
  await desk.page.getByRole('link', { name: /想请兄弟单位讲讲/u }).waitFor();
  await shot(desk.page, 'suggest-list-1440');
  await expectSound(desk.page);
  expect(phone.heard.filter((line) => !/\b(400|422)\b/.test(line))).toEqual([]);
  expect(desk.heard).toEqual([]);
  for (const locale of ['en-US', 'zh-TW']) {
    const other = await open(people.member, '/suggestions', 390, locale);
    await other.page.getByRole('heading', { level: 1, name: locale === 'en-US' ? 'Suggestions' : '意見建議' }).waitFor();
    await expectSound(other.page);
    await other.page.context().close();
  }
  await Promise.all([phone.page.context().close(), desk.page.context().close()]);
});
