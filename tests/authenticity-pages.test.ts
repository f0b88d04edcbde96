import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from './harness/actors.ts';
import { addPhoto, heldActivity, noResults, otherwise, picture, written } from './harness/alike.ts';
import { startApp } from './harness/app.ts';
import { axeFindings, openAs, openBrowser, shoot } from './harness/browser.ts';
import { dayFromNow, thisEvening } from './harness/clock.ts';

/** Authenticity as people meet it: the author is told first and explains, whoever inspects reads the page with the explanation. */

const app = await startApp({ now: thisEvening, jobs: true, webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
let office: TestOffice;
let browser: Browser;
let people: Record<'organiser' | 'colleague' | 'other' | 'committee', TestPerson>;
let [first, second] = ['', ''];
const page = (id: string, part: string): string => `${app.url}/activities/${id}/${part}`;
const wide = (width: number): string => `document.documentElement.scrollWidth <= ${width}`;

beforeAll(async () => {
  office = await openOffice(app);
  browser = await openBrowser();
  const [branch, elsewhere] = [await office.branch('计算机处党支部'), await office.branch('法规处党支部')];
  people = {
    organiser: await office.person('陈思远', { branchId: branch, posts: [{ post: 'member' }] }), colleague: await office.person('李向东', { branchId: branch, posts: [{ post: 'member' }] }),
    other: await office.person('林知行', { branchId: elsewhere, posts: [{ post: 'member' }] }), committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }),
  };
  first = await heldActivity(app, office, people.other, { branchId: elsewhere, heldOn: dayFromNow(-9), attended: [people.other], theme: '回避制度与口径统一' });
  await people.other.client.record.edit({ commandId: newId(), id: first, recordVersion: null, strands: written, results: noResults });
  await addPhoto(app, people.other, first, await picture(11), '会场.jpg');
  app.clock.forward(1);
  second = await heldActivity(app, office, people.organiser, { branchId: branch, heldOn: dayFromNow(-2), attended: [people.organiser, people.colleague], theme: '数据口径会诊' });
});
afterAll(() => browser.close());

test('the author looks while writing, is told after saving, and explains; only then the committee reads it all on one page', async () => {
  const author = await openAs(browser, page(second, 'record'), people.organiser);
  await author.page.getByLabel('理论共学').fill(otherwise.theory);
  await author.page.getByLabel('问题共解').fill(written.problem.replace('近一个小时', '一个多小时'));
  await author.page.getByRole('button', { name: '查对是否与已有内容相近' }).click();
  await author.page.getByText('正在写的内容有 1 处').waitFor();
  await shoot(author.page, 'precheck');
  expect(await axeFindings(author.page)).toEqual([]);
  await author.page.getByRole('button', { name: '保存记录' }).click();
  await author.page.getByRole('heading', { name: '提示' }).waitFor({ timeout: 15_000 });
  await author.page.getByText('目前只有您和本支部看到').waitFor({ timeout: 15_000 });
  await shoot(author.page, 'told');
  expect(await axeFindings(author.page)).toEqual([]);

  // Nobody who inspects is told yet.
  const before = await openAs(browser, page(second, 'evidence'), people.committee);
  await before.page.getByText('没有需要查看的提示。').waitFor();
  await before.page.goto(`${app.url}/inspections`);
  await before.page.getByRole('link', { name: '真实性提示' }).click();
  await before.page.getByText('没有待核查的提示').waitFor();
  await before.close();

  await author.page.getByRole('button', { name: '说明情况' }).click();
  const dialog = author.page.getByRole('dialog');
  await dialog.getByRole('button', { name: '说明情况' }).click();
  await dialog.getByText('请写明理由。').waitFor();
  await dialog.getByLabel('情况说明').fill('下午是两个支部一起开的会，口径这一段由对方执笔，双方共用一稿。');
  await dialog.getByRole('button', { name: '说明情况' }).click();
  await author.page.getByText('双方共用一稿').waitFor();
  await author.page.getByText('机关党委、机关纪委可以看到这条提示。').waitFor();
  expect(author.heard.filter((line) => !/\b(409|422)\b/u.test(line))).toEqual([]);
  await author.close();

  const inspector = await openAs(browser, `${app.url}/signals`, people.committee);
  await inspector.page.getByText('已说明').waitFor();
  await shoot(inspector.page, 'signals');
  expect(await axeFindings(inspector.page)).toEqual([]);
  await inspector.page.getByRole('link', { name: '数据口径会诊' }).click();
  await inspector.page.getByText('双方共用一稿').waitFor();
  await inspector.page.getByText('“回避制度与口径统一”').first().waitFor();
  await inspector.page.getByRole('heading', { name: '形成过程' }).waitFor();
  await inspector.page.getByText('活动后 2 天').first().waitFor();
  await inspector.page.getByRole('button', { name: '核验', exact: true }).click();
  await inspector.page.getByText('没有改动的痕迹', { exact: false }).waitFor();
  await inspector.page.getByRole('button', { name: '无问题' }).click();
  await inspector.page.getByRole('dialog').getByLabel('理由').fill('已向两个支部核实，确是联合召开。');
  await inspector.page.getByRole('dialog').getByRole('button', { name: '无问题' }).click();
  await inspector.page.getByText('确是联合召开').waitFor();
  const list = await openAs(browser, `${app.url}/signals`, people.committee, { width: 390, height: 844 });
  await list.page.getByText('没有待核查的提示').waitFor();
  await list.page.getByRole('link', { name: '已核查' }).click();
  await list.page.getByRole('link', { name: '数据口径会诊' }).waitFor();
  expect(await list.page.evaluate<boolean>(wide(390))).toBe(true);
  await shoot(list.page, 'signals-390');
  await list.close();
  await shoot(inspector.page, 'evidence');
  expect(await axeFindings(inspector.page)).toEqual([]);
  expect(inspector.heard).toEqual([]);
  await inspector.close();
});

test('on a phone: the same photo, side by side, in the width of the screen; an entry that was altered is named', async () => {
  await addPhoto(app, people.organiser, second, await picture(11), '会场一角.jpg');
  const phone = await openAs(browser, page(second, 'evidence'), people.organiser, { width: 390, height: 844 });
  await phone.page.getByText('一张照片与', { exact: false }).waitFor({ timeout: 15_000 });
  expect(await phone.page.evaluate<boolean>(wide(390))).toBe(true);
  expect(await axeFindings(phone.page)).toEqual([]);
  await shoot(phone.page, 'evidence-390');
  await app.program.pool.query(`update ledger_entry set actor_name = '别人' where activity_id = $1 and command = 'record.edit'`, [second]);
  await phone.page.getByRole('button', { name: '核验', exact: true }).click();
  await phone.page.getByText('内容被改动', { exact: false }).waitFor();
  await phone.close();
});
