import { beforeAll, expect, test } from 'vitest';
import { exampleTopic } from '#features/bulletin/fixtures.ts';
import { verify } from '#platform/ledger/verify.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, signedIn, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { stepAt } from './facts-code.ts';
import { bringToHeld } from './fixtures.ts';

/** 现场确认 on a real database. The clock stands at 2026-11-23, 10:00 in the office, and is moved. */

const app = await startApp();
let office: TestOffice;
let people: Record<'organiser' | 'member' | 'late' | 'stranger' | 'committee' | 'guesser', TestPerson>;
let branchId = '';
const c = () => ({ commandId: newId() });
const outcome = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: { code: string; data?: { findings?: { check: string }[] } }) => error.data?.findings?.[0]?.check ?? error.code);
const now = () => app.program.now().toISOString();

beforeAll(async () => {
  office = await openOffice(app);
  branchId = await office.branch('计算机处党支部');
  const member = (name: string) => office.person(name, { branchId, posts: [{ post: 'member' }] });
  people = {
    organiser: await member('陈思远'), member: await member('李向东'), late: await member('孙未答'), guesser: await member('钱多试'),
    stranger: await office.person('外支部', { branchId: await office.branch('财政处党支部'), posts: [{ post: 'member' }] }),
    committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }),
  };
});
const setOnSite = () => people.committee.client.rulebook.set({ ...c(), rule: 'REC-20', parameter: 'onSite', value: true, severity: null, fromOn: '2026-11-23', source: '本办规定', article: null });
/** Time goes by, and everybody signs in anew. */
async function later(minutes: number): Promise<void> {
  app.clock.forward(minutes);
  for (const key of Object.keys(people) as (keyof typeof people)[]) people[key] = await signedIn(app, people[key].username);
}
async function activity() {
  const { id } = await people.organiser.client.activity.create({ ...c(), branchId, ...exampleTopic });
  await bringToHeld(app.program.door, office.id, id, '2026-11-23');
  return id;
}
const onSite = (who: TestPerson, id: string) => who.client.attendance.onSite({ id });
async function codeNow(id: string): Promise<string> {
  const { showing } = await onSite(people.organiser, id);
  return showing?.codes[stepAt(now(), showing.stepSeconds) - showing.firstStep] ?? '';
}
const confirm = (who: TestPerson, id: string, code: string, saidAt = now()) => outcome(who.client.attendance.confirm({ ...c(), id, code, saidAt }));
const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

test('not offered until the office wants it; then shown by who runs it, to nobody else', async () => {
  const id = await activity();
  expect(await outcome(people.organiser.client.attendance.openCode({ ...c(), id }))).toBe('attendance.code_off');
  await setOnSite();
  expect(await confirm(people.member, id, '123456')).toBe('attendance.code_none');
  expect(await outcome(people.member.client.attendance.openCode({ ...c(), id }))).toBe('forbidden.post');
  expect(await outcome(people.organiser.client.attendance.openCode({ ...c(), id }))).toBe('done');
  expect(await outcome(people.organiser.client.attendance.openCode({ ...c(), id }))).toBe('attendance.code_open_already');
  const [forOrganiser, forMember] = [await onSite(people.organiser, id), await onSite(people.member, id)];
  expect([forOrganiser.showing?.codes.length, forMember.showing, forMember.people, forMember.open]).toEqual([721, null, [], true]);
});

test('confirmed at once, hours later, and with a clock that goes wrong; the organiser’s entry is what counts', async () => {
  const id = await activity();
  await people.organiser.client.attendance.openCode({ ...c(), id });
  const code = await codeNow(id);
  expect(await confirm(people.member, id, `${code.slice(0, 3)} ${code.slice(3)}`)).toBe('done');
  expect(await confirm(people.member, id, code)).toBe('attendance.confirmed_already');
  expect(await confirm(people.stranger, id, code)).toBe('forbidden.post');
  const read = now();
  await later(180);
  expect(await confirm(people.late, id, code, read)).toBe('done');
  expect(await confirm(people.organiser, id, await codeNow(id), '2026-11-23T09:30:00.000Z')).toBe('done');
  expect((await onSite(people.organiser, id)).people.map(({ name, look }) => [name, look])).toEqual([['陈思远', true], ['李向东', false], ['孙未答', false]]);
  expect([(await onSite(people.late, id)).mine, (await onSite(people.late, id)).people]).toEqual([{ saidAt: read, arrivedAt: now(), look: false }, []]);
  const { facts } = await people.organiser.client.activity.get({ id });
  // Nothing of it is attendance: that is entered by the organiser, and may say otherwise.
  expect(facts.attendance).toEqual([]);
  const sideId = facts.sides.find((side) => side.own)?.id ?? '';
  await people.organiser.client.attendance.enter({
    ...c(), id, version: facts.activity.version,
    sides: [{ sideId, counts: { expected: null, present: null, onLeave: null, absent: null }, countWords: null, people: [{ personId: people.member.id, name: '', post: null, state: 'absent', reason: null }] }],
  });
  expect((await people.organiser.client.activity.get({ id })).facts.attendance.map(({ name, state }) => [name, state])).toEqual([['李向东', 'absent']]);
  // Closed: what was read before still counts, nothing new is shown.
  await people.organiser.client.attendance.closeCode({ ...c(), id });
  expect([(await onSite(people.organiser, id)).showing, await outcome(people.organiser.client.attendance.closeCode({ ...c(), id }))]).toEqual([null, 'attendance.code_not_open']);
});

test('sent twice it happens once; a code of another activity, one of tomorrow and a made-up one are refused', async () => {
  const [id, another] = [await activity(), await activity()];
  for (const one of [id, another]) await people.organiser.client.attendance.openCode({ ...c(), id: one });
  const code = await codeNow(id);
  expect(await confirm(people.member, another, code)).toBe('attendance.code_wrong');
  const { showing } = await onSite(people.organiser, id);
  expect(await confirm(people.member, id, showing?.codes.at(-1) ?? '')).toBe('attendance.code_wrong');
  const input = { ...c(), id, code, saidAt: now() };
  const [first, second] = [await people.member.client.attendance.confirm(input), await people.member.client.attendance.confirm(input)];
  expect(second).toEqual(first);
  expect(await outcome(people.late.client.attendance.confirm(input))).toBe('command.reused');
});

test('guessing pauses, for whoever guesses only, and the security administrator sees it', async () => {
  const id = await activity();
  await people.organiser.client.attendance.openCode({ ...c(), id });
  const code = await codeNow(id);
  let guess = other(code);
  for (let at = 0; at < 8; at += 1) {
    expect(await confirm(people.guesser, id, guess)).toBe('attendance.code_wrong');
    guess = other(guess);
  }
  expect(await confirm(people.guesser, id, code)).toBe('attendance.code_paused');
  expect(await confirm(people.member, id, code)).toBe('done');
  const { rows } = await (await signedIn(app, office.security.username)).client.security.list({});
  expect(rows).toMatchObject([{ kind: 'on_site_code', about: expect.stringContaining('钱多试'), tries: 8 }]);
  expect(await outcome(people.committee.client.security.list({}))).toBe('forbidden.post');
  await later(16);
  expect(await confirm(people.guesser, id, code)).toBe('done');
});

test('all of it stands in the ledger, and no code does', async () => {
  await app.program.anchor.flush();
  expect(await verify(app.program.db, await app.program.anchor.read())).toMatchObject({ ok: true });
  const entries = await app.program.db.selectFrom('ledgerEntry').select(['changes']).where('command', '=', 'attendance.open_code').execute();
  expect(JSON.stringify(entries)).not.toMatch(/"code"/);
});
