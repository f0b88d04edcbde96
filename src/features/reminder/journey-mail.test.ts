import { beforeAll, beforeEach, expect, test } from 'vitest';
import { seedCalendar } from '#database/seed/calendar.ts';
import { verify } from '#platform/ledger/verify.ts';
import { scopeOf } from '#platform/command.ts';
import { systemOf } from '#shared/actor.ts';
import { insert, update } from '#shared/decision.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { decoded, mailCatcher, readMail } from '#tests/harness/mail.ts';
import { lingering, writeRows } from './fixtures.ts';
import { remindAll } from './jobs.ts';
import { readRunning } from './list-store.ts';

/** Mail to a real server: once a morning, after a night in which it was down, refused for good, refused for now. */

let refuse: Record<string, { code: number; says: string }> = {};
const first = await mailCatcher((to) => refuse[to] ?? null);
let catcher = first;
const app = await startApp({ now: '2026-11-23T02:00:00.000Z', smtp: first.url, outboundPatience: 2_000 });
const { program, clock } = app;
let office: TestOffice;
let branchId = '';
let who: TestPerson;
beforeAll(() => seedCalendar(program.db));
beforeEach(async () => {
  refuse = {};
  catcher.caught.length = 0;
  clock.set('2026-11-23T02:00:00.000Z');
  office = await openOffice(app, `某办${Date.now()}`);
  branchId = await office.branch('计算机处党支部');
  who = await office.person('陈思远', { branchId, posts: [{ post: 'member' }] });
});
const write = (...changes: Parameters<typeof writeRows>[2][]) => writeRows(program.door, office.id, ...changes);
const wishes = (mailTo: string, id = who.id) => write(insert('reminderWay', { id, mailTo, mailSince: '2026-11-01T00:00:00.000Z' }));
async function linger(stage: string, day: string, theme = '科技强审', organiserId = who.id): Promise<string> {
  const { id, change } = lingering({ branchId, organiserId, stage, day, theme });
  await write(change);
  return id;
}
async function at(instant: string): Promise<void> {
  clock.set(instant);
  await remindAll(program);
}
const posts = async () => (await program.db.selectFrom('reminderPost').select(['state', 'answer', 'day', 'tries']).where('officeId', '=', office.id).orderBy('day').execute()).map(({ state, day }) => `${day.slice(5)} ${state}`);
const today = (instant: string): string => instant.slice(0, 10);
const running = (instant: string) => readRunning(program.db, scopeOf(systemOf(office.id), new Date(instant)), today(instant), true);

test('one mail with everything of the day: subject in Chinese, text and HTML, the way to an end of it; never a second', async () => {
  await wishes('chen@example.gov.cn');
  await linger('held', '2026-11-10', '学习<b>劳模</b>精神 & 铸就钢铁之魂');
  await linger('publicity', '2026-10-12');
  await at('2026-11-24T00:10:00.000Z');
  await at('2026-11-24T00:20:00.000Z');
  await at('2026-11-25T00:20:00.000Z');
  expect(catcher.caught.map(({ to }) => to)).toEqual(['chen@example.gov.cn']);
  const { headers, text, html } = readMail(catcher.caught[0]?.raw ?? '');
  expect(decoded(headers['subject'] ?? '')).toBe('主题联学：有 2 项等您处理');
  expect(headers['list-unsubscribe']).toBe('<http://localhost/reminders>');
  expect(headers['auto-submitted']).toBe('auto-generated');
  expect(text).toContain('“学习<b>劳模</b>精神 & 铸就钢铁之魂”原定 2026年11月10日 举行');
  expect(text).toMatch(/http:\/\/localhost\/activities\/[0-9a-f-]{36}\/held/);
  expect(html).toContain('学习&lt;b&gt;劳模&lt;/b&gt;精神 &amp; 铸就钢铁之魂');
  expect(html).not.toContain('<b>劳模');
  expect(await posts()).toEqual(['11-24 sent']);
});

test('each is written to in the language he or she chose; who chose none, in the one he or she reads the program in', async () => {
  const { id: chen, client } = who;
  const [english, taiwan] = [await office.person('李向东', { branchId, posts: [{ post: 'member' }] }), await office.person('王小明', { branchId, posts: [{ post: 'member' }] })];
  clock.set('2026-11-23T02:00:00.000Z');
  const mail = { commandId: '', version: 0, on: true };
  await client.reminder.setMail({ ...mail, commandId: newId(), mailTo: 'chen@example.gov.cn' });
  await english.client.reminder.setMail({ ...mail, commandId: newId(), mailTo: 'li@example.gov.cn', language: 'en' });
  await app.client({ ...taiwan.headers, 'accept-language': 'zh-TW' }).reminder.setMail({ ...mail, commandId: newId(), mailTo: 'wang@example.gov.cn' });
  expect((await english.client.reminder.ways({})).language).toBe('en');
  for (const id of [chen, english.id, taiwan.id]) await linger('held', '2026-11-10', '学习劳模精神', id);
  await at('2026-11-24T00:10:00.000Z');
  const letters = Object.fromEntries(catcher.caught.map(({ to, raw }) => [to, readMail(raw)]));
  expect(Object.keys(letters).toSorted()).toEqual(['chen@example.gov.cn', 'li@example.gov.cn', 'wang@example.gov.cn']);
  const subject = (to: string): string => decoded(letters[to]?.headers['subject'] ?? '');
  expect([subject('chen@example.gov.cn'), subject('li@example.gov.cn'), subject('wang@example.gov.cn')]).toEqual(['主题联学：有 1 项等您处理', 'Lianxue: 1 waiting for you', '主題聯學：有 1 項等您處理']);
  // The sentence is in the reader's language, the theme stays as it was written.
  expect(letters['li@example.gov.cn']?.text).toMatch(/“学习劳模精神” was planned for/);
  expect(letters['wang@example.gov.cn']?.text).toMatch(/“学习劳模精神”原定.*還沒有登記/);
  expect([letters['li@example.gov.cn']?.html, letters['wang@example.gov.cn']?.html].map((html) => /<html lang="([^"]*)"/u.exec(html ?? '')?.[1])).toEqual(['en', 'zh-TW']);
  expect(await verify(program.db, await program.door.anchors())).toMatchObject({ ok: true });
});

test('a server that is down all day and all night: next morning one mail and not two, without what was done meanwhile', async () => {
  await wishes('chen@example.gov.cn');
  const done = await linger('held', '2026-11-10', '办完的');
  await linger('publicity', '2026-10-12', '第一天的');
  await catcher.close();
  await at('2026-11-24T00:10:00.000Z');
  await at('2026-11-24T05:00:00.000Z');
  await at('2026-11-24T15:00:00.000Z');
  expect(await posts()).toEqual(['11-24 due']);
  expect((await running('2026-11-24T05:00:00.000Z')).mails).toMatchObject({ due: 1, sent: 0, lastAnswer: expect.stringContaining('ECONNREFUSED') });
  await write(update('activity', done, { stage: 'summary', heldOn: '2026-11-24' }));
  await linger('held', '2026-11-10', '第二天的');
  catcher = await mailCatcher((to) => refuse[to] ?? null, first.port);
  await at('2026-11-25T00:10:00.000Z');
  await at('2026-11-25T00:20:00.000Z');
  expect(catcher.caught.length).toBe(1);
  const { text } = readMail(catcher.caught[0]?.raw ?? '');
  expect([text.includes('第一天的'), text.includes('第二天的'), text.includes('办完的')]).toEqual([true, true, false]);
  expect(await posts()).toEqual(['11-24 sent', '11-25 sent']);
}, 60_000);

test('an address refused for good is marked, told to its person and seen by those who keep the program; nothing more goes there until it is put right', async () => {
  refuse = { 'gone@example.gov.cn': { code: 550, says: 'no such mailbox' } };
  await wishes('gone@example.gov.cn');
  await linger('held', '2026-11-10');
  await at('2026-11-24T00:10:00.000Z');
  expect(await posts()).toEqual(['11-24 failed']);
  expect((await running('2026-11-24T00:10:00.000Z')).failing).toMatchObject([{ name: '陈思远', mailTo: 'gone@example.gov.cn', answer: expect.stringContaining('no such mailbox') }]);
  const entry = await program.db.selectFrom('ledgerEntry').select(['events', 'seq']).where('officeId', '=', office.id).where('command', '=', 'reminder.note_bounce').executeTakeFirstOrThrow();
  expect(entry.events).toMatchObject([{ name: 'reminder.bounced', details: { people: [who.id] } }]);
  await linger('publicity', '2026-10-12');
  await at('2026-11-25T00:10:00.000Z');
  expect(await posts()).toEqual(['11-24 failed']);
  expect(await verify(program.db, await program.door.anchors())).toMatchObject({ ok: true });
});

test('an address refused for now is tried again, and the others are not kept waiting', async () => {
  const other = await office.person('李向东', { branchId, posts: [{ post: 'member' }] });
  refuse = { 'busy@example.gov.cn': { code: 451, says: 'try again later' } };
  await wishes('busy@example.gov.cn');
  await wishes('li@example.gov.cn', other.id);
  await linger('held', '2026-11-10');
  await linger('held', '2026-11-10', '另一项', other.id);
  await at('2026-11-24T00:10:00.000Z');
  expect([catcher.caught.map(({ to }) => to), (await posts()).toSorted()]).toEqual([['li@example.gov.cn'], ['11-24 due', '11-24 sent']]);
  refuse = {};
  await at('2026-11-24T00:12:00.000Z');
  expect(catcher.caught.length).toBe(1);
  await at('2026-11-24T00:20:00.000Z');
  expect(catcher.caught.map(({ to }) => to)).toEqual(['li@example.gov.cn', 'busy@example.gov.cn']);
});

test('whoever has no address, wants no mail any more, or has left, is sent nothing; a sending that was broken off is never repeated', async () => {
  await linger('held', '2026-11-10');
  await at('2026-11-24T00:10:00.000Z');
  expect(await posts()).toEqual([]);
  await wishes('chen@example.gov.cn');
  await linger('publicity', '2026-10-12');
  await catcher.close();
  await at('2026-11-25T00:10:00.000Z');
  catcher = await mailCatcher(() => null, first.port);
  await write(update('reminderWay', who.id, { mailSince: null }));
  await at('2026-11-25T02:10:00.000Z');
  expect([catcher.caught.length, (await posts()).at(-1)]).toEqual([0, '11-25 dropped']);
  await program.db.updateTable('reminderPost').set({ state: 'sending', triedAt: '2026-11-25T02:00:00.000Z' }).where('officeId', '=', office.id).execute();
  await at('2026-11-25T03:10:00.000Z');
  expect([catcher.caught.length, new Set((await posts()).map((line) => line.split(' ')[1]))]).toEqual([0, new Set(['broken_off'])]);
}, 60_000);
