import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tokenAlgorithms } from '#features/outside/facts.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { away, Jar, through } from '#tests/harness/jar.ts';

/** What an ID token may be signed with: each algorithm that counts, by a real provider; none, and those by a shared secret, by a liar. */

const app = await startApp({ outboundAllow: ['127.0.0.1'] });
let office: TestOffice;
let person: TestPerson;
const servers: Server[] = [];
const c = () => ({ commandId: newId() });
const secret = 'a secret of at least thirty-two characters, and then some more to be long enough for HS512.';
async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
beforeAll(async () => {
  office = await openOffice(app);
  person = await office.person('李向东', { branchId: await office.branch('计算机处党支部'), posts: [{ post: 'member' }], password: 'Lian-xue-2026' });
}, 60_000);
afterAll(() => servers.forEach((server) => server.close()));

/** A provider of ours at an address, and the person's subject there. @returns its id here */
async function known(name: string, issuer: string, clientId: string): Promise<string> {
  const { id } = await office.security.client.outside.add({ ...c(), kind: 'oidc', name, issuer, clientId, secret, agentId: null, vouchesSecond: false });
  await office.system.client.outside.link({ ...c(), id, personId: person.id, subject: 'sub-linked' });
  return id;
}

test('a real provider that signs with each of them: let in', async () => {
  const jwk = (key: KeyObject) => ({ ...key.export({ format: 'jwk' }), use: 'sig' });
  const curve = (namedCurve: string): KeyObject => generateKeyPairSync('ec', { namedCurve }).privateKey;
  const keys = [generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey, curve('P-256'), curve('P-384'), curve('P-521'), generateKeyPairSync('ed25519').privateKey].map(jwk);
  let handle: RequestListener = () => undefined;
  const issuer = await listen((request, response) => handle(request, response));
  const ids = new Map<string, string>();
  for (const alg of tokenAlgorithms) ids.set(alg, await known(alg, issuer, `lianxue-${alg}`));
  handle = new Provider(issuer, {
    clients: tokenAlgorithms.map((alg) => ({
      client_id: `lianxue-${alg}`, client_secret: secret, id_token_signed_response_alg: alg, redirect_uris: [`http://localhost/auth/outside/${ids.get(alg) ?? ''}/back`], token_endpoint_auth_method: 'client_secret_basic',
    })),
    jwks: { keys }, enabledJWA: { idTokenSigningAlgValues: [...tokenAlgorithms, 'HS256'] }, pkce: { required: () => true }, features: { devInteractions: { enabled: true } }, cookies: { keys: ['k'] },
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id }) }),
  }).callback();
  for (const alg of tokenAlgorithms) {
    const jar = new Jar();
    const door = away(app, await jar.get(`${app.url}/auth/outside/${ids.get(alg) ?? ''}?next=/activities`), app.url);
    const back = await through(app, jar, door, 'sub-linked');
    expect(`${alg} ${(await jar.get(back)).headers.get('location') ?? ''}`).toBe(`${alg} /activities`);
    expect((await app.client({ cookie: jar.session(app) }).account.me({})).person?.name).toBe('李向东');
  }
}, 90_000);

test('none, the client’s secret, the public key as a secret, and what the provider does not say it signs with: refused and seen', async () => {
  const ours = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const keys = [{ ...ours.publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig' }, { ...curve.publicKey.export({ format: 'jwk' }), kid: 'k2', use: 'sig' }];
  type Made = (payload: JWTPayload) => Promise<string>;
  const says: { told: readonly string[] | undefined; nonce: string; token: Made } = { told: undefined, nonce: '', token: async () => '' };
  const liar = await listen((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://liar');
    const say = (body: unknown): void => { response.writeHead(200, { 'content-type': 'application/json' }); response.end(JSON.stringify(body)); };
    const at = `http://${request.headers.host ?? ''}`;
    if (pathname.startsWith('/.well-known/')) return say({ issuer: at, authorization_endpoint: `${at}/auth`, token_endpoint: `${at}/token`, jwks_uri: `${at}/jwks`, response_types_supported: ['code'], subject_types_supported: ['public'], ...(says.told === undefined ? {} : { id_token_signing_alg_values_supported: says.told }) });
    if (pathname === '/jwks') return say({ keys });
    const now = Math.floor(Date.now() / 1000);
    void says.token({ sub: 'sub-linked', aud: 'lianxue', iss: at, nonce: says.nonce, iat: now, exp: now + 600 }).then((idToken) => say({ access_token: 'a', token_type: 'bearer', id_token: idToken }));
  });
  const id = await known('说谎的', liar, 'lianxue');
  async function attempt(told: readonly string[] | undefined, token: Made): Promise<string> {
    const jar = new Jar();
    says.told = told;
    const door = new URL(away(app, await jar.get(`${app.url}/auth/outside/${id}?next=/`), app.url));
    Object.assign(says, { token, nonce: door.searchParams.get('nonce') ?? '' });
    return (await jar.get(`${app.url}/auth/outside/${id}/back?state=${door.searchParams.get('state') ?? ''}&code=x`)).headers.get('location') ?? '';
  }
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const signed = (alg: string, key: KeyObject | Uint8Array, kid = 'k1'): Made => (payload) => new SignJWT(payload).setProtectedHeader({ alg, kid }).sign(key);
  const unsigned: Made = async (payload) => new UnsecuredJWT(payload).encode();
  const pem = String(ours.publicKey.export({ format: 'pem', type: 'spki' }));
  // That the honest ones go shows that the others fail for what is wrong in them.
  expect(await attempt(undefined, signed('RS256', ours.privateKey))).toBe('/');
  expect(await attempt(['ES256', 'HS256', 'none'], signed('ES256', curve.privateKey, 'k2'))).toBe('/');
  const byEc: Made = async (payload) => (await signed('ES256', curve.privateKey, 'k1')(payload));
  for (const [what, told, made] of [
    ['none, which the provider says it may send', ['RS256', 'none'], unsigned], ['none', undefined, unsigned], ['the client’s secret', ['HS256'], signed('HS256', bytes(secret))], ['the client’s secret beside others', ['RS256', 'HS256'], signed('HS256', bytes(secret))],
    ['HS512', ['RS256', 'HS512'], signed('HS512', bytes(secret))], ['the public key as a secret', ['RS256', 'HS256'], signed('HS256', bytes(pem))], ['another than it says', ['RS256'], signed('ES256', curve.privateKey, 'k2')], ['a key of another kind', ['RS256', 'ES256'], byEc],
  ] as const) {
    expect(`${what} ${await attempt(told, made)}`).toBe(`${what} /sign-in?why=forged`);
  }
  const { rows } = await office.security.client.security.list({ limit: 100 });
  expect(rows).toMatchObject([{ kind: 'outside_sign_in', about: '说谎的：答复未通过核验', tries: 8 }]);
});
