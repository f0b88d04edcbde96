import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#shared/ids.ts';
import type { TestPerson } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { branchInSummary, type BranchInSummary } from './harness/branch-at-work.ts';
import { axeFindings, openAs, openBrowser } from './harness/browser.ts';
import { dayFromNow, thisEvening } from './harness/clock.ts';

/** 记录 as people write, illustrate and sign it on the activity's page. */

const app = await startApp({ now: thisEvening, webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
const today = dayFromNow();
let browser: Browser;
let people: BranchInSummary['people'];
let atSummary: BranchInSummary['atSummary'];
const c = () => ({ commandId: newId() });
const strands = { theory: '共同学习了会议精神，交流了三点体会。', problem: '会诊了数据采集口径不一的难题。', outcome: '交换了两份分析模型。' };

beforeAll(async () => {
  browser = await openBrowser();
  ({ people, atSummary } = await branchInSummary(app, today));
});
afterAll(() => browser.close());

const factsOf = async (id: string) => (await people.secretary.client.activity.get({ id })).facts;
const recordOf = async (id: string) => (await factsOf(id)).record;
const photo = (background: string): Promise<Buffer> => sharp({ create: { width: 800, height: 600, channels: 3, background } }).jpeg().toBuffer();

const open = (who: TestPerson, id: string, width = 1440) => openAs(browser, `${app.url}/activities/${id}/record`, who, { width, heading: '照片和文件' });
const refusalsOnly = (heard: readonly string[]): string[] => heard.filter((line) => !/\b(409|422|403)\b/.test(line));

test('from what is known to a signed record: written, illustrated, signed on paper and by account, completed', async () => {
  const { id, ownSide } = await atSummary({ combines: ['solving'] });
  const { page, heard, shot } = await open(people.organiser, id);
  expect(await page.getByLabel('开始时间').inputValue()).toBe(`${today}T09:00`);
  expect(await page.getByLabel('主持人').inputValue()).toBe('周正言');
  expect(await page.getByLabel('记录人').inputValue()).toBe('陈思远');
  await page.getByText('应到 3，实到 3，请假 0，缺席 0').waitFor();
  await shot('blank');
  await page.getByLabel('理论共学').fill(strands.theory);
  await page.getByLabel('问题共解').fill(strands.problem);
  await page.getByLabel('解决问题成果').fill('两家统一了口径。');
  await page.getByRole('button', { name: '添加议定事项' }).click();
  await page.keyboard.type('共建数据分析模型');
  await page.getByText('REC-04').first().waitFor();
  await page.getByLabel('责任人').fill('李向东');
  await page.getByRole('button', { name: '添加捐助' }).click();
  await page.keyboard.type('图书二十册');
  await page.getByRole('button', { name: '没有', exact: true }).click();
  await page.getByRole('button', { name: '添加地点' }).click();
  await page.keyboard.type('江西省档案馆');
  await page.getByText('PLC-04').first().waitFor();
  await shot('writing');
  expect(await axeFindings(page)).toEqual([]);
  // A reload loses nothing of what is typed.
  await page.reload();
  expect(await page.getByLabel('理论共学').inputValue()).toBe(strands.theory);
  await page.getByLabel('行程变化原因').fill('顺路查阅档案。');
  await page.getByLabel('期限').fill('2027-03-31');
  await page.getByRole('button', { name: '保存记录' }).click();
  await page.getByRole('heading', { name: '主题联学活动记录' }).waitFor();
  expect(await recordOf(id)).toMatchObject({ strands: { theory: strands.theory }, donations: [{ what: '图书二十册', fen: null }], decisions: [{ text: '共建数据分析模型', owner: '李向东', dueOn: '2027-03-31' }] });
  expect(await axeFindings(page)).toEqual([]);

  // Photos: on their way as they are chosen; one is not what it claims.
  await page.getByRole('button', { name: '添加文件' }).click();
  await page.locator('input[type=file]').setInputFiles([
    { name: '座谈.jpg', mimeType: 'image/jpeg', buffer: await photo('#8a2b1d') }, { name: '参观.jpg', mimeType: 'image/jpeg', buffer: await photo('#274b6b') },
    { name: '假的.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('%PDF-1.4 not a photo at all') },
  ]);
  await page.getByLabel('“座谈.jpg”的说明').fill('双方座谈');
  await page.locator('.notice.error').waitFor();
  await page.getByLabel('有，已征得同意').check();
  await shot('uploading');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: '放入活动（2）' }).click();
  await page.getByRole('img', { name: '双方座谈' }).waitFor();
  await page.getByRole('button', { name: '取消', exact: true }).click();
  expect((await factsOf(id)).files).toMatchObject([{ caption: '双方座谈', consentOfOutsiders: true, purpose: 'photo' }, { name: '参观.jpg' }]);
  await page.getByRole('button', { name: '移除“参观.jpg”' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '移除文件' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect((await factsOf(id)).files.length).toBe(1);

  // The partner signed on paper; without the scan it is only a claim.
  await page.getByRole('button', { name: '登记纸质签认：江西省审计厅数据办党支部' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('签认人').fill('刘明');
  await dialog.getByLabel('职务').fill('支部书记');
  await dialog.getByRole('button', { name: '登记纸质签认' }).click();
  await dialog.getByText('请先上传签字扫描件。').waitFor();
  await dialog.locator('input[type=file]').setInputFiles({ name: '签字页.jpg', mimeType: 'image/jpeg', buffer: await photo('#ffffff') });
  await dialog.getByText('已收到').waitFor();
  await shot('paper');
  expect(await axeFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: '登记纸质签认' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('刘明（支部书记）').waitFor();
  expect(refusalsOnly(heard)).toEqual([]);
  await page.context().close();

  const leader = await open(people.secretary, id);
  await leader.page.getByRole('button', { name: '代表计算机处党支部签认' }).click();
  await leader.page.getByRole('dialog').getByRole('button', { name: '签认', exact: true }).click();
  await leader.page.getByText('周正言（党支部书记）').waitFor();
  await leader.shot('signed');
  expect(await axeFindings(leader.page)).toEqual([]);
  expect((await factsOf(id)).consents.filter((one) => one.sideId === ownSide)).toMatchObject([{ way: 'account', decision: 'approve' }]);
  await leader.page.getByRole('button', { name: '完成记录' }).click();
  await expect.poll(async () => (await factsOf(id)).activity.stage).toBe('publicity');
  expect(leader.heard).toEqual([]);
  await leader.page.context().close();
});

test('two write at once: the later one sees both texts, loses nothing, and decides', async () => {
  const { id } = await atSummary();
  await people.organiser.client.record.edit({ ...c(), id, recordVersion: null, strands });
  const [one, two] = [await open(people.organiser, id), await open(people.member, id, 390)];
  for (const { page } of [one, two]) await page.getByRole('button', { name: '修改记录' }).click();
  await one.page.getByLabel('成果共享').fill('组织者写的成果。');
  await two.page.getByLabel('成果共享').fill('党员写的成果。');
  await one.page.getByRole('button', { name: '保存记录' }).click();
  await one.page.getByRole('heading', { name: '主题联学活动记录' }).waitFor();
  await two.page.getByRole('button', { name: '保存记录' }).click();
  await two.page.getByRole('heading', { name: '现在保存的' }).waitFor();
  const sides = two.page.locator('.compare section');
  expect(await sides.nth(0).textContent()).toContain('组织者写的成果。');
  expect(await sides.nth(1).textContent()).toContain('党员写的成果。');
  expect(await two.page.getByLabel('成果共享').inputValue()).toBe('党员写的成果。');
  await two.shot('stale-390');
  expect(await axeFindings(two.page)).toEqual([]);
  expect((await recordOf(id))?.strands.outcome).toBe('组织者写的成果。');
  await two.page.getByRole('button', { name: '用我写的保存' }).click();
  await expect.poll(async () => (await recordOf(id))?.strands.outcome).toBe('党员写的成果。');
  // The other way out: what is stored is what is read then.
  await one.page.getByRole('button', { name: '修改记录' }).click();
  await one.page.getByLabel('成果共享').fill('不要了。');
  await people.member.client.record.edit({ ...c(), id, recordVersion: (await recordOf(id))?.version ?? 0, place: '二楼' });
  await one.page.getByRole('button', { name: '保存记录' }).click();
  await one.page.getByRole('button', { name: '放弃我写的' }).click();
  await one.page.getByText('二楼', { exact: true }).waitFor();
  expect(refusalsOnly([...one.heard, ...two.heard])).toEqual([]);
  await one.page.context().close();
  await two.page.context().close();
});

test.each([1440, 390])('each state at %i: nothing for axe, nothing in the console, nothing wider than the screen', async (width) => {
  const { id, ownSide, holder } = await atSummary({ combines: ['research', 'solving', 'opinions'] });
  const { organiser, secretary } = people;
  const said = async () => ({ ...c(), id, shown: (await recordOf(id))?.version ?? 0, comment: null });
  const steps: Record<string, () => Promise<unknown>> = {
    new: async () => null,
    written: async () => organiser.client.record.edit({
      ...c(), id, recordVersion: null, strands: { ...strands, theory: `${strands.theory}\n`.repeat(8) }, results: { research: '一份调研报告', solving: '口径统一', opinions: '三条建议' }, requestsAnswer: '没有。',
      decisions: [{ text: '共建数据分析模型', owner: '李向东', dueOn: '2027-03-31' }, { text: '每季度交流一次', owner: null, dueOn: null }], donations: [{ what: '慰问金', to: '村小学', fen: 50_000 }],
    }),
    asked: async () => holder.record.signByLink({ ...(await said()), decision: 'change', comment: '人数应为 21 人，请核对后再送来签认。' }),
    signed: async () => secretary.client.record.sign({ ...(await said()), sideId: ownSide, decision: 'approve' }),
  };
  for (const [name, step] of Object.entries(steps)) {
    await step();
    const { page, heard, shot } = await open(secretary, id, width);
    await shot(`${name}-${width}`);
    expect(`${name} ${(await axeFindings(page)).join('\n')}`).toBe(`${name} `);
    expect(`${name} ${heard.join('\n')}`).toBe(`${name} `);
    expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true);
    await page.context().close();
  }
});
