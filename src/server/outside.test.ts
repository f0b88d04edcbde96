import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { away as whereTo, Jar, through as goThrough } from '#tests/harness/jar.ts';

/** Sign-in by somebody else's word, against a real OIDC provider; WeCom and DingTalk against a server that speaks their documented answers, not against the vendors. */

const app = await startApp({ outboundAllow: ['127.0.0.1'] });
let office: TestOffice;
let people: Record<'linked' | 'other' | 'gone' | 'second', TestPerson>;
let issuer = '';
let vendor = '';
const servers: Server[] = [];
const ids: Record<'oidc' | 'wecom' | 'dingtalk', string> = { oidc: '', wecom: '', dingtalk: '' };
const c = () => ({ commandId: newId() });
const listen = async (server: Server): Promise<string> => {
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
/** What the vendors' server answers next, by path; it remembers what it was asked. */
const vendorSays: Record<string, unknown> = {};
const asked: { path: string; query: URLSearchParams; body: string; token: string | undefined }[] = [];

beforeAll(async () => {
  office = await openOffice(app);
  const branchId = await office.branch('计算机处党支部');
  const person = (name: string) => office.person(name, { branchId, posts: [{ post: 'member' }], password: 'Lian-xue-2026' });
  people = { linked: await person('李向东'), other: await person('陈思远'), gone: await person('孙停用'), second: await person('周双因') };
  vendor = await listen(createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://vendor');
    let body = '';
    request.on('data', (part) => (body += String(part))).on('end', () => {
      asked.push({ path: url.pathname, query: url.searchParams, body, token: request.headers['x-acs-dingtalk-access-token'] as string | undefined });
      response.writeHead(url.pathname in vendorSays ? 200 : 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify(vendorSays[url.pathname] ?? {}));
    });
  }));
  const add = (kind: 'oidc' | 'wecom' | 'dingtalk', address: string) => office.security.client.outside.add({
    ...c(), kind, name: kind, issuer: address, clientId: 'lianxue', secret: 'a secret of thirty-two characters', agentId: kind === 'wecom' ? '1000002' : null, vouchesSecond: false,
  });
  // The provider wants to know where to come back to, which is known once it was added here.
  const proxy = createServer((request, response) => handle(request, response));
  issuer = await listen(proxy);
  for (const kind of ['oidc', 'wecom', 'dingtalk'] as const) ids[kind] = (await add(kind, kind === 'oidc' ? issuer : vendor)).id;
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'lianxue', client_secret: 'a secret of thirty-two characters', redirect_uris: [`http://localhost/auth/outside/${ids.oidc}/back`], token_endpoint_auth_method: 'client_secret_basic' }],
    pkce: { required: () => true }, features: { devInteractions: { enabled: true } }, cookies: { keys: ['k'] },
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id }) }),
  });
  const callback = provider.callback();
  handle = (request, response) => void callback(request, response);
  for (const [kind, subject, who] of [['oidc', 'sub-linked', people.linked], ['oidc', 'sub-gone', people.gone], ['oidc', 'sub-second', people.second], ['wecom', 'LiXiangDong', people.linked], ['dingtalk', 'union-1', people.linked]] as const) {
    await office.system.client.outside.link({ ...c(), id: ids[kind], personId: who.id, subject });
  }
  await office.system.client.account.disable({ ...c(), id: people.gone.accountId, reason: '调离' });
}, 60_000);
let handle: (request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => void = () => undefined;
afterAll(() => servers.forEach((server) => server.close()));

const away = (answer: Response, base: string): string => whereTo(app, answer, base);
const through = (jar: Jar, door: string, login: string): Promise<string> => goThrough(app, jar, door, login);
async function begin(jar: Jar, kind: keyof typeof ids, next = '/activities'): Promise<string> {
  const out = await jar.get(`${app.url}/auth/outside/${ids[kind]}?next=${encodeURIComponent(next)}`);
  return away(out, app.url);
}
const landed = async (jar: Jar, back: string): Promise<string> => (await jar.get(back)).headers.get('location') ?? '';
const me = (jar: Jar) => app.client({ cookie: jar.session(app) }).account.me({});
const log = async () => (await office.security.client.security.list({ limit: 100 })).rows.map(({ kind, about }) => `${kind} ${about}`);

describe('OIDC, against a real provider', () => {
  test('who is linked comes in, where he or she wanted to go; it stands in the log, and no password is asked to be changed', async () => {
    const jar = new Jar();
    const back = await through(jar, await begin(jar, 'oidc', '/activities?year=2026'), 'sub-linked');
    expect(await landed(jar, back)).toBe('/activities?year=2026');
    expect(await me(jar)).toMatchObject({ person: { name: '李向东' }, must: null });
    const entries = await app.program.db.selectFrom('ledgerEntry').select('actorName').where('command', '=', 'account.signed_in').execute();
    expect(entries.map(({ actorName }) => actorName)).toContain('李向东');
    // The same way back opens nothing a second time.
    expect(await landed(jar, back)).toBe('/sign-in?why=state');
  });
  test('a subject nobody linked makes nobody; an ended account stays shut', async () => {
    const before = await app.program.db.selectFrom('person').select('id').execute();
    const [stranger, gone] = [new Jar(), new Jar()];
    expect(await landed(stranger, await through(stranger, await begin(stranger, 'oidc'), 'sub-stranger'))).toBe('/sign-in?why=unknown_subject');
    expect(await landed(gone, await through(gone, await begin(gone, 'oidc'), 'sub-gone'))).toBe('/sign-in?why=ended');
    expect([stranger.has('session_token'), gone.has('session_token'), (await app.program.db.selectFrom('person').select('id').execute()).length]).toEqual([false, false, before.length]);
    expect(await log()).toContain('outside_sign_in oidc：身份未关联账户');
  });
  test('begun elsewhere, forged, too late, by another provider’s address', async () => {
    const [victim, attacker, late, mixed] = [new Jar(), new Jar(), new Jar(), new Jar()];
    const stolen = await through(attacker, await begin(attacker, 'oidc'), 'sub-linked');
    // A link that somebody else began, opened in my browser (login CSRF).
    expect(await landed(victim, stolen)).toBe('/sign-in?why=state');
    await begin(victim, 'oidc');
    expect(await landed(victim, stolen)).toBe('/sign-in?why=state');
    const good = await through(mixed, await begin(mixed, 'oidc'), 'sub-linked');
    expect(await landed(mixed, good.replace(ids.oidc, ids.wecom))).toBe('/sign-in?why=state');
    const slow = await through(late, await begin(late, 'oidc'), 'sub-linked');
    app.clock.forward(11);
    expect(await landed(late, slow)).toBe('/sign-in?why=state');
    expect([victim.has('session_token'), mixed.has('session_token'), late.has('session_token')]).toEqual([false, false, false]);
    expect(await log()).toContain('outside_sign_in oidc：往返不符');
  });
  test('a code that is not the provider’s, one given twice to it, a “no” of the person', async () => {
    const [made, no] = [new Jar(), new Jar()];
    const state = new URL(await begin(made, 'oidc')).searchParams.get('state') ?? '';
    expect(await landed(made, `${app.url}/auth/outside/${ids.oidc}/back?state=${state}&code=made-up&iss=${encodeURIComponent(issuer)}`)).toBe('/sign-in?why=refused');
    const denied = new URL(await begin(no, 'oidc')).searchParams.get('state') ?? '';
    expect(await landed(no, `${app.url}/auth/outside/${ids.oidc}/back?state=${denied}&error=access_denied`)).toBe('/sign-in?why=refused');
  });
  test('where to go next is an address of ours, whatever the link says', async () => {
    const jar = new Jar();
    expect(await landed(jar, await through(jar, await begin(jar, 'oidc', 'https://evil.example/'), 'sub-linked'))).toBe('/');
    const other = new Jar();
    expect(await landed(other, await through(other, await begin(other, 'oidc', '//evil.example'), 'sub-linked'))).toBe('/');
  });
});

describe('an answer that was forged', () => {
  test('a token signed with another key, for another client, with another nonce: none is let in, each is on record', async () => {
    const [ours, others] = [generateKeyPairSync('rsa', { modulusLength: 2048 }), generateKeyPairSync('rsa', { modulusLength: 2048 })];
    const key = { ...ours.publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' };
    let token = (_: string): Promise<string> => Promise.resolve('');
    const liar = await listen(createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', liar);
      const say = (body: unknown): void => { response.writeHead(200, { 'content-type': 'application/json' }); response.end(JSON.stringify(body)); };
      if (pathname.startsWith('/.well-known/')) return say({ issuer: liar, authorization_endpoint: `${liar}/auth`, token_endpoint: `${liar}/token`, jwks_uri: `${liar}/jwks`, response_types_supported: ['code'], subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'] });
      if (pathname === '/jwks') return say({ keys: [key] });
      void token(nonce).then((idToken) => say({ access_token: 'a', token_type: 'bearer', id_token: idToken }));
    }));
    const { id } = await office.security.client.outside.add({ ...c(), kind: 'oidc', name: '说谎的', issuer: liar, clientId: 'lianxue', secret: 's', agentId: null, vouchesSecond: false });
    await office.system.client.outside.link({ ...c(), id, personId: people.linked.id, subject: 'sub-linked' });
    let nonce = '';
    const made = (over: { aud?: string; nonce?: string; iss?: string; late?: boolean; key?: KeyObject; alg?: string }) => async (right: string): Promise<string> => {
      const now = Math.floor(Date.now() / 1000);
      const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
      const text = `${part({ alg: over.alg ?? 'RS256', kid: 'k1' })}.${part({ nonce: over.nonce ?? right, sub: 'sub-linked', aud: over.aud ?? 'lianxue', iss: over.iss ?? liar, iat: now - (over.late === true ? 7200 : 0), exp: now + (over.late === true ? -3600 : 600) })}`;
      return `${text}.${over.alg === 'none' ? '' : sign('sha256', Buffer.from(text), over.key ?? ours.privateKey).toString('base64url')}`;
    };
    async function attempt(made_: typeof token): Promise<string> {
      token = made_;
      const jar = new Jar();
      const door = new URL(away(await jar.get(`${app.url}/auth/outside/${id}?next=/`), app.url));
      nonce = door.searchParams.get('nonce') ?? '';
      return landed(jar, `${app.url}/auth/outside/${id}/back?state=${door.searchParams.get('state') ?? ''}&code=x`);
    }
    // That the honest one goes shows that the others fail for what is wrong in them.
    expect(await attempt(made({}))).toBe('/');
    for (const [what, lie] of [['key', { key: others.privateKey }], ['client', { aud: 'somebody-else' }], ['nonce', { nonce: 'another' }], ['issuer', { iss: 'https://elsewhere.example' }], ['long ago', { late: true }], ['no signature', { alg: 'none' }]] as const) {
      expect(await attempt(made(lie)), what).toBe('/sign-in?why=forged');
    }
    expect(await log()).toContain('outside_sign_in 说谎的：答复未通过核验');
  });
});

describe('WeCom and DingTalk, as their documents say they answer', () => {
  const back = async (jar: Jar, kind: 'wecom' | 'dingtalk', query: string) => {
    const door = new URL(await begin(jar, kind));
    return { door, to: await landed(jar, `${app.url}/auth/outside/${ids[kind]}/back?state=${door.searchParams.get('state') ?? ''}&${query}`) };
  };
  test('WeCom: the member of the code comes in; an outsider has no UserID; errcode is a no in an HTTP 200', async () => {
    vendorSays['/cgi-bin/gettoken'] = { errcode: 0, errmsg: 'ok', access_token: 't0', expires_in: 7200 };
    vendorSays['/cgi-bin/auth/getuserinfo'] = { errcode: 0, errmsg: 'ok', userid: 'LiXiangDong' };
    const jar = new Jar();
    const { door, to } = await back(jar, 'wecom', 'code=c0de');
    expect([door.pathname, door.searchParams.get('appid'), door.searchParams.get('agentid'), door.searchParams.get('login_type')]).toEqual(['/wwlogin/sso/login', 'lianxue', '1000002', 'CorpApp']);
    expect([to, (await me(jar)).person?.name]).toEqual(['/activities', '李向东']);
    expect(asked.slice(-2).map(({ path, query }) => [path, query.get('corpsecret') ?? query.get('code')])).toEqual([['/cgi-bin/gettoken', 'a secret of thirty-two characters'], ['/cgi-bin/auth/getuserinfo', 'c0de']]);
    vendorSays['/cgi-bin/auth/getuserinfo'] = { errcode: 0, errmsg: 'ok', openid: 'outsider' };
    expect((await back(new Jar(), 'wecom', 'code=c0de')).to).toBe('/sign-in?why=refused');
    vendorSays['/cgi-bin/auth/getuserinfo'] = { errcode: 40029, errmsg: 'invalid code' };
    expect((await back(new Jar(), 'wecom', 'code=old')).to).toBe('/sign-in?why=refused');
  });
  test('DingTalk: by authCode; somebody who is not linked is nobody', async () => {
    vendorSays['/v1.0/oauth2/userAccessToken'] = { accessToken: 't1', refreshToken: 'r', expireIn: 7200, corpId: 'c' };
    vendorSays['/v1.0/contact/users/me'] = { nick: '李', unionId: 'union-1', openId: 'o' };
    const jar = new Jar();
    const { door, to } = await back(jar, 'dingtalk', 'authCode=c1');
    expect([door.pathname, door.searchParams.get('client_id'), door.searchParams.get('scope'), to, (await me(jar)).person?.name]).toEqual(['/oauth2/auth', 'lianxue', 'openid', '/activities', '李向东']);
    expect([JSON.parse(asked.at(-2)?.body ?? '{}'), asked.at(-1)?.token]).toEqual([{ clientId: 'lianxue', clientSecret: 'a secret of thirty-two characters', code: 'c1', grantType: 'authorization_code' }, 't1']);
    vendorSays['/v1.0/contact/users/me'] = { unionId: 'union-2' };
    expect((await back(new Jar(), 'dingtalk', 'authCode=c2')).to).toBe('/sign-in?why=unknown_subject');
    delete vendorSays['/v1.0/oauth2/userAccessToken'];
    expect((await back(new Jar(), 'dingtalk', 'authCode=c3')).to).toBe('/sign-in?why=refused');
  });
});

describe('settings', () => {
  const outcome = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: { code: string; data?: { findings?: { check: string }[] } }) => error.data?.findings?.[0]?.check ?? error.code);
  const provider = { kind: 'oidc' as const, name: '另一个', issuer: 'https://idp.example.gov.cn', clientId: 'x', secret: 'y', agentId: null, vouchesSecond: false };
  test('who may, and what is refused in words', async () => {
    app.clock.set('2026-11-23T02:20:00.000Z');
    const { security, system } = office;
    expect(await outcome(system.client.outside.add({ ...c(), ...provider }))).toBe('forbidden.post');
    expect(await outcome(security.client.outside.add({ ...c(), ...provider, issuer: 'http://10.0.0.1' }))).toBe('outside.no_reach');
    expect(await outcome(security.client.outside.add({ ...c(), ...provider, issuer: '' }))).toBe('outside.no_reach');
    expect(await outcome(security.client.outside.add({ ...c(), ...provider, name: 'oidc' }))).toBe('outside.name_taken');
    expect(await outcome(security.client.outside.add({ ...c(), ...provider, kind: 'wecom', issuer: '' }))).toBe('outside.need_agent');
    expect(await outcome(system.client.outside.link({ ...c(), id: ids.oidc, personId: people.other.id, subject: 'sub-linked' }))).toBe('outside.subject_taken');
    expect(await outcome(system.client.outside.link({ ...c(), id: ids.oidc, personId: people.linked.id, subject: 'sub-2' }))).toBe('outside.person_taken');
    expect(await outcome(security.client.outside.link({ ...c(), id: ids.oidc, personId: people.other.id, subject: 'sub-3' }))).toBe('forbidden.post');
  });
  test('no secret is in an answer, the database or the ledger; a retired way is shut', async () => {
    const list = await office.security.client.outside.list({});
    const rows = await app.program.db.selectFrom('signInProvider').selectAll().execute();
    const entries = await app.program.db.selectFrom('ledgerEntry').select('changes').where('command', '=', 'outside.add').execute();
    expect(JSON.stringify([list, rows, entries])).not.toContain('thirty-two');
    const one = list.find(({ name }) => name === 'dingtalk');
    await office.security.client.outside.retire({ ...c(), id: ids.dingtalk, version: one?.version ?? 0 });
    expect(await begin(new Jar(), 'dingtalk')).toBe(`${app.url}/sign-in?why=retired`);
    expect((await app.client().outside.offered({})).map(({ name }) => name)).not.toContain('dingtalk');
  });
  test('where a second factor is asked for, the word of a provider that asks for none is not enough', async () => {
    await sql`update auth_user set "twoFactorEnabled" = true where id = (select user_id from account where id = ${people.second.accountId})`.execute(app.program.db);
    const jar = new Jar();
    expect(await landed(jar, await through(jar, await begin(jar, 'oidc'), 'sub-second'))).toBe('/sign-in?why=second_factor');
    expect(jar.has('session_token')).toBe(false);
  });
});
