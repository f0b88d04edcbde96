import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bringToPublicity, exampleTopic } from '#features/bulletin/fixtures.ts';
import { bringToEffect } from '#features/circular/fixtures.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestPerson } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { axeFindings, openAs, openBrowser, shoot } from './harness/browser.ts';

/** A series is made of activities that are there, and has figures of its own with what each counts (形成品牌). */

const app = await startApp({ now: '2026-11-24T02:00:00.000Z', webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
let browser: Browser;
let people: Record<'secretary' | 'member', TestPerson>;
const wide = 'document.documentElement.scrollWidth <= document.documentElement.clientWidth';

beforeAll(async () => {
  browser = await openBrowser();
  const office = await openOffice(app);
  const [branchId, other] = [await office.branch('计算机处党支部'), await office.branch('办公室党支部')];
  people = {
    secretary: await office.person('周正言', { branchId, posts: [{ post: 'member' }, { post: 'secretary' }] }), member: await office.person('李向东', { branchId, posts: [{ post: 'member' }] }),
  };
  const { client } = people.secretary;
  const create = async (theme: string, plannedOn = '2026-11-20') => (await client.activity.create({ commandId: newId(), branchId, ...exampleTopic, theme, plannedOn })).id;
  await bringToEffect(app.program.door, office.id, await create('科技强审之一'), { ownerId: people.member.id, verifierId: people.secretary.id, heldOn: '2025-10-10' });
  await bringToPublicity(app.program.door, office.id, await create('科技强审之二'), '2026-09-10');
  await create('科技强审之三', '2026-12-20');
  const stranger = await office.person('冯文澜', { branchId: other, posts: [{ post: 'member' }, { post: 'secretary' }] });
  const { id } = await stranger.client.activity.create({ commandId: newId(), branchId: other, ...exampleTopic, theme: '别支部的活动' });
  await bringToPublicity(app.program.door, office.id, id, '2026-09-12');
});
afterAll(() => browser.close());

test('a secretary makes a series of the branch’s activities and reads what they add up to', async () => {
  const { page, heard, close } = await openAs(browser, `${app.url}/series`, people.secretary);
  await page.getByText('还没有系列。').waitFor();
  await page.getByRole('button', { name: '新建系列' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '建立' }).click();
  await dialog.getByText(/请填写|不能为空|请写明/u).first().waitFor();
  await dialog.getByLabel('名称').fill('科技强审');
  await dialog.getByLabel('目的').fill('长期学习大数据审计');
  await dialog.getByText('选择活动').click();
  // Another branch's is refused by name of what is wrong; what was typed stays.
  for (const theme of ['科技强审之一', '科技强审之二', '别支部的活动']) await dialog.getByLabel(theme).check();
  await dialog.getByRole('button', { name: '建立' }).click();
  await dialog.getByText('主办', { exact: false }).last().waitFor();
  expect(await dialog.getByLabel('名称').inputValue()).toBe('科技强审');
  await dialog.getByLabel('别支部的活动').uncheck();
  await shoot(page, 'series-new-1440');
  await dialog.getByRole('button', { name: '建立' }).click();
  await page.getByRole('heading', { level: 1, name: '科技强审' }).waitFor();

  // Its own figures, each with what it counts.
  const figure = (name: string) => page.getByRole('table', { name: '统计' }).getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
  const counted = async (name: string) => (await figure(name).getByRole('cell').first().innerText()).trim();
  expect([await counted('活动'), await counted('已举行'), await counted('筹备中'), await counted('主办支部'), await counted('问题和建议')]).toEqual(['2', '2', '0', '1', '1']);
  await figure('已举行').getByText('有举行日期或日期说明', { exact: false }).waitFor();
  await page.getByRole('table', { name: '核验过的成效' }).getByText('用了 7 天').waitFor();
  expect(await page.getByRole('heading', { level: 3 }).allInnerTexts()).toEqual(['2026年', '2025年']);

  // One more goes in, one comes out again; the figures follow.
  await page.getByRole('button', { name: '选择活动' }).click();
  await dialog.getByLabel('科技强审之三').check();
  await dialog.getByRole('button', { name: '放入 1 个' }).click();
  await page.getByRole('link', { name: '科技强审之三' }).waitFor();
  expect([await counted('活动'), await counted('筹备中')]).toEqual(['3', '1']);
  await page.getByRole('button', { name: '移出 科技强审之二' }).click();
  await page.getByRole('link', { name: '科技强审之二' }).waitFor({ state: 'detached' });
  expect([await counted('活动'), await counted('已举行')]).toEqual(['2', '1']);
  await shoot(page, 'series-1440');
  expect(await axeFindings(page)).toEqual([]);
  expect(heard.filter((line) => !/\b(400|403|409|422)\b/u.test(line))).toEqual([]);
  await close();
});

test('a member reads it on a phone, and is offered nothing to change', async () => {
  const { page, heard, close } = await openAs(browser, `${app.url}/series`, people.member, { width: 390, height: 844 });
  await page.getByRole('link', { name: '科技强审', exact: true }).click();
  await page.getByRole('link', { name: '科技强审之一' }).waitFor();
  expect(await page.getByRole('button', { name: /选择活动|移出|修改|结束系列/u }).count()).toBe(0);
  expect(await page.evaluate<boolean>(wide)).toBe(true);
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('link', { name: '科技强审之一' }).click();
  await page.getByRole('heading', { level: 1, name: '科技强审之一' }).waitFor();
  expect(heard).toEqual([]);
  await close();
});
