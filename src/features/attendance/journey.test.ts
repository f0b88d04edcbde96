import { beforeAll, describe, expect, test, vi } from 'vitest';
import { exampleTopic } from '#features/bulletin/fixtures.ts';
import { verify } from '#platform/ledger/verify.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { bringToHeld } from './fixtures.ts';

/** 实施 on a real database, by real people, with the queue's own jobs. The clock stands at 2026-11-23, 10:00 in the office. */

const app = await startApp({ jobs: true });
let office: TestOffice;
let branchId = '';
let people: Record<'organiser' | 'secretary' | 'member' | 'late' | 'committee' | 'stranger', TestPerson>;
const c = () => ({ commandId: newId() });
type Refused = { code: string; data?: { findings?: readonly { check: string }[] } };
const outcome = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: Refused) => error.data?.findings?.[0]?.check ?? error.code);
const unknown = { expected: null, present: null, onLeave: null, absent: null };

beforeAll(async () => {
  office = await openOffice(app);
  branchId = await office.branch('计算机处党支部');
  const elsewhere = await office.branch('财政处党支部');
  people = {
    organiser: await office.person('陈思远', { branchId, posts: [{ post: 'member' }] }),
    secretary: await office.person('周正言', { branchId, posts: [{ post: 'secretary' }] }),
    member: await office.person('李向东', { branchId, posts: [{ post: 'member' }] }),
    late: await office.person('孙未答', { branchId, posts: [{ post: 'member' }] }),
    committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }),
    stranger: await office.person('外支部', { branchId: elsewhere, posts: [{ post: 'member' }] }),
  };
});

/** At 实施, on a day, with its two sides. */
async function atHeld(day = '2026-11-23', from?: string, to?: string) {
  const { id } = await people.organiser.client.activity.create({ ...c(), branchId, ...exampleTopic });
  const theirs = await bringToHeld(app.program.door, office.id, id, day, from, to);
  const read = async (who = people.organiser) => (await who.client.activity.get({ id })).facts;
  const at = async () => ({ ...c(), id, version: (await read()).activity.version });
  return { id, theirs, ours: (await read()).sides.find((side) => side.own)?.id ?? '', read, at };
}
const present = (who: TestPerson) => ({ personId: who.id, name: '', post: null, state: 'present' as const, reason: null });
const toldTo = async (who: TestPerson, id: string) => (await who.client.notice.list({ limit: 50 })).rows.filter((row) => row.activityId === id);
const soon = (who: TestPerson, id: string, kinds: string[]) =>
  vi.waitFor(async () => expect((await toldTo(who, id)).map((row) => row.kind).toReversed()).toEqual(kinds), { timeout: 15_000, interval: 100 });

test('announced, answered, entered, held', { timeout: 60_000 }, async () => {
  const { organiser, secretary, member, late, committee } = people;
  const { id, ours, theirs, read, at } = await atHeld();
  expect(await organiser.client.attendance.notice({ id })).toBe(null);
  expect((await organiser.client.attendance.roster({ id })).map((seat) => [seat.name, seat.branchName, seat.secretary])).toEqual([
    ['陈思远', '计算机处党支部', false], ['李向东', '计算机处党支部', false], ['孙未答', '计算机处党支部', false], ['周正言', '计算机处党支部', true],
  ]);
  await organiser.client.attendance.announce({ ...(await at()), note: '请带上案例材料。' });
  expect(await member.client.attendance.notice({ id })).toEqual({ at: '2026-11-23T02:00:00.000Z', by: '陈思远', count: 4, note: '请带上案例材料。' });
  await soon(member, id, ['announced']);
  expect((await toldTo(member, id))[0]?.facts).toMatchObject({ by: '陈思远', note: '请带上案例材料。' });
  expect((await member.client.home.waiting({})).waiting.map((row) => row.kind)).toContain('answer');

  await member.client.attendance.reply({ ...c(), id, answer: 'leave', reason: '外出审计' });
  await secretary.client.attendance.reply({ ...c(), id, answer: 'leave', reason: '会议冲突' });
  await secretary.client.attendance.reply({ ...c(), id, answer: 'yes', reason: null });
  expect((await read()).replies.map((reply) => [reply.name, reply.answer, reply.reason, reply.version]).toSorted()).toEqual([['周正言', 'yes', null, 2], ['李向东', 'leave', '外出审计', 1]]);
  await vi.waitFor(async () => expect((await toldTo(member, id))[0]?.readAt).not.toBe(null), { timeout: 15_000, interval: 100 });

  await organiser.client.attendance.enter({
    ...(await at()),
    sides: [
      { sideId: ours, counts: unknown, countWords: null, people: [present(organiser), present(secretary), { ...present(member), state: 'leave', reason: '外出审计' }, { ...present(late), state: 'absent' }] },
      { sideId: theirs, counts: unknown, countWords: '20余人', people: [{ personId: null, name: '刘明', post: '支部书记', state: 'present', reason: null }] },
    ],
  });
  expect((await read()).sides.map(({ expected, present: came, onLeave, absent, countWords }) => [expected, came, onLeave, absent, countWords])).toEqual([[4, 2, 1, 1, null], [null, null, null, null, '20余人']]);
  await organiser.client.attendance.hold({ ...(await at()), heldOn: '2026-11-23' });
  expect((await read(committee)).activity).toMatchObject({ stage: 'summary', heldOn: '2026-11-23' });
  // Mended after it was held: still once, by the same people.
  await secretary.client.attendance.enter({ ...(await at()), sides: [{ sideId: theirs, counts: { ...unknown, present: 21 }, countWords: null, people: [] }] });
  const after = await read();
  expect(after.sides[1]).toMatchObject({ present: 21, countWords: null });
  expect(after.attendance.map((row) => row.sideId)).toEqual([ours, ours, ours, ours]);
});

describe('refused in words', () => {
  test('who may not', async () => {
    const { id, at, theirs } = await atHeld();
    const { member, stranger, committee } = people;
    expect(await outcome(member.client.attendance.announce({ ...(await at()), note: null }))).toBe('forbidden.post');
    expect(await outcome(member.client.attendance.enter({ ...(await at()), sides: [{ sideId: theirs, counts: unknown, countWords: null, people: [] }] }))).toBe('forbidden.post');
    expect(await outcome(committee.client.attendance.hold({ ...(await at()), heldOn: '2026-11-23' }))).toBe('forbidden.post');
    expect(await outcome(stranger.client.attendance.reply({ ...c(), id, answer: 'yes', reason: null }))).toBe('forbidden.post');
    const outside = await (await openOffice(app, '另一办')).person('外人', { posts: [{ post: 'committee' }] });
    expect(await outcome(outside.client.attendance.roster({ id }))).toBe('activity.not_found');
    expect(await outcome(outside.client.attendance.notice({ id }))).toBe('activity.not_found');
  });
  test('what is not there, too early, or stale', async () => {
    const { id, at, ours } = await atHeld('2026-12-10');
    const { organiser, member } = people;
    expect(await outcome(member.client.attendance.reply({ ...c(), id, answer: 'leave', reason: null }))).toBe('need.leave_reason');
    expect(await outcome(organiser.client.attendance.hold({ ...(await at()), heldOn: '2026-11-24' }))).toBe('need.past_day');
    expect(await outcome(organiser.client.attendance.enter({ ...(await at()), sides: [{ sideId: newId(), counts: unknown, countWords: null, people: [] }] }))).toBe('need.side');
    const seen = await at();
    await organiser.client.attendance.announce({ ...(await at()), note: null });
    expect(await outcome(organiser.client.attendance.enter({ ...seen, sides: [{ sideId: ours, counts: unknown, countWords: null, people: [present(organiser)] }] }))).toBe('stale.activity');
    const early = (await organiser.client.activity.create({ ...c(), branchId, ...exampleTopic })).id;
    expect(await outcome(organiser.client.attendance.announce({ ...c(), id: early, version: 1, note: null }))).toBe('stage.wrong');
  });
  test('nobody is counted twice for the same hours, but may come to another in the afternoon', async () => {
    const { organiser, late } = people;
    const first = await atHeld('2026-11-23', '09:00', '11:00');
    await organiser.client.attendance.enter({ ...(await first.at()), sides: [{ sideId: first.ours, counts: unknown, countWords: null, people: [present(late)] }] });
    const clash = await atHeld('2026-11-23', '10:00', '12:00');
    const entered = async (of: typeof clash) => outcome(organiser.client.attendance.enter({ ...(await of.at()), sides: [{ sideId: of.ours, counts: unknown, countWords: null, people: [present(late)] }] }));
    expect(await entered(clash)).toBe('need.counted_elsewhere');
    expect(await entered(await atHeld('2026-11-23', '14:00', '16:00'))).toBe('done');
  });
});

test('postponed, taken up again, cancelled: each with its reason, told to those concerned; the notice and the answers were for the old day', { timeout: 60_000 }, async () => {
  const { organiser, secretary, member, late } = people;
  const { id, read, at } = await atHeld('2026-12-10');
  await organiser.client.attendance.announce({ ...(await at()), note: null });
  await soon(late, id, ['announced']);
  await member.client.attendance.reply({ ...c(), id, answer: 'yes', reason: null });
  expect(await outcome(organiser.client.activity.postpone({ ...(await at()), reason: ' ' }))).not.toBe('done');
  await secretary.client.activity.postpone({ ...(await at()), reason: '现场审计延长' });
  await soon(late, id, ['announced', 'changed']);
  await soon(organiser, id, ['changed']);
  expect((await toldTo(late, id)).map((row) => [row.kind, row.readAt === null, row.facts['reason'] ?? null])).toEqual([['changed', true, '现场审计延长'], ['announced', false, null]]);
  expect(await outcome(late.client.attendance.reply({ ...c(), id, answer: 'yes', reason: null }))).toBe('standing.postponed');
  await secretary.client.activity.resume({ ...(await at()), plannedOn: '2026-12-20' });
  await soon(late, id, ['announced', 'changed', 'changed']);
  expect((await toldTo(late, id))[0]?.facts).toMatchObject({ plannedOn: '2026-12-20' });
  const resumed = await read();
  expect([resumed.activity.announcedAt, resumed.replies, resumed.activity.stage]).toEqual([null, [], 'programme']);
  await organiser.client.activity.cancel({ ...(await at()), reason: '项目调整' });
  await soon(secretary, id, ['announced', 'changed']);
  expect(await outcome(organiser.client.attendance.announce({ ...(await at()), note: null }))).toBe('standing.cancelled');
});

test('why somebody is on leave stays with those concerned and those who supervise', async () => {
  const { organiser, member, committee, stranger } = people;
  const { id, ours, read, at } = await atHeld();
  await member.client.attendance.reply({ ...c(), id, answer: 'leave', reason: '就医' });
  await organiser.client.attendance.enter({ ...(await at()), sides: [{ sideId: ours, counts: unknown, countWords: null, people: [{ ...present(member), state: 'leave', reason: '就医' }] }] });
  const seen = async (who: TestPerson) => { const facts = await read(who); return [facts.replies.map((one) => one.reason), facts.attendance.map((one) => one.reason)]; };
  expect([await seen(committee), await seen(member), await seen(stranger)]).toEqual([[['就医'], ['就医']], [['就医'], ['就医']], [[], [null]]]);
});

test('all of it stands in the ledger, and the state is what the ledger says', async () => {
  await app.program.anchor.flush();
  expect(await verify(app.program.db, await app.program.anchor.read())).toMatchObject({ ok: true });
});
