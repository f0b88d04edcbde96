import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { openOffice, type TestPerson } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { openAs, openBrowser } from './harness/browser.ts';
import { expectSound } from './harness/sound.ts';

/** The secretary brings the old register in: matched by names, looked at row by row, accepted, taken back. */

const app = await startApp({ now: new Date().toISOString(), webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
const folder = mkdtempSync(join(tmpdir(), 'lx-import-'));
let browser: Browser;
let secretary: TestPerson;
beforeAll(async () => {
  const office = await openOffice(app, '审计署武汉特派办');
  browser = await openBrowser();
  const branchId = await office.branch('企业审计处党支部');
  secretary = await office.person('周正言', { branchId, posts: [{ post: 'member' }, { post: 'secretary' }] });
  const cell = (value: string) => ({ value, type: String });
  const row = (...cells: string[]) => cells.map((value) => (value === '' ? null : cell(value)));
  const data = [
    row('2023年支部联学登记表', '', '', '', '', ''), row('填报说明：按实际填写', '', '', '', '', ''),
    row('序号', '活动名称', '实际时间', '所在党支部', '联学单位', '对口人'),
    row('1', '科技强审', '2023年3月1日', '企业审计处党支部', '东风商用车有限公司', '车间'),
    row('2', '開(kāi)展读书', '近日', '企业审计处党支部', '63家保险机构', ''),
    row('3', '', '', '', '', '只有这一格'), row('4', '机密★5年 座谈', '2023-05-01', '企业审计处党支部', '某单位', ''),
  ];
  writeFileSync(join(folder, '登记表.xlsx'), (await writeXlsxFile([{ data, sheet: '活动' }, { data: [row('说明页')], sheet: '说明' }] as never).toBuffer()) as Buffer);
  writeFileSync(join(folder, '坏.xlsx'), 'PK坏了');
  writeFileSync(join(folder, '旧案.jsonl'), `${JSON.stringify({ id: 'x', theme: '确定的一条', held_on: '2023-05-01' })}\n不是JSON\n${JSON.stringify({ id: 'y', theme: '開(kāi)展', held_on: '2023-06-01' })}\n`);
  const many = [['活动主题', '实际时间', '联学单位'], ...Array.from({ length: 10_000 }, (_, at) => [`联学第${at + 1}题`, '2023-05-01', `单位${at % 50}公司`])];
  writeFileSync(join(folder, '一万行.csv'), many.map((line) => line.join(',')).join('\n'));
});
afterAll(() => browser.close());

const open = (who: TestPerson, path: string, width: number) => openAs(browser, `${app.url}${path}`, who, { width });
const shot = async (page: Page, to: string): Promise<void> => {
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/${to}.png`, fullPage: true });
};

test('from the old register to the list, and back', async () => {
  const { page } = await open(secretary, '/activities', 1440);
  await page.getByRole('link', { name: '历史导入' }).click();
  await page.getByText('还没有导入过。').waitFor();
  await page.getByRole('link', { name: '导入文件' }).first().click();
  await page.getByLabel('文件').setInputFiles(join(folder, '坏.xlsx'));
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').textContent()).toMatch(/不予接收|损坏/);
  await page.getByLabel('文件').setInputFiles(join(folder, '登记表.xlsx'));
  await page.getByRole('heading', { name: '工作表“活动”' }).waitFor();
  expect(await page.getByLabel('含义 实际时间').inputValue()).toBe('held_on');
  await page.getByLabel('含义 对口人').selectOption('place');
  await page.getByRole('button', { name: '预览' }).click();
  await page.getByText('共 4 条：可导入 3，可能已有 0，已有 0，不能导入 1').waitFor();
  await page.getByText('“活动名称”带有密级标志“机密”').waitFor();
  await page.getByText('已改正 主题：開(kāi) → 開').waitFor();
  // A host that is only named by its branch is ours, shown as a guess.
  await page.getByText('推测 主办方：企业审计处党支部 → 审计署武汉特派办企业审计处党支部').first().waitFor();
  expect(await page.getByRole('table', { name: '预览' }).getByRole('row').filter({ hasText: '机密' }).getByText('7', { exact: true }).count()).toBe(1);
  // All that is told of the third is a place: a person looks.
  expect(await page.getByRole('table', { name: '预览' }).getByRole('row').filter({ hasText: '只有这一格' }).textContent()).toMatch(/有推测.*只有这一项 地点：只有这一格/);
  await shot(page, 'import-1440');
  await expectSound(page);
  expect((await secretary.client.activity.list({})).rows).toEqual([]);
  await page.getByRole('button', { name: '导入 3 项活动' }).click();
  await page.getByText('已导入 3 项活动。').waitFor();
  const { rows } = await secretary.client.activity.list({});
  expect(rows.map((row) => [row.theme, row.heldOn, row.heldWords, row.hosts, row.partners, row.place])).toEqual(expect.arrayContaining([
    ['科技强审', '2023-03-01', null, ['企业审计处党支部'], ['东风商用车有限公司'], '车间'], ['開展读书', null, '近日', ['企业审计处党支部'], ['63家保险机构'], null],
  ]));
  // The same file again: nothing new, and what was said of its columns is known.
  await page.getByRole('button', { name: '再导入一个文件' }).click();
  await page.reload();
  await page.getByLabel('文件').setInputFiles(join(folder, '登记表.xlsx'));
  expect(await page.getByLabel('含义 对口人').inputValue()).toBe('place');
  await page.getByRole('button', { name: '预览' }).click();
  await page.getByText('没有新的活动可以导入。').waitFor();
  // Its columns meant otherwise: what would change is told, and what has to be done first.
  await page.getByLabel('含义 对口人').selectOption('remarks');
  await page.getByRole('button', { name: '预览' }).click();
  await page.getByText('有 1 条已导入过，这次内容不同').waitFor();
  await page.getByText('这一行已随“登记表.xlsx”导入，这次列的含义不同，会变 2 处，如地点：原为“车间”，这次是“未知”。').waitFor();
  await shot(page, 'import-again-1440');
  await expectSound(page);
  await page.getByLabel('含义 对口人').selectOption('place');
  await page.getByRole('link', { name: '历史导入' }).first().click();
  await page.getByRole('button', { name: '整批撤回 登记表.xlsx' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '整批撤回' }).click();
  await page.getByText('已撤回').first().waitFor();
  expect((await secretary.client.activity.list({})).rows).toEqual([]);
  await shot(page, 'imports-1440');
});

test('the same on a phone', async () => {
  const { page, heard } = await open(secretary, '/imports/new', 390);
  await page.getByLabel('文件').setInputFiles(join(folder, '登记表.xlsx'));
  await page.getByRole('button', { name: '预览' }).click();
  await page.getByText('共 4 条：可导入 3').waitFor();
  await shot(page, 'import-390');
  await expectSound(page);
  expect(heard).toEqual([]);
});

test('a broken line is refused with its number, the rest comes in; each row says how sure it is', async () => {
  const { page } = await open(secretary, '/imports/new', 1440);
  await page.getByLabel('文件').setInputFiles(join(folder, '旧案.jsonl'));
  await page.getByRole('button', { name: '预览' }).click();
  await page.getByText('共 3 条：可导入 2，可能已有 0，已有 0，不能导入 1').waitFor();
  const rows = page.getByRole('table', { name: '预览' }).getByRole('row');
  expect(await rows.nth(1).textContent()).toMatch(/^1.*确定的一条.*确定$/);
  expect(await rows.nth(2).textContent()).toMatch(/^2.*不能导入.*这一行不是完整的 JSON/);
  expect(await rows.nth(3).textContent()).toMatch(/^3.*開展.*已整理.*已改正/);
  await page.getByRole('button', { name: '导入 2 项活动' }).click();
  await page.getByText('已导入 2 项活动。').waitFor();
});

test('a register sent again in another form: what is probably here stays out unless somebody says otherwise; a list of partners is shown its own way', async () => {
  const { page } = await open(secretary, '/imports/new', 390);
  await secretary.client.import.cases({ commandId: crypto.randomUUID(), batchId: crypto.randomUUID(), name: '先前', cases: [{ theme: '走进钢厂', held_on: '2022-05-01', partners: ['武钢'] }] });
  await page.getByLabel('文件').setInputFiles({ name: '再报.xls', mimeType: 'application/vnd.ms-excel', buffer: Buffer.from('<table><tr><th>主题</th><th>时间</th><th>联学单位</th></tr><tr><td>走进钢厂</td><td>2022.5.1</td><td>武钢</td></tr><tr><td>走进车间</td><td>2022.6.1</td><td>武钢</td></tr></table>') });
  await page.getByRole('button', { name: '预览' }).click();
  await page.getByText('共 2 条：可导入 1，可能已有 1').waitFor();
  await page.getByText(/与“史-\d{4}”的主题、时间相同/).waitFor();
  await page.getByRole('button', { name: '导入 1 项活动' }).waitFor();
  await page.getByLabel('确实是另外的活动，这 1 条也导入').check();
  await page.getByRole('button', { name: '导入 2 项活动' }).waitFor();
  await expectSound(page);
  await shot(page, 'import-alike-390');
  await page.getByLabel('文件').setInputFiles({ name: '名录.csv', mimeType: 'text/csv', buffer: Buffer.from('单位名称,所属行业\n丁公司,C\n') });
  await page.getByText('这个文件像是单位名录或清单，不是活动。').waitFor();
  await page.getByRole('link', { name: '从表格导入单位和清单' }).click();
  await page.getByRole('heading', { name: '从表格导入单位和清单' }).waitFor();
});

test('ten thousand rows: progress, pages of a hundred, stopped on the way and taken back whole', async () => {
  const { page } = await open(secretary, '/imports/new', 1440);
  await page.getByLabel('文件').setInputFiles(join(folder, '一万行.csv'));
  await page.getByRole('button', { name: '预览' }).click();
  await page.getByText(/正在预览 \d+\/10000/).waitFor();
  await page.getByText('共 10000 条：可导入 10000').waitFor({ timeout: 240_000 });
  await page.getByText('第 1–100 条，共 10000 条').waitFor();
  await page.getByRole('button', { name: '后 100 条' }).click();
  await page.getByText('联学第101题').waitFor();
  await shot(page, 'import-many-1440');
  await page.getByRole('button', { name: '导入 10000 项活动' }).click();
  await page.getByText(/正在导入 [1-9]\d*\/10000/).waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: '停止' }).click();
  const told = await page.getByText(/已停止，已导入 \d+ 项/).textContent();
  const done = Number(/已导入 (\d+) 项/.exec(told ?? '')?.[1]);
  const ours = async () => (await secretary.client.import.batches({})).rows.find(({ name }) => name === '一万行.csv');
  const batch = await ours();
  expect([batch?.cases, done % 100, done < 10_000]).toEqual([done, 0, true]);
  for (let left = done / 100; left > 0; left -= 1) await secretary.client.import.takeBack({ commandId: crypto.randomUUID(), id: batch?.id ?? '' });
  expect((await ours())?.takenBackAt).toEqual(expect.any(String));
}, 400_000);
