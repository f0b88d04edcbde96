import type { Browser, Page } from 'playwright-core';
import decodeQR from 'qr/decode.js';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#shared/ids.ts';
import { startApp } from './harness/app.ts';
import { axeFindings, openAs, openBrowser } from './harness/browser.ts';
import { thisEvening } from './harness/clock.ts';
import { partnerPlace, type PartnerPlace } from './harness/partner-place.ts';

/** A partner's secretary on a phone: one link, everything of the unit. And our secretary who makes and ends it. */

const app = await startApp({ now: thisEvening, webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
let browser: Browser;
let people: PartnerPlace['people'];
let unitId = '';
let held = '';
const c = () => ({ commandId: newId() });

beforeAll(async () => {
  browser = await openBrowser();
  const place = await partnerPlace(app);
  ({ people, unitId, held } = place);
  await people.secretary.client.pairing.add({ ...c(), branchIds: [place.branchId], parties: [{ unitId, bodyWords: '总装党支部', signerName: '马灯明', signerPost: '书记' }], purpose: '互学互助', contents: '每半年联合学习一次', signedOn: '2026-01-10', fromOn: '2026-01-10', untilOn: null, activityId: null });
});
afterAll(() => browser.close());

const shot = async (page: Page, to: string): Promise<void> => {
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/${to}.png`, fullPage: true });
};
const fits = (page: Page) => page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth');

test('the link is made; by it two activities and an agreement are seen, a list is corrected, a line entered, the unit corrected; revoked it says so', async () => {
  const ours = await openAs(browser, `${app.url}/partners/${unitId}`, people.secretary, { width: 1440, permissions: ['clipboard-read', 'clipboard-write'] });
  await ours.page.getByRole('button', { name: '生成专页链接' }).click();
  const making = ours.page.getByRole('dialog');
  await making.getByLabel('姓名').fill('马灯明');
  await making.getByLabel('职务').fill('支部书记');
  await making.getByRole('button', { name: '生成链接' }).click();
  await making.getByRole('button', { name: '复制链接' }).waitFor();
  const address = await making.getByLabel('链接', { exact: true }).inputValue();
  // The code beside it is read as a phone's camera reads it, off the picture on the screen.
  const seen = await sharp(await making.getByRole('img', { name: '马灯明的链接二维码' }).screenshot()).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  expect(decodeQR({ width: seen.info.width, height: seen.info.height, data: new Uint8Array(seen.data) })).toBe(address);
  await shot(ours.page, 'place-code-1440');
  await making.getByRole('button', { name: '关闭' }).last().click();

  const { page, heard } = await openAs(browser, address, null, { width: 390 });
  const refused: string[] = [];
  page.on('response', (answer) => answer.status() >= 400 && refused.push(`${answer.status()} ${answer.url()}`));
  await page.getByText('马灯明（支部书记），武钢集团').waitFor();
  // Opened anew without what came along, as from a kept page: the link is asked what it opens, and nothing is asked that is not its holder's.
  await page.route('**/p/*', async (route) => route.fulfill({ response: await route.fetch({ headers: { ...route.request().headers(), 'sec-fetch-dest': 'empty' } }) }));
  await page.reload();
  await page.getByText('马灯明（支部书记），武钢集团').waitFor();
  await page.unroute('**/p/*');
  expect(refused).toEqual([]);
  await page.getByRole('link', { name: '大数据审计方法' }).waitFor();
  await page.getByText('每半年联合学习一次').waitFor();
  await shot(page, 'place-390');
  expect(await axeFindings(page)).toEqual([]);
  expect(await fits(page)).toBe(true);
  await page.getByRole('button', { name: '登记一条' }).click();
  await page.getByRole('dialog').getByLabel('内容').fill('劳模工作室参观');
  await page.getByRole('dialog').getByRole('button', { name: '登记一条' }).click();
  await page.getByRole('listitem').filter({ hasText: '劳模工作室参观' }).waitFor();
  await page.getByRole('button', { name: '更正单位信息' }).click();
  await page.getByRole('dialog').getByLabel('联系人姓名').fill('马灯明');
  await shot(page, 'place-correct-390');
  await page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
  await page.getByText('提交的更正正在核对').waitFor();

  await page.getByRole('link', { name: '车间里的党课' }).click();
  await page.getByLabel('实到人数').fill('2');
  await page.getByLabel('名单').fill('张三 组长\n李四');
  await page.getByRole('button', { name: '保存名单' }).click();
  await page.getByText('名单已保存').waitFor();
  await expect.poll(async () => (await people.secretary.client.activity.get({ id: held })).facts.attendance.map(({ name, post }) => `${name} ${post ?? ''}`)).toEqual(['张三 组长', '李四 ']);
  await shot(page, 'place-activity-390');
  expect(await axeFindings(page)).toEqual([]);
  expect(await fits(page)).toBe(true);
  await page.getByRole('link', { name: '返回我单位的全部活动' }).click();
  await page.getByRole('link', { name: '大数据审计方法' }).waitFor();

  await ours.page.reload();
  await ours.page.getByRole('button', { name: '采纳', exact: true }).click();
  await ours.page.getByRole('listitem').filter({ hasText: '劳模工作室参观' }).waitFor();
  await expect.poll(async () => (await people.secretary.client.place.links({ unitId })).proposal).toBeNull();
  await shot(ours.page, 'place-ours-1440');
  expect(await axeFindings(ours.page)).toEqual([]);
  await ours.page.getByRole('button', { name: '撤销马灯明的链接' }).click();
  await ours.page.getByRole('dialog').getByRole('button', { name: '撤销' }).click();
  await ours.page.getByText('已撤销').waitFor();
  await page.goto(address);
  await page.getByRole('heading', { name: '链接打不开' }).waitFor();
  await shot(page, 'place-ended-390');
  expect(heard.filter((told) => !/\b(401|403)\b/.test(told))).toEqual([]);
  expect(ours.heard).toEqual([]);
  await Promise.all([page.context().close(), ours.page.context().close()]);
});
