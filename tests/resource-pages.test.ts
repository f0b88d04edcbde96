import { readFileSync } from 'node:fs';
import JSZip from 'jszip';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exampleTopic } from '#features/bulletin/fixtures.ts';
import { reachNow } from '#features/resource/listeners.ts';
import { secretHash } from '#platform/session.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { openAs, openBrowser } from './harness/browser.ts';
import { expectSound } from './harness/sound.ts';

/** Material finds the team in 江西 by a rule, a partner adds to it by the link, and an activity becomes a pack to take along. */

const app = await startApp({ webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
let browser: Browser;
let office: TestOffice;
let people: Record<'away' | 'organiser' | 'committee', TestPerson>;
let activityId = '';
const secret = newId();
const c = () => ({ commandId: newId() });

beforeAll(async () => {
  office = await openOffice(app, '审计署武汉特派办');
  browser = await openBrowser();
  const [hostId, teamId] = [await office.branch('计算机处党支部'), await office.branch('企业处党支部')];
  people = {
    away: await office.person('陈在外', { branchId: teamId, posts: [{ post: 'member' }] }), organiser: await office.person('李向东', { branchId: hostId, posts: [{ post: 'member' }] }),
    committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }),
  };
  const { client } = people.organiser;
  const { id: unitId } = await client.unit.add({ ...c(), name: '江西省审计厅', kind: 'organ', industry: null, region: '360000', field: null, frontLine: null, aliases: [], note: null });
  activityId = (await client.activity.create({ ...c(), branchId: hostId, ...exampleTopic, theme: '数据怎样审' })).id;
  await client.activity.toContact({ ...c(), id: activityId, version: 1 });
  await client.activity.addSide({ ...c(), id: activityId, version: 2, role: 'partner', unitId, branchIds: [], bodyWords: null, contactName: null, contactPost: null });
  const { facts } = await client.activity.get({ id: activityId });
  await client.partner.makeLink({ ...c(), id: activityId, sideId: facts.sides.find((one) => one.unitId === unitId)?.id ?? '', holderName: '刘数明', holderPost: '书记', secretHash: secretHash(secret), days: null });
});
afterAll(() => browser.close());

test('an item is pushed by a rule; a team that comes to 江西 later finds it, marks it as read for itself', async () => {
  const { page, heard } = await openAs(browser, `${app.url}/resources`, people.committee);
  await page.getByRole('button', { name: '添加资源' }).click();
  const adding = page.getByRole('dialog');
  await adding.getByRole('radio', { name: '链接' }).check();
  await adding.getByLabel('网址').fill('https://www.audit.gov.cn/n5/index.html');
  await adding.getByLabel('名称').fill('制造业审计要点');
  await adding.getByRole('button', { name: '添加资源' }).click();
  await page.getByRole('link', { name: '制造业审计要点' }).click();
  await page.getByRole('button', { name: '推送', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('所在地区').selectOption({ label: '江西' }).catch(() => dialog.getByRole('combobox').first().selectOption({ value: '360000' }));
  await dialog.getByLabel('项目行业').selectOption('C');
  await dialog.getByText('今天没有符合的支部').waitFor();
  await dialog.getByRole('button', { name: '推送', exact: true }).click();
  await page.getByText('还没有送达').waitFor();
  await expectSound(page, 'resource-1440');
  await page.context().close();
  expect(heard).toEqual([]);
  await people.committee.client.project.add({ ...c(), code: 'JX-1', name: '江西某项目', place: '南昌市', region: '江西', industry: 'C', startOn: '2026-11-01', endOn: null, personIds: [people.away.id] });
  await reachNow(app.program, office.id);
  const phone = await openAs(browser, `${app.url}/`, people.away, { width: 390, height: 844 });
  await phone.page.getByRole('heading', { name: '推送给我所在支部的' }).waitFor();
  await phone.page.getByRole('link', { name: '制造业审计要点' }).click();
  await phone.page.getByRole('button', { name: '标为已读' }).click();
  await phone.page.getByText('我已读').waitFor();
  await expectSound(phone.page, 'resource-390');
  await phone.page.goto(`${app.url}/`);
  await phone.page.getByRole('heading', { level: 1 }).waitFor();
  expect(await phone.page.getByRole('link', { name: '制造业审计要点' }).count()).toBe(0);
  await phone.page.goto(`${app.url}/resources`);
  await phone.page.getByText('我已读').first().waitFor();
  await expectSound(phone.page, 'resources-390');
  await phone.page.context().close();
  expect(phone.heard).toEqual([]);
});

test('the partner adds material by the link; the organiser looks it through and takes it in', async () => {
  const link = await openAs(browser, `${app.url}/p/${secret}`, null, { width: 390, height: 844 });
  await link.page.getByRole('button', { name: '提供学习资料' }).click();
  await link.page.locator('input[type=file]').setInputFiles({ name: '页面.html', mimeType: 'text/html', buffer: Buffer.from('<script>alert(1)</script>') });
  await link.page.getByText('不接收这种文件').waitFor();
  await link.page.getByRole('button', { name: '移除 页面.html' }).click();
  await link.page.locator('input[type=file]').setInputFiles({ name: '江西经验.txt', mimeType: 'text/plain', buffer: Buffer.from('取数口径的做法') });
  await link.page.getByText('已收到').waitFor();
  await link.page.getByLabel('名称').fill('江西取数经验');
  await link.page.getByRole('button', { name: '提供给主办方' }).click();
  await link.page.getByText('待审看').waitFor();
  await expectSound(link.page, 'link-materials-390');
  const { page, heard } = await openAs(browser, `${app.url}/resources`, people.organiser);
  await page.getByRole('heading', { name: '对方提供、待审看的' }).waitFor();
  await page.getByRole('link', { name: '江西取数经验' }).click();
  await page.getByRole('button', { name: '采用入库' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: /我已看过内容/ }).check();
  await dialog.getByRole('button', { name: '采用入库' }).click();
  await page.getByRole('button', { name: '标为已读' }).waitFor();
  await page.context().close();
  expect(heard).toEqual([]);
  await link.page.reload();
  await link.page.getByText('在库').waitFor();
  await link.page.context().close();
});

test('an activity becomes a pack by one click; it is downloaded and opened', async () => {
  const { page, heard } = await openAs(browser, `${app.url}/activities/${activityId}/papers`, people.organiser);
  await page.getByRole('button', { name: '做成学习资料包' }).click();
  await page.getByRole('heading', { level: 1, name: '数据怎样审' }).waitFor();
  await page.getByRole('heading', { name: '选题：数据怎样审' }).waitFor();
  await expectSound(page, 'pack-1440');
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载全部（.zip）' }).click();
  const zip = await JSZip.loadAsync(readFileSync(await (await coming).path()));
  const docx = await JSZip.loadAsync(await zip.file('数据怎样审.docx')?.async('uint8array') ?? new Uint8Array());
  expect(await docx.file('word/document.xml')?.async('string')).toContain('数据怎样审');
  await page.context().close();
  expect(heard).toEqual([]);
});
