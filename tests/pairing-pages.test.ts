import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestPerson } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { openAs, openBrowser } from './harness/browser.ts';
import { expectSound } from './harness/sound.ts';

/** A secretary enters an agreement from the partner's page, reviews and renews it; a member on a phone reads it and reads why it is not his to keep. */

const app = await startApp({ webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
let browser: Browser;
let people: Record<'secretary' | 'member', TestPerson>;
let unit = '';
beforeAll(async () => {
  const office = await openOffice(app, '审计署武汉特派办');
  browser = await openBrowser();
  const branchId = await office.branch('计算机处党支部');
  people = { secretary: await office.person('周正言', { branchId, posts: [{ post: 'secretary' }] }), member: await office.person('李向东', { branchId, posts: [{ post: 'member' }] }) };
  unit = (await people.member.client.unit.add({ commandId: newId(), name: '东风某数字化工厂', kind: 'enterprise', industry: 'C', region: '420300', field: null, frontLine: true, aliases: [], note: null })).id;
});
afterAll(() => browser.close());


test('entered, reviewed and renewed', async () => {
  const { page, heard, close } = await openAs(browser, `${app.url}/partners/${unit}`, people.secretary, { width: 1440 });
  await page.getByRole('button', { name: '登记协议' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('计算机处党支部').check();
  await dialog.getByLabel('对方支部').fill('总装车间党支部');
  await dialog.getByLabel('结对目的').fill('互学互助，共解数据难题');
  await dialog.getByLabel('共建内容').fill('每半年联合学习一次；互派骨干授课。');
  await dialog.getByLabel('签署日期').fill('2026-01-10');
  await dialog.getByLabel('期满').fill('2026-12-10');
  await expectSound(page, 'pairing-dialog-1440');
  await dialog.getByRole('button', { name: '登记协议' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('region', { name: /结对协议/ }).getByRole('link', { name: '东风某数字化工厂' }).click();
  await page.getByText('即将期满').waitFor();
  await page.getByRole('button', { name: '回顾与续签' }).click();
  await dialog.getByLabel('合作情况和效果').fill('联学两次，取数口径统一了。');
  await dialog.getByLabel('续签至').fill('2027-12-10');
  await dialog.getByRole('button', { name: '回顾与续签' }).click();
  await page.getByText('联学两次，取数口径统一了。').waitFor();
  await page.getByText('有效', { exact: true }).waitFor();
  await expectSound(page, 'pairing-1440');
  await close();
  expect(heard).toEqual([]);
});

test('read on a phone', async () => {
  const { page, heard, close } = await openAs(browser, `${app.url}/partners/agreements`, people.member, { width: 390 });
  await expectSound(page, 'pairings-390');
  await page.getByRole('link', { name: '东风某数字化工厂' }).click();
  const renew = page.getByRole('button', { name: '回顾与续签' });
  await renew.waitFor();
  expect(await renew.getAttribute('aria-disabled')).toBe('true');
  await expectSound(page, 'pairing-390');
  await close();
  expect(heard).toEqual([]);
});
