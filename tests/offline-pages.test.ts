import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#shared/ids.ts';
import { signedIn, type TestPerson } from './harness/actors.ts';
import { picture } from './harness/alike.ts';
import { startApp } from './harness/app.ts';
import { branchInSummary, type BranchInSummary } from './harness/branch-at-work.ts';
import { openAs, openBrowser } from './harness/browser.ts';
import { dayFromNow, thisEvening } from './harness/clock.ts';
import { bar, becomesTrue, nothingLies, phone as onPhone, sent } from './harness/phone.ts';
import { expectSound } from './harness/sound.ts';

/** A phone at a dam where the network comes and goes: what was written there arrives, once, and nothing of it is lost. */

const app = await startApp({ now: thisEvening, webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
let browser: Browser;
let people: BranchInSummary['people'];
let atSummary: BranchInSummary['atSummary'];
const today = dayFromNow();

beforeAll(async () => {
  browser = await openBrowser();
  ({ people, atSummary } = await branchInSummary(app, today));
});
afterAll(() => browser.close());

const factsOf = async (id: string) => (await people.secretary.client.activity.get({ id })).facts;
const phone = (who: TestPerson | null, path: string, heading?: string) => onPhone(browser, `${app.url}${path}`, who, heading);

test('a record with five photos, written in a dead zone over two days, is sent by itself when there is network', async () => {
  const { id } = await atSummary({ theme: '水库工地数据核对' });
  const { page, context } = await phone(people.organiser, `/activities/${id}/record`, '照片和文件');
  await page.getByRole('button', { name: '离线保存' }).click();
  await page.getByRole('button', { name: '已离线保存' }).waitFor();
  await becomesTrue(page, `new Promise((done) => { const asked = indexedDB.open('lianxue'); asked.onsuccess = () => {
    const all = asked.result.transaction('answers').objectStore('answers').getAll();
    all.onsuccess = () => done(all.result.some((one) => one.pinned));
  } })`);
  await context.setOffline(true);
  await page.reload();
  await page.getByRole('heading', { name: '照片和文件' }).waitFor();
  await bar(page).getByText(/没有连上网络，下面是.*存下的内容/u).waitFor();
  await page.getByLabel('理论共学').fill('第一天：在工棚里学了条例。');
  await page.getByRole('button', { name: '保存记录' }).click();
  await page.getByText('没有网络，已存在这台设备上').waitFor();
  await bar(page).getByText('1 条还没有发出').waitFor();
  await page.getByRole('button', { name: '添加文件' }).click();
  await page.locator('input[type=file]').setInputFiles(await Promise.all([1, 2, 3, 4, 5].map(async (seed) => ({ name: `工地${seed}.jpg`, mimeType: 'image/jpeg', buffer: await picture(seed) }))));
  await page.getByLabel('“工地1.jpg”的说明').fill('大坝合影');
  await page.getByRole('button', { name: '放入活动（5）' }).click();
  await page.getByText('5 个文件已存在这台设备上').waitFor();
  await expectSound(page, 'offline-record-390');

  // The next day, still without network: the pages open, and what was typed goes on.
  await page.clock.setSystemTime(`${dayFromNow(1)}T02:00:00.000Z`);
  await page.reload();
  await bar(page).getByText('6 条还没有发出').waitFor();
  await page.getByLabel('理论共学').fill('第一天：在工棚里学了条例。第二天：和监理一起核对了方量。');
  await page.getByRole('button', { name: '保存记录' }).click();
  await page.getByText('没有网络，已存在这台设备上').waitFor();
  await bar(page).getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: '还没有发出的内容' }).waitFor();
  await expect.poll(() => page.getByRole('article', { name: '照片或文件' }).count()).toBe(5);
  expect(await page.getByRole('article', { name: '活动记录' }).count()).toBe(1);
  await expectSound(page, 'offline-outbox-390');

  await context.setOffline(false);
  await sent(page);
  const facts = await factsOf(id);
  expect(facts.record?.strands.theory).toBe('第一天：在工棚里学了条例。第二天：和监理一起核对了方量。');
  expect(facts.files.map((file) => file.name).toSorted()).toEqual([1, 2, 3, 4, 5].map((seed) => `工地${seed}.jpg`));
  expect(facts.files.filter((file) => file.caption === '大坝合影')).toHaveLength(1);
  const { rows } = await people.secretary.client.ledger.ofActivity({ id, limit: 30 });
  expect(rows.filter((row) => row.command === 'record.edit').map((row) => row.writtenAt)).toEqual([`${dayFromNow(1)}T02:00`].map((at) => expect.stringContaining(at)));
  expect(rows.filter((row) => row.command === 'record.add_file')).toHaveLength(5);
  await page.goto(`${app.url}/activities/${id}/history`);
  await page.getByText(/没有网络时写于/u).first().waitFor();
  await context.close();
}, 120_000);

test('the partner approves the record with no network', async () => {
  const { id, secret } = await atSummary({ theme: '线上核对' });
  await people.organiser.client.record.edit({ commandId: newId(), id, recordVersion: null, strands: { theory: '学了条例。', problem: '', outcome: '' } });
  const { page, context } = await phone(null, `/p/${secret}`);
  await context.setOffline(true);
  await page.reload();
  await page.getByText('签认，内容属实').click();
  await page.getByRole('button', { name: '提交' }).first().click();
  await page.getByText('没有网络，已存在这台设备上').waitFor();
  await expectSound(page, 'offline-partner-390');
  expect((await factsOf(id)).consents.filter((one) => one.subject === 'record')).toEqual([]);
  await context.setOffline(false);
  await sent(page);
  expect((await factsOf(id)).consents.filter((one) => one.subject === 'record')).toMatchObject([{ way: 'link', decision: 'approve' }]);
  await context.close();
}, 120_000);

test('somebody else was faster: both texts side by side, and mine goes over theirs when I say so', async () => {
  const { id } = await atSummary({ theme: '口径会诊' });
  const strands = { theory: '先写的。', problem: '', outcome: '' };
  await people.organiser.client.record.edit({ commandId: newId(), id, recordVersion: null, strands });
  const { page, context } = await phone(people.organiser, `/activities/${id}/record`, '照片和文件');
  await page.getByRole('button', { name: '修改记录' }).click();
  await page.waitForTimeout(500);
  await context.setOffline(true);
  await page.getByLabel('理论共学').fill('我在工地写的。');
  await page.getByRole('button', { name: '保存记录' }).click();
  await page.getByText('没有网络，已存在这台设备上').waitFor();
  const version = (await factsOf(id)).record?.version ?? 0;
  await people.secretary.client.record.edit({ commandId: newId(), id, recordVersion: version, strands: { ...strands, theory: '书记在办公室写的。' } });
  await context.setOffline(false);
  await bar(page).getByText('1 条没有办成，请看一下').click();
  const mine = page.getByRole('article', { name: '活动记录' });
  await mine.getByText('别人先改过').waitFor();
  expect(await mine.locator('.compare').textContent()).toMatch(/书记在办公室写的。.*我在工地写的。/su);
  await expectSound(page, 'offline-conflict-390');
  expect((await factsOf(id)).record?.strands.theory).toBe('书记在办公室写的。');
  await mine.getByRole('button', { name: '保留我写的' }).click();
  await sent(page);
  expect((await factsOf(id)).record?.strands.theory).toBe('我在工地写的。');
  await context.close();
}, 120_000);

test('signing out with something unsent: warned, saved to a file, then nothing can be read on the device', async () => {
  const { page, context } = await phone(people.member, '/suggestions/new');
  await context.setOffline(true);
  await page.getByLabel(/^内容/u).fill('希望增加水利工程的取数口径交流。');
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByText('没有网络，已存在这台设备上').waitFor();
  await page.locator('.account-menu summary, .account-menu button').first().click();
  await page.getByText('退出登录').click();
  await page.getByText('还有内容没有发出，退出登录会把它们删去').waitFor();
  await expectSound(page, 'offline-leaving-390');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出到文件' }).click()]);
  expect(await (await file.createReadStream()).toArray().then((parts) => Buffer.concat(parts as Buffer[]).toString())).toContain('希望增加水利工程的取数口径交流。');
  await page.getByRole('button', { name: '删去并退出登录' }).click();
  await page.waitForURL(/sign-in/u);
  await nothingLies(page);
  await context.setOffline(false);
  await context.close();
}, 120_000);

test('a device cut off from elsewhere loses what it keeps at its next word with the server', async () => {
  const { page, context } = await phone(people.member, '/');
  expect(await page.evaluate(`localStorage.getItem('lianxue.owner')`)).toBe(people.member.id);
  const elsewhere = await signedIn(app, people.member.username);
  await elsewhere.client.account.endSessions({ commandId: newId() });
  await page.goto(`${app.url}/activities`);
  await page.waitForURL(/sign-in/u);
  await becomesTrue(page, `localStorage.getItem('lianxue.owner') === null && localStorage.getItem('lianxue.kept') === null`);
  await nothingLies(page);
  await context.close();
}, 60_000);

test('where a browser keeps nothing, as over plain http, the page says so and gives its address', async () => {
  const plain = await openBrowser('--host-resolver-rules=MAP office.test 127.0.0.1');
  const address = app.url.replace('127.0.0.1', 'office.test');
  const { page } = await openAs(plain, `${address}/suggestions/new`, people.secretary, { width: 390 });
  expect(await page.evaluate('isSecureContext')).toBe(false);
  await page.locator('textarea').fill('希望增加水利工程的取数口径交流。');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByText('没有连上服务器。内容还在').waitFor({ timeout: 20_000 });
  await bar(page).getByText('这个浏览器不能在断网时保存内容').waitFor();
  await bar(page).getByText(`${address}/suggestions/new`).waitFor();
  await expectSound(page, 'offline-plain-390');
  await plain.close();
}, 60_000);
