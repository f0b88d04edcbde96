import { readFile } from 'node:fs/promises';
import JSZip from 'jszip';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bringToPublicity, exampleTopic } from '#features/bulletin/fixtures.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { axeFindings, openAs, openBrowser } from './harness/browser.ts';
import { pdfText } from './harness/office.ts';

/** The papers of an activity, as a secretary meets them. */

const app = await startApp({ webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
let office: TestOffice;
let secretary: TestPerson;
let browser: Browser;
let activityId = '';
beforeAll(async () => {
  office = await openOffice(app);
  const branchId = await office.branch('计算机处党支部');
  secretary = await office.person('周正言', { branchId, posts: [{ post: 'secretary' }] });
  activityId = (await secretary.client.activity.create({ commandId: newId(), branchId, ...exampleTopic })).id;
  await bringToPublicity(app.program.door, office.id, activityId, '2026-11-10');
  browser = await openBrowser();
});
afterAll(() => browser.close());

const open = (path: string, width = 1440) => openAs(browser, `${app.url}${path}`, secretary, { width, permissions: ['clipboard-read', 'clipboard-write'] });

test.each([1440, 390])('at %i: each paper says what it lacks and leads to where that is cured; it is looked at before it is opened', async (width) => {
  const { page, heard, shot } = await open(`/activities/${activityId}/papers`, width);
  await page.getByRole('heading', { name: '活动前' }).waitFor();
  expect(await page.locator('.paper-group li').count()).toBe(24);
  const bulletin = page.locator('.paper-group li', { has: page.getByRole('heading', { name: '简报', exact: true }) });
  expect(await bulletin.innerText()).toContain('还没有可以印的内容');
  expect(await bulletin.getByRole('link', { name: '简报正文' }).getAttribute('href')).toBe(`/activities/${activityId}/publicity`);
  expect(await axeFindings(page)).toEqual([]);
  await shot(`papers-${width}`);
  await page.getByRole('link', { name: '预览《活动记录表》' }).click();
  await page.getByRole('heading', { level: 1, name: '活动记录表' }).waitFor();
  await page.getByRole('heading', { name: '主题联学活动记录表' }).waitFor();
  expect(await page.locator('.paper-sheet').innerText()).toContain('科技强审');
  await page.getByText('DOC-09').first().waitFor();
  expect(await axeFindings(page)).toEqual([]);
  // Nothing stands outside the window; wide tables scroll by themselves.
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  await shot(`paper-record-${width}`);
  expect(heard).toEqual([]);
  await page.context().close();
});

test('a sheet for the superior’s system is copied with one press; files and the whole set come down whole', async () => {
  const { page, heard, shot } = await open(`/activities/${activityId}/papers/superior`);
  await page.getByRole('button', { name: '复制表格' }).click();
  await page.getByText('已复制').waitFor();
  const copied = await page.evaluate<string>('navigator.clipboard.readText()');
  expect(copied.split('\n')[0]).toContain('活动名称\t活动类型\t计划时间');
  expect(copied).toContain('科技强审');
  expect(await axeFindings(page)).toEqual([]);
  await shot('paper-superior');
  await page.goto(`${app.url}/activities/${activityId}/papers`);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '全部打包（.zip）' }).click()]);
  // All but the bulletin, which nobody has composed yet.
  const zip = await JSZip.loadAsync(await readFile(await download.path()));
  expect(Object.keys(zip.files)).toHaveLength(23);
  const cookie = secretary.headers.cookie;
  const set = await fetch(`${app.url}${await page.getByRole('link', { name: '打印全套' }).getAttribute('href')}`, { headers: { cookie } });
  expect(set.headers.get('content-disposition')).toContain('inline');
  const text = (await pdfText(new Uint8Array(await set.arrayBuffer()))).replace(/\s/g, '');
  for (const title of ['年度主题联学计划条目', '关于商请开展“科技强审”主题联学活动的函', '主题联学活动审批表', '主题联学活动签到表', '主题联学活动督导检查表']) expect(text).toContain(title);
  expect(heard).toEqual([]);
  await page.context().close();
});
