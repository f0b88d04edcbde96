import { beforeAll, expect, test } from 'vitest';
import { secretHash } from '#platform/session.ts';
import { systemOf } from '#shared/actor.ts';
import { insert } from '#shared/decision.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import type { Client } from '#tests/harness/app.ts';

/** BRD-07 at the gate: with the switch off a phone reads everything and writes nothing. The clock stands at 2026-11-23. */

const app = await startApp();
const phone = { 'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.49' };
let office: TestOffice;
let member: TestPerson;
let committee: TestPerson;
let onPhone: Client;
const c = () => ({ commandId: newId() });
const suggest = (client: Client) => client.suggestion.make({ ...c(), text: '建议与铁路部门联学', kind: 'topic' as never, projectId: null } as never);
const outcome = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: { code: string; data?: { findings?: { check: string }[] } }) => error.data?.findings?.[0]?.check ?? error.code);
const set = (parameter: string, value: boolean | string[]) => committee.client.rulebook.set({ ...c(), rule: 'BRD-07', parameter, value, severity: null, fromOn: '2026-11-23', source: '本办规定', article: null });

beforeAll(async () => {
  office = await openOffice(app);
  member = await office.person('李向东', { branchId: await office.branch('计算机处党支部'), posts: [{ post: 'member' }] });
  committee = await office.person('吴常青', { posts: [{ post: 'committee' }] });
  onPhone = app.client({ ...member.headers, ...phone });
});

test('off: read, told why not and what to do instead, and nothing written; a desk is none of it', async () => {
  expect([(await onPhone.account.me({})).phone, (await member.client.account.me({})).phone]).toEqual(['reads', null]);
  await onPhone.home.waiting({});
  const refused = await suggest(onPhone).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'FORBIDDEN', data: { findings: [{ check: 'forbidden.phone', words: expect.stringContaining('请用电脑办理') }] } });
  const upload = await app.ask('/files', { json: {}, headers: { ...member.headers, ...phone, 'sec-fetch-site': 'same-origin' } });
  expect([upload.status, JSON.stringify(await upload.json())]).toEqual([403, expect.stringContaining('forbidden.phone')]);
  expect(await outcome(suggest(member.client))).toBe('done');
});

test('off: what is wrong may be said, a lost device cut off, a notice marked as read', async () => {
  expect(await outcome(onPhone.feedback.make({ ...c(), kind: 'problem', text: '手机上不能填', page: null }))).toBe('done');
  expect(await outcome(onPhone.account.endSessions(c()))).not.toBe('forbidden.phone');
  expect(await outcome(onPhone.notice.read({ ...c(), id: null }))).not.toBe('forbidden.phone');
});

test('on without a filing number it does not count, and the page on burden says so; with it the phone writes', async () => {
  await set('writes', true);
  expect(await outcome(suggest(onPhone))).toBe('forbidden.phone');
  const waits = await member.client.burden.page({});
  expect([waits.findings.map(({ check }) => check), waits.figures.phone]).toEqual([['BRD-07'], { on: true, needsFiling: true, filingNo: null, counts: false }]);
  await set('filingNo', ['国政移备 1 号']);
  expect([(await onPhone.account.me({})).phone, await outcome(suggest(onPhone))]).toEqual(['writes', 'done']);
  expect((await member.client.burden.page({})).findings).toEqual([]);
  await set('writes', false);
  expect(await outcome(suggest(onPhone))).toBe('forbidden.phone');
});

test('the holder of a personal link is held to the same', async () => {
  const change = insert('link', {
    id: newId(), activityId: newId(), sideId: newId(), holderName: '对方书记', holderPost: '支部书记', secretHash: secretHash('open-sesame'),
    createdBy: member.id, createdAt: '2026-11-23T00:00:00Z', expiresAt: '2026-11-24T00:00:00Z',
  });
  const row = { name: 'test.link', tables: ['link'] as const, load: async () => null, decide: () => ({ ok: true, subject: { type: 'link', id: newId(), activityId: null }, changes: [change], events: [] }) as const };
  await app.program.door.run(row, systemOf(office.id), { commandId: newId(), input: {} });
  const link = app.client({ 'x-lianxue-link': 'open-sesame', ...phone });
  expect((await link.account.me({})).phone).toBe('reads');
  expect(await outcome(link.partner.consentByLink({ ...c(), id: newId(), programmeNo: 1, answer: 'approve', words: null } as never))).toBe('forbidden.phone');
  expect(await outcome(link.feedback.make({ ...c(), kind: 'problem', text: '打不开', page: null }))).toBe('done');
});
