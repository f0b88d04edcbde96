import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noDeclarations, type Programme } from '#features/activity/facts.ts';
import { exampleTopic } from '#features/bulletin/fixtures.ts';
import { bringToSummary } from '#features/record/fixtures.ts';
import { secretHash } from '#platform/session.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { branchAtWork, type BranchAtWork } from './harness/branch-at-work.ts';
import { axeFindings, openAs, openBrowser } from './harness/browser.ts';
import { dayFromNow, thisEvening } from './harness/clock.ts';

/** The other side: its leader without an account, on a phone, by a link; and our people who make and end the link. */

const app = await startApp({ now: thisEvening, webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
const day = dayFromNow(21);
let office: TestOffice;
let browser: Browser;
let branchId = '';
let people: BranchAtWork['people'];
const c = () => ({ commandId: newId() });
const programme: Programme = {
  sessions: [{
    day, from: '09:00', to: '11:00', place: '江西省审计厅会议室', stops: [{ name: '江西省审计厅', kind: 'venue' }],
    agenda: [{ title: '集中学习', minutes: 60, owner: '计算机处', strand: 'theory' }, { title: '方法研讨', minutes: 60, owner: '数据办', strand: 'problem' }],
  }],
  tasks: [{ what: '准备两份案例', owner: '数据办党支部', due: null }],
};

beforeAll(async () => {
  office = await openOffice(app);
  browser = await openBrowser();
  ({ branchId, people } = await branchAtWork(office));
});
afterAll(() => browser.close());

const factsOf = async (id: string) => (await people.secretary.client.activity.get({ id })).facts;
const at = async (id: string) => ({ ...c(), id, version: (await factsOf(id)).activity.version });
const saying = async (id: string) => (await factsOf(id)).consents.filter((one) => !one.superseded).map(({ subject, decision, way, name }) => `${subject} ${decision} ${way} ${name}`).toSorted();

/** An activity in 方案 with the partner's side in words and, unless told otherwise, a programme. */
async function atProgramme({ written = true } = {}) {
  const by = people.organiser.client;
  const { id } = await by.activity.create({ ...c(), branchId, ...exampleTopic, theme: '大数据审计方法' });
  await by.activity.toContact(await at(id));
  await by.activity.addSide({ ...(await at(id)), role: 'partner', unitId: null, branchIds: [], bodyWords: '江西省审计厅数据办党支部', contactName: '刘明', contactPost: '支部书记' });
  await by.activity.toProgramme(await at(id));
  if (written) await by.programme.edit({ ...(await at(id)), programme, declarations: noDeclarations });
  return id;
}
async function linkTo(id: string, days = 14) {
  const secret = newId();
  const sideId = (await factsOf(id)).sides.find((side) => side.role === 'partner')?.id ?? '';
  await people.organiser.client.partner.makeLink({ ...c(), id, sideId, holderName: '刘明', holderPost: '支部书记', secretHash: secretHash(secret), days });
  return `/p/${secret}`;
}

const shot = async (page: Page, to: string): Promise<void> => {
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/${to}.png`, fullPage: true });
};
const visit = (path: string, { who = null, width = 390, locale = 'zh-CN' }: { who?: TestPerson | null; width?: number; locale?: string } = {}) =>
  openAs(browser, path.startsWith('http') ? path : `${app.url}${path}`, who, { width, locale, permissions: ['clipboard-read', 'clipboard-write'] });
const fits = (page: Page) => page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth');

test('a link is made, copied, opened on a phone; the partner proposes, it is taken over, the partner agrees once', async () => {
  const id = await atProgramme();
  const ours = await visit(`/activities/${id}/sides`, { who: people.organiser, width: 1440 });
  await ours.page.getByRole('button', { name: '记一次联络' }).click();
  const noting = ours.page.getByRole('dialog');
  await noting.getByLabel('方式').fill('电话');
  await noting.getByLabel('内容').fill('商定先由对方看方案。');
  await noting.getByRole('button', { name: '记一次联络' }).click();
  await ours.page.getByRole('cell', { name: '商定先由对方看方案。' }).or(ours.page.getByText('商定先由对方看方案。')).first().waitFor();
  await ours.page.getByRole('button', { name: '生成链接' }).click();
  const dialog = ours.page.getByRole('dialog');
  expect([await dialog.getByLabel('姓名').inputValue(), await dialog.getByLabel('职务').inputValue()]).toEqual(['刘明', '支部书记']);
  await dialog.getByRole('button', { name: '生成链接' }).click();
  await dialog.getByRole('button', { name: '复制链接' }).click();
  await dialog.getByText('已复制').waitFor();
  await shot(ours.page, 'partner-link-made');
  expect(await axeFindings(ours.page)).toEqual([]);
  const address = await dialog.getByLabel('链接', { exact: true }).inputValue();
  expect(await ours.page.evaluate('navigator.clipboard.readText()')).toBe(address);
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/p\/[0-9a-f]{64}$/);
  await dialog.getByRole('button', { name: '关闭' }).last().click();
  // Fourteen days as the rulebook has it; the address itself is nowhere any more.
  const [link] = (await factsOf(id)).links;
  expect(Math.round((Date.parse(link?.expiresAt ?? '') - app.clock.now().getTime()) / 86_400_000)).toBe(14);
  expect(await ours.page.content()).not.toContain(address.split('/').at(-1));
  await shot(ours.page, 'partner-part-1440');
  expect(await axeFindings(ours.page)).toEqual([]);

  const theirs = await visit(address);
  await theirs.page.getByText('请您对活动方案表态').waitFor();
  await theirs.page.getByText('准备两份案例').waitFor();
  await shot(theirs.page, 'partner-asked-390');
  expect(await axeFindings(theirs.page)).toEqual([]);
  expect(await fits(theirs.page)).toBe(true);
  // Sending nothing, then a wish without a reason: told beside the field, nothing sent.
  await theirs.page.getByRole('button', { name: '提交', exact: true }).click();
  await theirs.page.getByText('请先选择。').waitFor();
  await theirs.page.getByRole('radio', { name: '要求修改' }).check();
  await theirs.page.getByRole('button', { name: '提交', exact: true }).click();
  await theirs.page.getByText('请写明理由。').waitFor();
  expect(await saying(id)).toEqual([]);
  // A proposal, made on the programme itself; a reload loses nothing of it.
  await theirs.page.getByRole('button', { name: '对方案提出修改' }).click();
  await theirs.page.getByLabel('开始', { exact: true }).first().fill('14:00');
  await theirs.page.getByLabel('结束', { exact: true }).first().fill('16:00');
  await theirs.page.getByRole('heading', { name: '您的修改' }).waitFor();
  await theirs.page.reload();
  await theirs.page.getByRole('heading', { name: '您的修改' }).waitFor();
  await theirs.page.getByLabel('修改说明').fill('上午有会，改到下午。');
  await shot(theirs.page, 'partner-propose-390');
  expect(await axeFindings(theirs.page)).toEqual([]);
  expect(await fits(theirs.page)).toBe(true);
  await theirs.page.getByRole('button', { name: '提交修改' }).click();
  await theirs.page.getByText('等待答复').waitFor();

  await ours.page.goto(`${app.url}/activities/${id}/programme`);
  await ours.page.getByText('上午有会，改到下午。').first().waitFor();
  await ours.page.getByRole('button', { name: '采纳', exact: true }).click();
  await expect.poll(async () => (await factsOf(id)).activity.programme?.sessions[0]?.from).toBe('14:00');

  // The page still shows the former version: a yes to that is refused, nothing is lost, the new one is shown.
  await theirs.page.getByRole('radio', { name: '同意', exact: true }).check();
  await theirs.page.getByRole('button', { name: '提交', exact: true }).click();
  await theirs.page.getByText('内容在您查看之后有改动').waitFor();
  expect(await saying(id)).toEqual([]);
  await theirs.page.getByRole('button', { name: '看最新内容' }).click();
  await theirs.page.getByText('14:00–16:00').first().waitFor();
  await theirs.page.getByText('已采纳').waitFor();
  await theirs.page.getByRole('radio', { name: '同意', exact: true }).check();
  await theirs.page.getByRole('button', { name: '提交', exact: true }).click();
  await theirs.page.getByText('您已同意').waitFor();
  expect(await theirs.page.getByRole('button', { name: '提交', exact: true }).count()).toBe(0);
  await shot(theirs.page, 'partner-agreed-390');
  expect(await axeFindings(theirs.page)).toEqual([]);
  expect(await saying(id)).toEqual(['activity approve link 刘明']);
  expect(theirs.heard.filter((line) => !/\b(422|409)\b/.test(line))).toEqual([]);
  expect(ours.heard).toEqual([]);
  await Promise.all([ours.page.context().close(), theirs.page.context().close()]);
});

test('our leader decides by account, theirs on paper with the scan; a link is revoked and the page says so', async () => {
  const id = await atProgramme();
  const address = await linkTo(id);
  const { page, heard } = await visit(`/activities/${id}/sides`, { who: people.secretary, width: 1440 });
  await page.getByRole('button', { name: '代表计算机处党支部表态' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '同意', exact: true }).click();
  await page.getByText('周正言（党支部书记）').waitFor();
  await page.getByRole('button', { name: '登记纸质意见：江西省审计厅数据办党支部' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type=file]').setInputFiles({ name: '回函.jpg', mimeType: 'image/jpeg', buffer: await sharp({ create: { width: 600, height: 800, channels: 3, background: '#ffffff' } }).jpeg().toBuffer() });
  await dialog.getByText('已收到').waitFor();
  await dialog.getByRole('button', { name: '登记纸质意见' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: '扫描件' }).waitFor();
  expect(await saying(id)).toEqual(['activity approve account 周正言', 'activity approve paper 刘明']);
  await page.getByRole('button', { name: '撤销刘明的链接' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤销' }).click();
  await page.getByText('已撤销').waitFor();
  await shot(page, 'partner-consents-1440');
  expect(await axeFindings(page)).toEqual([]);
  expect(heard).toEqual([]);
  const gone = await visit(address);
  await gone.page.getByRole('heading', { name: '链接打不开' }).waitFor();
  await shot(gone.page, 'partner-ended-390');
  expect(await axeFindings(gone.page)).toEqual([]);
  const forged = await visit(`/p/${'0'.repeat(64)}`);
  await forged.page.getByRole('heading', { name: '链接打不开' }).waitFor();
  await Promise.all([page, gone.page, forged.page].map((one) => one.context().close()));
});

test('the record is read and signed by link', async () => {
  const secret = newId();
  const today = dayFromNow();
  const { id } = await people.organiser.client.activity.create({ ...c(), branchId, ...exampleTopic });
  const ownSide = (await factsOf(id)).sides[0]?.id ?? '';
  await bringToSummary(app.program.door, office.id, { id, ownSide, heldOn: today, secretHash: secretHash(secret), createdBy: people.organiser.id, attended: [{ personId: people.member.id, name: '李向东', branchId }] });
  const before = await visit(`/p/${secret}`);
  await before.page.getByText('目前没有需要您办理的事项').waitFor();
  await people.organiser.client.record.edit({ ...c(), id, recordVersion: null, strands: { theory: '共同学习了会议精神。', problem: '统一了口径。', outcome: '' }, requestsAnswer: '内部才看的话' });
  await before.page.reload();
  await before.page.getByText('请您签认活动记录').waitFor();
  await before.page.getByText('共同学习了会议精神。').waitFor();
  expect(await before.page.content()).not.toContain('内部才看的话');
  await before.page.getByRole('radio', { name: '签认，内容属实' }).check();
  await shot(before.page, 'partner-record-390');
  expect(await axeFindings(before.page)).toEqual([]);
  expect(await fits(before.page)).toBe(true);
  await before.page.getByRole('button', { name: '提交', exact: true }).click();
  await before.page.getByText('您已签认').waitFor();
  expect(await saying(id)).toEqual(['record approve link 刘明']);
  expect(before.heard).toEqual([]);
  await before.page.context().close();
});

test.each([['zh-CN', '活动内容'], ['zh-TW', '活動內容'], ['en-US', 'The activity']])('in %s, wide and narrow, waiting, postponed and cancelled', async (locale, heading) => {
  const id = await atProgramme({ written: false });
  const address = await linkTo(id, 3);
  const steps: Record<string, () => Promise<unknown>> = {
    wait: async () => null,
    postponed: async () => people.organiser.client.activity.postpone({ ...(await at(id)), reason: '内部原因' }),
    cancelled: async () => people.organiser.client.activity.cancel({ ...(await at(id)), reason: '内部原因' }),
  };
  for (const [name, step] of Object.entries(steps)) {
    await step();
    for (const width of [390, 1440]) {
      const { page, heard } = await visit(address, { width, locale });
      await page.getByRole('heading', { name: heading, exact: true }).waitFor();
      expect(await page.content()).not.toContain('内部原因');
      await shot(page, `partner-${name}-${locale}-${width}`);
      expect(`${name} ${(await axeFindings(page)).join('\n')}`).toBe(`${name} `);
      expect(await fits(page)).toBe(true);
      expect(heard).toEqual([]);
      await page.context().close();
    }
  }
});

test('whoever is signed in in the same browser is the link’s holder on that page, and themselves elsewhere', async () => {
  const id = await atProgramme();
  const { page } = await visit(await linkTo(id), { who: people.member, width: 1440 });
  await page.getByText('刘明（支部书记），代表江西省审计厅数据办党支部').waitFor();
  await page.goto(`${app.url}/`);
  await page.getByText('李向东').first().waitFor();
  await page.context().close();
});
