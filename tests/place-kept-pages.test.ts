import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { secretHash } from '#platform/session.ts';
import { newId } from '#shared/ids.ts';
import { testPassword } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { openBrowser } from './harness/browser.ts';
import { dayFromNow, thisEvening } from './harness/clock.ts';
import { partnerPlace, type PartnerPlace } from './harness/partner-place.ts';
import { bar, lying, nothingLies, phone as onPhone, sent } from './harness/phone.ts';
import { expectSound } from './harness/sound.ts';

/** What a partner keeps on a phone: an activity and the place of its unit pinned with their papers; opinions and changed lines written with no network; a link that runs out meanwhile. */

const app = await startApp({ now: thisEvening, webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
let browser: Browser;
let there: PartnerPlace;
let sideId = '';
const c = () => ({ commandId: newId() });

beforeAll(async () => {
  browser = await openBrowser();
  there = await partnerPlace(app);
  const { sides } = (await there.people.secretary.client.activity.get({ id: there.held })).facts;
  sideId = sides.find((side) => side.unitId === there.unitId)?.id ?? '';
});
afterAll(() => browser.close());

async function placeLink(): Promise<{ readonly id: string; readonly secret: string }> {
  const { client } = there.people.secretary;
  const secret = newId();
  await client.place.makeLink({ ...c(), unitId: there.unitId, holderName: '马灯明', holderPost: '支部书记', secretHash: secretHash(secret), days: null });
  return { id: (await client.place.links({ unitId: there.unitId })).rows[0]?.id ?? '', secret };
}
/** Signed in with an account of the unit, asked for by the link. */
async function accountBy(secret: string): Promise<string> {
  const { client } = there.people.secretary;
  const username = 'wugang';
  await app.client({ 'x-lianxue-link': secret }).place.claimAccount({ ...c(), holderName: '马灯明', holderPost: '支部书记', username, password: testPassword });
  const [row] = (await client.place.links({ unitId: there.unitId })).accounts;
  await client.place.decideAccount({ ...c(), unitId: there.unitId, accountId: row?.id ?? '', version: row?.version ?? 0, decision: 'approve', note: null });
  const answer = await app.ask('/auth/sign-in', { json: { username, password: testPassword } });
  return answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
}
const phone = (path: string, cookie?: string) => onPhone(browser, `${app.url}${path}`, cookie === undefined ? null : { headers: { cookie } });
/** Status and first bytes of what an address gives in the page. */
const given = (page: Page, address: string) => page.evaluate(`fetch('${address}').then(async (said) => [said.status, new TextDecoder('latin1').decode((await said.arrayBuffer()).slice(0, 4))], () => 'unreached')`);
const papersOn = async (page: Page): Promise<string[]> => Promise.all((await page.locator('#papers a.file-link').all()).map(async (one) => (await one.getAttribute('href')) ?? ''));
async function pin(page: Page): Promise<number> {
  await page.getByRole('button', { name: '离线保存', exact: true }).click();
  const said = page.locator('.pin [role=status]');
  await said.waitFor({ timeout: 60_000 });
  return Number(/连同 (\d+) 个文件和材料/u.exec((await said.textContent()) ?? '')?.[1] ?? 0);
}

test('an activity pinned by a link opens with no network together with its papers; nothing of the link’s secret lies on the device, and given up all goes', async () => {
  const { secret } = await placeLink();
  const { page, context } = await phone(`/p/${secret}/${sideId}`);
  await page.locator('#papers').waitFor();
  const papers = await papersOn(page);
  expect(papers.length).toBeGreaterThan(1);
  expect(await pin(page)).toBe(papers.length);
  expect((await lying(page)).held).toBe(papers.length);
  await expectSound(page, 'place-pinned-390');
  await context.setOffline(true);
  await page.reload();
  await page.getByRole('button', { name: '已离线保存' }).waitFor();
  expect(await given(page, papers.find((one) => one.endsWith('.docx')) ?? '')).toEqual([200, 'PK\u0003\u0004']);
  expect(await given(page, papers.find((one) => one.endsWith('.pdf')) ?? '')).toEqual([200, '%PDF']);
  // One that was not kept says so on a page of its own.
  const tab = await context.newPage();
  await tab.goto(`${app.url}/p/${secret}/${sideId}/papers/other.docx`);
  await tab.getByRole('heading', { name: '这个文件没有存在这台设备上' }).waitFor();
  await expectSound(tab, 'place-not-kept-390');
  await tab.close();
  // The names of what lies there tell no secret, neither do its marks.
  const names = await page.evaluate(`new Promise((done) => { const asked = indexedDB.open('lianxue'); asked.onsuccess = () => {
    const read = asked.result.transaction(['held', 'notes', 'keys', 'answers']);
    const all = ['held', 'notes', 'keys', 'answers'].map((name) => read.objectStore(name).getAllKeys());
    const notes = read.objectStore('notes').getAll();
    read.oncomplete = () => { asked.result.close(); done(JSON.stringify([all.map((one) => one.result), notes.result, Object.entries(localStorage)])); };
  } })`);
  expect(names).toContain(`/p/${sideId}/papers/`);
  expect(names).not.toContain(secret);
  await context.setOffline(false);
  await page.reload();
  await page.getByRole('button', { name: '已离线保存' }).click();
  await expect.poll(async () => (await lying(page)).held).toBe(0);
  // Kept once more, and everything deleted with what the link keeps.
  expect(await pin(page)).toBe(papers.length);
  await page.getByRole('button', { name: '删去这台设备上存下的内容' }).click();
  await page.getByText('这台设备上存下的内容已删去').waitFor();
  await nothingLies(page);
  await context.close();
}, 180_000);

test('an account of the unit pins the same; two links in one browser and a link beside one of ours do not take each other’s', async () => {
  const { secret } = await placeLink();
  const { page, context } = await phone(`/place/${sideId}`, await accountBy(secret));
  await page.locator('#papers').waitFor();
  const papers = await papersOn(page);
  expect(await pin(page)).toBe(papers.length);
  await page.goto(`${app.url}/p/${secret}`);
  await page.getByText('马灯明（支部书记），武钢集团').waitFor();
  await page.waitForTimeout(1500);
  await context.setOffline(true);
  await page.goto(`${app.url}/place/${sideId}`);
  await page.getByRole('button', { name: '已离线保存' }).waitFor();
  expect(await given(page, papers[0] ?? '')).toEqual([200, 'PK\u0003\u0004']);
  await page.goto(`${app.url}/p/${secret}`);
  await page.getByText('马灯明（支部书记），武钢集团').waitFor();
  await context.close();
}, 120_000);

test('the link is ended: what was pinned by it goes with what was read', async () => {
  const { id, secret } = await placeLink();
  const { page, context } = await phone(`/p/${secret}/${sideId}`);
  await page.locator('#papers').waitFor();
  expect(await pin(page)).toBeGreaterThan(0);
  await there.people.secretary.client.place.revokeLink({ ...c(), unitId: there.unitId, linkId: id });
  await page.reload();
  await page.getByRole('heading', { name: '链接打不开' }).waitFor();
  await expect.poll(async () => { const { answers, held } = await lying(page); return answers + held; }).toBe(0);
  await context.close();
}, 120_000);

test('with no network an opinion in a consultation is given, a line changed and another taken down; each is shown as not sent and arrives once', async () => {
  const { organiser } = there.people;
  await app.program.pool.query(`update activity set forms = '{业务会诊}' where id = $1`, [there.held]);
  await organiser.client.consultation.open({ ...c(), activityId: there.held, problemId: null, title: '数据口径不一', background: '三个组三套口径。', fileIds: [], dueOn: dayFromNow(9), sideIds: (await organiser.client.activity.get({ id: there.held })).facts.sides.map((side) => side.id), branchIds: [] });
  const { secret } = await placeLink();
  const link = app.client({ 'x-lianxue-link': secret });
  for (const text of ['劳模工作室可以参观', '想学数据比对']) await link.place.addLine({ ...c(), kind: 'resource', text, place: null, untilOn: null });
  const { page, context } = await phone(`/p/${secret}`);
  await page.getByRole('link', { name: '车间里的党课' }).click();
  await page.getByText('请您单位参加会诊').waitFor();
  await page.waitForTimeout(1500);
  await context.setOffline(true);
  await page.reload();
  await page.getByLabel('原因分析').fill('没有牵头的部门');
  await page.getByLabel('建议').fill('先统一采集口径');
  await page.locator('form', { hasText: '原因分析' }).getByRole('button', { name: '提交' }).click();
  await page.getByText('没有网络，已存在这台设备上').waitFor();
  await bar(page).getByText('1 条还没有发出').waitFor();
  await page.goto(`${app.url}/p/${secret}`);
  await page.getByRole('button', { name: '修改：劳模工作室可以参观' }).click();
  const asked = page.getByRole('dialog');
  await asked.getByLabel('内容').fill('劳模工作室每周三可以参观');
  await asked.getByRole('button', { name: '修改' }).click();
  await asked.getByText('没有网络，已存在这台设备上').waitFor();
  await asked.getByRole('button', { name: '关闭' }).last().click();
  await page.getByRole('button', { name: '不再有效：想学数据比对' }).click();
  await asked.getByRole('textbox').fill('已经学过');
  await asked.getByRole('button', { name: '不再有效' }).click();
  await asked.getByText('没有网络，已存在这台设备上').waitFor();
  await asked.getByRole('button', { name: '关闭' }).last().click();
  await bar(page).getByText('3 条还没有发出').waitFor();
  const below = page.locator('#outbox');
  await expect.poll(() => below.getByRole('article').count()).toBe(3);
  for (const text of ['没有牵头的部门', '劳模工作室每周三可以参观', '已经学过', '想学数据比对']) await below.getByText(text).waitFor();
  await expectSound(page, 'place-unsent-three-390');
  expect((await link.place.page({})).offers).toHaveLength(2);

  await context.setOffline(false);
  await sent(page);
  expect((await link.place.page({})).offers.map(({ text }) => text)).toEqual(['劳模工作室每周三可以参观']);
  // The others read it once they have written their own.
  const [consultation] = await app.client({ 'x-lianxue-link': secret, 'x-lianxue-side': sideId }).consultation.ofLink({});
  expect(consultation?.sides.flatMap(({ opinion }) => (opinion === null ? [] : [[opinion.cause, opinion.suggestion]]))).toEqual([['没有牵头的部门', '先统一采集口径']]);
  const { rows } = await app.program.pool.query<{ command: string; count: number }>(`select command, count(*)::int as count from ledger_entry where written_at is not null group by command order by command`);
  expect(rows).toEqual(['consultation.opine_by_link', 'place.edit_line', 'place.end_line'].map((command) => ({ command, count: 1 })));
  await context.close();
}, 180_000);

test('with no network the page says until when the link lasts, and, by the device’s clock, that it ran out', async () => {
  const { secret } = await placeLink();
  const { page, context } = await phone(`/p/${secret}`);
  await context.setOffline(true);
  await page.reload();
  await bar(page).getByText(/这个链接的有效期到\d+年\d+月\d+日/u).waitFor();
  await context.clock.setSystemTime(`${dayFromNow(400)}T02:00:00Z`);
  await page.reload();
  await bar(page).getByText(/按这台设备的时间，这个链接已在\d+年\d+月\d+日.*到期/u).waitFor();
  await expectSound(page, 'place-link-over-390');
  await context.close();
  const own = await phone('/', there.people.member.headers.cookie);
  await own.context.setOffline(true);
  await own.page.reload();
  await bar(own.page).getByText(/没有连上网络/u).waitFor();
  expect(await bar(own.page).getByText(/链接/u).count()).toBe(0);
  await own.context.close();
}, 120_000);
