import { createHash, randomBytes } from 'node:crypto';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { beforeAll, expect, test } from 'vitest';
import { seedCalendar } from '#database/seed/calendar.ts';
import { insert, update } from '#shared/decision.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { lingering, writeRows } from './fixtures.ts';
import { sweep } from './jobs-sweep.ts';

/** The calendar feed as a stranger's calendar reads it. */

const app = await startApp({ now: '2026-11-23T02:00:00.000Z' });
const { program } = app;
let office: TestOffice;
let branchId = '';
let who: TestPerson;
beforeAll(async () => {
  await seedCalendar(program.db);
  office = await openOffice(app);
  branchId = await office.branch('计算机处党支部');
  who = await office.person('陈思远', { branchId, posts: [{ post: 'member' }] });
});
const c = () => ({ commandId: newId() });
const newSecret = () => {
  const secret = randomBytes(32).toString('hex');
  return { secret, secretHash: createHash('sha256').update(secret).digest('hex') };
};
const events = (text: string) => new ICAL.Component(ICAL.parse(text) as never).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));

test('a feed made, read, renewed and ended', async () => {
  const long = '学习贯彻党的二十届四中全会精神，围绕“大数据审计”开展联学；地点、时间见通知, 请准时\n参加'.repeat(2);
  const timed = lingering({ branchId, organiserId: who.id, stage: 'held', day: '2026-12-10', theme: long });
  const whole = lingering({ branchId, organiserId: who.id, stage: 'held', day: '2026-12-20', theme: '两天的' });
  const off = lingering({ branchId, organiserId: who.id, stage: 'held', day: '2026-12-15', theme: '延期的' });
  const elsewhere = await office.branch('法规处党支部');
  const other = lingering({ branchId: elsewhere, organiserId: (await office.person('钱法规', { branchId: elsewhere })).id, stage: 'held', day: '2026-12-11', theme: '别的支部的' });
  const late = lingering({ branchId, organiserId: who.id, stage: 'publicity', day: '2026-10-12', theme: '宣传未完' });
  const problem = newId();
  await writeRows(
    program.door, office.id, timed.change, whole.change, off.change, other.change, late.change,
    // Approved for the 8th, then moved to the 10th: the hours move along.
    update('activity', timed.id, { place: '三楼会议室', approvedProgramme: { sessions: [{ day: '2026-12-08', from: '09:00', to: '11:30', place: '江西省审计厅三楼', stops: [], agenda: [] }], tasks: [] } }),
    update('activity', whole.id, { plannedEnd: '2026-12-21' }), update('activity', off.id, { standing: 'postponed' }),
    insert('problem', { id: problem, activityId: late.id, kind: 'problem', text: '字段不一' }), insert('action', { id: newId(), activityId: late.id, problemId: problem, measure: '统一口径', ownerId: who.id, dueOn: '2026-12-31', state: 'open' }),
  );
  await sweep(program, office.id);
  const one = newSecret();
  await who.client.reminder.renewFeed({ ...c(), version: 0, secretHash: one.secretHash });
  const answer = await app.ask(`/feed/${one.secret}.ics`);
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([200, 'text/calendar; charset=utf-8; method=PUBLISH', 'private, no-cache, max-age=0']);
  const text = await answer.text();
  // RFC 5545: CRLF everywhere, no line above 75 octets, whole characters, escaped text.
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(text).not.toContain('\uFFFD');
  expect(text).toMatch(/METHOD:PUBLISH\r\n/);
  expect(text).toMatch(/REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nX-PUBLISHED-TTL:PT1H/);
  const found = events(text);
  const of = (uid: string) => found.find((event) => event.uid.startsWith(uid));
  expect(of(timed.id)?.summary).toBe(long);
  expect([of(timed.id)?.startDate.toJSDate().toISOString(), of(timed.id)?.endDate.toJSDate().toISOString(), of(timed.id)?.location]).toEqual(['2026-12-10T01:00:00.000Z', '2026-12-10T03:30:00.000Z', '江西省审计厅三楼']);
  expect([of(whole.id)?.startDate.isDate, of(whole.id)?.startDate.toString(), of(whole.id)?.endDate.toString()]).toEqual([true, '2026-12-20', '2026-12-22']);
  expect([of(off.id)?.summary, of(off.id)?.component.getFirstPropertyValue('status')]).toEqual(['（延期）延期的', 'CANCELLED']);
  expect(found.map(({ summary }) => summary).filter((summary) => summary.includes('别的支部的'))).toEqual([]);
  expect(found.map(({ summary }) => summary)).toContain('任务到期：统一口径');
  expect(found.find(({ uid }) => uid.startsWith('reminder.publicity'))?.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
  expect(new Set(found.map(({ uid }) => uid)).size).toBe(found.length);
  // The same by another parser, of another family: what the one is lenient about the other is not.
  const others = Object.values(nodeIcal.sync.parseICS(text)).filter((one) => one?.type === 'VEVENT');
  const another = (uid: string) => others.find((event) => String(event.uid).startsWith(uid));
  expect(others.length).toBe(found.length);
  expect([another(timed.id)?.summary, another(timed.id)?.start.toISOString(), another(timed.id)?.end?.toISOString(), another(timed.id)?.location]).toEqual([long, '2026-12-10T01:00:00.000Z', '2026-12-10T03:30:00.000Z', '江西省审计厅三楼']);
  expect([another(whole.id)?.datetype, another(off.id)?.status, another(off.id)?.summary]).toEqual(['date', 'CANCELLED', '（延期）延期的']);
  expect(others.map(({ summary }) => summary).toSorted()).toEqual(found.map(({ summary }) => summary).toSorted());
  const sequence = of(timed.id)?.component.getFirstPropertyValue('sequence');

  // Nothing has changed: the same text, and not sent again.
  const etag = answer.headers.get('etag') ?? '';
  expect((await app.ask(`/feed/${one.secret}.ics`, { headers: { 'if-none-match': etag } })).status).toBe(304);
  await writeRows(program.door, office.id, update('activity', timed.id, { place: '改了', version: 2 }));
  const again = events(await (await app.ask(`/feed/${one.secret}.ics`)).text()).find((event) => event.uid.startsWith(timed.id));
  expect([again?.uid, Number(again?.component.getFirstPropertyValue('sequence')) > Number(sequence)]).toEqual([of(timed.id)?.uid, true]);

  const two = newSecret();
  await who.client.reminder.renewFeed({ ...c(), version: 1, secretHash: two.secretHash });
  for (const path of [`/feed/${one.secret}.ics`, `/feed/${'0'.repeat(64)}.ics`, '/feed/x.ics', '/feed/', `/feed/${two.secret}`, `/feed/${two.secret}.ICS`]) expect([path, (await app.ask(path)).status]).toEqual([path, 404]);
  expect((await app.ask(`/feed/${two.secret}.ics`)).status).toBe(200);
  // The secret itself is in no table and no entry.
  const { rows } = await program.pool.query<{ found: number }>(`select (select count(*) from reminder_way x where strpos(x::text, $1) > 0)::int + (select count(*) from ledger_entry x where strpos(x::text, $1) > 0)::int as found`, [two.secret]);
  expect(rows[0]?.found).toBe(0);
  await writeRows(program.door, office.id, update('account', who.accountId, { disabledAt: '2026-11-23T02:00:00.000Z' }));
  expect((await app.ask(`/feed/${two.secret}.ics`)).status).toBe(404);
}, 30_000);
