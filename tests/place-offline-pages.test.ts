import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { secretHash } from '#platform/session.ts';
import { newId } from '#shared/ids.ts';
import { signedIn, testPassword } from './harness/actors.ts';
import { picture } from './harness/alike.ts';
import { startApp } from './harness/app.ts';
import { openBrowser } from './harness/browser.ts';
import { thisEvening } from './harness/clock.ts';
import { partnerPlace, type PartnerPlace } from './harness/partner-place.ts';
import { bar, becomesTrue, lying, nothingLies, phone as onPhone, sent } from './harness/phone.ts';
import { expectSound } from './harness/sound.ts';

/** A partner's secretary on a phone whose network comes and goes: what was opened is read, what is written arrives, once; and what a device keeps goes when it must. */

const app = await startApp({ now: thisEvening, webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
let browser: Browser;
let people: PartnerPlace['people'];
let unitId = '';
let held = '';
const c = () => ({ commandId: newId() });

beforeAll(async () => {
  browser = await openBrowser();
  ({ people, unitId, held } = await partnerPlace(app));
});
afterAll(() => browser.close());

async function placeLink(): Promise<{ id: string; secret: string }> {
  const secret = newId();
  await people.secretary.client.place.makeLink({ ...c(), unitId, holderName: '马灯明', holderPost: '支部书记', secretHash: secretHash(secret), days: null });
  return { id: (await people.secretary.client.place.links({ unitId })).rows[0]?.id ?? '', secret };
}
const placeOf = (secret: string) => app.client({ 'x-lianxue-link': secret }).place.page({});
const phone = (path: string, who: { readonly headers: { readonly cookie: string } } | null = null) => onPhone(browser, `${app.url}${path}`, who);
async function addLine(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: '登记一条' }).click();
  const asked = page.getByRole('dialog');
  await asked.getByLabel('内容').fill(text);
  await asked.getByRole('button', { name: '登记一条' }).click();
  await asked.getByText('没有网络，已存在这台设备上').waitFor();
  await asked.getByRole('button', { name: '关闭' }).last().click();
}

test('with no network the place and an activity opened before are read; lines, a correction and a list of names are written, and arrive once each', async () => {
  const { secret } = await placeLink();
  const { page, context } = await phone(`/p/${secret}`);
  await page.getByRole('link', { name: '车间里的党课' }).click();
  await page.getByLabel('实到人数').waitFor();
  await page.waitForTimeout(1000);
  await context.setOffline(true);
  await page.goto(`${app.url}/p/${secret}`);
  await page.getByText('马灯明（支部书记），武钢集团').waitFor();
  await bar(page).getByText(/没有连上网络，下面是.*存下的内容/u).waitFor();
  await addLine(page, '劳模工作室可以参观');
  await addLine(page, '想学数据比对');
  await page.getByRole('button', { name: '更正单位信息' }).click();
  const asked = page.getByRole('dialog');
  await asked.getByLabel('单位名称').fill('武钢集团有限公司');
  await asked.getByRole('button', { name: '提交' }).click();
  await asked.getByText('没有网络，已存在这台设备上').waitFor();
  await asked.getByRole('button', { name: '关闭' }).last().click();
  await page.getByRole('link', { name: '车间里的党课' }).click();
  await page.getByLabel('实到人数').fill('2');
  await page.getByLabel('名单').fill('张三 组长\n李四');
  await page.getByRole('button', { name: '保存名单' }).click();
  await page.getByText('没有网络，已存在这台设备上').waitFor();
  await page.getByRole('button', { name: '提供学习资料' }).click();
  await page.locator('input[type=file]').setInputFiles({ name: '车间照片.jpg', mimeType: 'image/jpeg', buffer: await picture(3) });
  await page.getByRole('button', { name: '重试 车间照片.jpg' }).waitFor();
  await page.getByLabel('名称').fill('车间里的党课照片');
  await page.getByRole('button', { name: '提供给主办方' }).click();
  await page.getByText('没有网络，已存在这台设备上，有网络后自动提供给主办方').waitFor();
  await page.getByRole('button', { name: '关闭' }).last().click();
  await bar(page).getByText('5 条还没有发出').waitFor();
  await bar(page).getByText(/没有连上网络/u).waitFor();
  const below = page.locator('#outbox');
  await expect.poll(() => below.getByRole('article').count()).toBe(5);
  await below.getByText('劳模工作室可以参观').waitFor();
  await below.getByText('张三 组长').waitFor();
  await expectSound(page, 'place-offline-390');
  // Nothing of it is in the open on the device, nor the secret of the link.
  expect(await page.evaluate('JSON.stringify(Object.entries(localStorage))')).not.toMatch(new RegExp(`${secret}|劳模`, 'u'));

  // The page was killed meanwhile; it is sent from whichever page of the link is open when there is network.
  await page.reload();
  await bar(page).getByText('5 条还没有发出').waitFor();
  await context.setOffline(false);
  await sent(page);
  const { offers, proposal } = await placeOf(secret);
  expect(offers.map(({ text }) => text).toSorted()).toEqual(['劳模工作室可以参观', '想学数据比对']);
  expect(proposal).toMatchObject({ name: '武钢集团有限公司', state: 'proposed' });
  const facts = (await people.secretary.client.activity.get({ id: held })).facts;
  expect(facts.attendance.map(({ name, post }) => `${name} ${post ?? ''}`)).toEqual(['张三 组长', '李四 ']);
  const side = facts.sides.find((one) => one.unitId === unitId)?.id ?? '';
  const { rows } = await app.client({ 'x-lianxue-link': secret, 'x-lianxue-side': side }).resource.ofLink({});
  expect(rows).toMatchObject([{ title: '车间里的党课照片', fileName: '车间照片.jpg' }]);

  await page.goto(`${app.url}/p/${secret}`);
  await page.getByRole('button', { name: '删去这台设备上存下的内容' }).click();
  await page.getByText('这台设备上存下的内容已删去').waitFor();
  await nothingLies(page);
  await context.setOffline(true);
  await page.reload();
  await page.getByRole('alert').first().waitFor();
  expect(await page.getByText('武钢集团').count()).toBe(0);
  await context.close();
}, 180_000);

test('the link is revoked while something is not sent: that is said, what was read is gone, what was written can be taken along', async () => {
  const { id, secret } = await placeLink();
  const { page, context } = await phone(`/p/${secret}`);
  await context.setOffline(true);
  await page.reload();
  await page.getByText('马灯明（支部书记），武钢集团').waitFor();
  await addLine(page, '撤销之前写的一条');
  await people.secretary.client.place.revokeLink({ ...c(), unitId, linkId: id });
  await context.setOffline(false);
  await page.reload();
  await page.getByRole('heading', { name: '链接打不开' }).waitFor();
  await page.getByText('链接打不开了，下面的内容没有发出').waitFor();
  await page.getByText('撤销之前写的一条').waitFor();
  await expectSound(page, 'place-ended-unsent-390');
  expect(await page.getByRole('button', { name: '现在发送' }).count()).toBe(0);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出到文件' }).click()]);
  expect(await (await file.createReadStream()).toArray().then((parts) => Buffer.concat(parts as Buffer[]).toString())).toContain('撤销之前写的一条');
  await expect.poll(async () => (await lying(page)).answers).toBe(0);
  expect((await lying(page)).writings).toBe(1);
  await context.close();
}, 120_000);

test('with an account of the unit it is the same; signing out with something unsent warns, and leaves nothing', async () => {
  const { secret } = await placeLink();
  const username = 'wugang';
  await app.client({ 'x-lianxue-link': secret }).place.claimAccount({ ...c(), holderName: '马灯明', holderPost: '支部书记', username, password: testPassword });
  const [row] = (await people.secretary.client.place.links({ unitId })).accounts;
  await people.secretary.client.place.decideAccount({ ...c(), unitId, accountId: row?.id ?? '', version: row?.version ?? 0, decision: 'approve', note: null });
  const answer = await app.ask('/auth/sign-in', { json: { username, password: testPassword } });
  const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
  const { page, context } = await phone('/place', { headers: { cookie } });
  expect(await page.evaluate(`localStorage.getItem('lianxue.owner')`)).toBe(row?.id);
  await context.setOffline(true);
  await page.reload();
  await page.getByText('马灯明（支部书记），武钢集团').waitFor();
  await addLine(page, '账号写的一条');
  await context.setOffline(false);
  await page.reload();
  await sent(page);
  await expect.poll(async () => (await placeOf(secret)).offers.map(({ text }) => text)).toContain('账号写的一条');
  await page.waitForTimeout(1000);
  await context.setOffline(true);
  await addLine(page, '没有发出的一条');
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByText('还有内容没有发出，退出登录会把它们删去').waitFor();
  await page.getByRole('button', { name: '删去并退出登录' }).click();
  await page.waitForURL(/sign-in/u);
  await nothingLies(page);
  await context.close();
}, 120_000);

test('a device whose cookie ran out before it was cut off destroys what it keeps all the same; one that was not keeps it', async () => {
  const { page, context } = await phone('/', people.member);
  const [cookies] = [await context.cookies()];
  await context.clearCookies({ name: /session/u });
  await page.goto(`${app.url}/`);
  await page.waitForURL(/sign-in/u);
  await page.waitForTimeout(1000);
  expect([await page.evaluate(`localStorage.getItem('lianxue.owner')`), (await lying(page)).answers > 0]).toEqual([people.member.id, true]);
  await (await signedIn(app, people.member.username)).client.account.endSessions(c());
  expect(cookies.length).toBeGreaterThan(0);
  await page.goto(`${app.url}/`);
  await becomesTrue(page, `localStorage.getItem('lianxue.owner') === null && localStorage.getItem('lianxue.kept') === null`);
  await nothingLies(page);
  await context.close();
}, 60_000);
