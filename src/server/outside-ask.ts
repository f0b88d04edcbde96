import * as openid from 'openid-client';
import { z } from 'zod';
import { tokenAlgorithms, usualDoor, usualIssuer, type Provider } from '#features/outside/facts.ts';
import type { Flow } from '#features/outside/guard-store.ts';
import type { Outbound } from '#platform/outbound.ts';

/** What each kind of provider is asked, and what of its answers counts. Every question goes by the guarded way out. */

/** Why a provider vouched for nobody. */
export class NotVouched extends Error {
  readonly why: 'refused' | 'forged' | 'unreachable';
  constructor(why: NotVouched['why'], cause?: unknown) {
    super(why, { cause });
    this.why = why;
  }
}

export interface Way {
  readonly outbound: Outbound;
  readonly provider: Provider;
  /** Of the provider, opened for this one question. */
  readonly secret: string;
  readonly callback: string;
}
type Secrets = Pick<Flow, 'nonce' | 'verifier'>;

/** Keys and discovery documents are longer than a yes or no. */
const most = 300_000;

/** The library's questions by the guarded way: private addresses, redirects and slow answers are dealt with there. */
const guarded = (outbound: Outbound): openid.CustomFetch => async (address, { method, headers, body }) => {
  const answer = await outbound.ask(address, { method: method === 'POST' ? 'POST' : 'GET', headers: Object.fromEntries(new Headers(headers as Record<string, string>)), body: body == null ? '' : String(body as string | URLSearchParams), most });
  if (answer.status === null) throw new NotVouched('unreachable', answer.why);
  return new Response(answer.status === 204 ? null : answer.text, { status: answer.status, headers: { 'content-type': answer.type } });
};

/** What the provider signs with, of what counts here. One that says nothing signs with RS256, as the standard has it. */
const counting = (told: readonly string[] | undefined): string[] => (told ?? ['RS256']).filter((one) => tokenAlgorithms.some((known) => known === one));

async function configured({ outbound, provider, secret }: Way): Promise<openid.Configuration> {
  const issuer = new URL(provider.issuer);
  const ask = guarded(outbound);
  // Plain http only where the operator said so: `mayReach` is asked of every address.
  const plain = issuer.protocol === 'http:' ? [openid.allowInsecureRequests] : [];
  try {
    const found = await openid.discovery(issuer, provider.clientId, undefined, undefined, { [openid.customFetch]: ask, execute: plain });
    const { supportsPKCE: _, ...told } = found.serverMetadata();
    const config = new openid.Configuration({ ...told, id_token_signing_alg_values_supported: counting(told.id_token_signing_alg_values_supported) }, provider.clientId, { client_secret: secret }, openid.ClientSecretBasic(secret));
    config[openid.customFetch] = ask;
    // The token's signature is looked at although TLS would do for the standard: inside there may be none.
    for (const set of [openid.enableNonRepudiationChecks, ...plain]) set(config);
    return config;
  } catch (error) {
    throw new NotVouched('unreachable', error);
  }
}

/** Where the browser is sent. */
export async function doorOf(way: Way, state: string, { nonce, verifier }: Secrets): Promise<string> {
  const { provider, callback } = way;
  const { kind, issuer, clientId, agentId } = provider;
  if (kind === 'oidc') {
    const challenge = await openid.calculatePKCECodeChallenge(verifier);
    return openid.buildAuthorizationUrl(await configured(way), { redirect_uri: callback, scope: 'openid', state, nonce, code_challenge: challenge, code_challenge_method: 'S256' }).href;
  }
  const base = issuer === usualIssuer[kind] ? usualDoor[kind] : issuer;
  // 企业微信: 构造企业微信登录链接; 钉钉: 获取登录用户的访问凭证.
  return kind === 'wecom'
    ? `${base}/wwlogin/sso/login?${String(new URLSearchParams({ login_type: 'CorpApp', appid: clientId, agentid: agentId ?? '', redirect_uri: callback, state }))}`
    : `${base}/oauth2/auth?${String(new URLSearchParams({ redirect_uri: callback, response_type: 'code', client_id: clientId, scope: 'openid', state, prompt: 'consent' }))}`;
}

/** @returns the subject the provider vouches for. @throws NotVouched */
export async function vouchedFor(way: Way, back: URL, state: string, secrets: Secrets): Promise<string> {
  if (back.searchParams.has('error')) throw new NotVouched('refused');
  const { kind } = way.provider;
  return kind === 'oidc' ? byOidc(way, back, state, secrets) : kind === 'wecom' ? byWecom(way, back) : byDingtalk(way, back);
}

async function byOidc(way: Way, back: URL, state: string, { nonce, verifier }: Secrets): Promise<string> {
  const config = await configured(way);
  // Of its claims none but the subject is looked at, and nothing is kept.
  const at = new URL(way.callback);
  at.search = back.search;
  try {
    const tokens = await openid.authorizationCodeGrant(config, at, { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true });
    const subject = tokens.claims()?.sub;
    if (subject === undefined) throw new NotVouched('forged');
    return subject;
  } catch (error) {
    if (error instanceof NotVouched) throw error;
    if (error instanceof Error && error.cause instanceof NotVouched) throw error.cause;
    // The provider said no to the code; everything else is an answer that does not stand the check.
    throw new NotVouched(error instanceof openid.ResponseBodyError || error instanceof openid.AuthorizationResponseError ? 'refused' : 'forged', error);
  }
}

async function answered<T>(outbound: Outbound, shape: z.ZodType<T>, address: string, asking: Parameters<Outbound['ask']>[1] = {}): Promise<T> {
  const answer = await outbound.ask(address, asking);
  if (answer.status === null || answer.status >= 500) throw new NotVouched('unreachable');
  let said: unknown = null;
  try {
    said = JSON.parse(answer.text);
  } catch {
    throw new NotVouched('forged');
  }
  const read = shape.safeParse(said);
  if (!read.success) throw new NotVouched('refused');
  return read.data;
}

/** 企业微信: the application's token, then who the code is of. Somebody who is no member has no UserID and is nobody here. */
async function byWecom({ outbound, provider: { issuer, clientId }, secret }: Way, back: URL): Promise<string> {
  const code = back.searchParams.get('code') ?? '';
  const token = await answered(outbound, z.object({ errcode: z.literal(0), access_token: z.string().min(1) }), `${issuer}/cgi-bin/gettoken?${String(new URLSearchParams({ corpid: clientId, corpsecret: secret }))}`);
  const who = await answered(outbound, z.object({ errcode: z.literal(0), userid: z.string().min(1).max(200) }), `${issuer}/cgi-bin/auth/getuserinfo?${String(new URLSearchParams({ access_token: token.access_token, code }))}`);
  return who.userid;
}

/** 钉钉: the person's own token for the code, then who he or she is. */
async function byDingtalk({ outbound, provider: { issuer, clientId }, secret }: Way, back: URL): Promise<string> {
  const code = back.searchParams.get('authCode') ?? back.searchParams.get('code') ?? '';
  const token = await answered(outbound, z.object({ accessToken: z.string().min(1) }), `${issuer}/v1.0/oauth2/userAccessToken`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ clientId, clientSecret: secret, code, grantType: 'authorization_code' }),
  });
  const who = await answered(outbound, z.object({ unionId: z.string().min(1).max(200) }), `${issuer}/v1.0/contact/users/me`, { headers: { 'x-acs-dingtalk-access-token': token.accessToken } });
  return who.unionId;
}
