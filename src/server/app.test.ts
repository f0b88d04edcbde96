import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { insert } from '#shared/decision.ts';
import { secretHash } from '#platform/session.ts';
import { openOffice, testPassword, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp, type App } from '#tests/harness/app.ts';
import { misfits } from './check-rooms.ts';

let app: App;
let office: TestOffice;
let person: TestPerson;
beforeAll(async () => {
  app = await startApp();
  expect(await app.client().office.state({})).toEqual({ empty: true, name: null, demo: false });
  office = await openOffice(app);
  person = await office.person('张三', { posts: [{ post: 'committee' }], password: testPassword });
});
const commandId = (): string => randomUUID();
const makeToken = (scope: 'read' | 'all', expiresOn = '2026-12-01') => person.client.account.makeToken({ commandId: commandId(), name: '测试', scope, expiresOn });
const bearer = (secret: string | null) => app.client({ authorization: `Bearer ${secret}` });

test('health follows the database', async () => {
  expect((await app.ask('/healthz')).status).toBe(200);
});

test('contract and handlers fit; a missing or surplus handler is named', () => {
  expect(misfits()).toEqual([]);
  expect(misfits({ a: { one: 1, two: 2 } }, { a: { one: 1, three: 3 } })).toEqual(expect.arrayContaining([
    expect.stringContaining('a.two is in the contract'), expect.stringContaining('a.three has a handler'),
  ]));
});

test('nobody is refused, and so is a forged cookie', async () => {
  await expect(app.client().account.tokens({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED', data: { findings: [{ words: '请先登录。' }] } });
  const forged = person.headers.cookie.replace(/.{6}$/, 'AAAAAA');
  await expect(app.client({ cookie: forged }).account.me({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('a token opens what its scope allows until it expires or is revoked', async () => {
  const [read, all] = [await makeToken('read'), await makeToken('all')];
  expect((await bearer(read.secret).account.me({})).may).toBe('read');
  await expect(bearer(read.secret).account.revokeToken({ commandId: commandId(), id: read.id })).rejects.toMatchObject({ data: { findings: [{ check: 'forbidden.read_only' }] } });
  await expect(bearer(all.secret).account.makeToken({ commandId: commandId(), name: 'x', scope: 'all', expiresOn: '2026-12-01' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await bearer(all.secret).account.revokeToken({ commandId: commandId(), id: read.id });
  await expect(bearer(read.secret).account.me({})).rejects.toMatchObject({ data: { findings: [{ check: 'sign_in.token_invalid' }] } });
  app.clock.set('2026-12-02T00:00:00.000Z');
  await expect(bearer(all.secret).account.me({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  app.clock.set('2026-11-23T02:00:00.000Z');
  await expect(makeToken('read', '2027-11-24')).rejects.toMatchObject({ data: { findings: [{ check: 'account.token_long', field: 'expiresOn' }] } });
  await expect(makeToken('read', '2026-11-22')).rejects.toMatchObject({ data: { findings: [{ check: 'account.token_past' }] } });
});

test('a command sent twice happens once; its id for something else is refused', async () => {
  const id = commandId();
  const call = { commandId: id, name: '一次', scope: 'read', expiresOn: '2026-12-01' } as const;
  const first = await person.client.account.makeToken(call);
  const second = await person.client.account.makeToken(call);
  expect(second).toEqual({ ...first, secret: null });
  await expect(person.client.account.makeToken({ ...call, name: '两次' })).rejects.toMatchObject({ code: 'COMMAND_REUSED' });
  const other = await office.person('李四');
  await expect(other.client.account.makeToken(call)).rejects.toMatchObject({ code: 'COMMAND_REUSED' });
});

test('another office’s account does not exist for us', async () => {
  const foreign = await openOffice(app, '另一单位');
  const stranger = await foreign.person('外人');
  await expect(office.system.client.account.disable({ commandId: commandId(), id: stranger.accountId, reason: '试' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const { rows } = await office.system.client.account.list({ limit: 100 });
  expect(rows.map((row) => row.name)).not.toContain('外人');
  await expect(person.client.account.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(office.security.client.account.create({ commandId: commandId(), personId: person.id, username: 'abc', password: testPassword })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('a link that is forged, expired or revoked opens nothing; a good one opens only its own doors', async () => {
  const link = (secret: string) => app.client({ 'x-lianxue-link': secret });
  await expect(link('guessed').account.me({})).rejects.toMatchObject({ data: { findings: [{ check: 'sign_in.link_invalid' }] } });
  const change = insert('link', {
    id: randomUUID(), activityId: randomUUID(), sideId: randomUUID(), holderName: '对方书记', holderPost: '支部书记', secretHash: secretHash('open-sesame'),
    createdBy: person.id, createdAt: '2026-11-23T00:00:00Z', expiresAt: '2026-11-24T00:00:00Z',
  });
  const actor = { kind: 'operator', officeId: office.id, personId: null, name: '测试', posts: [], branchIds: [], link: null, may: 'all', language: 'zh-Hans' } as const;
  const row = { name: 'test.link', tables: ['link'] as const, load: async () => null, decide: () => ({ ok: true, subject: { type: 'link', id: randomUUID(), activityId: null }, changes: [change], events: [] }) as const };
  await app.program.door.run(row, actor, { commandId: commandId(), input: {} });
  expect((await link('open-sesame').account.me({})).person).toBeNull();
  await expect(link('open-sesame').activity.list({})).rejects.toMatchObject({ data: { findings: [{ check: 'forbidden.link' }] } });
  app.clock.set('2026-11-24T00:00:01.000Z');
  await expect(link('open-sesame').account.me({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  app.clock.set('2026-11-23T02:00:00.000Z');
});

test.each([
  ['wrong type', { name: 5, scope: 'read', expiresOn: '2026-12-01' }, ['name'], '类型'],
  ['unknown field', { name: 'a', scope: 'read', expiresOn: '2026-12-01', admin: true }, [''], 'admin'],
  ['over-long text', { name: 'a'.repeat(61), scope: 'read', expiresOn: '2026-12-01' }, ['name'], '60'],
  ['a choice there is not', { name: 'a', scope: 'root', expiresOn: '2026-12-01' }, ['scope'], 'read, all'],
  ['an impossible date', { name: 'a', scope: 'read', expiresOn: '2026-02-30' }, ['expiresOn'], '有效期至'],
  ['nothing', {}, ['name', 'scope', 'expiresOn'], '没有填写'],
])('%s is answered with the field’s name', async (_, input, fields, word) => {
  const answer = await app.ask('/api/me/tokens', { json: { commandId: commandId(), ...input }, headers: { ...person.headers, 'accept-language': 'zh-CN' } });
  expect(answer.status).toBe(400);
  const body = (await answer.json()) as { code: string; message: string; data: { issues: { path: string[] }[] } };
  expect(body.code).toBe('BAD_REQUEST');
  expect(body.data.issues.map((issue) => issue.path.join('.'))).toEqual(fields);
  expect(body.message).toContain(word);
  const english = await app.ask('/api/me/tokens', { json: { commandId: commandId(), ...input }, headers: { ...person.headers, 'accept-language': 'en' } });
  expect(((await english.json()) as { message: string }).message).toMatch(/^[\x20-\x7e“”’]+$/);
});

test('another site’s page cannot use somebody’s cookie', async () => {
  const post = (headers: Record<string, string>) => app.ask('/api/me/sessions/end', { json: { commandId: commandId() }, headers: { ...person.headers, ...headers } });
  expect((await post({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await post({ origin: 'https://evil.example' })).status).toBe(403);
  expect((await post({ 'sec-fetch-site': 'same-origin' })).status).toBe(200);
});

test('the contract is told as OpenAPI 3.1 and as a page', async () => {
  const spec = (await (await app.ask('/api/openapi.json')).json()) as { openapi: string; paths: Record<string, unknown> };
  expect(spec.openapi).toMatch(/^3\.1/);
  expect(Object.keys(spec.paths)).toContain('/me/tokens');
  expect(await (await app.ask('/api')).text()).toContain('/api/me/tokens');
});

test('a request that is too large, or no JSON, is refused and the server goes on', async () => {
  const large = await app.ask('/api/me/tokens', { json: { name: 'x'.repeat(3_000_000) }, headers: person.headers });
  expect(large.status).toBe(413);
  const broken = await fetch(`${app.url}/api/me/tokens`, { method: 'POST', body: '{"a":', headers: { ...person.headers, 'content-type': 'application/json' } });
  expect(broken.status).toBe(400);
  expect((await app.ask('/healthz')).status).toBe(200);
});

test('papers are for people of the office, and not there is said in words', async () => {
  expect((await app.ask('/papers/ledger.xlsx')).status).toBe(401);
  const ledger = await app.ask('/papers/ledger.xlsx', { headers: person.headers });
  expect([ledger.status, ledger.headers.get('content-type')]).toEqual([200, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']);
  const none = await app.ask('/files/none', { headers: person.headers });
  expect([none.status, ((await none.json()) as { message: string }).message]).toEqual([404, '没有找到该文件。']);
});
