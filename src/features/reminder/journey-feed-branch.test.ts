import { createHash, randomBytes } from 'node:crypto';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { beforeAll, expect, test } from 'vitest';
import { seedCalendar } from '#database/seed/calendar.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { lingering, writeRows } from './fixtures.ts';

/** The calendar of a branch, as a stranger's calendar reads it, and as somebody guesses at it. */

const app = await startApp({ now: '2026-11-23T02:00:00.000Z' });
let office: TestOffice;
let branchId = '';
let elsewhere = '';
let people: Record<'secretary' | 'member' | 'committee', TestPerson>;
const c = () => ({ commandId: newId() });
const newSecret = () => {
  const secret = randomBytes(32).toString('hex');
  return { secret, secretHash: createHash('sha256').update(secret).digest('hex') };
};
const themes = (text: string) => new ICAL.Component(ICAL.parse(text) as never).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one).summary).toSorted();
const outcome = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: { code: string; data?: { findings?: { check: string }[] } }) => error.data?.findings?.[0]?.check ?? error.code);

beforeAll(async () => {
  await seedCalendar(app.program.db);
  office = await openOffice(app);
  [branchId, elsewhere] = [await office.branch('计算机处党支部'), await office.branch('法规处党支部')];
  people = {
    secretary: await office.person('周正言', { branchId, posts: [{ post: 'member' }, { post: 'secretary' }] }), member: await office.person('李向东', { branchId, posts: [{ post: 'member' }] }),
    committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }),
  };
  const activity = (at: string, theme: string, day: string, stage = 'held') => lingering({ branchId: at, organiserId: people.secretary.id, stage, day, theme }).change;
  await writeRows(app.program.door, office.id, activity(branchId, '本支部的', '2026-12-10'), activity(elsewhere, '别的支部的', '2026-12-11'), activity(branchId, '还没批的', '2026-12-12', 'programme'));
});

test('made by its secretary or 机关党委, read without signing in, renewed and ended', async () => {
  const { secretary, member, committee } = people;
  expect(await outcome(member.client.reminder.branchFeeds({}))).toBe('forbidden.post');
  expect((await secretary.client.reminder.branchFeeds({})).rows.map(({ name, since }) => [name, since])).toEqual([['计算机处党支部', null]]);
  expect((await committee.client.reminder.branchFeeds({})).rows.length).toBe(2);
  const [one, two] = [newSecret(), newSecret()];
  expect(await outcome(secretary.client.reminder.renewBranchFeed({ ...c(), branchId: elsewhere, secretHash: one.secretHash }))).toBe('forbidden.own_branch');
  await secretary.client.reminder.renewBranchFeed({ ...c(), branchId, secretHash: one.secretHash });
  const answer = await app.ask(`/feed/${one.secret}.ics`);
  const text = await answer.text();
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8; method=PUBLISH']);
  expect(themes(text)).toEqual(['本支部的']);
  expect(Object.values(nodeIcal.sync.parseICS(text)).flatMap((one) => (one?.type === 'VEVENT' ? [one.summary] : []))).toEqual(['本支部的']);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  // Whoever has the address reads it: no name of a person of ours stands in it.
  for (const { name } of Object.values(people)) expect(text).not.toContain(name);
  await committee.client.reminder.renewBranchFeed({ ...c(), branchId, secretHash: two.secretHash });
  expect([(await app.ask(`/feed/${one.secret}.ics`)).status, (await app.ask(`/feed/${two.secret}.ics`)).status]).toEqual([404, 200]);
  await secretary.client.reminder.stopBranchFeed({ ...c(), branchId });
  expect([(await app.ask(`/feed/${two.secret}.ics`)).status, await outcome(secretary.client.reminder.stopBranchFeed({ ...c(), branchId }))]).toEqual([404, 'reminder.no_feed']);
});

test('guessed by number: 404, then a pause for who guesses; a right address is read all the same, and the security administrator sees it', async () => {
  const right = newSecret();
  await people.secretary.client.reminder.renewBranchFeed({ ...c(), branchId, secretHash: right.secretHash });
  const seen = new Set<number>();
  for (let at = 0; at < 30; at += 1) seen.add((await app.ask(`/feed/${String(at).padStart(64, '0')}.ics`)).status);
  for (const strange of ['/feed/1.ics', '/feed/..%2f..%2fetc', `/feed/${branchId}.ics`]) seen.add((await app.ask(strange)).status);
  expect([...seen].toSorted()).toEqual([404, 429]);
  expect((await app.ask(`/feed/${right.secret}.ics`)).status).toBe(200);
  const { rows } = await office.security.client.security.list({});
  expect(rows).toMatchObject([{ kind: 'feed', tries: 20 }]);
});
