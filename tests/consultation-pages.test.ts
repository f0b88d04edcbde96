import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exampleTopic } from '#features/bulletin/fixtures.ts';
import { hold } from '#features/consultation/fixtures.ts';
import { secretHash } from '#platform/session.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { complaints, openAs, openBrowser } from './harness/browser.ts';
import { expectSound } from './harness/sound.ts';

/** 会诊 with three branches, one of them of an outside unit by its link, in the browser: from the question to the verified effect. */

const app = await startApp({ jobs: true, webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
let office: TestOffice;
let browser: Browser;
let people: Record<'organiser' | 'secretary' | 'guest', TestPerson>;
let activityId = '';
const secret = newId();
const c = () => ({ commandId: newId() });
const at = async () => ({ ...c(), id: activityId, version: (await people.organiser.client.activity.get({ id: activityId })).facts.activity.version });

beforeAll(async () => {
  [office, browser] = [await openOffice(app), await openBrowser()];
  const [host, guest] = [await office.branch('计算机处党支部'), await office.branch('财政处党支部')];
  people = {
    organiser: await office.person('陈思远', { branchId: host, posts: [{ post: 'member' }] }), secretary: await office.person('周正言', { branchId: host, posts: [{ post: 'member' }, { post: 'secretary' }] }),
    guest: await office.person('何财', { branchId: guest, posts: [{ post: 'member' }, { post: 'secretary' }] }),
  };
  const by = people.organiser.client;
  activityId = (await by.activity.create({ ...c(), branchId: host, ...exampleTopic, forms: ['业务会诊'], problemBrought: '数据口径不一', plannedOn: '2026-12-10' })).id;
  await by.activity.toContact(await at());
  await by.activity.addSide({ ...(await at()), role: 'partner', unitId: null, branchIds: [], bodyWords: '江西省审计厅数据办党支部', contactName: '刘明', contactPost: '支部书记' });
  const sideId = (await by.activity.get({ id: activityId })).facts.sides[1]?.id ?? '';
  await by.partner.makeLink({ ...c(), id: activityId, sideId, holderName: '刘明', holderPost: '支部书记', secretHash: secretHash(secret), days: 90 });
});
afterAll(() => browser.close());


test('from the question to the verified effect', async () => {
  const desk = await openAs(browser, `${app.url}/activities/${activityId}/programme`, people.organiser);
  await desk.page.getByRole('button', { name: '发起会诊' }).click();
  const ask = desk.page.getByRole('dialog');
  expect(await ask.getByLabel('问题', { exact: true }).inputValue()).toBe('数据口径不一');
  await ask.getByLabel('背景').fill('三个组三套口径，去年试过统一模板，没有坚持下来。');
  await ask.getByLabel('书面意见截止').fill('2026-12-05');
  await ask.getByLabel('财政处党支部').check();
  await expectSound(desk.page, 'consult-open-1440');
  await ask.getByRole('button', { name: '发起会诊' }).click();
  await desk.page.getByRole('heading', { level: 1, name: '数据口径不一' }).waitFor();
  await expectSound(desk.page, 'consult-asked-1440');

  // The invited branch, from its phone, by the list.
  const phone = await openAs(browser, `${app.url}/consultations?mine=yes`, people.guest, { width: 390, height: 844 });
  await expectSound(phone.page, 'consult-list-390');
  await phone.page.getByRole('link', { name: '数据口径不一' }).click();
  await phone.page.getByRole('button', { name: /^写意见/u }).click();
  await phone.page.getByRole('dialog').getByLabel('原因分析').fill('没有牵头的。');
  await phone.page.getByRole('dialog').getByLabel('建议').fill('建口径对照表，由一个处牵头。');
  await phone.page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
  await phone.page.getByText('建口径对照表，由一个处牵头。').waitFor();
  await expectSound(phone.page, 'consult-given-390');

  // The outside unit, by its link, does not read it before it has answered.
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', serviceWorkers: 'block' });
  const outside = await context.newPage();
  const heard = complaints(outside);
  await outside.goto(`${app.url}/p/${secret}`);
  await outside.getByText('请您单位参加会诊').waitFor();
  expect(await outside.getByText('建口径对照表，由一个处牵头。').count()).toBe(0);
  await outside.getByText('已提意见。我方写完意见后可以看到。').waitFor();
  await outside.getByLabel('建议').fill('先统一采集口径，我厅可以提供两份模板。');
  await expectSound(outside, 'consult-link-390');
  await outside.getByRole('button', { name: '提交' }).click();
  await outside.getByText('建口径对照表，由一个处牵头。').waitFor();
  // And it says a word on the page itself.
  await outside.getByRole('button', { name: '意见反馈' }).click();
  await outside.getByRole('dialog').getByLabel('内容').fill('字再大些。');
  await outside.getByRole('dialog').getByRole('button', { name: '提交' }).click();
  await outside.getByText('已收到，谢谢').waitFor();
  await outside.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();
  await outside.getByRole('heading', { name: '您提出的意见反馈' }).waitFor();

  // The meeting: what was said, the conclusion, who does what.
  await hold(app.program.door, office.id, activityId, '2026-11-23', (await at()).version);
  await desk.page.reload();
  await desk.page.getByRole('button', { name: '记录会上讨论' }).click();
  await desk.page.getByRole('dialog').getByLabel(/^计算机处党支部/u).fill('赞成，由本处牵头。');
  await desk.page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await desk.page.getByText('赞成，由本处牵头。').waitFor();
  await desk.page.getByRole('button', { name: '作出结论' }).click();
  const end = desk.page.getByRole('dialog');
  await end.getByLabel('结论', { exact: true }).fill('统一采集口径，建对照表，计算机处牵头。');
  await end.getByLabel(/采纳江西省审计厅数据办党支部的意见/u).fill('先统一采集口径');
  await end.getByLabel('措施', { exact: true }).fill('制定口径对照表');
  await end.getByLabel(/^责任人/u).fill('何财');
  await end.getByRole('button', { name: '添加 何财' }).click();
  await end.getByLabel('完成时限').fill('2026-12-20');
  await expectSound(desk.page, 'consult-conclude-1440');
  await end.getByRole('button', { name: '作出结论' }).click();
  await desk.page.getByText('何财负责').waitFor();
  // Who spoke at the meeting is not said to have given no opinion.
  expect(await desk.page.getByText('还没有提意见').count()).toBe(0);
  await expectSound(desk.page, 'consult-concluded-1440');

  // Done, verified by another, and all sides read it.
  const { facts } = await people.secretary.client.activity.get({ id: activityId });
  const [problem, action] = [facts.problems[0], facts.actions[0]];
  await people.guest.client.outcome.report({ ...c(), id: problem?.id ?? '', actionId: action?.id ?? '', actionVersion: 1, resultKind: 'method', evidence: '对照表已用于三个项目', evidenceFileIds: [] });
  await people.secretary.client.outcome.verify({ ...c(), id: problem?.id ?? '', actionId: action?.id ?? '', actionVersion: 2, before: '三套口径', after: '一套口径', method: '抽查三个项目' });
  await expect.poll(async () => (await people.guest.client.consultation.list({})).rows[0]?.verified, { timeout: 20_000 }).toBe(1);
  await expect.poll(async () => { await phone.page.reload(); return phone.page.getByText(/全部核验，已告知各方/u).count(); }, { timeout: 30_000 }).toBe(1);
  await expectSound(phone.page, 'consult-followed-390');
  await outside.reload();
  await outside.getByText('一套口径').waitFor();
  await expectSound(outside, 'consult-link-followed-390');
  expect([...desk.heard, ...phone.heard, ...heard].filter((line) => !/\b(400|422)\b/.test(line))).toEqual([]);
  await Promise.all([desk.close(), phone.close(), context.close()]);
});

test('from a problem’s own page, with its material, which the outside side opens by its link', async () => {
  const by = people.organiser.client;
  const uploaded = async (name: string) => (await (await fetch(`${app.url}/files`, { method: 'POST', body: `材料：${name}`, headers: { ...people.organiser.headers, 'x-file-name': encodeURIComponent(name) } })).json()) as { sha256: string; name: string; mediaType: string; size: number };
  for (const name of ['取数耗时.txt', '内部意见.txt']) await by.record.addFile({ ...c(), id: activityId, ...(await uploaded(name)), purpose: 'paper', caption: null, consentOfOutsiders: null });
  const problem = await by.outcome.raise({ ...c(), id: activityId, kind: 'problem', text: '取数太慢', sideId: (await by.activity.get({ id: activityId })).facts.sides[0]?.id ?? null, raisedByPersonId: null, raisedByWords: null, projectId: null });
  const desk = await openAs(browser, `${app.url}/outcomes/${problem.id}`, people.secretary);
  await desk.page.getByRole('button', { name: '提请会诊' }).click();
  const ask = desk.page.getByRole('dialog');
  expect(await ask.getByLabel('哪个问题').inputValue()).toBe(problem.id);
  expect(await ask.getByLabel('问题', { exact: true }).inputValue()).toBe('取数太慢');
  await ask.getByLabel('背景').fill('一个项目取数要两周。');
  await ask.getByLabel('书面意见截止').fill('2026-12-30');
  await ask.getByLabel('取数耗时.txt').check();
  await expectSound(desk.page, 'consult-from-problem-1440');
  await ask.getByRole('button', { name: '提请会诊' }).click();
  await desk.page.getByRole('heading', { level: 1, name: '取数太慢' }).waitFor();
  await desk.page.getByRole('link', { name: '取数太慢' }).click();
  // Back on the problem's page it stands there.
  await desk.page.getByRole('heading', { level: 2, name: '会诊' }).waitFor();
  await desk.page.getByRole('link', { name: '取数太慢' }).waitFor();
  await expectSound(desk.page, 'consult-on-problem-1440');

  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', serviceWorkers: 'block' });
  const outside = await context.newPage();
  await outside.goto(`${app.url}/p/${secret}`);
  const file = outside.getByRole('link', { name: '取数耗时.txt' });
  await file.waitFor();
  expect(await outside.getByText('内部意见.txt').count()).toBe(0);
  // What the browser asks for when it is tapped: the address alone opens it.
  const given = await context.request.get(new URL((await file.getAttribute('href')) ?? '', app.url).href);
  expect([given.status(), await given.text()]).toEqual([200, '材料：取数耗时.txt']);
  await Promise.all([desk.close(), context.close()]);
});
