import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bringToPublicity, exampleTopic } from '#features/bulletin/fixtures.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { axeFindings, openAs, openBrowser } from './harness/browser.ts';
import { dayFromNow, thisEvening } from './harness/clock.ts';

/** 宣传 as people do it on the activity's page. */

const app = await startApp({ now: thisEvening, webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
let office: TestOffice;
let browser: Browser;
let branchId = '';
let people: Record<'organiser' | 'secretary' | 'member' | 'committee' | 'discipline', TestPerson>;
const c = () => ({ commandId: newId() });

beforeAll(async () => {
  office = await openOffice(app);
  browser = await openBrowser();
  branchId = await office.branch('计算机处党支部');
  people = {
    organiser: await office.person('陈思远', { branchId, posts: [{ post: 'member' }, { post: 'discipline' }] }),
    secretary: await office.person('周正言', { branchId, posts: [{ post: 'secretary' }] }),
    member: await office.person('李向东', { branchId, posts: [{ post: 'member' }] }),
    committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }),
    discipline: await office.person('王清正', { posts: [{ post: 'discipline' }] }),
  };
});
afterAll(() => browser.close());

async function atPublicity(): Promise<string> {
  const { id } = await people.organiser.client.activity.create({ ...c(), branchId, ...exampleTopic, plannedOn: dayFromNow(-3) });
  await bringToPublicity(app.program.door, office.id, id, dayFromNow(-3));
  return id;
}
const bulletinOf = async (id: string) => (await people.secretary.client.activity.get({ id })).facts.bulletins.at(-1);
const named = async (id: string) => {
  const bulletin = await bulletinOf(id);
  return { ...c(), id, bulletinId: bulletin?.id ?? '', bulletinVersion: bulletin?.version ?? 0 };
};

async function open(who: TestPerson, id: string, width = 1440) {
  const opened = await openAs(browser, `${app.url}/activities/${id}/publicity`, who, { width, heading: '心得体会' });
  return { ...opened, saved: () => opened.page.locator('.save-state.saved').waitFor() };
}
const refusalsOnly = (heard: readonly string[]): string[] => heard.filter((line) => !/\b(409|422|403)\b/.test(line));

test('a member writes an insight, changes it, and takes it back', async () => {
  const id = await atPublicity();
  const { page, heard, shot } = await open(people.member, id);
  await page.getByRole('button', { name: '写心得' }).click();
  await page.getByLabel('我的心得').fill('数据要先统一口径，模型才站得住。');
  await page.getByRole('button', { name: '保存心得' }).click();
  await page.getByText('数据要先统一口径，模型才站得住。').waitFor();
  await page.getByRole('button', { name: '修改我的心得' }).click();
  await page.getByLabel('我的心得').fill('密级：机密');
  await page.getByRole('button', { name: '保存心得' }).click();
  await page.getByText('密级标志').first().waitFor();
  expect(await page.getByLabel('我的心得').inputValue()).toBe('密级：机密');
  await page.getByLabel('我的心得').fill('先统一口径，再建模型。');
  await page.getByRole('button', { name: '保存心得' }).click();
  await page.getByText('先统一口径，再建模型。').waitFor();
  await shot('insight');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: '撤回我的心得' }).click();
  await page.getByText('还没有人写心得。').waitFor();
  expect(refusalsOnly(heard)).toEqual([]);
  await page.context().close();
});

test('from the record to a released bulletin: composed, written at by keyboard, saved as one types, returned, cleared, released, published', async () => {
  const id = await atPublicity();
  await people.member.client.bulletin.writeInsight({ ...c(), id, insightId: null, insightVersion: null, text: '学有所得。' });
  const { page, heard, shot, saved } = await open(people.secretary, id);
  await page.getByRole('button', { name: '编写简报' }).click();
  const box = page.getByRole('textbox', { name: '正文' });
  await box.getByText('会诊了数据采集口径不一的难题。').waitFor();
  expect(await page.getByLabel('标题').inputValue()).toBe('计算机处党支部与江西省审计厅数据办党支部开展“科技强审”主题联学');
  await shot('composed');
  expect(await axeFindings(page)).toEqual([]);
  // By keyboard alone: into the text, a heading, bold words, a bullet, and out again.
  await box.focus();
  // The editor places the caret a moment after it got the focus; nobody's hand is quicker, a program is.
  await page.waitForTimeout(200);
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('### 下一步');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+b');
  await page.keyboard.type('尽快');
  await page.keyboard.press('Control+b');
  await page.keyboard.type('共建模型');
  await page.keyboard.press('Enter');
  await page.keyboard.type('- 统一字段');
  await page.keyboard.press('Enter');
  await page.keyboard.type('建中间表');
  await page.keyboard.press('Tab');
  expect(await page.evaluate("document.activeElement?.closest('.written') === null")).toBe(true);
  await saved();
  await expect.poll(async () => (await bulletinOf(id))?.body.slice(-4)).toEqual([
    { kind: 'heading', runs: [{ text: '下一步', bold: false }] },
    { kind: 'paragraph', runs: [{ text: '尽快', bold: true }, { text: '共建模型', bold: false }] },
    { kind: 'bullet', runs: [{ text: '统一字段', bold: false }] },
    { kind: 'bullet', runs: [{ text: '建中间表', bold: false }] },
  ]);
  await page.getByLabel('标题').fill('科技强审联学');
  await page.getByRole('button', { name: '送保密审查' }).click();
  await page.getByText('待保密审查').first().waitFor();
  expect(await bulletinOf(id)).toMatchObject({ title: '科技强审联学', state: 'review' });

  const reviewing = await open(people.discipline, id);
  await reviewing.page.getByText('会诊了数据采集口径不一的难题。').waitFor();
  await reviewing.shot('review');
  expect(await axeFindings(reviewing.page)).toEqual([]);
  await reviewing.page.getByLabel('审查意见').fill('标题要写明与谁联学');
  await reviewing.page.getByRole('button', { name: '退回修改' }).click();
  await reviewing.page.getByText('标题要写明与谁联学').first().waitFor();

  await page.reload();
  await page.getByText('标题要写明与谁联学').waitFor();
  await page.getByLabel('标题').fill('与数据办党支部开展科技强审联学');
  await page.getByRole('button', { name: '送保密审查' }).click();
  await page.getByText('待保密审查').first().waitFor();
  await reviewing.page.reload();
  await reviewing.page.getByRole('button', { name: '审查通过' }).click();
  await reviewing.page.locator('.chip', { hasText: '审查通过' }).waitFor();
  await reviewing.page.context().close();

  const releasing = await open(people.committee, id);
  await releasing.page.getByRole('button', { name: '签发' }).click();
  await releasing.page.getByText(`〔${dayFromNow().slice(0, 4)}〕第1期`).waitFor();
  await releasing.page.getByRole('button', { name: '登记发布' }).click();
  const dialog = releasing.page.getByRole('dialog');
  await dialog.getByLabel('发布渠道').fill('办内网站');
  await dialog.getByLabel('发布日期').fill(dayFromNow());
  await dialog.getByLabel('网址').fill('javascript:alert(1)');
  await dialog.getByText('网址要以 http:// 或 https:// 开头。').waitFor();
  await dialog.getByRole('button', { name: '登记发布' }).click();
  expect(await dialog.count()).toBe(1);
  await dialog.getByLabel('网址').fill('https://example.org/2026/1.html');
  expect(await axeFindings(releasing.page)).toEqual([]);
  await dialog.getByRole('button', { name: '登记发布' }).click();
  await releasing.page.getByRole('link', { name: 'https://example.org/2026/1.html' }).waitFor();
  await releasing.shot('released');
  const address = await releasing.page.getByRole('link', { name: '下载 Word 文件' }).getAttribute('href');
  const paper = await app.ask(address ?? '', { headers: people.committee.headers });
  expect(decodeURIComponent(paper.headers.get('content-disposition') ?? '')).toContain('简报.docx');
  expect(refusalsOnly(heard)).toEqual([]);
  expect(refusalsOnly(releasing.heard)).toEqual([]);
  await page.reload();
  await page.getByRole('button', { name: '进入转化' }).click();
  await expect.poll(async () => (await people.secretary.client.activity.get({ id })).facts.activity.stage).toBe('conversion');
  await page.context().close();
  await releasing.page.context().close();
});

test('somebody else was first: both texts side by side, and mine is not lost', async () => {
  const id = await atPublicity();
  await people.secretary.client.bulletin.compose({ ...c(), id, bulletinId: null, bulletinVersion: null });
  const { page, heard, shot } = await open(people.secretary, id);
  await page.getByRole('textbox', { name: '正文' }).waitFor();
  const other = await bulletinOf(id);
  await people.organiser.client.bulletin.edit({ ...(await named(id)), title: '组织者改的标题', body: other?.body ?? [], contributor: '' });
  await page.getByLabel('标题').fill('书记改的标题');
  await page.getByRole('heading', { name: '已保存的文字' }).waitFor();
  await shot('stale');
  expect(await axeFindings(page)).toEqual([]);
  expect((await bulletinOf(id))?.title).toBe('组织者改的标题');
  await page.getByRole('button', { name: '以我的文字保存' }).click();
  await expect.poll(async () => (await bulletinOf(id))?.title).toBe('书记改的标题');
  expect(refusalsOnly(heard)).toEqual([]);
  await page.context().close();
});

test('the organiser, though discipline, cannot review and is told why; an amount waits for its reason', async () => {
  const id = await atPublicity();
  await people.secretary.client.bulletin.compose({ ...c(), id, bulletinId: null, bulletinVersion: null });
  const body = (await bulletinOf(id))?.body ?? [];
  await people.secretary.client.bulletin.edit({ ...(await named(id)), title: '节约资金35万元', body, contributor: '' });
  await people.secretary.client.bulletin.sendToReview(await named(id));
  const own = await open(people.organiser, id);
  await own.page.getByRole('button', { name: '审查通过' }).focus();
  await own.page.getByRole('tooltip').filter({ visible: true }).getByText('陈思远既组织活动，又担任审查人。').waitFor();
  await own.page.context().close();
  const { page, shot } = await open(people.discipline, id);
  await page.getByText('REC-06').first().waitFor();
  await page.getByRole('button', { name: '审查通过' }).click();
  await page.getByText('没有办成，原因如下。').waitFor();
  await shot('rec-06');
  await page.getByRole('list', { name: '公开前检查' }).getByRole('button', { name: /REC-06/ }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('已公开的数字');
  await page.getByRole('dialog').getByRole('button', { name: /理由/ }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '审查通过' }).click();
  await page.locator('.chip', { hasText: '审查通过' }).waitFor();
  await page.context().close();
});

test('a connection that goes and comes: what is written stays, is shown as not sent, and is sent once when it is back', async () => {
  const id = await atPublicity();
  await people.secretary.client.bulletin.compose({ ...c(), id, bulletinId: null, bulletinVersion: null });
  const { page, saved } = await open(people.secretary, id);
  await page.getByRole('textbox', { name: '正文' }).waitFor();
  await page.context().setOffline(true);
  await page.getByLabel('标题').fill('断网时写的标题');
  await page.locator('.save-state.offline').waitFor();
  await page.getByLabel('标题').press('End');
  await page.keyboard.type('，接着写');
  await page.context().setOffline(false);
  await saved();
  expect(await bulletinOf(id)).toMatchObject({ title: '断网时写的标题，接着写', version: 2 });
  await page.context().close();
});

test('no publicity, with the reason', async () => {
  const id = await atPublicity();
  const { page } = await open(people.secretary, id);
  await page.getByRole('button', { name: '不作宣传' }).click();
  await page.getByRole('dialog').getByLabel('不作宣传的原因').fill('对方要求不公开');
  await page.getByRole('dialog').getByRole('button', { name: '不作宣传' }).click();
  await page.getByText('对方要求不公开').first().waitFor();
  await page.context().close();
});

test.each([1440, 390])('each state at %i: nothing for axe, nothing in the console, nothing wider than the screen', async (width) => {
  const steps: Record<string, (id: string) => Promise<unknown>> = {
    none: async () => null,
    draft: async (id) => people.secretary.client.bulletin.compose({ ...c(), id, bulletinId: null, bulletinVersion: null }),
    review: async (id) => people.secretary.client.bulletin.sendToReview(await named(id)),
    cleared: async (id) => people.discipline.client.bulletin.review({ ...(await named(id)), conclusion: 'clear', comment: '可以公开' }),
    released: async (id) => people.secretary.client.bulletin.release(await named(id)),
    published: async (id) => people.secretary.client.bulletin.publish({ ...c(), id, bulletinId: (await bulletinOf(id))?.id ?? '', outlet: '办内网站', publishedOn: dayFromNow(), address: 'https://example.org/a/very/long/address/that/does/not/break/by/itself/2026/11/24/index.html' }),
  };
  const id = await atPublicity();
  await people.member.client.bulletin.writeInsight({ ...c(), id, insightId: null, insightVersion: null, text: '数据要先统一口径。\n回去就办。' });
  for (const [name, step] of Object.entries(steps)) {
    await step(id);
    const { page, heard, shot } = await open(people.secretary, id, width);
    if (name === 'draft') await page.getByRole('textbox', { name: '正文' }).waitFor();
    await shot(`${name}-${width}`);
    expect(`${name} ${(await axeFindings(page)).join('\n')}`).toBe(`${name} `);
    expect(`${name} ${heard.join('\n')}`).toBe(`${name} `);
    expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true);
    await page.context().close();
  }
});
