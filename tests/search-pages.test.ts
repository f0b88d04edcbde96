import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catchUp } from '#features/search/queries.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestPerson } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { openAs, openBrowser } from './harness/browser.ts';
import { expectSound } from './harness/sound.ts';

/** Somebody remembers two characters, finds the activity, and reads what its source tells. */

const app = await startApp({ now: new Date().toISOString(), webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
let browser: Browser;
let member: TestPerson;
beforeAll(async () => {
  const office = await openOffice(app, '审计署武汉特派办');
  browser = await openBrowser();
  const branchId = await office.branch('企业审计处党支部');
  member = await office.person('李向东', { branchId, posts: [{ post: 'member' }] });
  const committee = await office.person('吴常青', { posts: [{ post: 'committee' }] });
  const cases = readFileSync('tests/data/joint-study-cases.jsonl', 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
  await committee.client.import.cases({ commandId: newId(), batchId: newId(), name: '旧报道', cases });
  await catchUp(app.program, office.id);
});
afterAll(() => browser.close());

const open = (who: TestPerson, path: string, width: number) => openAs(browser, `${app.url}${path}`, who, { width });
const shot = async (page: Page, to: string): Promise<void> => {
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/${to}.png`, fullPage: true });
};

test('the key / leads into the box; what was found is marked and leads to the activity', async () => {
  const { page, heard } = await open(member, '/activities', 1440);
  await page.keyboard.press('/');
  await page.keyboard.type('學習勞模');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '搜索' }).waitFor();
  const first = page.locator('.found > li').first();
  await first.waitFor();
  expect(await first.locator('mark').first().textContent()).toBe('学习劳模');
  await shot(page, 'search-1440');
  await expectSound(page);
  await first.getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: '学习劳模精神、铸就钢铁之魂' }).waitFor();
  await page.getByText('活动时间').waitFor();
  expect(await page.locator('.facts', { hasText: '活动时间' }).getByText('未知').count()).toBeGreaterThan(0);
  await page.getByText('导入时的原文').click();
  expect(await page.locator('pre.original').textContent()).toContain('wh-tpb-wugang-laomo');
  await shot(page, 'imported-1440');
  await expectSound(page);
  expect(heard).toEqual([]);
});

test('on a phone: initials, narrowing, little found in whole, nothing found', async () => {
  const { page, heard } = await open(member, '/', 390);
  await page.getByRole('link', { name: '全站搜索' }).click();
  const box = page.getByLabel('搜索内容');
  await box.fill('whtpb');
  await box.press('Enter');
  await page.locator('.found > li').first().waitFor();
  await page.getByLabel('范围').selectOption('unit');
  await page.locator('.found > li').filter({ hasText: '审计署武汉特派办' }).first().waitFor({ state: 'detached' });
  await page.getByLabel('范围').selectOption('');
  await box.fill('海关 消防');
  await box.press('Enter');
  await page.getByRole('heading', { name: '部分匹配' }).waitFor();
  await shot(page, 'search-390');
  await expectSound(page);
  await box.fill('龘龘龘');
  await box.press('Enter');
  await page.getByText('没有找到“龘龘龘”。').waitFor();
  expect(heard).toEqual([]);
});
