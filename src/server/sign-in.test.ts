import { beforeAll, expect, test } from 'vitest';
import { newId } from '#shared/ids.ts';
import { openOffice, testPassword, type TestOffice } from '#tests/harness/actors.ts';
import { startApp, type App } from '#tests/harness/app.ts';
import { totp } from '#tests/harness/totp.ts';

let app: App;
let office: TestOffice;
beforeAll(async () => {
  app = await startApp();
  office = await openOffice(app);
});

const signIn = (username: string, password: string) => app.ask('/auth/sign-in', { json: { username, password } });
const cookieOf = (answer: Response): string => answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
const words = async (answer: Response): Promise<string> => ((await answer.json()) as { message: string }).message;
const history = async (objectId: string): Promise<string[]> => {
  const rows = await app.program.db.selectFrom('ledgerEntry').select('command').where('objectId', '=', objectId).orderBy('seq').execute();
  return rows.map((row) => row.command);
};

test('signs in with the right password only, and writes both down', async () => {
  const person = await office.person('李维', { posts: [{ post: 'committee' }], password: testPassword });
  const bad = await signIn(person.username, 'Lian-xue-2025');
  expect(bad.status).toBe(401);
  expect(bad.headers.getSetCookie()).toEqual([]);
  const unknown = await signIn('nobody-here', 'Lian-xue-2025');
  expect(unknown.status).toBe(401);
  expect(await words(unknown)).toBe(await words(bad));
  const good = await signIn(person.username.toUpperCase(), testPassword);
  expect(good.status).toBe(200);
  const me = await app.client({ cookie: cookieOf(good) }).account.me({});
  expect(me.person?.name).toBe('李维');
  expect(me.posts).toEqual([{ post: 'committee', branchId: null }]);
  await app.ask('/auth/sign-out', { json: {}, headers: { cookie: cookieOf(good) } });
  await expect(app.client({ cookie: cookieOf(good) }).account.me({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(await history(person.accountId)).toEqual(['account.sign_in_failed', 'account.signed_in', 'account.signed_out']);
});

test('a browser without its cookie asks by a mark whether its session was cut off; a mark opens nothing, and an unknown one says nothing', async () => {
  const person = await office.person('方正', { password: testPassword });
  const [one, other] = [await signIn(person.username, testPassword), await signIn(person.username, testPassword)];
  const { mark } = await app.client({ cookie: cookieOf(one) }).account.me({});
  const cut = async (given: unknown) => ((await (await app.ask('/auth/cut', { json: { mark: given } })).json()) as { cut: boolean }).cut;
  expect([await cut(mark), await cut('0'.repeat(64)), await cut('x'), await cut(null)]).toEqual([false, false, false, false]);
  await app.client({ cookie: cookieOf(other) }).account.endSessions({ commandId: newId() });
  expect(await cut(mark)).toBe(true);
  expect(await cut((await app.client({ cookie: cookieOf(other) }).account.me({})).mark)).toBe(false);
  await expect(app.client({ authorization: `Bearer ${mark ?? ''}` }).account.me({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test.each(['known', 'unknown'])('SEC-02: a %s name is locked after five wrong tries and opens again by the clock', async (kind) => {
  const person = await office.person('何况', { password: testPassword });
  const name = kind === 'known' ? person.username : `ghost-${person.username}`;
  for (let tries = 0; tries < 4; tries++) expect((await signIn(name, 'wrong')).status).toBe(401);
  const fifth = await signIn(name, 'wrong');
  expect(fifth.status).toBe(422);
  expect(await words(fifth)).toContain('10:15');
  const right = await signIn(name, testPassword);
  expect(right.status).toBe(422);
  app.clock.forward(14);
  expect((await signIn(name, testPassword)).status).toBe(422);
  app.clock.forward(2);
  expect((await signIn(name, testPassword)).status).toBe(kind === 'known' ? 200 : 401);
  app.clock.set('2026-11-23T02:00:00.000Z');
});

test('a disabled account is a stranger, with the same answer', async () => {
  const person = await office.person('停用', { password: testPassword });
  await office.system.client.account.disable({ commandId: crypto.randomUUID(), id: person.accountId, reason: '调离' });
  const answer = await signIn(person.username, testPassword);
  expect(answer.status).toBe(401);
  await expect(person.client.account.me({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('SEC-03: half an hour without a request ends the session; use keeps it open', async () => {
  const person = await office.person('闲置');
  app.clock.forward(29);
  await person.client.account.me({});
  app.clock.forward(29);
  await person.client.account.me({});
  app.clock.forward(31);
  const ended = await person.client.account.me({}).catch((error: unknown) => error);
  expect(ended).toMatchObject({ code: 'UNAUTHENTICATED', data: { findings: [{ check: 'sign_in.idle' }] } });
  app.clock.set('2026-11-23T02:00:00.000Z');
});

test('SEC-01: a first or old password must be changed before anything else', async () => {
  const person = await office.person('新人', { password: testPassword, mustChange: true, posts: [{ post: 'finance' }] });
  expect((await person.client.account.me({})).must).toBe('password');
  await expect(person.client.account.tokens({})).rejects.toMatchObject({ code: 'FORBIDDEN', data: { findings: [{ check: 'forbidden.must_password' }] } });
  const change = (current: string, password: string) => person.client.account.changePassword({ commandId: crypto.randomUUID(), current, password });
  await expect(change('not-it', 'Xin-mi-ma-1')).rejects.toMatchObject({ data: { findings: [{ check: 'account.current_wrong', field: 'current' }] } });
  await expect(change(testPassword, testPassword)).rejects.toMatchObject({ data: { findings: [{ check: 'account.password_used', field: 'password' }] } });
  await change(testPassword, 'Xin-mi-ma-1');
  expect((await person.client.account.me({})).must).toBeNull();
  app.clock.set('2027-02-25T02:00:00.000Z');
  const later = await signIn(person.username, 'Xin-mi-ma-1');
  expect((await app.client({ cookie: cookieOf(later) }).account.me({})).must).toBe('password');
  app.clock.set('2026-11-23T02:00:00.000Z');
});

test('SEC-08: an office of level three asks for a second factor; with it, signing in has two steps', async () => {
  const strict = await openOffice(app, '三级单位');
  await app.program.db.updateTable('office').set({ securityLevel: 3 }).where('id', '=', strict.id).execute();
  const person = await strict.person('双因素', { password: testPassword });
  expect((await person.client.account.me({})).must).toBe('second_factor');
  await expect(person.client.account.tokens({})).rejects.toMatchObject({ data: { findings: [{ check: 'forbidden.must_second_factor' }] } });
  const post = (path: string, json: object, cookie: string) => app.ask(path, { json, headers: { cookie } });
  expect((await post('/auth/second-factor/enable', { password: 'wrong' }, person.headers.cookie)).status).toBe(422);
  const enabled = await post('/auth/second-factor/enable', { password: testPassword }, person.headers.cookie);
  const { uri, recoveryCodes } = (await enabled.json()) as { uri: string; recoveryCodes: string[] };
  expect((await post('/auth/second-factor/confirm', { code: '000000' }, person.headers.cookie)).status).toBe(422);
  const confirmed = await post('/auth/second-factor/confirm', { code: totp(uri) }, person.headers.cookie);
  expect(confirmed.status).toBe(200);
  expect((await app.client({ cookie: cookieOf(confirmed) }).account.me({})).must).toBeNull();

  const first = await signIn(person.username, testPassword);
  expect(await first.json()).toEqual({ ok: true, secondFactor: true });
  await expect(app.client({ cookie: cookieOf(first) }).account.me({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect((await post('/auth/second-factor', { code: '000000' }, cookieOf(first))).status).toBe(422);
  const second = await post('/auth/second-factor', { code: totp(uri) }, cookieOf(first));
  expect(second.status).toBe(200);
  expect((await app.client({ cookie: cookieOf(second) }).account.me({})).secondFactor).toBe(true);
  const again = await signIn(person.username, testPassword);
  const recovered = await post('/auth/second-factor', { code: recoveryCodes[0] ?? '' }, cookieOf(again));
  expect(recovered.status).toBe(200);
  expect((await post('/auth/second-factor/disable', { password: testPassword }, cookieOf(recovered))).status).toBe(422);
});
