import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exampleTopic } from '#features/bulletin/fixtures.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestPerson } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { openAs, openBrowser, shoot } from './harness/browser.ts';
import { expectSound } from './harness/sound.ts';

/** A member enters what a unit has, is told of it when a partner is looked for, and takes it as a side; all without typing the purpose again. */

const app = await startApp({ webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
let browser: Browser;
let people: Record<'member' | 'committee', TestPerson>;
let ids: Record<'unit' | 'activity', string>;
const c = () => ({ commandId: newId() });
beforeAll(async () => {
  const office = await openOffice(app, '审计署武汉特派办');
  browser = await openBrowser();
  const branchId = await office.branch('计算机处党支部');
  people = { member: await office.person('李向东', { branchId, posts: [{ post: 'member' }] }), committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }) };
  const { client } = people.member;
  const unit = (name: string, over: object = {}) => client.unit.add({ ...c(), name, kind: 'enterprise', industry: 'C', region: '420100', field: null, frontLine: null, aliases: [], note: null, ...over });
  ids = {
    unit: (await unit('东风某数字化工厂', { region: '420107', frontLine: true })).id,
    activity: (await client.activity.create({ ...c(), branchId, ...exampleTopic, theme: '数字化车间里的数据怎样审', place: '武汉市青山区' })).id,
  };
  await unit('江西某剧团', { industry: 'R', region: '360000' });
  await client.activity.toContact({ ...c(), id: ids.activity, version: 1 });
});
afterAll(() => browser.close());


test('a line entered on the unit’s page stands in the lists of all', async () => {
  const { page, heard } = await openAs(browser, `${app.url}/partners/${ids.unit}`, people.member, { width: 390 });
  await page.getByText('湖北武汉青山', { exact: true }).waitFor();
  await page.getByRole('button', { name: '登记一条' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('内容').fill('数字化车间现场观摩，可看数据采集全过程');
  await dialog.getByLabel('清单').selectOption({ label: '现场教学点' });
  await dialog.getByRole('button', { name: '登记一条' }).click();
  await page.getByText('数字化车间现场观摩，可看数据采集全过程').waitFor();
  await expectSound(page, 'unit-offers-390');
  await page.goto(`${app.url}/partners/offers`);
  await page.getByRole('link', { name: '东风某数字化工厂' }).waitFor();
  await expectSound(page, 'offers-390');
  await page.context().close();
  expect(heard).toEqual([]);
});

test('for an activity: the best first with its reasons; one is put aside with why, the other becomes a side', async () => {
  const { page, heard } = await openAs(browser, `${app.url}/activities/${ids.activity}/sides`, people.member, { width: 1440 });
  await page.getByRole('link', { name: '推荐联学对象' }).click();
  await page.getByRole('heading', { level: 1, name: '为“数字化车间里的数据怎样审”推荐联学对象' }).waitFor();
  await page.getByText('能提供：数字化车间现场观摩，可看数据采集全过程').waitFor();
  await page.getByText('与团队同在一个县、市、区').waitFor();
  await expectSound(page, 'suggest-1440');
  await page.getByRole('button', { name: '这次不选：江西某剧团' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('原因').fill('路途较远');
  await dialog.getByRole('button', { name: '这次不选' }).click();
  await page.getByText(/李向东.*这次不选：路途较远/).waitFor();
  await page.getByRole('button', { name: '加为一方：东风某数字化工厂' }).click();
  await page.getByRole('button', { name: '加为一方：东风某数字化工厂' }).waitFor({ state: 'detached' });
  const { facts } = await people.member.client.activity.get({ id: ids.activity });
  expect(facts.sides.map((side) => side.unitName)).toContain('东风某数字化工厂');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectSound(page, 'suggest-390');
  await page.context().close();
  expect(heard).toEqual([]);
});

test('a region is chosen from the province down to the district', async () => {
  const { page, heard } = await openAs(browser, `${app.url}/partners/${ids.unit}`, people.committee, { width: 1440 });
  await page.getByRole('button', { name: '修改单位' }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByLabel('县、市、区').inputValue()).toBe('420107');
  await dialog.getByLabel('地区').selectOption({ label: '江西省' });
  await dialog.getByLabel('市、州').selectOption({ label: '吉安市' });
  await dialog.getByLabel('县、市、区').selectOption({ label: '青原区' });
  await shoot(page, 'unit-dialog');
  await dialog.getByRole('button', { name: '修改单位' }).click();
  await page.getByText('江西吉安青原', { exact: true }).waitFor();
  await page.context().close();
  expect(heard).toEqual([]);
});
