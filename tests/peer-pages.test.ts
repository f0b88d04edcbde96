import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exampleProgramme } from '#features/activity/fixtures.ts';
import { axeFindings, openAs, openBrowser, shoot } from './harness/browser.ts';
import { install, type Installation } from './harness/two-offices.ts';

/** Two offices link their systems on their pages, and a branch answers in its own system, on a phone, what the other office hosts. */

const wall = { now: Date.parse('2026-11-23T02:00:00.000Z') };
const c = () => ({ commandId: randomUUID() });
let browser: Browser;
let wuhan: Installation;
let jiangxi: Installation;
beforeAll(async () => {
  wuhan = await install('审计署武汉特派办', '江西省审计厅', wall);
  jiangxi = await install('江西省审计厅', '审计署武汉特派办', wall);
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

async function sound(page: Page, to: string): Promise<void> {
  await shoot(page, to);
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true);
}
const at = (office: Installation, who: { readonly headers: { readonly cookie: string } }, path: string, width = 1440) => openAs(browser, `${office.app.url}${path}`, who, { width });

test('the exchange is turned on, an invitation handed over and answered, and the keys are compared by telephone', async () => {
  for (const office of [wuhan, jiangxi]) {
    const { page, close } = await at(office, office.office.system, '/peers');
    await page.getByRole('button', { name: '开启联通' }).click();
    await page.getByText('密钥核对码').first().waitFor();
    await close();
  }
  const first = await at(wuhan, wuhan.people.committee, '/peers');
  await first.page.getByRole('button', { name: '邀请对方系统' }).click();
  const dialog = first.page.getByRole('dialog');
  await dialog.getByLabel('对方单位').fill('江西');
  await dialog.getByRole('button', { name: /江西省审计厅/ }).click();
  await dialog.getByRole('button', { name: '邀请对方系统' }).click();
  await dialog.waitFor({ state: 'hidden' });
  const invitation = await first.page.getByLabel('邀请', { exact: true }).innerText();
  expect(invitation).toMatch(/^LX1\./);
  await sound(first.page, 'peers-invited-1440');
  await first.close();

  const second = await at(jiangxi, jiangxi.people.committee, '/peers', 390);
  await second.page.getByRole('button', { name: '应答邀请' }).click();
  const paste = second.page.getByRole('dialog');
  await paste.getByLabel('粘贴对方发来的邀请').fill('请联通');
  await paste.getByLabel('对方单位').fill('武汉');
  await paste.getByRole('button', { name: /审计署武汉特派办/ }).click();
  await paste.getByRole('button', { name: '应答邀请' }).click();
  await paste.getByText('这不是邀请的全文').waitFor();
  await paste.getByLabel('粘贴对方发来的邀请').fill(invitation);
  await sound(second.page, 'peers-accept-390');
  await paste.getByRole('button', { name: '应答邀请' }).click();
  await paste.waitFor({ state: 'hidden' });
  await expect.poll(async () => (await jiangxi.people.committee.client.peer.list({})).peers[0]?.standing, { timeout: 20_000 }).toBe('to_confirm');
  await second.close();

  for (const [mine, theirs] of [[wuhan, jiangxi], [jiangxi, wuhan]] as const) {
    const digits = (await theirs.people.committee.client.peer.list({})).identity?.fingerprint ?? '';
    const { page, heard, close } = await at(mine, mine.office.security, '/peers', 390);
    await page.getByRole('button', { name: '核对密钥' }).click();
    const confirm = page.getByRole('dialog');
    await confirm.getByLabel('对方念出的核对码').fill(digits.replace(/\d{4}$/, '0000'));
    await confirm.getByLabel('对方核对人').fill('王安 安全管理员');
    await confirm.getByRole('button', { name: '核对密钥' }).click();
    await confirm.getByText(/核对码与“.+”的密钥不符/).waitFor();
    await sound(page, 'peers-confirm-390');
    await confirm.getByLabel('对方念出的核对码').fill(digits);
    await confirm.getByRole('button', { name: '核对密钥' }).click();
    await confirm.waitFor({ state: 'hidden' });
    // What was refused in between is no fault of the page.
    expect(heard.filter((line) => !line.includes('422'))).toEqual([]);
    await close();
  }
  await expect.poll(async () => (await wuhan.people.committee.client.peer.list({})).peers[0]?.standing, { timeout: 20_000 }).toBe('active');
  await wuhan.app.ask('/peer', { json: { text: 'x', signature: 'y' } });
  const linked = await at(wuhan, wuhan.people.committee, '/peers');
  await linked.page.getByText('已联通').waitFor();
  await sound(linked.page, 'peers-1440');
  await linked.close();
}, 120_000);

let id = '';
test('an activity is shared on its page, answered on a phone in the other office, and the answer stands with the activity', async () => {
  const { client } = wuhan.people.secretary;
  const version = async () => (await client.activity.get({ id })).facts.activity.version;
  ({ id } = await client.activity.create({
    ...c(), branchId: wuhan.branchId, theme: '大数据审计方法联学', kind: '主题党日联学', source: 'hot', sourceNote: null, projectIds: [], suggestionIds: [], tasks: '学方法', expectedEffect: '能用', problemBrought: null, combines: [], forms: ['座谈'],
    plannedOn: '2026-12-10', plannedEnd: null, place: null, estimateFen: null, fundSource: null, planItem: null, countsAsThemeDay: false,
  }));
  await client.activity.toContact({ ...c(), id, version: await version() });
  await client.activity.addSide({ ...c(), id, version: await version(), role: 'partner', unitId: wuhan.unitId, branchIds: [], bodyWords: '江西省审计厅机关支部', contactName: null, contactPost: null });
  await client.activity.toProgramme({ ...c(), id, version: await version() });
  const declarations = { itineraryBy: null, arrangedByPartner: [], gifts: [], paidLecture: null, partnerVehicle: null, alcohol: null, workingPapers: null, integrityReport: null };
  await client.programme.edit({ ...c(), id, version: await version(), programme: { ...exampleProgramme, sessions: exampleProgramme.sessions.map((session) => ({ ...session, day: '2026-12-10' })) }, declarations });

  const host = await at(wuhan, wuhan.people.secretary, `/activities/${id}/sides`);
  await host.page.getByRole('button', { name: /^与对方系统共享/ }).click();
  await host.page.getByText('往来中').waitFor();
  await expect.poll(async () => (await jiangxi.people.member.client.peer.shared({})).rows.length, { timeout: 20_000 }).toBe(1);

  const phone = await at(jiangxi, jiangxi.people.secretary, '/', 390);
  await phone.page.getByRole('link', { name: '大数据审计方法联学' }).first().click();
  await phone.page.getByRole('heading', { level: 1, name: '大数据审计方法联学' }).waitFor();
  await phone.page.getByText('与审计署武汉特派办联学，由对方主办').waitFor();
  await sound(phone.page, 'shared-390');
  await phone.page.getByLabel('同意', { exact: true }).check();
  await phone.page.getByRole('button', { name: '提交' }).click();
  await phone.page.getByRole('button', { name: '添加：本方心得' }).click();
  const dialog = phone.page.getByRole('dialog');
  await dialog.getByLabel('题目').fill('数据共享先行');
  await dialog.getByRole('button', { name: '添加' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await expect.poll(async () => (await client.activity.get({ id })).facts.consents.map(({ way, decision }) => `${way} ${decision}`), { timeout: 20_000 }).toEqual(['peer approve']);
  await expect.poll(async () => (await jiangxi.people.member.client.peer.sharedOne({ id: (await jiangxi.people.member.client.peer.shared({})).rows[0]?.id ?? '' })).told?.said.length, { timeout: 20_000 }).toBe(1);
  await phone.page.reload();
  await phone.page.getByText('本方已决定：同意').waitFor();
  await sound(phone.page, 'shared-decided-390');
  expect(phone.heard).toEqual([]);
  await phone.close();

  await host.page.reload();
  await host.page.getByText('数据共享先行').waitFor();
  await host.page.getByText('对方系统', { exact: false }).first().waitFor();
  await sound(host.page, 'activity-peer-1440');
  expect(host.heard).toEqual([]);
  await host.close();

  const list = await at(jiangxi, jiangxi.people.committee, '/shared');
  await list.page.getByRole('link', { name: '大数据审计方法联学' }).waitFor();
  await sound(list.page, 'shared-list-1440');
  await list.page.getByRole('link', { name: '大数据审计方法联学' }).click();
  await list.page.getByRole('heading', { level: 1, name: '大数据审计方法联学' }).waitFor();
  await sound(list.page, 'shared-1440');
  await list.close();
}, 120_000);
