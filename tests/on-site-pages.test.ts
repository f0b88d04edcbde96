import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bringToHeld } from '#features/attendance/fixtures.ts';
import { exampleTopic } from '#features/bulletin/fixtures.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { axeFindings, openAs, openBrowser, shoot } from './harness/browser.ts';

/** What a phone may do, and the code shown on site, as people see it. */

const app = await startApp({ now: new Date().toISOString(), webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const phone = { width: 390, height: 844, userAgent: 'Mozilla/5.0 (Linux; Android 14; V2309A) AppleWebKit/537.36 Chrome/116.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.49' };
let office: TestOffice;
let browser: Browser;
let people: Record<'organiser' | 'member' | 'guesser' | 'committee', TestPerson>;
let id = '';
const c = () => ({ commandId: newId() });
const set = (rule: string, parameter: string, value: boolean | string[]) => people.committee.client.rulebook.set({ ...c(), rule, parameter, value, severity: null, fromOn: today, source: '本办规定', article: null });

beforeAll(async () => {
  office = await openOffice(app);
  browser = await openBrowser();
  const branchId = await office.branch('计算机处党支部');
  const member = (name: string) => office.person(name, { branchId, posts: [{ post: 'member' }] });
  people = { organiser: await member('陈思远'), member: await member('李向东'), guesser: await member('钱多试'), committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }) };
  id = (await people.organiser.client.activity.create({ ...c(), branchId, ...exampleTopic, plannedOn: today })).id;
  await bringToHeld(app.program.door, office.id, id, today);
  const { facts } = await people.organiser.client.activity.get({ id });
  await people.organiser.client.attendance.announce({ ...c(), id, version: facts.activity.version, note: null });
});
afterAll(() => browser.close());
const fits = '(document.documentElement.scrollWidth <= window.innerWidth)';

test('with the switch off a phone reads, is told before somebody types in vain, and told again by whoever is asked', async () => {
  const { page, heard, close } = await openAs(browser, `${app.url}/activities/${id}/held`, people.member, phone);
  await page.getByText('本单位没有开通手机办理').first().waitFor();
  await shoot(page, 'phone-off-390');
  await page.getByRole('button', { name: '答复', exact: true }).click();
  await page.getByText('请机关党委在规则 BRD-07 中打开并登记备案号').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate(fits)).toBe(true);
  expect(heard.filter((line) => !line.includes('403'))).toEqual([]);
  await close();
});

test('the page on burden says what is set; on, with its number, the phone writes', async () => {
  await set('BRD-07', 'writes', true);
  const waits = await openAs(browser, `${app.url}/burden`, people.member);
  await waits.page.getByText('手机办理：已打开开关，缺备案号，暂不生效').waitFor();
  await shoot(waits.page, 'burden-waits-1440');
  await waits.close();
  await set('BRD-07', 'filingNo', ['国政移备 1 号']);
  const { page, heard, close } = await openAs(browser, `${app.url}/activities/${id}/held`, people.member, phone);
  expect(await page.getByText('本单位没有开通手机办理').count()).toBe(0);
  await page.getByRole('button', { name: '答复', exact: true }).click();
  await page.getByText('您已答复参加。').waitFor();
  expect(heard).toEqual([]);
  await close();
});

test('the organiser shows a code that goes on without a network; a member types it; a wrong one is said; the entry begins with who confirmed', async () => {
  const before = await openAs(browser, `${app.url}/activities/${id}/held`, people.organiser, phone);
  expect(await before.page.getByText('现场确认').count()).toBe(0);
  await before.close();
  await set('REC-20', 'onSite', true);
  const shown = await openAs(browser, `${app.url}/activities/${id}/held`, people.organiser, phone);
  await shown.page.getByRole('button', { name: '显示现场码' }).click();
  const digits = shown.page.locator('.code-shown output');
  await digits.waitFor();
  await shoot(shown.page, 'code-shown-390');
  expect(await axeFindings(shown.page)).toEqual([]);
  await shown.page.context().setOffline(true);
  const code = (await digits.textContent()) ?? '';
  expect(code).toMatch(/^\d{3} \d{3}$/);

  const there = await openAs(browser, `${app.url}/activities/${id}/held`, people.member, phone);
  const field = there.page.getByLabel('现场码');
  await field.fill('12');
  await there.page.getByRole('button', { name: '确认本人到会' }).click();
  await there.page.getByText('请输入六位数字。').waitFor();
  await field.fill(code === '000 000' ? '111111' : '000000');
  await there.page.getByRole('button', { name: '确认本人到会' }).click();
  await there.page.getByText('现场码不对').waitFor();
  await field.fill(code);
  await shoot(there.page, 'code-typed-390');
  await there.page.getByRole('button', { name: '确认本人到会' }).click();
  await there.page.getByText(/^您已于 .* 确认到会。$/u).waitFor();
  expect(await there.page.evaluate(fits)).toBe(true);
  // Who confirmed is named to the organiser only; who did not, to nobody.
  expect([await there.page.getByText('已确认').count(), await there.page.getByText('钱多试').count()]).toEqual([0, 0]);
  expect(there.heard.filter((line) => !line.includes('422') && !line.includes('409'))).toEqual([]);
  await there.close();

  await shown.page.context().setOffline(false);
  await shown.page.reload();
  await shown.page.getByText('已确认 1 人').waitFor();
  await shown.page.getByRole('button', { name: '登记出勤' }).click();
  expect(await shown.page.getByRole('radiogroup', { name: '李向东的出勤' }).getByLabel('到', { exact: true }).isChecked()).toBe(true);
  expect(await shown.page.getByRole('radiogroup', { name: '钱多试的出勤' }).getByRole('radio', { checked: true }).count()).toBe(0);
  await shown.page.getByRole('button', { name: '停止显示' }).click();
  await shown.page.getByRole('button', { name: '显示现场码' }).waitFor();
  await shown.close();
});

test('guessing is seen by the security administrator', async () => {
  await people.organiser.client.attendance.openCode({ ...c(), id });
  for (let at = 0; at < 8; at += 1) await people.guesser.client.attendance.confirm({ ...c(), id, code: String(200_000 + at), saidAt: new Date().toISOString() }).catch(() => undefined);
  const { page, heard, close } = await openAs(browser, `${app.url}/administration`, office.security);
  await page.getByRole('heading', { name: '异常尝试' }).waitFor();
  await page.getByRole('cell', { name: /-001 钱多试/u }).waitFor();
  await shoot(page, 'attempts-1440');
  expect(await axeFindings(page)).toEqual([]);
  expect(heard).toEqual([]);
  await close();
});
