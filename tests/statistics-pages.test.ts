import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bringToPublicity, exampleTopic } from '#features/bulletin/fixtures.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestPerson } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { axeFindings, openAs, openBrowser, shoot } from './harness/browser.ts';
import { convert, pdfText } from './harness/office.ts';

/** The year's review: 机关党委 looks at what the year adds up to, opens what is behind the numbers, and takes the review along. */

const app = await startApp({ now: '2026-12-28T02:00:00.000Z', webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
let browser: Browser;
let people: Record<'committee' | 'member' | 'elsewhere', TestPerson>;
let branch = '';
const c = () => ({ commandId: newId() });
beforeAll(async () => {
  const office = await openOffice(app, '审计署武汉特派办');
  browser = await openBrowser();
  branch = await office.branch('计算机处党支部');
  people = {
    committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }), member: await office.person('李向东', { branchId: branch, posts: [{ post: 'member' }] }),
    elsewhere: await office.person('褚光纤', { branchId: await office.branch('办公室党支部'), posts: [{ post: 'member' }] }),
  };
  const { client } = people.member;
  for (const [theme, heldOn, source] of [['科技强审', '2026-09-10', 'hot'], ['不忘初心', '2026-11-10', 'difficult']] as const) {
    const { id } = await client.activity.create({ ...c(), branchId: branch, ...exampleTopic, theme, source, forms: ['座谈'] });
    await bringToPublicity(app.program.door, office.id, id, heldOn);
  }
  await client.activity.create({ ...c(), branchId: branch, ...exampleTopic, theme: '还没举行的一项', plannedOn: '2027-01-10' });
  const past = readFileSync('tests/data/article-activities.jsonl', 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
  await people.committee.client.import.cases({ ...c(), batchId: newId(), name: '文章.jsonl', cases: past });
});
afterAll(() => browser.close());

test.each([1440, 390])('at %i: the year in numbers, each with its definition, its unknowns, its records', async (width) => {
  const { page, heard, close } = await openAs(browser, `${app.url}/statistics`, people.committee, { width });
  await page.getByRole('heading', { name: '主要数字' }).waitFor();
  const sums = page.locator('.sums > div');
  const held = sums.filter({ hasText: '已开展活动' }).first();
  expect(await held.locator('.value').innerText()).toContain('8');
  await held.getByText('口径').click();
  await held.getByText('填写了举行日期的联学活动', { exact: false }).waitFor();
  expect(await page.getByText('6 项活动没有记录具体的外单位', { exact: false }).count()).toBe(0);
  // Every picture has its sentence, and its table with the same numbers.
  for (const name of ['从选题到已核验的效果', '一年各月', '行业和地区的覆盖', '支部和联学单位']) {
    expect(await page.getByRole('img', { name: new RegExp(`^${name}：`, 'u') }).count()).toBe(1);
  }
  await page.getByText('同样内容的表格').first().click();
  expect(await page.getByRole('table', { name: '从选题到已核验的效果' }).getByRole('row').filter({ hasText: '热点' }).innerText()).toMatch(/热点[\s\S]*1[\s\S]*0/u);
  expect(await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBeLessThanOrEqual(0);
  await shoot(page, `statistics-${width}`);
  expect(await axeFindings(page)).toEqual([]);

  // One year: those of no known year are told, and open.
  if (width === 390) await page.getByText('筛选').first().click();
  await page.getByLabel('年度', { exact: true }).selectOption('2026');
  await page.waitForURL(/year=2026/u);
  await page.getByRole('link', { name: '另有 6 项活动年度不明，未计入本年度。' }).click();
  await page.waitForURL(/\/activities\?held=yes&year=unknown/u);
  await page.getByText('按统计的口径筛选：已开展；年度 未知').waitFor();
  await expect.poll(() => page.getByRole('rowheader').count()).toBe(6);
  await page.goBack();
  await page.getByRole('heading', { name: '主要数字' }).waitFor();
  await page.getByRole('table', { name: '按选题来源' }).getByRole('link', { name: '难点 活动 1' }).click();
  await page.getByRole('link', { name: '不忘初心' }).waitFor();
  expect(await page.getByRole('rowheader').count()).toBe(1);
  await page.getByRole('button', { name: '取消这些条件' }).click();
  await expect.poll(() => page.getByRole('rowheader').count()).toBe(9);
  expect(heard).toEqual([]);
  await close();
});

test('a day before anything was recorded, a day to come, a hand-written address: told where it was asked', async () => {
  const { page, close } = await openAs(browser, `${app.url}/statistics?asAt=2031-01-01`, people.committee);
  await page.getByText('“截至”的2031年1月1日还没有到', { exact: false }).waitFor();
  await page.goto(`${app.url}/statistics?year=1900`);
  await page.getByText('1921', { exact: false }).first().waitFor();
  await page.goto(`${app.url}/statistics?year=abc&branch=zzz`);
  await page.getByText('地址里的“年度”没有采用：abc').waitFor();
  await page.getByText('地址里的“主办支部”没有采用：zzz').waitFor();
  await page.goto(`${app.url}/statistics?asAt=2026-12-28`);
  await page.getByText('以下是 2026年12月28日 当天结束时的统计', { exact: false }).waitFor();
  await page.getByRole('button', { name: '回到今天' }).click();
  await page.getByText('截至 2026年12月28日，按第', { exact: false }).waitFor();
  await close();
});

test('a total that an article tells is entered beside what is recorded; the difference stays unknown', async () => {
  const { page, close } = await openAs(browser, `${app.url}/statistics`, people.committee);
  await page.getByRole('button', { name: '记下一个总数' }).click();
  const dialog = page.getByRole('dialog', { name: '记下一个总数' });
  for (const [label, text] of [['从哪一年', '2017'], ['来源所称的次数', '22'], ['来源', '《主题联学》一文'], ['原话', '2017年以来，该办各支部已开展了22次主题联学活动。']] as const) await dialog.getByLabel(label, { exact: label === '来源' }).first().fill(text);
  await dialog.getByRole('button', { name: '记下', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  const row = page.getByRole('table', { name: '来源所称的总数' }).getByRole('row').filter({ hasText: '2017 年以来' });
  expect(await row.innerText()).toMatch(/22[\s\S]*2[\s\S]*6[\s\S]*14 至 20/u);
  await shoot(page, 'statistics-totals');
  await close();
});

test.each([1440, 390])('at %i: the year’s review is looked at and taken along as a document', async (width) => {
  const { page, heard, close } = await openAs(browser, `${app.url}/statistics?year=2026`, people.committee, { width });
  await page.getByRole('link', { name: '2026 年度综述' }).click();
  await page.getByRole('heading', { name: '2026 年度综述', level: 1 }).waitFor();
  await page.getByText('1个党支部主办主题联学2项', { exact: false }).waitFor();
  await page.locator('figcaption').filter({ hasText: '图：对方单位的行业和地区' }).waitFor();
  expect(await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBeLessThanOrEqual(0);
  await shoot(page, `review-${width}`);
  expect(await axeFindings(page)).toEqual([]);
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载 .docx' }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe('2026年度主题联学工作综述.docx');
  const text = await pdfText(await convert(readFileSync(await file.path()), 'docx', 'pdf'));
  expect(text.replaceAll(/\s/gu, '')).toContain('2026年度主题联学工作综述');
  expect(heard).toEqual([]);
  await close();
});

test('somebody of another branch: the office’s open figures, nothing of what became of this branch’s problems', async () => {
  const { page, close } = await openAs(browser, `${app.url}/statistics?branch=${branch}`, people.elsewhere);
  await page.getByText('转化情况只对本支部和机关党委、分党组、财务、纪检显示。').first().waitFor();
  expect(await page.locator('.sums > div').filter({ hasText: '转化率' }).locator('.value').innerText()).toBe('不显示');
  expect(await page.getByRole('button', { name: '记下一个总数' }).count()).toBe(0);
  await close();
});
