import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bringToPublicity, exampleTopic } from '#features/bulletin/fixtures.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { axeFindings, openAs, openBrowser } from './harness/browser.ts';
import { dayFromNow, thisEvening } from './harness/clock.ts';

/** A bulletin of two activities, from its draft to its withdrawal, as the people concerned see it. */

const app = await startApp({ now: thisEvening, webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
const year = dayFromNow().slice(0, 4);
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
    organiser: await office.person('陈思远', { branchId, posts: [{ post: 'member' }] }),
    secretary: await office.person('周正言', { branchId, posts: [{ post: 'secretary' }] }),
    member: await office.person('李向东', { branchId, posts: [{ post: 'member' }] }),
    committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }),
    discipline: await office.person('王清正', { posts: [{ post: 'discipline' }] }),
  };
});
afterAll(() => browser.close());

async function atPublicity(theme: string, days: number): Promise<string> {
  const { id } = await people.organiser.client.activity.create({ ...c(), branchId, ...exampleTopic, theme, plannedOn: dayFromNow(-days) });
  await bringToPublicity(app.program.door, office.id, id, dayFromNow(-days));
  return id;
}
const factsOf = async (id: string) => (await people.secretary.client.activity.get({ id })).facts;
const bulletinOf = async (id: string) => (await factsOf(id)).bulletins.at(-1);

async function open(who: TestPerson, id: string, width = 1440) {
  const opened = await openAs(browser, `${app.url}/activities/${id}/publicity`, who, { width, heading: '心得体会' });
  opened.page.setDefaultTimeout(20_000);
  const look = async (): Promise<void> => {
    await opened.page.reload();
    await opened.page.getByRole('heading', { level: 2, name: '心得体会' }).waitFor();
    await opened.page.waitForLoadState('networkidle');
  };
  return { ...opened, look };
}
const refusalsOnly = (heard: readonly string[]): string[] => heard.filter((line) => !/\b(409|422|403)\b/.test(line));
/** Marks words in the read text as a reader's mouse would. */
const select = (page: Page, words: string) => page.evaluate(`{
  const walk = document.createTreeWalker(document.querySelector('.written.read'), NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
    const at = node.textContent.indexOf(${JSON.stringify(words)});
    if (at >= 0) getSelection().setBaseAndExtent(node, at, node, at + ${words.length});
  }
}`);

test('composed from two activities, commented on, answered, a phone masked, cleared, released, corrected, withdrawn', async () => {
  const id = await atPublicity('科技强审', 3);
  const second = await atPublicity('廉洁从审', 5);
  await people.member.client.bulletin.writeInsight({ ...c(), id: second, insightId: null, insightVersion: null, text: '联系我请打13800138000。' });

  // 编写: nothing typed again, one section for each.
  const writer = await open(people.secretary, id);
  const { page } = writer;
  await page.getByRole('button', { name: '由多项活动编成' }).click();
  await page.getByRole('dialog').getByRole('checkbox', { name: /廉洁从审/ }).check();
  await writer.shot('choose');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: '用这些活动编稿' }).click();
  const box = page.getByRole('textbox', { name: '正文' });
  await box.getByText('“廉洁从审”主题联学', { exact: true }).waitFor();
  expect(await page.getByLabel('标题').inputValue()).toBe('计算机处党支部与江西省审计厅数据办党支部开展“科技强审”主题联学、“廉洁从审”主题联学');
  await page.getByRole('link', { name: /廉洁从审/ }).waitFor();

  // 姓名与号码: the phone must be decided, a name may be.
  const hits = page.getByRole('list', { name: '姓名与号码' });
  await hits.getByText('13800138000').first().waitFor();
  await page.getByRole('button', { name: '送保密审查' }).focus();
  await page.getByRole('tooltip').filter({ visible: true }).getByText('还有 1 项电话').waitFor();
  await writer.shot('hits');
  expect(await axeFindings(page)).toEqual([]);
  await hits.getByRole('button', { name: '遮盖 13800138000' }).click();
  await hits.getByText('公开时为“138****8000”').waitFor();
  await box.locator('.masked', { hasText: '13800138000' }).waitFor();
  await hits.getByRole('button', { name: '保留 李向东' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('本办同志，本人同意');
  await page.getByRole('dialog').getByRole('button', { name: '保留', exact: true }).click();
  await hits.getByText('保留：本办同志，本人同意（周正言）').waitFor();
  await page.getByRole('button', { name: '送保密审查' }).click();
  await page.getByText('待保密审查').first().waitFor();
  expect(JSON.stringify((await bulletinOf(id))?.body)).toContain('"mask":"phone"');

  // It stands on the other activity's page, to be read.
  const elsewhere = await open(people.member, second);
  await elsewhere.page.getByRole('heading', { name: /合编简报/ }).waitFor();
  await elsewhere.shot('elsewhere');
  expect(await axeFindings(elsewhere.page)).toEqual([]);
  await elsewhere.page.context().close();

  // 审查: marks a passage and says what is wrong with it.
  const reviewer = await open(people.discipline, id);
  await select(reviewer.page, '数据采集口径不一');
  await reviewer.page.getByRole('button', { name: '添加批注' }).click();
  const dialog = reviewer.page.getByRole('dialog');
  await dialog.getByText('指向：“数据采集口径不一”').waitFor();
  expect(await axeFindings(reviewer.page)).toEqual([]);
  await dialog.getByLabel('批注内容').fill('换个说法，不要涉及数据采集');
  await dialog.getByRole('button', { name: '添加批注' }).click();
  await reviewer.page.getByRole('list', { name: '批注' }).getByText('换个说法').waitFor();
  await reviewer.page.locator('.written mark', { hasText: '数据采集口径不一' }).waitFor();
  await reviewer.shot('commented');
  expect(await axeFindings(reviewer.page)).toEqual([]);
  await reviewer.page.getByLabel('审查意见').fill('见批注');
  await reviewer.page.getByRole('button', { name: '退回修改' }).click();
  await reviewer.page.getByText('见批注').first().waitFor();

  // The writer is led to the passage, rewrites it, and answers.
  await writer.look();
  const comments = page.getByRole('list', { name: '批注' });
  await comments.getByText('换个说法').waitFor();
  await box.waitFor();
  await page.waitForTimeout(300);
  await comments.getByRole('button', { name: /看原文/ }).click();
  // The editor takes the focus a moment after it is asked to.
  await expect.poll(() => page.evaluate('getSelection().toString()')).toBe('数据采集口径不一');
  await page.keyboard.type('大家共同关心');
  await comments.getByText('原文已变动').waitFor();
  await writer.shot('writer');
  expect(await axeFindings(page)).toEqual([]);
  await comments.getByRole('button', { name: '答复', exact: true }).click();
  await comments.getByRole('textbox', { name: '答复' }).fill('已改写');
  await comments.getByRole('button', { name: '只答复' }).click();
  await comments.getByText('周正言：').waitFor();
  await page.getByRole('button', { name: '送保密审查' }).click();
  await page.getByText('待保密审查').first().waitFor();

  // The reviewer reads only what changed, clears, and nothing is released before the comment is resolved.
  await reviewer.look();
  await reviewer.page.locator('.tracked del', { hasText: '口径' }).waitFor();
  await reviewer.page.locator('.tracked ins', { hasText: '共同' }).waitFor();
  await reviewer.shot('tracked');
  expect(await axeFindings(reviewer.page)).toEqual([]);
  await reviewer.page.getByRole('button', { name: '审查通过' }).click();
  await reviewer.page.locator('.chip', { hasText: '审查通过' }).waitFor();
  const committee = await open(people.committee, id);
  await committee.page.getByRole('button', { name: '签发' }).click();
  await committee.page.getByText(/王清正对“数据采集口径不一”的批注还没有了结/).waitFor();
  await reviewer.page.getByRole('list', { name: '批注' }).getByRole('button', { name: '了结' }).click();
  await reviewer.page.getByText('王清正已了结').waitFor();
  await committee.page.getByRole('button', { name: '签发' }).click();
  await committee.page.getByText(`〔${year}〕第1期`).waitFor();
  await people.secretary.client.bulletin.publish({ ...c(), id, bulletinId: (await bulletinOf(id))?.id ?? '', outlet: '机关党建门户', publishedOn: dayFromNow(), address: null });

  // 更正, under the same number.
  await committee.look();
  await committee.page.getByRole('button', { name: '更正' }).click();
  await committee.page.getByRole('dialog').getByLabel('更正的原因').fill('单位名称有误');
  await committee.page.getByRole('dialog').getByRole('button', { name: '更正' }).click();
  await committee.page.getByText('原因：单位名称有误').waitFor();
  await writer.look();
  await page.getByLabel('标题').fill('两项主题联学（更正）');
  await page.locator('.save-state.saved').waitFor();
  await writer.shot('correcting');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: '送保密审查' }).click();
  await page.getByText('待保密审查').first().waitFor();
  await reviewer.look();
  await reviewer.page.locator('.tracked').waitFor();
  await reviewer.page.getByRole('button', { name: '审查通过' }).click();
  await reviewer.page.locator('.chip', { hasText: '审查通过' }).waitFor();
  await committee.look();
  await committee.page.getByRole('button', { name: '签发' }).click();
  await committee.page.getByText('各次签发的文字').waitFor();
  await committee.page.getByText(/第 2 次签发.*更正：单位名称有误/).click();
  await committee.shot('corrected');
  expect(await axeFindings(committee.page)).toEqual([]);
  expect(await bulletinOf(id)).toMatchObject({ state: 'released', number: 1, title: '两项主题联学（更正）' });

  // 撤回: it stays, struck through; where it stands is to be taken down.
  await committee.page.getByRole('button', { name: '撤回简报' }).click();
  await committee.page.getByRole('dialog').getByLabel('撤回的原因').fill('对方要求不公开');
  await committee.page.getByRole('dialog').getByRole('button', { name: '撤回简报' }).click();
  await committee.page.getByText(/吴常青于.*撤回：对方要求不公开/).waitFor();
  await committee.page.getByText('待撤下').waitFor();
  await committee.shot('withdrawn');
  expect(await axeFindings(committee.page)).toEqual([]);
  await committee.page.getByRole('button', { name: '登记撤下 机关党建门户' }).click();
  await committee.page.getByRole('dialog').getByRole('button', { name: '登记撤下' }).click();
  await committee.page.getByText(/撤下$/).first().waitFor();
  for (const { heard, page: seen } of [writer, reviewer, committee]) {
    expect(refusalsOnly(heard)).toEqual([]);
    await seen.context().close();
  }
}, 240_000);

test('a comment by keyboard alone, on a phone, and names that lie in wait for a browser', async () => {
  const id = await atPublicity('学<b>思</b>😀践悟\u202e', 2);
  await people.secretary.client.bulletin.compose({ ...c(), id, bulletinId: null, bulletinVersion: null });
  const first = await bulletinOf(id);
  const long = '长'.repeat(4000);
  await people.secretary.client.bulletin.edit({
    ...c(), id, bulletinId: first?.id ?? '', bulletinVersion: 1, title: '<img src=x onerror=alert(1)>的体会', contributor: '', body: [...(first?.body ?? []), { kind: 'paragraph', runs: [{ text: `${long}😀李向东的<script>`, bold: false }] }],
  });
  await people.secretary.client.bulletin.sendToReview({ ...c(), id, bulletinId: first?.id ?? '', bulletinVersion: 2 });
  const { page, heard, shot } = await open(people.discipline, id, 390);
  await page.getByRole('button', { name: '添加批注' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByLabel('段落').selectOption({ label: '标题' });
  await page.getByRole('dialog').getByLabel('所指文字').focus();
  for (let n = 0; n < 4; n++) await page.keyboard.press('ArrowRight');
  for (let n = 0; n < 3; n++) await page.keyboard.press('Shift+ArrowRight');
  await page.getByRole('dialog').getByLabel('批注内容').focus();
  await page.keyboard.type('题目不妥');
  await shot('comment');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: '添加批注' }).focus();
  await page.keyboard.press('Enter');
  // The words stand in the field already; only when the dialog has gone are they a comment.
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect.poll(async () => (await factsOf(id)).comments).toMatchObject([{ block: -1, text: '题目不妥', asReviewer: true }]);
  await page.getByRole('button', { name: /看原文/ }).focus();
  await page.keyboard.press('Enter');
  expect(await page.evaluate("document.activeElement?.tagName === 'MARK'")).toBe(true);
  await shot('phone');
  expect(await axeFindings(page)).toEqual([]);
  expect(refusalsOnly(heard)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true);
  await page.context().close();
  const writer = await open(people.secretary, id, 390);
  await writer.page.getByRole('button', { name: '修改文字' }).click();
  await writer.page.getByRole('textbox', { name: '正文' }).waitFor();
  await writer.shot('writing');
  expect(await axeFindings(writer.page)).toEqual([]);
  expect(await writer.page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true);
  await writer.page.context().close();
}, 120_000);
