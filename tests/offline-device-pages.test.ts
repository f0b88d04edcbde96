import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exampleTopic } from '#features/bulletin/fixtures.ts';
import { bringToSummary } from '#features/record/fixtures.ts';
import { secretHash } from '#platform/session.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, testPassword, type TestOffice, type TestPerson } from './harness/actors.ts';
import { picture } from './harness/alike.ts';
import { startApp } from './harness/app.ts';
import { openAs, openBrowser } from './harness/browser.ts';
import { clocks, dayFromNow, thisEvening } from './harness/clock.ts';
import { startCutting } from './harness/cutting.ts';
import { bar, becomesTrue, lying, ownPhone, phone as onPhone, sent } from './harness/phone.ts';
import { expectSound } from './harness/sound.ts';

/** A device among people and on bad networks: what goes on half-way, which files lie on it, whom it opens to, what it does when it is full or its clock is wrong. */

const app = await startApp({ now: thisEvening, webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
const cutting = await startCutting(app.url);
clocks.set(cutting.url, app.clock);
let office: TestOffice;
let browser: Browser;
let branchId = '';
let people: Record<'organiser' | 'secretary' | 'member', TestPerson>;

beforeAll(async () => {
  office = await openOffice(app);
  browser = await openBrowser();
  branchId = await office.branch('计算机处党支部');
  people = {
    organiser: await office.person('陈思远', { branchId, posts: [{ post: 'member' }] }),
    secretary: await office.person('周正言', { branchId, posts: [{ post: 'member' }, { post: 'secretary' }], password: testPassword }),
    member: await office.person('李向东', { branchId, posts: [{ post: 'member' }], password: testPassword }),
  };
});
afterAll(() => browser.close());

const factsOf = async (id: string) => (await people.secretary.client.activity.get({ id })).facts;
async function atSummary(theme: string): Promise<string> {
  const { id } = await people.organiser.client.activity.create({ commandId: newId(), branchId, ...exampleTopic, theme });
  const ownSide = (await factsOf(id)).sides[0]?.id ?? '';
  const attended = Object.values(people).map((one) => ({ personId: one.id, name: one.name, branchId }));
  await bringToSummary(app.program.door, office.id, { id, ownSide, heldOn: dayFromNow(), secretHash: secretHash(newId()), createdBy: people.organiser.id, attended });
  return id;
}
const phone = (who: TestPerson | null, path: string, heading?: string) => onPhone(browser, `${app.url}${path}`, who, heading);
/** A photo as a phone takes it: noise is not made small. */
const photo = (side: number) => sharp({ create: { width: side, height: side, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 120, sigma: 30 } } }).jpeg({ quality: 60 }).toBuffer();
async function add(who: TestPerson, id: string, name: string, type: string, bytes: Buffer): Promise<string> {
  const uploaded = await fetch(`${app.url}/files`, { method: 'POST', headers: { ...who.headers, 'x-file-name': encodeURIComponent(name) }, body: new Uint8Array(bytes) });
  const said = (await uploaded.json()) as { sha256: string; name: string; mediaType: string; size: number };
  await who.client.record.addFile({ commandId: newId(), id, purpose: type === 'photo' ? 'photo' : 'paper', caption: null, consentOfOutsiders: null, ...said });
  return (await factsOf(id)).files.find((one) => one.name === name)?.id ?? '';
}

test('a photo on a network that is cut every few seconds goes on where it stopped, also after its page was killed', async () => {
  const id = await atSummary('山里的水库');
  const bytes = await photo(1800);
  expect(bytes.length).toBeGreaterThan(600_000);
  expect(bytes.length).toBeLessThan(1_000_000);
  const choose = async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: '添加文件' }).click();
    await page.locator('input[type=file]').setInputFiles({ name: '工地.jpg', mimeType: 'image/jpeg', buffer: bytes });
  };
  const first = await onPhone(browser, `${cutting.url}/activities/${id}/record`, people.organiser, '照片和文件');
  const before = cutting.upward();
  // One connection gets half-way; then nobody is reached until the page is gone.
  cutting.cutAfter(300_000, 0);
  await choose(first.page);
  const halves = () => { try { return readdirSync(join(app.dataDir, 'halves')).map((name) => statSync(join(app.dataDir, 'halves', name)).size); } catch { return []; } };
  await expect.poll(halves).toEqual([expect.any(Number)]);
  await first.page.close();
  expect(halves()[0]).toBeGreaterThan(50_000);
  cutting.cutAfter(150_000);
  const page = await first.context.newPage();
  await page.goto(`${cutting.url}/activities/${id}/record`);
  await choose(page);
  await page.getByText('已收到').waitFor({ timeout: 60_000 });
  cutting.cutAfter(null);
  // What left is the photo, what was lost at each cut, and the pages' own questions; not the photo again at each try.
  expect(cutting.upward() - before).toBeLessThan(bytes.length * 3);
  await page.getByRole('button', { name: '放入活动（1）' }).click();
  await expect.poll(async () => (await factsOf(id)).files.map(({ name }) => name)).toEqual(['工地.jpg']);
  await first.context.close();
}, 120_000);

test('what is pinned keeps its files and papers: they open with no network, others say that they are not there', async () => {
  const id = await atSummary('渡口的账');
  const shot = await add(people.organiser, id, '渡口.jpg', 'photo', await picture(7));
  const note = await add(people.organiser, id, '说明.txt', 'paper', Buffer.from('取数口径：到账日。'));
  const other = await atSummary('别处');
  const elsewhere = await add(people.organiser, other, '别处.txt', 'paper', Buffer.from('没有离线保存'));
  const { page, context } = await phone(people.member, `/activities/${id}/record`, '照片和文件');
  await page.getByRole('button', { name: '离线保存' }).click();
  await page.getByText(/连同 \d+ 个文件和材料（.+）存在这台设备上/u).waitFor();
  await expectSound(page, 'offline-pinned-390');
  const said = Number(/连同 (\d+) 个/u.exec((await page.locator('.pin').textContent()) ?? '')?.[1]);
  expect((await lying(page)).held).toBe(said);
  expect(said).toBeGreaterThan(4);
  // Nothing of a file lies there to be read.
  expect(await page.evaluate(`new Promise((done) => { const asked = indexedDB.open('lianxue'); asked.onsuccess = () => {
    const all = asked.result.transaction('held').objectStore('held').getAll();
    all.onsuccess = () => { asked.result.close(); done(all.result.some(({ box }) => new TextDecoder().decode(box).includes('到账日'))); };
  } })`)).toBe(false);
  await context.setOffline(true);
  await page.reload();
  await page.getByRole('heading', { name: '照片和文件' }).waitFor();
  await page.locator('.photos img').scrollIntoViewIfNeeded();
  await becomesTrue(page, `[...document.querySelectorAll('.photos img')].every((one) => one.complete && one.naturalWidth > 0) && document.querySelectorAll('.photos img').length === 1`);
  const given = (address: string) => page.evaluate(`fetch('${address}').then(async (said) => [said.status, said.headers.get('content-type'), await said.text()], () => 'unreached')`);
  expect(await given(`/files/${note}`)).toEqual([200, 'text/plain; charset=utf-8', '取数口径：到账日。']);
  expect(await given(`/files/${elsewhere}`)).toBe('unreached');
  await page.goto(`${app.url}/activities/${id}/papers`);
  const paper = await page.locator('.paper-group a.file-link').first().getAttribute('href');
  expect(await page.evaluate(`fetch('${paper}').then(async (said) => [said.status, new Uint8Array(await said.arrayBuffer()).slice(0, 2).join()])`)).toEqual([200, '80,75']);
  // Opened as people do, in a tab of its own.
  const tab = await context.newPage();
  await tab.goto(`${app.url}/files/${shot}`);
  expect(await tab.evaluate(`document.contentType`)).toBe('image/jpeg');
  await tab.goto(`${app.url}/files/${elsewhere}`);
  await tab.getByRole('heading', { name: '这个文件没有存在这台设备上' }).waitFor();
  await expectSound(tab, 'offline-not-kept-390');
  await tab.goto(`${app.url}/outbox`);
  await tab.getByText(`离线保存的文件共 ${said} 个`).waitFor();
  await tab.close();
  // Given up, they go.
  await page.goto(`${app.url}/activities/${id}/record`);
  await page.getByRole('button', { name: '已离线保存' }).click();
  await expect.poll(async () => (await lying(page)).held).toBe(0);
  await context.close();
}, 120_000);

test('beyond what the office lets a device keep it is said what was not kept, and how large it is', async () => {
  const id = await atSummary('大文件');
  await add(people.organiser, id, '小.txt', 'paper', Buffer.from('小文件'));
  const large = await photo(2500);
  await add(people.organiser, id, '全景.jpg', 'photo', large);
  await office.security.client.rulebook.set({ commandId: newId(), rule: 'SEC-10', parameter: 'deviceMegabytes', value: 1, severity: null, fromOn: dayFromNow(), source: '本办', article: null });
  const { page, context } = await phone(people.member, `/activities/${id}/record`, '照片和文件');
  await page.getByRole('button', { name: '离线保存' }).click();
  await page.getByText(/没有存下（超过本单位规定的一台设备的总量）：.*全景\.jpg（\d\.\d MB）/u).waitFor();
  await expectSound(page, 'offline-pinned-less-390');
  expect((await lying(page)).held).toBeGreaterThan(0);
  await context.close();
}, 120_000);

async function signIn(page: Page, { username }: TestPerson): Promise<void> {
  await page.goto(`${app.url}/sign-in`);
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill(testPassword);
  await page.getByRole('button', { name: '登录' }).click();
  await page.locator('.account-menu').first().waitFor();
}
async function suggestOffline(page: Page, text: string): Promise<void> {
  await page.goto(`${app.url}/suggestions/new`);
  await page.getByLabel(/^内容/u).fill(text);
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByText('没有网络，已存在这台设备上').waitFor();
}
/** Of what lies unsent in the browser, how much some key that lies there opens. */
const readable = (page: Page) => page.evaluate<number>(`new Promise((done) => { const asked = indexedDB.open('lianxue'); asked.onsuccess = () => {
  const read = asked.result.transaction(['keys', 'writings']);
  const [keys, writings] = ['keys', 'writings'].map((name) => read.objectStore(name).getAll());
  read.oncomplete = async () => {
    asked.result.close();
    let opened = 0;
    for (const { iv, box } of writings.result) for (const key of keys.result.filter((one) => one instanceof CryptoKey)) opened += await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, box).then(() => 1, () => 0);
    done(opened);
  };
} })`);

test('on a shared device what one has not sent opens to nobody else, stays, and is sent when its writer is back', async () => {
  const { page } = await openAs(browser, `${app.url}/sign-in`, null, { width: 390, height: 844, serviceWorkers: 'allow' });
  const context = page.context();
  await becomesTrue(page, `navigator.serviceWorker.controller !== null`);
  await signIn(page, people.member);
  await page.goto(`${app.url}/suggestions/new`);
  await page.getByLabel(/^内容/u).waitFor();
  await becomesTrue(page, `localStorage.getItem('lianxue.kept') === 'yes' && caches.open('shell').then((kept) => kept.match('/index.html')).then((found) => found !== undefined)`);
  await becomesTrue(page, `localStorage.getItem('lianxue.owner') === '${people.member.id}'`);
  await becomesTrue(page, `new Promise((done) => { const asked = indexedDB.open('lianxue'); asked.onsuccess = () => {
    const names = asked.result.transaction('keys').objectStore('keys').getAllKeys();
    names.onsuccess = () => { asked.result.close(); done(names.result.includes('open:${people.member.id}')); };
  } })`);
  await page.waitForTimeout(1000);
  await context.setOffline(true);
  await suggestOffline(page, '希望交流灌区的取数办法。');
  expect([(await lying(page)).writings, await readable(page)]).toEqual([1, 1]);
  await page.goto('about:blank');
  await context.clearCookies();
  await context.setOffline(false);

  await signIn(page, people.secretary);
  await becomesTrue(page, `localStorage.getItem('lianxue.owner') === '${people.secretary.id}'`);
  await page.goto(`${app.url}/outbox`);
  await page.getByText('没有未发出的内容').waitFor();
  await expect.poll(() => readable(page)).toBe(0);
  expect((await lying(page)).writings).toBe(1);
  expect(await page.locator('body').textContent()).not.toContain('灌区');
  // Signing out destroys what is the secretary's and nothing else.
  await page.locator('.account-menu summary, .account-menu button').first().click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.waitForURL(/sign-in/u);
  expect((await lying(page)).writings).toBe(1);

  await signIn(page, people.member);
  await expect.poll(async () => (await lying(page)).writings, { timeout: 30_000 }).toBe(0);
  const { rows } = await people.secretary.client.suggestion.list({});
  expect(rows.filter(({ text }) => text === '希望交流灌区的取数办法。')).toHaveLength(1);
  await context.close();
}, 120_000);

test('a full device: it is said that nothing was kept, what was kept before is untouched, copies of the server’s files make room first', async () => {
  const id = await atSummary('满了的手机');
  const { page, context, fill } = await ownPhone(`${app.url}/activities/${id}/record`, people.organiser);
  await page.getByRole('heading', { name: '照片和文件' }).waitFor();
  await context.setOffline(true);
  await page.getByLabel('理论共学').fill('先写下的一段。');
  await page.getByRole('button', { name: '保存记录' }).click();
  await page.getByText('没有网络，已存在这台设备上').waitFor();
  await fill(1000);
  // A browser remembers for half a minute how much room there was.
  await page.waitForTimeout(31_000);
  await page.getByRole('button', { name: '添加文件' }).click();
  await page.locator('input[type=file]').setInputFiles({ name: '大照片.jpg', mimeType: 'image/jpeg', buffer: await photo(1500) });
  await page.getByRole('button', { name: '放入活动（1）' }).click();
  await page.getByText('这台设备没有空间了，没有存下').waitFor();
  await expectSound(page, 'offline-full-390');
  expect((await lying(page)).writings).toBe(1);
  await fill(null);
  await page.getByRole('button', { name: '放入活动（1）' }).click();
  await page.getByText('1 个文件已存在这台设备上').waitFor();
  await context.setOffline(false);
  await sent(page);
  const facts = await factsOf(id);
  expect([facts.record?.strands.theory, facts.files.map(({ name }) => name)]).toEqual(['先写下的一段。', ['大照片.jpg']]);
  await context.close();
}, 120_000);

test.each([['three years behind', '2023-11-25T10:00:00.000Z'], ['two months ahead', '2027-01-25T10:00:00.000Z']])('a phone whose clock is %s: what it writes arrives, the server’s time counts and the phone’s is told beside it', async (which, at) => {
  const { page, context } = await phone(people.member, '/suggestions/new');
  await page.clock.setSystemTime(at);
  await context.setOffline(true);
  await suggestOffline(page, `时钟不准：${which}`);
  await page.reload();
  await bar(page).getByText('1 条还没有发出').waitFor();
  await context.setOffline(false);
  await sent(page);
  const { rows } = await people.secretary.client.suggestion.list({});
  const made = rows.find(({ text }) => text === `时钟不准：${which}`);
  expect(made?.createdAt.slice(0, 10)).toBe(dayFromNow());
  const { rows: [entry] } = await app.program.pool.query<{ at: string; written_at: string }>(`select at, written_at from ledger_entry where command = 'suggestion.make' order by seq desc limit 1`);
  expect([new Date(entry?.at ?? '').toISOString().slice(0, 10), new Date(entry?.written_at ?? '').toISOString().slice(0, 10)]).toEqual([dayFromNow(), at.slice(0, 10)]);
  await context.close();
}, 120_000);
