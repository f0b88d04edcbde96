import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bringToHeld } from '#features/attendance/fixtures.ts';
import { exampleTopic } from '#features/bulletin/fixtures.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { axeFindings, openAs, openBrowser } from './harness/browser.ts';
import { dayFromNow, thisEvening } from './harness/clock.ts';

/** 实施 as people do it on the activity's page. */

const app = await startApp({ now: thisEvening, webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
let office: TestOffice;
let browser: Browser;
let branchId = '';
let people: Record<'organiser' | 'secretary' | 'member' | 'late' | 'guest', TestPerson>;
const c = () => ({ commandId: newId() });

beforeAll(async () => {
  office = await openOffice(app);
  browser = await openBrowser();
  branchId = await office.branch('计算机处党支部');
  const elsewhere = await office.branch('财政处党支部');
  people = {
    organiser: await office.person('陈思远', { branchId, posts: [{ post: 'member' }] }),
    secretary: await office.person('周正言', { branchId, posts: [{ post: 'secretary' }] }),
    member: await office.person('李向东', { branchId, posts: [{ post: 'member' }] }),
    late: await office.person('孙未答', { branchId, posts: [{ post: 'member' }] }),
    guest: await office.person('赵旁听', { branchId: elsewhere, posts: [{ post: 'member' }] }),
  };
});
afterAll(() => browser.close());

let hour = 7;
/** Each at an hour of its own: nobody is counted twice for the same hours. */
async function atHeld(days = 0) {
  const { client } = people.organiser;
  const { id } = await client.activity.create({ ...c(), branchId, ...exampleTopic, plannedOn: dayFromNow(days) });
  const from = String(hour++).padStart(2, '0');
  const theirs = await bringToHeld(app.program.door, office.id, id, dayFromNow(days), `${from}:00`, `${from}:50`);
  const read = async () => (await client.activity.get({ id })).facts;
  const at = async () => ({ ...c(), id, version: (await read()).activity.version });
  return { id, theirs, read, at };
}

async function open(who: TestPerson, id: string, width = 1440) {
  const opened = await openAs(browser, `${app.url}/activities/${id}/held`, who, { width, heading: '活动通知' });
  return { ...opened, press: (button: string | RegExp) => opened.page.getByRole('button', { name: button, exact: typeof button === 'string' }).click() };
}
const refusalsOnly = (heard: readonly string[]): string[] => heard.filter((line) => !/\b(409|422|403)\b/.test(line));

test('the notice goes out with a word added; a member asks for leave with the reason, then comes after all', async () => {
  const { id, read } = await atHeld(7);
  const organiser = await open(people.organiser, id);
  await organiser.shot('1-before');
  await organiser.press('发出通知');
  await organiser.page.getByText('发给我方参加支部的 4 人').waitFor();
  await organiser.page.getByLabel('附言').fill('请带上案例材料。');
  await organiser.shot('2-announce');
  await organiser.page.getByRole('dialog').getByRole('button', { name: '发出通知' }).click();
  await organiser.page.getByText('参加 0 人，请假 0 人，未答复 4 人').waitFor();
  expect(await axeFindings(organiser.page)).toEqual([]);

  const member = await open(people.member, id, 390);
  await member.page.getByText('请带上案例材料。').waitFor();
  await member.page.getByLabel('请假', { exact: true }).check();
  await member.press('答复');
  await member.page.getByText('请假要写明事由。').waitFor();
  await member.shot('3-leave');
  expect(await axeFindings(member.page)).toEqual([]);
  await member.page.getByLabel('请假事由').fill('外出审计');
  await member.press('答复');
  await member.page.getByText('您已请假：外出审计').waitFor();
  await member.shot('4-answered');
  await expect.poll(async () => (await read()).replies.map((reply) => [reply.name, reply.answer, reply.reason])).toEqual([['李向东', 'leave', '外出审计']]);
  await member.press('更改答复');
  await member.page.getByLabel('参加', { exact: true }).check();
  await member.press('答复');
  await member.page.getByText('您已答复参加。').waitFor();
  // A member sees neither who answered what nor what only the organiser does.
  expect(await member.page.getByRole('heading', { name: '答复情况' }).count()).toBe(0);
  expect(await member.page.getByRole('button', { name: /发出通知|再次通知|登记出勤|活动已举行/ }).count()).toBe(0);
  await organiser.page.reload();
  await organiser.page.getByText('参加 1 人，请假 0 人，未答复 3 人').waitFor();
  await organiser.shot('5-answers');
  expect([refusalsOnly(organiser.heard), refusalsOnly(member.heard)]).toEqual([[], []]);
});

test('attendance is entered by keys from the answers, the partner’s names pasted; then it is held', async () => {
  const { id, read, at } = await atHeld();
  await people.organiser.client.attendance.announce({ ...(await at()), note: null });
  await people.organiser.client.attendance.reply({ ...c(), id, answer: 'yes', reason: null });
  await people.member.client.attendance.reply({ ...c(), id, answer: 'leave', reason: '外出审计' });
  const { page, heard, shot, press } = await open(people.organiser, id);
  await press('登记出勤');
  const marks = (name: string) => page.getByRole('radiogroup', { name: `${name}的出勤` });
  expect(await marks('陈思远').getByLabel('到', { exact: true }).isChecked()).toBe(true);
  expect(await page.getByLabel('李向东的原因').inputValue()).toBe('外出审计');
  await press('保存出勤');
  await page.getByText('还有 2 人没有标记').first().waitFor();
  await shot('6-entering');
  // 孙未答 is absent with a reason, then 周正言 is there: by keys alone.
  await marks('孙未答').getByLabel('到', { exact: true }).focus();
  await page.keyboard.press('3');
  await expect.poll(() => page.locator(':focus').getAttribute('aria-label')).toBe('孙未答的原因');
  await page.keyboard.type('生病');
  await page.keyboard.press('Tab');
  await page.keyboard.press('1');
  expect(await marks('周正言').getByLabel('到', { exact: true }).isChecked()).toBe(true);
  await page.getByText('列席', { exact: true }).click();
  await page.getByLabel(/^列席的本单位人员/).fill('赵旁听');
  await page.getByRole('button', { name: /赵旁听/ }).first().click();
  await page.getByLabel(/^对方人员名单/).fill('刘明 支部书记\n王伟 科员 请假：出差\n\n3. 郑一');
  await page.getByText('已识别 3 人：到 2，假 1').waitFor();
  await page.getByLabel(/^人数说明/).fill('20余人');
  await page.getByRole('group', { name: /^人数/ }).getByLabel(/^实到/).fill('1');
  expect(await axeFindings(page)).toEqual([]);
  await press('保存出勤');
  await page.getByText('列出的姓名多于填写的人数').waitFor();
  await shot('7-refused');
  await page.getByRole('group', { name: /^人数/ }).getByLabel(/^实到/).fill('');
  await press('保存出勤');
  await page.getByText('应到 4，实到 2，请假 1，缺席 1').waitFor();
  await page.getByText('20余人').waitFor();
  const facts = await read();
  expect(facts.attendance.map((row) => [row.name, row.state, row.reason, row.personId === null]).toSorted()).toEqual([
    ['刘明', 'present', null, true], ['周正言', 'present', null, false], ['孙未答', 'absent', '生病', false], ['李向东', 'leave', '外出审计', false],
    ['王伟', 'leave', '出差', true], ['赵旁听', 'observer', null, false], ['郑一', 'present', null, true], ['陈思远', 'present', null, false],
  ].toSorted());
  await shot('8-entered');
  await page.getByLabel('举行日期').fill(dayFromNow(1));
  await press('活动已举行');
  await page.getByText(/还没有到/).waitFor();
  await page.getByLabel('举行日期').fill(dayFromNow());
  await press('活动已举行');
  await expect.poll(async () => (await read()).activity.stage).toBe('summary');
  await page.goto(`${app.url}/activities/${id}/held`);
  await page.getByText(/^活动于 .* 举行。$/).waitFor();
  expect(await page.getByRole('button', { name: '活动已举行' }).count()).toBe(0);
  await press('更正出勤');
  await page.getByLabel(/^对方人员名单/).waitFor();
  expect(await page.getByLabel(/^对方人员名单/).inputValue()).toBe('刘明 支部书记\n王伟 科员 请假：出差\n郑一');
  expect(await axeFindings(page)).toEqual([]);
  expect(refusalsOnly(heard)).toEqual([]);
});

test('on a phone, by numbers only; two at once see both and choose', async () => {
  const { id, theirs, read, at } = await atHeld();
  const { page, heard, shot, press } = await open(people.secretary, id, 390);
  await press('登记出勤');
  await shot('9-entering');
  await page.getByLabel('只填人数').check();
  const ours = page.getByRole('group', { name: /^人数/ }).first();
  await ours.getByLabel(/^应到/).fill('4');
  await ours.getByLabel(/^实到/).fill('三');
  await page.getByText('请填写整数，或留空。').waitFor();
  await ours.getByLabel(/^实到/).fill('3');
  await ours.getByLabel(/^请假/).fill('1');
  await people.organiser.client.attendance.enter({ ...(await at()), sides: [{ sideId: theirs, people: [], counts: { expected: null, present: 12, onLeave: null, absent: null }, countWords: null }] });
  await press('保存出勤');
  await page.getByText('这期间别人改过本次活动').waitFor();
  await shot('10-stale');
  expect(await axeFindings(page)).toEqual([]);
  await press('保存我填写的');
  await page.getByText('应到 4，实到 3，请假 1，缺席 0').waitFor();
  expect((await read()).sides[0]).toMatchObject({ expected: 4, present: 3, onLeave: 1, absent: 0 });
  await shot('11-entered');
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  expect(refusalsOnly(heard)).toEqual([]);
});

test('postponed with its reason: nobody is asked for an answer, and what waits is said', async () => {
  const { id, at } = await atHeld(5);
  await people.organiser.client.attendance.announce({ ...(await at()), note: null });
  const organiser = await open(people.organiser, id);
  await organiser.page.getByText('其他操作').click();
  await organiser.page.getByRole('button', { name: '延期', exact: true }).first().click();
  const dialog = organiser.page.getByRole('dialog').filter({ visible: true });
  await dialog.getByLabel('理由').fill('现场审计延长');
  await dialog.getByRole('button', { name: '延期' }).click();
  await organiser.page.getByText('现场审计延长').waitFor();
  await organiser.shot('12-postponed');
  const member = await open(people.member, id, 390);
  expect(await member.page.getByRole('button', { name: '答复', exact: true }).count()).toBe(0);
  expect(await axeFindings(organiser.page)).toEqual([]);
  expect([refusalsOnly(organiser.heard), refusalsOnly(member.heard)]).toEqual([[], []]);
});
