import { createHmac } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { seedCalendar } from '#database/seed/calendar.ts';
import { verify } from '#platform/ledger/verify.ts';
import { newId } from '#shared/ids.ts';
import type { Language } from '#shared/language.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { lingering, writeRows } from './fixtures.ts';
import { remindAll } from './jobs.ts';
import { tellGroups } from './listeners.ts';

/** Robots of group chats against servers on this machine that check what the vendors check: body, time, signature. */

const app = await startApp({ now: '2026-11-24T00:05:00.000Z', outboundAllow: ['127.0.0.1'], outboundPatience: 600 });
const { program, clock } = app;
const keys = { dingtalk: 'SECding0123456789', feishu: 'feishu-secret-0123' };
interface Heard {
  readonly path: string;
  readonly body: Record<string, unknown>;
}
let heard: Heard[] = [];
let answers: ((response: ServerResponse) => void) | null = null;
/** What the vendor's own server would say to a message. */
function vendor(url: URL, body: Record<string, unknown>): Record<string, unknown> {
  const now = clock.now().getTime();
  if (url.pathname === '/cgi-bin/webhook/send') {
    if (url.searchParams.get('key') !== 'k1') return { errcode: 93000, errmsg: 'invalid webhook url' };
    const { msgtype, markdown } = body as { msgtype?: string; markdown?: { content?: string } };
    return msgtype === 'markdown' && typeof markdown?.content === 'string' && Buffer.byteLength(markdown.content) <= 4096 ? { errcode: 0, errmsg: 'ok' } : { errcode: 40008, errmsg: 'invalid message type' };
  }
  if (url.pathname === '/robot/send') {
    const timestamp = url.searchParams.get('timestamp') ?? '';
    const sign = createHmac('sha256', keys.dingtalk).update(`${timestamp}\n${keys.dingtalk}`).digest('base64');
    if (Math.abs(now - Number(timestamp)) > 3_600_000 || url.searchParams.get('sign') !== sign) return { errcode: 310000, errmsg: 'sign not match' };
    const { msgtype, actionCard } = body as { msgtype?: string; actionCard?: { title?: string; text?: string; singleTitle?: string; singleURL?: string } };
    return msgtype === 'actionCard' && actionCard?.title !== undefined && actionCard.text !== undefined && actionCard.singleTitle !== undefined && URL.canParse(actionCard.singleURL ?? '') ? { errcode: 0, errmsg: 'ok' } : { errcode: 400401, errmsg: 'miss param' };
  }
  const { timestamp, sign, msg_type: type, card } = body as { timestamp?: string; sign?: string; msg_type?: string; card?: { header?: unknown; elements?: unknown[] } };
  if (Math.abs(now / 1000 - Number(timestamp)) > 3600 || sign !== createHmac('sha256', `${timestamp}\n${keys.feishu}`).update('').digest('base64')) return { code: 19021, msg: 'sign match fail or timestamp is not within one hour from current time' };
  return type === 'interactive' && card?.header !== undefined && Array.isArray(card.elements) ? { code: 0, msg: 'success', data: {}, StatusCode: 0 } : { code: 9499, msg: 'Bad Request' };
}
const server = createServer((request, response) => {
  let text = '';
  request.setEncoding('utf8').on('data', (part: string) => (text += part)).on('end', () => {
    const url = new URL(request.url ?? '/', 'http://x');
    const body = JSON.parse(text === '' ? '{}' : text) as Record<string, unknown>;
    heard.push({ path: url.pathname, body });
    if (answers !== null) return answers(response);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(vendor(url, body)));
  });
});
let base = '';
let office: TestOffice;
let branchId = '';
let people: Record<'secretary' | 'organiser' | 'committee' | 'elsewhere', TestPerson>;
beforeAll(async () => {
  await seedCalendar(program.db);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(async () => {
  heard = [];
  answers = null;
  clock.set('2026-11-24T00:05:00.000Z');
  office = await openOffice(app, `某办${Date.now()}`);
  branchId = await office.branch('计算机处党支部');
  const other = await office.branch('法规处党支部');
  people = {
    organiser: await office.person('陈思远', { branchId, posts: [{ post: 'member' }] }), secretary: await office.person('周正言', { branchId, posts: [{ post: 'secretary' }] }),
    elsewhere: await office.person('钱法规', { branchId: other, posts: [{ post: 'secretary' }] }), committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }),
  };
});

const c = () => ({ commandId: newId() });
const paths = { wecom: '/cgi-bin/webhook/send?key=k1', dingtalk: '/robot/send?access_token=t1', feishu: '/open-apis/bot/v2/hook/h1' } as const;
const add = (kind: keyof typeof paths, over: { branchId?: string | null; address?: string; name?: string; language?: Language } = {}, by = people.committee) => by.client.reminder.addRobot({
  ...c(), name: `${kind}群`, kind, branchId: null, address: `${base}${paths[kind]}`, secret: kind === 'wecom' ? null : keys[kind], ...over,
});
const refusal = (run: Promise<unknown>) => run.then(() => 'done', (error: { data?: { findings?: { check: string; field: string | null }[] } }) => (error.data?.findings ?? []).map(({ check, field }) => `${check} ${field ?? ''}`.trim()).join());
/** Sessions end while the clock moves on: the page is read as if soon after signing in. */
async function robots(by = people.committee) {
  const now = clock.now().toISOString();
  clock.set('2026-11-24T00:10:00.000Z');
  const { robots: rows } = await by.client.reminder.robots({});
  clock.set(now);
  return rows;
}
async function linger(stage: string, day: string, theme: string) {
  const { id, change } = lingering({ branchId, organiserId: people.organiser.id, stage, day, theme });
  await writeRows(program.door, office.id, change);
  return id;
}
async function at(instant: string): Promise<void> {
  clock.set(instant);
  await remindAll(program);
}

test('one card a day to each kind of robot, signed as its vendor asks: things and numbers, and nobody’s name', async () => {
  for (const kind of ['wecom', 'dingtalk', 'feishu'] as const) await add(kind, { branchId });
  await linger('held', '2026-11-10', '没有登记的');
  await linger('held', '2026-11-11', '没有登记的二');
  await linger('publicity', '2026-10-12', '没有宣传的');
  await at('2026-11-24T00:10:00.000Z');
  await at('2026-11-24T00:20:00.000Z');
  expect(heard.map(({ path }) => path).toSorted()).toEqual(['/cgi-bin/webhook/send', '/open-apis/bot/v2/hook/h1', '/robot/send']);
  for (const { body } of heard) {
    const said = JSON.stringify(body);
    expect(said).toContain('有 3 项待办');
    expect(said).toContain('活动到期未登记：2 项');
    expect(said).toContain('http://localhost/reminders');
    expect(said).not.toMatch(/陈思远|没有登记的|没有宣传的/);
  }
  const { rows } = await program.pool.query<{ answer: string }>('select answer from robot where office_id = $1', [office.id]);
  expect(rows.map(({ answer }) => answer).toSorted()).toEqual(['0 ok', '0 ok', '0 success']);
  // Told twice at most: the same things are not put before the group again the next day.
  heard = [];
  await at('2026-11-25T00:10:00.000Z');
  expect(heard).toEqual([]);
  expect(await verify(program.db, await program.door.anchors())).toMatchObject({ ok: true });
}, 30_000);

test('each group is spoken to in its own language, and its robot by the keyword of that language; what people wrote stays as written', async () => {
  await add('wecom', { branchId });
  await add('dingtalk', { branchId, language: 'en' });
  const { id } = await add('feishu', { branchId, language: 'zh-Hant' });
  const activity = await linger('held', '2026-12-10', '学习劳模精神');
  await linger('held', '2026-11-10', '没有登记的');
  await tellGroups.handle(program, { officeId: office.id, seq: 4712, activityId: activity, events: [{ name: 'attendance.announced', details: {} }] });
  await at('2026-11-24T00:10:00.000Z');
  const said = (part: string) => heard.filter(({ path }) => path.includes(part)).map(({ body }) => JSON.stringify(body)).toSorted();
  expect([said('cgi-bin').length, said('/robot/send').length, said('open-apis').length]).toEqual([2, 2, 2]);
  expect(said('/robot/send').join()).toMatch(/Lianxue: 1 waiting.*1 · Held or not: to be entered.*See what waits for me.*Lianxue: an activity takes place.*学习劳模精神.*When: 10 Dec 2026.*Look and answer/s);
  expect(said('/robot/send').join()).not.toMatch(/联学提醒|待办|时间/);
  expect(said('open-apis').join()).toMatch(/聯學提醒：有 1 項待辦/);
  expect(said('open-apis').join()).toMatch(/時間：2026年12月10日/);
  expect(said('cgi-bin').join()).toMatch(/联学提醒：有 1 项待办/);
  // The form tells which keyword the group's robot has to let in.
  clock.set('2026-11-24T00:10:00.000Z');
  expect((await people.committee.client.reminder.robots({})).keywords).toEqual({ 'zh-Hans': '联学提醒', 'zh-Hant': '聯學提醒', en: 'Lianxue' });
  const version = async () => (await robots()).find((robot) => robot.id === id)?.version ?? 0;
  expect(await refusal(people.committee.client.reminder.setRobotLanguage({ ...c(), id, version: await version(), language: 'zh-Hant' }))).toBe('reminder.robot_speaks language');
  expect(await refusal(people.elsewhere.client.reminder.setRobotLanguage({ ...c(), id, version: await version(), language: 'en' }))).toBe('reminder.no_robot');
  await people.secretary.client.reminder.setRobotLanguage({ ...c(), id, version: await version(), language: 'en' });
  heard = [];
  await people.secretary.client.reminder.testRobot({ ...c(), id, version: await version() });
  expect(JSON.stringify(heard)).toMatch(/Lianxue: a message on trial.*all is set right/);
  expect(await verify(program.db, await program.door.anchors())).toMatchObject({ ok: true });
}, 30_000);

test('an announced activity is told to the groups of its branch and of the office, once, in working hours', async () => {
  await add('wecom', { branchId });
  await add('feishu');
  const id = await linger('held', '2026-12-10', '科技*强审*');
  const entry = { officeId: office.id, seq: 4711, activityId: id, events: [{ name: 'attendance.announced', details: {} }] };
  expect(tellGroups.hears(entry)).toBe(true);
  await tellGroups.handle(program, entry);
  await tellGroups.handle(program, entry);
  await at('2026-11-24T13:00:00.000Z');
  expect(heard).toEqual([]);
  await at('2026-11-25T00:30:00.000Z');
  expect(heard.length).toBe(2);
  expect(JSON.stringify(heard)).toContain('2026年12月10日');
  expect(JSON.stringify(heard.find(({ path }) => path.startsWith('/cgi'))?.body)).not.toContain('*强审*');
  expect(JSON.stringify(heard)).toContain(`/activities/${id}/held`);
}, 30_000);

test.each<[string, (response: ServerResponse) => void, string, number]>([
  ['says no in a 200', (response) => void response.writeHead(200).end('{"errcode":93000,"errmsg":"invalid webhook url, hint: 密级：机密"}'), '93000', 1],
  ['answers what nobody can read', (response) => void response.writeHead(200).end('<html>ok</html>'), '@reminder.answer.strange', 1],
  ['leads inward', (response) => void response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end(), '@reminder.answer.redirect', 1],
  ['is forbidden', (response) => void response.writeHead(403).end(), '403', 1],
])('one that %s has failed at once, and is not followed', async (_, answer, says, times) => {
  await add('wecom');
  answers = answer;
  await linger('held', '2026-11-10', '一项');
  await at('2026-11-24T00:10:00.000Z');
  await at('2026-11-24T02:10:00.000Z');
  expect(heard.length).toBe(times);
  expect(await robots()).toMatchObject([{ answer: says, failures: 1, offAt: null }]);
}, 30_000);

test('one that hangs, or answers 500, is asked again later, and gets it once', async () => {
  await add('wecom');
  answers = () => undefined;
  await linger('held', '2026-11-10', '一项');
  await at('2026-11-24T00:10:00.000Z');
  answers = (response) => void response.writeHead(500).end();
  await at('2026-11-24T00:16:00.000Z');
  expect(await robots()).toMatchObject([{ answer: null, failures: 0 }]);
  answers = null;
  await at('2026-11-24T00:30:00.000Z');
  await at('2026-11-24T01:30:00.000Z');
  expect(heard.length).toBe(3);
  expect(await robots()).toMatchObject([{ answer: '0 ok', failures: 0 }]);
}, 30_000);

test('after failing again and again it is switched off, its keepers are told, and it is switched on by hand', async () => {
  const { id } = await add('wecom', { branchId }, people.secretary);
  answers = (response) => void response.writeHead(200).end('{"errcode":93000,"errmsg":"invalid webhook url"}');
  for (const [index, day] of ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'].entries()) {
    await linger('held', '2026-11-10', `第${index}项`);
    await at(`${day}T00:10:00.000Z`);
  }
  expect(heard.length).toBe(3);
  const entry = await program.db.selectFrom('ledgerEntry').select('events').where('officeId', '=', office.id).where('command', '=', 'reminder.note_robot').orderBy('seq', 'desc').executeTakeFirstOrThrow();
  expect(entry.events).toMatchObject([{ name: 'reminder.robot_off', details: { count: 3, people: [people.secretary.id] } }]);
  clock.set('2026-11-24T00:10:00.000Z');
  const [off] = await robots(people.secretary);
  expect(off?.offAt).not.toBeNull();
  answers = null;
  await people.secretary.client.reminder.switchOnRobot({ ...c(), id, version: off?.version ?? 0 });
  const [on] = await robots(people.secretary);
  await people.secretary.client.reminder.testRobot({ ...c(), id, version: on?.version ?? 0 });
  expect(await robots(people.secretary)).toMatchObject([{ offAt: null, failures: 0, answer: '0 ok' }]);
}, 30_000);

test('addresses that are none, lie inward, or are another vendor’s are refused by field; secrets are nowhere to be read; another branch’s robot is not there', async () => {
  const { committee, secretary, elsewhere } = people;
  expect(await refusal(add('wecom', { address: 'https://10.0.0.1/cgi-bin/webhook/send?key=1' }))).toBe('reminder.robot_reach address');
  expect(await refusal(add('wecom', { address: 'http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1' }))).toBe('reminder.robot_reach address');
  expect(await refusal(add('wecom', { address: 'not an address' }))).toBe('reminder.robot_reach address');
  expect(await refusal(add('wecom', { address: 'https://oapi.dingtalk.com/robot/send?access_token=1' }))).toBe('reminder.robot_address address');
  expect(await refusal(add('wecom', {}, secretary))).toBe('forbidden.own_branch branchId');
  const { id } = await add('dingtalk', { branchId });
  expect(await refusal(add('wecom', { name: 'DINGTALK群' }))).toBe('reminder.robot_name name');
  expect([await robots(elsewhere), (await robots(secretary)).length, (await robots(committee)).length]).toEqual([[], 1, 1]);
  expect(await refusal(elsewhere.client.reminder.testRobot({ ...c(), id, version: 1 }))).toBe('reminder.no_robot');
  const { rows } = await program.pool.query<{ found: number }>(
    `select (select count(*) from robot x where strpos(x::text, $1) > 0 or strpos(x::text, 'access_token') > 0)::int + (select count(*) from ledger_entry x where strpos(x::text, $1) > 0 or strpos(x::text, 'access_token') > 0)::int as found`, [keys.dingtalk]);
  expect(rows[0]?.found).toBe(0);
  expect(JSON.stringify(await committee.client.reminder.robots({}))).not.toMatch(/access_token|v1\./);
}, 30_000);
