import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestPerson } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { openAs, openBrowser } from './harness/browser.ts';
import { expectSound } from './harness/sound.ts';

/** The directory says that two may be one; 机关党委 looks, merges, and takes it back. */

const app = await startApp({ webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
let browser: Browser;
let people: Record<'member' | 'committee', TestPerson>;
const c = () => ({ commandId: newId() });
const unit = (name: string, over: object = {}) => ({ name, kind: 'enterprise' as const, industry: 'C' as const, region: '420000' as const, field: null, frontLine: null, aliases: [], note: null, ...over });
beforeAll(async () => {
  const office = await openOffice(app, '审计署武汉特派办');
  browser = await openBrowser();
  const branchId = await office.branch('企业审计处党支部');
  people = { member: await office.person('李向东', { branchId, posts: [{ post: 'member' }] }), committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }) };
  const { client } = people.committee;
  const { id } = await client.unit.add({ ...c(), ...unit('宝武钢集团', { industry: null }) });
  await client.unit.addBranch({ ...c(), id, name: '炼铁厂党支部' });
  await client.unit.add({ ...c(), ...unit('中国宝武武钢集团', { aliases: ['武钢'] }) });
  for (const name of ['江西省审计厅', '江西省審計廳']) await client.unit.add({ ...c(), ...unit(name, { kind: 'organ', industry: 'S', region: name.includes('審') ? '420000' : '360000' }) });
  await client.unit.add({ ...c(), ...unit('湖南省审计厅', { kind: 'organ', industry: 'S', region: '430000' }) });
});
afterAll(() => browser.close());

const open = (who: TestPerson, path: string, width: number) => openAs(browser, `${app.url}${path}`, who, { width });

test('a member is told on a phone, reads why, and reads why only 机关党委 merges', async () => {
  const { page, heard } = await open(people.member, '/partners', 390);
  await page.getByRole('link', { name: '可能是同一单位：2 对' }).waitFor();
  await expectSound(page, 'partners-line-390');
  await page.getByRole('link', { name: '可能是同一单位：2 对' }).click();
  await page.getByRole('heading', { level: 2, name: '宝武钢集团 与 中国宝武武钢集团' }).waitFor();
  await page.getByText('用字相同、顺序一致').waitFor();
  await page.getByText('登记的地区不同').waitFor();
  await expectSound(page, 'same-390');
  const merge = page.getByRole('button', { name: '合并“宝武钢集团”和“中国宝武武钢集团”' });
  expect(await merge.getAttribute('aria-disabled')).toBe('true');
  await page.context().close();
  expect(heard).toEqual([]);
});

test('机关党委 says one pair is not the same, merges the other keeping a name, and undoes it on the partner’s page', async () => {
  const { page, heard } = await open(people.committee, '/partners/same', 1440);
  await page.getByRole('heading', { level: 2, name: '宝武钢集团 与 中国宝武武钢集团' }).waitFor();
  await expectSound(page, 'same-1440');
  await page.getByRole('button', { name: '“江西省审计厅”和“江西省審計廳”不是同一单位' }).or(page.getByRole('button', { name: '“江西省審計廳”和“江西省审计厅”不是同一单位' })).click();
  await page.getByRole('heading', { level: 2 }).filter({ hasText: '江西' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '合并“宝武钢集团”和“中国宝武武钢集团”' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('中国宝武武钢集团').check();
  await expectSound(page, 'merge-dialog-1440');
  await page.setViewportSize({ width: 390, height: 850 });
  await expectSound(page, 'merge-dialog-390');
  await page.setViewportSize({ width: 1440, height: 850 });
  await dialog.getByRole('button', { name: '合并', exact: true }).click();
  await page.getByText('没有发现名称相近的单位').waitFor();
  await page.context().close();
  expect(heard).toEqual([]);
});

test('on the partner’s page what was merged is told, and undone; its old address leads there', async () => {
  const { page, heard } = await open(people.committee, '/partners', 1440);
  await page.getByRole('link', { name: '中国宝武武钢集团' }).waitFor();
  expect(await page.getByRole('link', { name: '宝武钢集团', exact: true }).count()).toBe(0);
  expect(await page.getByText('可能是同一单位').count()).toBe(0);
  await page.getByRole('link', { name: '中国宝武武钢集团' }).click();
  await page.getByText('“宝武钢集团”并入本单位').waitFor();
  await page.getByText('原属“宝武钢集团”').waitFor();
  await page.getByText('武钢、宝武钢集团').waitFor();
  await expectSound(page, 'partner-merged-1440');
  await page.setViewportSize({ width: 390, height: 850 });
  await expectSound(page, 'partner-merged-390');

  // Its old address leads here.
  const gone = await app.program.db.selectFrom('unit').select('id').where('name', '=', '宝武钢集团').executeTakeFirstOrThrow();
  const here = page.url();
  await page.goto(`${app.url}/partners/${gone.id}`);
  await page.waitForURL(here);

  await page.getByRole('button', { name: '撤销合并：宝武钢集团' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤销合并' }).click();
  await page.getByText('已撤销：吴常青').waitFor();
  expect(await page.getByText('原属“宝武钢集团”').count()).toBe(0);
  await page.goto(`${app.url}/partners/${gone.id}`);
  await page.getByRole('heading', { level: 1, name: '宝武钢集团', exact: true }).waitFor();
  await page.context().close();
  expect(heard).toEqual([]);
});

test('any two can be merged from a partner’s page, proposed or not', async () => {
  const gone = await app.program.db.selectFrom('unit').select('id').where('name', '=', '宝武钢集团').executeTakeFirstOrThrow();
  const { page, heard } = await open(people.committee, `/partners/${gone.id}`, 390);
  await page.getByRole('button', { name: '与另一单位合并' }).click();
  await page.getByLabel('与哪个单位合并').fill('湖南');
  await page.getByRole('dialog').getByRole('button', { name: '湖南省审计厅' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '下一步' }).click();
  await page.getByRole('dialog').getByRole('radio', { name: '湖南省审计厅' }).check();
  await page.getByRole('dialog').getByRole('button', { name: '合并', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: '湖南省审计厅' }).waitFor();
  await expectSound(page, 'merged-by-hand-390');
  expect(heard).toEqual([]);
});
