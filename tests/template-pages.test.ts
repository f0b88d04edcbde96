import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { partOf, zipOf } from '#platform/templates/fixtures.ts';
import { endThread } from '#platform/templates/run.ts';
import JSZip from 'jszip';
import { openOffice, type TestPerson } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { openAs, openBrowser } from './harness/browser.ts';
import { expectSound } from './harness/sound.ts';

/** 机关党委 takes the built-in sign-in sheet, changes it, is told what is misspelt and where, mends it, uses it, and goes back. */

const app = await startApp({ now: new Date().toISOString(), webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
const folder = mkdtempSync(join(tmpdir(), 'lx-template-'));
let browser: Browser;
let committee: TestPerson;
let secretary: TestPerson;
beforeAll(async () => {
  const office = await openOffice(app, '审计署武汉特派办');
  browser = await openBrowser();
  committee = await office.person('吴常青', { posts: [{ post: 'committee' }] });
  secretary = await office.person('周正言', { branchId: await office.branch('企业审计处党支部'), posts: [{ post: 'member' }, { post: 'secretary' }] });
});
afterAll(async () => {
  await browser.close();
  await endThread();
});

const open = (who: TestPerson, path: string, width: number) => openAs(browser, `${app.url}${path}`, who, { width });
const shot = async (page: Page, to: string): Promise<void> => {
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/${to}.png`, fullPage: true });
};
/** The file with words of its text changed, as somebody would in Word. */
async function changed(bytes: Uint8Array, ...pairs: [string, string][]): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(bytes);
  const files: Record<string, Uint8Array | string> = {};
  for (const [name, file] of Object.entries(zip.files)) files[name] = name === 'word/document.xml' ? pairs.reduce((xml, [from, to]) => xml.replace(from, to), await file.async('string')) : await file.async('uint8array');
  return zipOf(files);
}
const save = (name: string, bytes: Uint8Array): string => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};

test('from the built-in sheet to the office’s own, and back', async () => {
  const { page, heard } = await open(committee, '/', 1440);
  await page.getByRole('link', { name: '材料模板' }).click();
  await page.getByRole('heading', { level: 1, name: '材料模板' }).waitFor();
  await page.getByRole('link', { name: '签到表' }).waitFor();
  await shot(page, 'templates-1440');
  await expectSound(page);
  await page.getByRole('link', { name: '签到表' }).click();
  await page.getByText('签到表现用内置模板。').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载内置模板' }).click()]);
  expect(download.suggestedFilename()).toBe('签到表.docx');
  const builtIn = new Uint8Array(readFileSync(await download.path()));
  expect(await partOf(builtIn, 'word/document.xml')).toContain('{活动名称}');

  const misspelt = save('我办签到表.docx', await changed(builtIn, ['{活动名称}', '{活動名称}'], ['{地点}', '{地点人}']));
  await page.getByLabel('模板文件').setInputFiles(misspelt);
  await page.getByText('发现 2 处问题').waitFor();
  const problems = page.getByRole('region', { name: /模板中的问题/ });
  expect((await problems.getByRole('row').allTextContents()).slice(1)).toEqual([
    expect.stringMatching(/正文第 2 段.*没有“活動名称”这个字段，您是不是要写“活动名称”？/), expect.stringMatching(/正文第 3 段.*没有“地点人”这个字段，您是不是要写“地点”？/),
  ]);
  await shot(page, 'template-problems-1440');
  await expectSound(page);
  const keep = page.getByRole('button', { name: '保存为第 1 版' });
  expect(await keep.getAttribute('aria-disabled')).toBe('true');
  expect((await committee.client.template.paper({ paper: 'sign-in' })).versions).toEqual([]);

  await page.getByLabel('模板文件').setInputFiles(save('我办签到表.docx', await changed(builtIn, ['{活动名称}', '我办：{活动名称}'])));
  await page.getByText('没有发现问题').waitFor();
  await keep.click();
  await page.getByText('已保存为第 1 版').waitFor();
  await page.getByText('签到表现用内置模板。').waitFor();
  await page.getByRole('button', { name: '启用 第 1 版' }).click();
  await page.getByText('签到表现用自有模板第 1 版。').waitFor();
  await shot(page, 'template-in-use-1440');
  await expectSound(page);
  const [own] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '用示例试填' }).click()]);
  expect(await partOf(new Uint8Array(readFileSync(await own.path())), 'word/document.xml')).toContain('我办：“科技强审');
  await page.getByRole('button', { name: '改回内置模板' }).click();
  await page.getByText('签到表现用内置模板。').waitFor();
  expect((await committee.client.template.paper({ paper: 'sign-in' })).versions).toMatchObject([{ number: 1, inUse: false }]);
  expect(heard).toEqual([]);
});

test('all fields by their names, to be found and copied; on a phone; a file that is refused says why', async () => {
  const { page, heard } = await open(secretary, '/templates/fields', 390);
  await page.getByRole('heading', { name: '怎样写' }).waitFor();
  await page.getByLabel('查找字段').fill('议定');
  await page.getByRole('heading', { name: '列表“议定事项”每一项的字段' }).waitFor();
  await page.getByRole('button', { name: '复制 {#议定事项}{/议定事项}' }).click();
  await page.getByText('已复制 {#议定事项}{/议定事项}').waitFor({ state: 'attached' });
  await shot(page, 'template-fields-390');
  await expectSound(page);
  await page.getByLabel('查找字段').fill('没有这样的');
  await page.getByText('没有找到字段。').waitFor();
  expect(heard).toEqual([]);

  // Who only reads sees the button and why it is not his.
  await page.goto(`${app.url}/templates/approval`);
  await page.getByText('审批表现用内置模板。').waitFor();
  expect(await page.getByRole('button', { name: '上传模板' }).getAttribute('aria-disabled')).toBe('true');
  await page.goto(`${app.url}/templates`);
  await page.getByRole('link', { name: '签到表' }).waitFor();
  await shot(page, 'templates-390');
  await expectSound(page);

  const { page: theirs } = await open(committee, '/templates/sign-in', 390);
  await theirs.getByLabel('模板文件').setInputFiles(save('宏.docx', await zipOf({ '[Content_Types].xml': '<x/>', 'word/document.xml': '<x/>', 'word/vbaProject.bin': 'x' })));
  await theirs.getByRole('alert').waitFor();
  expect(await theirs.getByRole('alert').textContent()).toContain('宏');
  await shot(theirs, 'template-390');
  await expectSound(theirs);
});

test('the fields on a wide screen', async () => {
  const { page } = await open(committee, '/templates', 1440);
  await page.getByRole('link', { name: '全部字段' }).click();
  await page.getByRole('heading', { level: 1, name: '模板字段' }).waitFor();
  await page.getByText(/^选题（\d+ 个）$/).click();
  await page.getByRole('cell', { name: '{主题}', exact: true }).first().waitFor();
  await shot(page, 'template-fields-1440');
  await expectSound(page);
});
