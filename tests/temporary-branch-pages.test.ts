import JSZip from 'jszip';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bringToHeld } from '#features/attendance/fixtures.ts';
import { exampleTopic } from '#features/bulletin/fixtures.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { openAs, openBrowser } from './harness/browser.ts';
import { expectSound } from './harness/sound.ts';

/** A team leader reads on the project's page that a temporary branch is called for and asks; 机关党委 replies; it learns, ends with the project, and its dossier opens. */

const app = await startApp({ jobs: true, webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
let browser: Browser;
let office: TestOffice;
let people: Record<'leader' | 'second' | 'third' | 'committee', TestPerson>;
let projectId = '';
const c = () => ({ commandId: newId() });
beforeAll(async () => {
  office = await openOffice(app, '审计署武汉特派办');
  browser = await openBrowser();
  const [computing, finance] = [await office.branch('计算机处党支部'), await office.branch('财政处党支部')];
  const member = (name: string, branchId: string) => office.person(name, { branchId, posts: [{ post: 'member' }] });
  people = { leader: await member('陈思远', computing), second: await member('李向东', computing), third: await member('孙企明', finance), committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }) };
  projectId = (await people.committee.client.project.add({ ...c(), code: '2026-赣-03', name: '赣州制造业专项审计', place: '赣州', region: '江西', startOn: '2026-11-20', endOn: '2027-01-31', personIds: [people.leader.id, people.second.id, people.third.id] })).id;
});
afterAll(() => browser.close());

test('called for, asked, approved, learnt in, ended with its project, kept', { timeout: 240_000 }, async () => {
  const { leader, committee } = people;
  const asking = await openAs(browser, `${app.url}/projects/${projectId}`, leader, { width: 1440 });
  const part = asking.page.locator('#temporary');
  await part.getByText('按本办掌握的条件，应设立临时党支部。').waitFor();
  await part.getByText('书记、干事').waitFor();
  await expectSound(asking.page, 'temporary-project-1440');
  await part.getByRole('button', { name: '请示设立' }).click();
  const dialog = asking.page.getByRole('dialog');
  await dialog.getByLabel('名称').fill('赣州项目临时党支部');
  await dialog.getByLabel('请示理由').fill('现场两个多月，党员三名，来自两个处。');
  for (const [role, name] of [['拟任书记', '陈思远'], ['拟任干事', '孙企明']] as const) {
    await dialog.getByRole('searchbox', { name: role }).fill(name);
    await dialog.getByRole('button', { name: `添加 ${name}` }).click();
  }
  await expectSound(asking.page, 'temporary-dialog-1440');
  await dialog.getByRole('button', { name: '请示设立' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await part.getByText('待批复', { exact: true }).waitFor();
  await part.getByText(/已于2026年11月23日请示，正在等待批复/u).waitFor({ state: 'attached' });
  expect(await part.getByRole('button', { name: '批复同意' }).getAttribute('aria-disabled')).toBe('true');
  await asking.close();

  const deciding = await openAs(browser, `${app.url}/projects/${projectId}`, committee, { width: 390 });
  const theirs = deciding.page.locator('#temporary');
  await theirs.getByText('待批复', { exact: true }).waitFor();
  await expectSound(deciding.page, 'temporary-project-390');
  await theirs.getByRole('button', { name: '批复同意' }).click();
  await deciding.page.getByRole('dialog').getByLabel('批准文号').fill('机党〔2026〕8号');
  await deciding.page.getByRole('dialog').getByRole('button', { name: '批复同意' }).click();
  await theirs.getByRole('link', { name: '打开支部' }).click();
  await deciding.page.getByText('发展党员', { exact: false }).first().waitFor();
  await deciding.page.getByText('陈思远（机关党委任命）').waitFor();
  await expectSound(deciding.page, 'temporary-branch-390');
  const branchId = /branches\/([0-9a-f-]+)/.exec(deciding.page.url())?.[1] ?? '';
  await deciding.close();

  const activity = (await leader.client.activity.create({ ...c(), branchId, ...exampleTopic })).id;
  await bringToHeld(app.program.door, office.id, activity, '2026-11-23', '09:00', '12:00');
  const { facts } = await leader.client.activity.get({ id: activity });
  const ours = facts.sides.find(({ own }) => own)?.id ?? '';
  const unknown = { expected: null, present: null, onLeave: null, absent: null };
  const present = { personId: leader.id, name: '', post: null, state: 'present' as const, reason: null };
  await leader.client.attendance.enter({ ...c(), id: activity, version: facts.activity.version, sides: [{ sideId: ours, counts: unknown, countWords: null, people: [leader, people.second, people.third].map((one) => ({ ...present, personId: one.id })) }] });
  await leader.client.attendance.hold({ ...c(), id: activity, version: (await leader.client.activity.get({ id: activity })).facts.activity.version, heldOn: '2026-11-23' });
  await leader.client.record.edit({ ...c(), id: activity, recordVersion: null, startedAt: '2026-11-23T01:00:00.000Z', endedAt: '2026-11-23T04:00:00.000Z' });

  const closing = await openAs(browser, `${app.url}/projects/${projectId}`, committee, { width: 1440 });
  await closing.page.getByRole('button', { name: '结束项目' }).click();
  await closing.page.getByRole('dialog').getByRole('textbox').or(closing.page.getByRole('dialog').locator('input')).first().fill('2026-11-23');
  await closing.page.getByRole('dialog').getByRole('button', { name: '结束项目' }).click();
  await closing.page.getByRole('dialog').waitFor({ state: 'hidden' });
  await expect.poll(async () => (await committee.client.org.branch({ id: branchId })).branch.dissolvedOn, { timeout: 15_000 }).toBe('2026-11-23');
  await closing.close();

  const own = await openAs(browser, `${app.url}/people/${leader.id}`, leader, { width: 390 });
  const hours = own.page.locator('#hours');
  await hours.getByText('赣州项目临时党支部').waitFor();
  await hours.getByText('规划为56学时', { exact: false }).waitFor();
  await hours.getByText('三会一课等其他集中学习不在内', { exact: false }).waitFor();
  await expectSound(own.page, 'temporary-hours-390');
  await hours.getByLabel('年度').selectOption('2025');
  await hours.getByText('2025年没有出席记录。').waitFor();
  await own.close();

  // As a sum of the home branch and of the office: of two people it is told to nobody.
  const [homeBranch] = (await committee.client.org.person({ id: leader.id })).person.memberships.filter(({ kind }) => kind === 'home');
  const sum = await openAs(browser, `${app.url}/branches/${homeBranch?.branchId ?? ''}`, committee, { width: 390 });
  await sum.page.locator('#hours').getByText('出席的不足3人', { exact: false }).waitFor();
  await sum.page.locator('#brought-home').getByText('陈思远').waitFor();
  await expectSound(sum.page, 'temporary-hours-sum-390');
  await sum.page.goto(`${app.url}/statistics?year=2026`);
  await sum.page.locator('#hours').getByRole('heading', { name: '2026年全办学时' }).waitFor();
  await sum.page.locator('#hours').getByText('学时合计（人·学时）').waitFor();
  expect(await sum.page.locator('#hours dd').allInnerTexts()).toEqual(['9', '9', '3', '1']);
  await expectSound(sum.page, 'temporary-hours-statistics-390');
  await sum.close();

  const ended = await openAs(browser, `${app.url}/branches/${branchId}`, leader, { width: 1440 });
  await ended.page.getByText('撤销日期', { exact: false }).first().waitFor();
  await expectSound(ended.page, 'temporary-ended-1440');
  await ended.page.getByRole('button', { name: '整理档案' }).click();
  await ended.page.getByRole('link', { name: '下载档案' }).waitFor();
  await ended.page.getByRole('button', { name: '重新整理' }).waitFor();
  await expectSound(ended.page, 'temporary-dossier-1440');
  // It opens in a window of its own that closes at once, so the file is asked for by the link's address, as the same reader.
  const href = (await ended.page.getByRole('link', { name: '下载档案' }).getAttribute('href')) ?? '';
  const answer = await ended.page.request.get(new URL(href, app.url).href);
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/zip']);
  const zip = await JSZip.loadAsync(await answer.body());
  expect(Object.keys(zip.files)).toEqual(expect.arrayContaining(['目录.html', '请示.docx', '批复.docx']));
  const heard = [...asking.heard, ...deciding.heard, ...closing.heard, ...own.heard, ...sum.heard, ...ended.heard];
  await ended.page.setContent((await zip.file('目录.html')?.async('string')) ?? '');
  await ended.page.getByRole('heading', { name: '赣州项目临时党支部档案' }).waitFor();
  await ended.page.getByText('出席（3）').waitFor();
  await ended.close();
  expect(heard).toEqual([]);
});
