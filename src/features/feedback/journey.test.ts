import { beforeAll, expect, test } from 'vitest';
import { verify } from '#platform/ledger/verify.ts';
import { newId } from '#shared/ids.ts';
import { openWorld, type World } from '#tests/harness/world.ts';
import { startApp } from '#tests/harness/app.ts';

/** Feedback on the program, on a real database: written by anybody, read by its author and those who answer, never dropped. */

const app = await startApp({ jobs: true });
let ours: World;
let theirs: World;
beforeAll(async () => {
  ours = await openWorld(app, '甲办');
  theirs = await openWorld(app, '乙办');
});
const c = () => ({ commandId: newId() });
const said = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: { code: string; data?: { findings?: { check: string }[] } }) => error.data?.findings?.[0]?.check ?? error.code);
const soon = async (look: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; !(await look()); tries += 1) {
    if (tries > 100) throw new Error('nobody was told');
    await new Promise((done) => setTimeout(done, 100));
  }
};

test('written on a page, told to those who answer, answered, told to its author, closed', async () => {
  const { member, committee, system_admin, elsewhere, audit_admin } = ours.people;
  const { id } = await member.client.feedback.make({ ...c(), kind: 'problem', text: '活动页在手机上打开慢', page: '/activities?year=2026' });
  await soon(async () => (await committee.client.notice.list({})).rows.some((row) => row.kind === 'feedback_made' && row.facts['about'] === id));
  expect((await system_admin.client.home.waiting({})).feedback).toBeGreaterThan(0);
  expect((await member.client.home.waiting({})).feedback).toBe(0);
  const seen = async (who: typeof member) => (await who.client.feedback.list({ id })).rows[0];
  expect(await seen(member)).toMatchObject({ text: '活动页在手机上打开慢', page: '/activities?year=2026', mine: true, outside: false, state: 'open', answer: null });
  expect([await seen(elsewhere), await seen(audit_admin)]).toEqual([undefined, undefined]);
  expect((await seen(committee))?.allowed).toMatchObject({ 'feedback.answer': [], 'feedback.close': [{ check: 'need.feedback_answered' }] });
  expect(await said(elsewhere.client.feedback.close({ ...c(), id, version: 1 }))).toBe('need.feedback');
  expect(await said(elsewhere.client.feedback.answer({ ...c(), id, version: 1, answer: '好' }))).toBe('forbidden.post');
  expect(await said(committee.client.feedback.close({ ...c(), id, version: 1 }))).toBe('need.feedback_answered');
  expect(await said(committee.client.feedback.answer({ ...c(), id, version: 9, answer: '好' }))).toBe('stale.feedback');
  await committee.client.feedback.answer({ ...c(), id, version: 1, answer: '已减少首屏内容。' });
  await soon(async () => (await member.client.notice.list({})).rows.some((row) => row.kind === 'feedback_answered' && row.facts['about'] === id));
  // The other of those who answer may say it better, while it is not closed.
  await system_admin.client.feedback.answer({ ...c(), id, version: 2, answer: '已减少首屏内容，下周更新。' });
  await member.client.feedback.close({ ...c(), id, version: 3 });
  expect(await said(committee.client.feedback.answer({ ...c(), id, version: 4, answer: '再答' }))).toBe('need.feedback_not_closed');
  expect(await seen(member)).toMatchObject({ state: 'closed', answer: '已减少首屏内容，下周更新。' });
  expect(await verify(app.program.db, await app.program.anchor.read())).toMatchObject({ ok: true });
});

test('by a personal link: kept with the link, its secret address never', async () => {
  const { late: link, early: other } = ours.links;
  const { id } = await link.feedback.make({ ...c(), kind: 'suggestion', text: '字再大些', page: '/p/secret' });
  expect((await link.feedback.list({})).rows).toMatchObject([{ id, page: null, mine: true, outside: true, authorName: '对方' }]);
  expect((await other.feedback.list({})).rows).toEqual([]);
  expect(await said(link.feedback.answer({ ...c(), id, version: 1, answer: '好' }))).toMatch(/^forbidden/);
  await ours.people.committee.client.feedback.answer({ ...c(), id, version: 1, answer: '已放大。' });
  expect((await link.feedback.list({})).rows[0]?.answer).toBe('已放大。');
  const { page } = (await ours.people.member.client.feedback.list({ id: (await ours.people.member.client.feedback.make({ ...c(), kind: 'problem', text: '甲', page: '/p/secret' })).id })).rows[0] ?? {};
  expect(page).toBeNull();
});

test('what cannot be taken in is named', async () => {
  const { member, committee } = ours.people;
  const make = (over: object) => said(member.client.feedback.make({ ...c(), kind: 'problem', text: '甲', page: null, ...over }));
  expect(await make({ page: 'https://example.org/' })).toBe('need.feedback_page');
  expect(await make({ page: '//example.org/' })).toBe('need.feedback_page');
  expect(await make({ text: '机密★5年' })).toBe('SEC-09');
  expect(await make({ text: ' ' })).not.toBe('done');
  expect(await said(app.client().feedback.list({}))).toBe('sign_in.needed');
  const own = await committee.client.feedback.make({ ...c(), kind: 'complaint', text: '乙', page: null });
  expect(await said(committee.client.feedback.answer({ ...c(), id: own.id, version: 1, answer: '好' }))).toBe('forbidden.own_feedback');
  for (let n = 0; n < 30; n += 1) if ((await make({ text: `第${n}条` })) === 'need.feedback_many') return;
  throw new Error('one writer filled the list');
});

test('another office sees nothing of it, and a token that may only read writes nothing', async () => {
  const ids = (await ours.people.committee.client.feedback.list({ limit: 100 })).rows.map((row) => row.id);
  expect(ids.length).toBeGreaterThan(20);
  expect((await theirs.people.committee.client.feedback.list({ limit: 100 })).rows.filter((row) => ids.includes(row.id))).toEqual([]);
  expect(await said(ours.tokens.read.feedback.make({ ...c(), kind: 'problem', text: '甲', page: null }))).toBe('forbidden.read_only');
  const first = await ours.people.committee.client.feedback.list({ limit: 5 });
  const second = await ours.people.committee.client.feedback.list({ limit: 5, after: first.next ?? '' });
  expect(second.rows.filter((row) => first.rows.some((one) => one.id === row.id))).toEqual([]);
});
