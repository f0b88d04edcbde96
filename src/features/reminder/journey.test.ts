import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { seedCalendar } from '#database/seed/calendar.ts';
import { scopeOf } from '#platform/command.ts';
import { verify } from '#platform/ledger/verify.ts';
import type { Actor } from '#shared/actor.ts';
import { dayIn } from '#shared/dates.ts';
import { insert, update } from '#shared/decision.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { unmute } from './commands.ts';
import { lingering, writeRows } from './fixtures.ts';
import { remindAll } from './jobs.ts';
import { sweep } from './jobs-sweep.ts';
import { listReminders, readRunning } from './list-store.ts';

/** The nightly sweep and the morning's telling over a real office. The clock is moved from night to morning by hand. */

const app = await startApp({ now: '2026-11-23T02:00:00.000Z' });
const { program, clock } = app;
let office: TestOffice;
let branchId = '';
let people: Record<'organiser' | 'secretary' | 'member' | 'committee', TestPerson>;
beforeAll(() => seedCalendar(program.db));
beforeEach(async () => {
  await program.db.deleteFrom('reminderRun').execute();
  clock.set('2026-11-23T02:00:00.000Z');
  office = await openOffice(app);
  branchId = await office.branch('计算机处党支部');
  const post = (held: 'member' | 'secretary') => ({ branchId, posts: [{ post: held }] });
  people = { organiser: await office.person('陈思远', post('member')), secretary: await office.person('周正言', post('secretary')), member: await office.person('李向东', post('member')), committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }) };
});

const c = () => ({ commandId: newId() });
const write = (...changes: Parameters<typeof writeRows>[2][]) => writeRows(program.door, office.id, ...changes);
async function linger(stage: string, day: string, over: { organiserId?: string; theme?: string } = {}): Promise<string> {
  const { id, change } = lingering({ branchId, organiserId: people.organiser.id, stage, day, ...over });
  await write(change);
  return id;
}
/** The night of a day and its first working hour, twice over: the second time must change nothing. */
async function dayOf(day: string, at = '00:10'): Promise<void> {
  clock.set(`${day}T${at}:00.000Z`);
  await remindAll(program);
  const head = await headOf();
  await remindAll(program);
  expect(await headOf()).toBe(head);
}
const headOf = async (): Promise<number> => Number((await program.db.selectFrom('ledgerHead').select('seq').where('officeId', '=', office.id).executeTakeFirstOrThrow()).seq);
async function told(): Promise<string[]> {
  const rows = await program.db.selectFrom('reminderDigest').innerJoin('person', (join) => join.onRef('person.id', '=', 'reminderDigest.personId').onRef('person.officeId', '=', 'reminderDigest.officeId'))
    .select(['person.name', 'reminderDigest.day', 'reminderDigest.items']).where('reminderDigest.officeId', '=', office.id).orderBy('reminderDigest.day').orderBy('person.name').execute();
  return rows.map(({ name, day, items }) => `${day.slice(5)} ${name} ${items.map((item) => item.split(':')[0]?.replace('reminder.', '')).join(' ')}`);
}
/** Sessions end while the clock moves on for days: lists are read as their readers. */
const actorOf = (who: TestPerson): Actor => ({ kind: 'person', officeId: office.id, personId: who.id, name: who.name, posts: [], branchIds: [branchId], link: null, may: 'all', language: 'zh-Hans' });
const today = (): string => dayIn(clock.now().toISOString(), 'Asia/Shanghai');
const rowsOf = async (who: TestPerson) => (await listReminders(program.db, scopeOf(actorOf(who), clock.now()), program.watches, today())).rows;
const listOf = async (who: TestPerson) => (await rowsOf(who)).map(({ watch }) => watch.replace('reminder.', ''));
const running = () => readRunning(program.db, scopeOf(actorOf(people.committee), clock.now()), today(), false);

describe('what is found, and who is told', () => {
  test('each step that lingers is told to whoever can do it, once, then again after five working days, then never more', async () => {
    await linger('held', '2026-11-10');
    await linger('summary', '2026-10-12');
    await linger('publicity', '2026-10-12');
    await linger('conversion', '2026-08-03');
    await linger('held', '2026-11-25');
    await dayOf('2026-11-24');
    expect((await told()).map((line) => line.split(' ').toSorted().join(' '))).toEqual(['11-24 conversion held publicity record 陈思远']);
    expect((await listOf(people.organiser)).toSorted()).toEqual(['conversion', 'held', 'publicity', 'record']);
    expect(await listOf(people.secretary)).toEqual([]);
    for (const day of ['2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30', '2026-12-01', '2026-12-02', '2026-12-08', '2026-12-15', '2027-01-11', '2027-01-12']) await dayOf(day);
    const days = (await told()).map((line) => line.split(' ')[0]);
    // 27 November: the fifth activity was planned for the 25th. 1 December: five working days after the first time.
    expect(days).toEqual(['11-24', '11-27', '12-01', '12-08']);
    expect(await verify(program.db, await program.door.anchors())).toMatchObject({ ok: true });
  });

  test('what was done before the morning is told to nobody, and is gone from the list at once', async () => {
    const id = await linger('held', '2026-11-10');
    clock.set('2026-11-23T19:00:00.000Z');
    await remindAll(program);
    expect(await told()).toEqual([]);
    expect(await listOf(people.organiser)).toEqual(['held']);
    await write(update('activity', id, { stage: 'summary', heldOn: '2026-11-20' }));
    expect(await listOf(people.organiser)).toEqual([]);
    clock.set('2026-11-24T00:10:00.000Z');
    await remindAll(program);
    expect(await told()).toEqual([]);
  });

  test('an organiser who is gone, or has no account: the secretary; a branch that is dissolved: 机关党委', async () => {
    await linger('held', '2026-11-10');
    await write(update('person', people.organiser.id, { removedOn: '2026-11-20' }));
    await dayOf('2026-11-24');
    expect(await told()).toEqual(['11-24 周正言 held']);
    await write(update('branch', branchId, { dissolvedOn: '2026-11-24' }));
    await dayOf('2026-11-25');
    expect(await told()).toEqual(['11-24 周正言 held', '11-25 吴常青 held']);
    await write(update('account', people.committee.accountId, { disabledAt: '2026-11-25T00:00:00.000Z' }));
    await dayOf('2026-12-03');
    expect((await told()).length).toBe(2);
  });

  test('approval, consent, links, notices not answered, temporary branches', async () => {
    const waits = lingering({ branchId, organiserId: people.organiser.id, stage: 'approval', day: '2026-12-20', theme: '待批' });
    const asked = lingering({ branchId, organiserId: people.organiser.id, stage: 'programme', day: '2026-12-20', theme: '待表态' });
    const announced = lingering({ branchId, organiserId: people.organiser.id, stage: 'held', day: '2026-12-20', theme: '待答复' });
    const [ours, theirs, temporary] = [newId(), newId(), newId()];
    const unit = await program.db.selectFrom('unit').select('id').where('officeId', '=', office.id).where('own', '=', true).executeTakeFirstOrThrow();
    await write(
      waits.change, asked.change, announced.change, update('activity', announced.id, { announcedAt: '2026-11-16T02:00:00.000Z' }),
      insert('approval', { id: newId(), activityId: waits.id, round: 1, position: 1, step: 'committee', state: 'pending', why: 'approval.why.committee' }),
      update('activity', waits.id, { createdAt: '2026-11-10T01:00:00.000Z' }),
      insert('side', { id: ours, activityId: asked.id, position: 1, role: 'host', branchIds: [branchId] }), insert('side', { id: theirs, activityId: asked.id, position: 2, role: 'partner', branchIds: [] }),
      insert('programmeVersion', { id: newId(), activityId: asked.id, no: 1, state: 'current', programme: JSON.parse('{"sessions":[],"tasks":[]}'), authorName: '陈', createdAt: '2026-11-10T01:00:00.000Z' }),
      insert('link', { id: newId(), activityId: asked.id, sideId: theirs, holderName: '刘明', holderPost: '书记', secretHash: newId(), createdBy: people.organiser.id, createdAt: '2026-11-10T01:00:00.000Z', expiresAt: '2026-11-25T04:00:00.000Z' }),
      insert('notice', { id: newId(), personId: people.member.id, activityId: announced.id, kind: 'announced', facts: {}, causeSeq: 1, createdAt: '2026-11-16T02:00:00.000Z' }),
      insert('branch', { id: temporary, unitId: unit.id, name: '临时党支部', pinyin: 'l', kind: 'temporary', plannedEnd: '2026-12-01' }),
      insert('post', { id: newId(), personId: people.secretary.id, post: 'secretary', branchId: temporary, fromOn: '2026-01-01' }),
    );
    await dayOf('2026-11-24');
    expect((await told()).map((line) => line.split(' ').slice(0, 2).concat(line.split(' ').slice(2).toSorted()).join(' '))).toEqual(['11-24 吴常青 approval', '11-24 周正言 branch consent', '11-24 李向东 answer', '11-24 陈思远 link']);
    await write(insert('reply', { id: newId(), activityId: announced.id, personId: people.member.id, answer: 'yes', at: '2026-11-24T03:00:00.000Z' }));
    expect(await listOf(people.member)).toEqual([]);
    // Nobody but the member is told of the member's answer.
    expect(await listOf(people.secretary)).not.toContain('answer');
  });
});

describe('calm', () => {
  test('not at night, not in the evening, not on days off; on a Saturday that is worked instead', async () => {
    await linger('held', '2026-09-21');
    for (const at of ['2026-09-25T12:00:00.000Z', '2026-09-26T02:00:00.000Z', '2026-10-01T02:00:00.000Z', '2026-10-08T23:30:00.000Z']) {
      clock.set(at);
      await remindAll(program);
      expect([at, await told()]).toEqual([at, []]);
    }
    await dayOf('2026-10-10', '01:00');
    expect(await told()).toEqual(['10-10 陈思远 held']);
  });

  test('what is muted, by item or by kind, is told to that person no more, and again when it is unmuted', async () => {
    const id = await linger('held', '2026-11-10');
    await linger('publicity', '2026-10-12');
    const { client } = people.organiser;
    await client.reminder.mute({ ...c(), watch: 'reminder.held', about: id });
    await client.reminder.mute({ ...c(), watch: 'reminder.publicity', about: null });
    const refused = (run: Promise<unknown>) => run.then(() => 'done', (error: { data?: { findings?: { check: string }[] } }) => error.data?.findings?.[0]?.check);
    expect([await refused(client.reminder.mute({ ...c(), watch: 'reminder.held', about: id })), await refused(client.reminder.mute({ ...c(), watch: 'reminder.nosuch', about: null })), await refused(client.reminder.unmute({ ...c(), watch: 'reminder.record', about: null }))])
      .toEqual(['reminder.muted_already', 'reminder.no_kind', 'reminder.not_muted']);
    await dayOf('2026-11-24');
    expect(await told()).toEqual([]);
    expect((await rowsOf(people.organiser)).map(({ watch, muted }) => `${watch} ${muted}`).toSorted()).toEqual(['reminder.held item', 'reminder.publicity kind']);
    const input = { ...c(), watch: 'reminder.held', about: id };
    await program.door.run(unmute, actorOf(people.organiser), { commandId: input.commandId, input });
    await dayOf('2026-11-25');
    expect(await told()).toEqual(['11-25 陈思远 held']);
  });
});

describe('clocks that jump, and two processes', () => {
  test('a month ahead: looked at for a day first, told the next; back again: nothing twice', async () => {
    await linger('held', '2026-11-10');
    await dayOf('2026-11-24');
    await linger('held', '2026-12-15', { theme: '下个月' });
    await dayOf('2026-12-24');
    expect((await told()).length).toBe(1);
    expect(await running()).toMatchObject({ heldOn: '2026-12-24', heldWhy: '@reminder.held.clock' });
    await dayOf('2026-11-25');
    expect((await told()).length).toBe(1);
    expect(await listOf(people.organiser)).toEqual(['held']);
    await dayOf('2026-12-24');
    expect((await told()).length).toBe(1);
    await dayOf('2026-12-25');
    expect((await told()).at(-1)).toBe('12-25 陈思远 held held');
  });

  test('an hour back, in the morning: one digest', async () => {
    await linger('held', '2026-11-10');
    await dayOf('2026-11-24', '00:30');
    clock.set('2026-11-23T23:30:00.000Z');
    await remindAll(program);
    clock.set('2026-11-24T00:30:00.000Z');
    await linger('publicity', '2026-10-12');
    await remindAll(program);
    expect(await told()).toEqual(['11-24 陈思远 held']);
  });

  test('two at once tell once', async () => {
    for (let n = 0; n < 20; n += 1) await linger('held', '2026-11-10', { organiserId: n % 2 === 0 ? people.organiser.id : people.member.id });
    clock.set('2026-11-24T00:30:00.000Z');
    await Promise.all([remindAll(program), remindAll(program), remindAll(program)]);
    await remindAll(program);
    expect((await told()).map((line) => line.split(' ').length - 2)).toEqual([10, 10]);
  });

  test('a watch that fails stops none of the others, is seen, and leaves what it found before', async () => {
    await linger('held', '2026-11-10');
    clock.set('2026-11-24T00:30:00.000Z');
    const broken = { name: 'broken.watch', find: () => Promise.reject(new Error('no such column')), load: () => Promise.resolve([]) };
    expect((await sweep({ ...program, watches: [broken, ...program.watches] }, office.id)).length).toBe(1);
    expect(await listOf(people.organiser)).toEqual(['held']);
    expect((await running()).heldWhy).toBe('@reminder.held.watch broken.watch');
  });
});
