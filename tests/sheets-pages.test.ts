import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestPerson } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { openAs, openBrowser } from './harness/browser.ts';
import { readXlsx } from './harness/office.ts';
import { expectSound } from './harness/sound.ts';

/** The secretary brings the office's lists of partners in: matched, looked at, one said to be a unit that is here, accepted, taken back. */

const app = await startApp({ now: new Date().toISOString(), webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
const folder = mkdtempSync(join(tmpdir(), 'lx-sheets-'));
let browser: Browser;
let secretary: TestPerson;
let member: TestPerson;
let wugang = '';
beforeAll(async () => {
  const office = await openOffice(app, '审计署武汉特派办');
  browser = await openBrowser();
  const branchId = await office.branch('企业审计处党支部');
  secretary = await office.person('周正言', { branchId, posts: [{ post: 'member' }, { post: 'secretary' }] });
  member = await office.person('李向东', { branchId, posts: [{ post: 'member' }] });
  wugang = (await secretary.client.unit.add({ commandId: newId(), name: '武汉钢铁有限公司', kind: 'enterprise', industry: null, region: '420100', field: null, frontLine: null, aliases: [], note: null })).id;
  const cell = (value: string | number | Date) => (value instanceof Date ? { value, type: Date, format: 'yyyy-mm-dd' } : typeof value === 'number' ? { value, type: Number } : { value, type: String });
  const row = (...cells: (string | number | Date)[]) => cells.map((value) => (value === '' ? null : cell(value)));
  const units = [
    [{ ...cell('2026年联学单位名录'), columnSpan: 6 }, null, null, null, null, null],
    row('单位全称', '所属行业', '所在地', '联系人', '联系电话', '对口领域'),
    row('东风商用车有限公司', 'C 制造业', '湖北省十堰市', '张三（党办主任）', '0719-8888888', '汽车'),
    row('武汉市钢铁公司', '制造', 420100, '李四', 13800138000, '冶金'),
    row('火星车间', '造车', '火星', '', '', ''),
  ];
  const offers = [row('单位', '资源内容', '有效期'), row('东风商用车有限公司', '数字化车间现场观摩', new Date('2099-12-31T00:00:00Z')), row('某新材料研究院', '先进材料实验室', ''), row('东风商用车有限公司', '数字化车间现场观摩', new Date('2099-12-31T00:00:00Z'))];
  writeFileSync(join(folder, '联学单位.xlsx'), (await writeXlsxFile([{ data: units, sheet: '单位名录' }, { data: offers, sheet: '资源清单' }, { data: [row('说明页')], sheet: '说明' }] as never).toBuffer()) as Buffer);
  writeFileSync(join(folder, '坏.xlsx'), 'PK坏了');
  // 加密的 .xlsx is an OLE container.
  writeFileSync(join(folder, '加密.xlsx'), new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(2040).fill(0)]));
  writeFileSync(join(folder, '空.csv'), '单位名称,行业\n');
  writeFileSync(join(folder, '十万行.csv'), `单位名称,行业\n${Array.from({ length: 100_000 }, (_, at) => `第${at + 1}号单位,M`).join('\n')}`);
  // 单位名称,地区\n江西省审计厅,江西 as Windows in China writes it.
  writeFileSync(join(folder, '国标.csv'), Buffer.from('b5a5cebbc3fbb3c62cb5d8c7f80abdadcef7caa1c9f3bcc6ccfc2cbdadcef70a', 'hex'));
  const many = ['单位名称,行业,地区', ...Array.from({ length: 5_000 }, (_, at) => `第${at + 1}号试验单位,M,湖北武汉`)];
  writeFileSync(join(folder, '五千行.csv'), many.join('\n'));
});
afterAll(() => browser.close());

const open = (who: TestPerson, path: string, width: number) => openAs(browser, `${app.url}${path}`, who, { width });
const shot = async (page: Page, to: string): Promise<void> => {
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/${to}.png`, fullPage: true });
};

test('from the office’s lists to the directory, and back', async () => {
  const { page } = await open(secretary, '/partners', 1440);
  await page.getByRole('link', { name: '从表格导入' }).click();
  await page.getByLabel('文件').setInputFiles(join(folder, '联学单位.xlsx'));
  await page.getByRole('heading', { name: '工作表“单位名录”' }).waitFor();
  expect([await page.getByLabel('表格种类 单位名录').inputValue(), await page.getByLabel('表格种类 资源清单').inputValue(), await page.getByLabel('表格种类 说明').inputValue()]).toEqual(['units', 'offers', '']);
  expect([await page.getByLabel('含义 所属行业').inputValue(), await page.getByLabel('含义 对口领域').inputValue()]).toEqual(['industry', 'field']);
  await page.getByText('“联系电话”是个人联系方式，不导入、不保存。').waitFor();
  expect(await page.getByLabel('含义 联系电话').count()).toBe(0);
  await shot(page, 'sheets-columns-1440');
  await page.getByRole('button', { name: '预览' }).click();
  await page.getByText('共 6 行：新登记 4，补充 0，已有 1，不能导入 1；其中 1 行可能与已有单位是同一家。').waitFor();
  const rows = page.getByRole('table', { name: '预览' }).getByRole('row');
  expect(await rows.filter({ hasText: '火星车间' }).textContent()).toMatch(/B5 所属行业：“造车”不是国民经济行业门类.*C5 所在地：“火星”不是行政区划/);
  expect(await page.content()).not.toMatch(/13800138000|8888888/);
  await page.getByLabel('“武汉市钢铁公司”是哪个单位').selectOption({ label: '就是“武汉钢铁有限公司”' });
  await shot(page, 'sheets-preview-1440');
  await expectSound(page);
  expect((await secretary.client.unit.list({})).rows).toHaveLength(1);
  await page.getByRole('button', { name: '导入 4 行' }).click();
  await page.getByText('已导入 4 行。').waitFor();
  await shot(page, 'sheets-done-1440');
  const names = (await secretary.client.unit.list({})).rows.map(({ name }) => name);
  expect(names.toSorted()).toEqual(['东风商用车有限公司', '武汉钢铁有限公司', '某新材料研究院'].toSorted());
  const { unit, liaisons } = await secretary.client.unit.one({ id: wugang });
  expect([unit.aliases, unit.industry, unit.field, liaisons.map(({ name }) => name)]).toEqual([['武汉市钢铁公司'], 'C', '冶金', ['李四']]);
  await page.getByRole('link', { name: '看资源与需求' }).click();
  await page.getByText('数字化车间现场观摩').first().waitFor();
  // The same file again: nothing is new.
  await page.goto(`${app.url}/partners/import`);
  await page.getByLabel('文件').setInputFiles(join(folder, '联学单位.xlsx'));
  await page.getByRole('button', { name: '预览' }).click();
  await page.getByText('没有新的内容可以导入。').waitFor();
  await page.goto(`${app.url}/imports`);
  await page.getByText('4 行单位和清单').waitFor();
  await page.getByRole('button', { name: '整批撤回 联学单位.xlsx' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '整批撤回' }).click();
  await page.getByText('已撤回').first().waitFor();
  expect((await secretary.client.unit.list({})).rows).toMatchObject([{ name: '武汉钢铁有限公司', aliases: [] }]);
});

test('the same on a phone, with a contact logged on the unit’s page', async () => {
  const { page, heard } = await open(secretary, '/partners/import', 390);
  await page.getByLabel('文件').setInputFiles(join(folder, '联学单位.xlsx'));
  await page.getByRole('button', { name: '预览' }).click();
  await page.getByText('共 6 行').waitFor();
  await shot(page, 'sheets-390');
  await expectSound(page);
  await page.goto(`${app.url}/partners/${wugang}`);
  await page.getByRole('button', { name: '登记联系人' }).click();
  await page.getByLabel('姓名').fill('王五');
  await page.getByLabel('职务').fill('13800138000');
  await page.getByRole('dialog').getByRole('button', { name: '登记联系人' }).click();
  await page.getByText('请不要写个人电话').waitFor();
  await page.getByLabel('职务').fill('党委办公室主任');
  await page.getByRole('dialog').getByRole('button', { name: '登记联系人' }).click();
  await page.getByText('党委办公室主任').waitFor();
  await page.getByRole('button', { name: '记一次联络' }).click();
  await page.getByLabel('方式').fill('走访');
  await page.getByLabel('内容').fill('看了轧钢车间，约定下月联学。');
  expect(await page.getByLabel('与谁联络').inputValue()).toBe('王五，党委办公室主任');
  await page.getByRole('dialog').getByRole('button', { name: '记一次联络' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('table', { name: '联络记录' }).getByText('看了轧钢车间，约定下月联学。').waitFor();
  await shot(page, 'sheets-partner-390');
  await expectSound(page);
  // The number that was refused is an answer, which a browser writes down.
  expect(heard.filter((line) => !line.includes('422'))).toEqual([]);
});

test('files that cannot be read say why; one that windows in China wrote is read; the empty sheet has headings that are known', async () => {
  const { page } = await open(secretary, '/partners/import', 1440);
  for (const [name, said] of [['坏.xlsx', /不予接收|损坏/], ['加密.xlsx', /加了密码/], ['十万行.csv', /超过 20000 行。请分成几个文件/]] as const) {
    await page.getByLabel('文件').setInputFiles(join(folder, name));
    await page.getByRole('alert').waitFor();
    expect([name, await page.getByRole('alert').textContent()]).toEqual([name, expect.stringMatching(said)]);
  }
  await page.getByLabel('文件').setInputFiles({ name: 'a.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') });
  await page.getByText('这里读 .xlsx').waitFor();
  await page.getByLabel('文件').setInputFiles(join(folder, '空.csv'));
  await page.getByRole('button', { name: '预览' }).click();
  await page.getByText('没有新的内容可以导入。').waitFor();
  await page.getByLabel('文件').setInputFiles(join(folder, '国标.csv'));
  await page.getByRole('button', { name: '预览' }).click();
  await page.getByText('共 1 行：新登记 1').waitFor();
  expect(await page.getByRole('table', { name: '预览' }).textContent()).toContain('江西省审计厅');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载空表' }).click()]);
  const path = join(folder, '空表.xlsx');
  await download.saveAs(path);
  const text = JSON.stringify(await readXlsx(readFileSync(path)));
  for (const heading of ['单位名称', '基层一线', '资源清单', '需求清单', '项目清单', '有效期至']) expect(text).toContain(heading);
  await page.getByLabel('文件').setInputFiles(path);
  await page.getByRole('heading', { name: '工作表“需求清单”' }).waitFor();
  expect(await page.getByLabel('表格种类 需求清单').inputValue()).toBe('offers');
});

test('five thousand rows: progress, stopped on the way, gone on with, taken back whole', async () => {
  const { page } = await open(secretary, '/partners/import', 1440);
  await page.getByLabel('文件').setInputFiles(join(folder, '五千行.csv'));
  await page.getByRole('button', { name: '预览' }).click();
  await page.getByText(/正在预览 \d+\/5000/).waitFor();
  await page.getByText('共 5000 行：新登记 5000').waitFor({ timeout: 240_000 });
  await page.getByRole('button', { name: '导入 5000 行' }).click();
  await page.getByText(/正在导入 [1-9]\d*\/5000/).waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: '停止' }).click();
  const told = await page.getByText(/已停止，已导入 \d+ 行/).textContent();
  const done = Number(/已导入 (\d+) 行/.exec(told ?? '')?.[1]);
  const ours = async () => (await secretary.client.import.batches({})).rows.find(({ name }) => name === '五千行.csv');
  const batch = await ours();
  expect([batch?.cases, done % 100, done < 5_000]).toEqual([done, 0, true]);
  for (let left = 100; left > 0 && (await ours())?.takenBackAt === null; left -= 1) await secretary.client.import.takeBack({ commandId: newId(), id: batch?.id ?? '' });
  expect((await ours())?.takenBackAt).toEqual(expect.any(String));
}, 400_000);

test('a member is told that this is for others', async () => {
  const { page } = await open(member, '/partners', 1440);
  await page.getByRole('heading', { name: '联学对象' }).waitFor();
  expect(await page.getByRole('link', { name: '从表格导入' }).count()).toBe(0);
  await page.goto(`${app.url}/partners/import`);
  await page.getByText('您的职务或所在支部不能进行这项操作。').waitFor();
  expect(await page.getByLabel('文件').count()).toBe(0);
});
