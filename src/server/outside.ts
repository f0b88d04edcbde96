import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { clearFailures } from '#features/account/guard-store.ts';
import type { Provider, Why } from '#features/outside/facts.ts';
import { beginFlow, endFlow, personOfSubject, providerById, type Known } from '#features/outside/guard-store.ts';
import { noteAttempt } from '#features/security/queries.ts';
import { cookieOf, secretHash } from '#platform/session.ts';
import type { Program } from './compose.ts';
import { noteBySystem, noteOf } from './notes.ts';
import { doorOf, NotVouched, vouchedFor, type Way } from './outside-ask.ts';

const path = /^\/auth\/outside\/([0-9a-f-]{36})(\/back)?$/;
/** How long somebody may take at the provider, minutes. */
const patience = 10;
const cookieName = 'lianxue.outside';
const isNext = (next: string): boolean => /^\/(?![/\\])[^\r\n]{0,500}$/.test(next);

/** Whether an address is one of signing in by somebody else's word. */
export const isOutside = (asked: string): boolean => path.test(asked);

/**
 * The way out (`/auth/outside/<provider>?next=…`) and back (`…/back`). State is a secret of the browser's cookie, of which
 * the database knows the hash: it fits once, in the browser that began, for ten minutes. Whoever is not let in is led to
 * the sign-in page, which says why; why not stands in the audit log as well.
 */
export function outsideRoutes(program: Program) {
  return async (asked: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [, id = '', back] = path.exec(asked) ?? [];
    const url = new URL(request.url ?? '/', 'http://here');
    const provider = await providerById(program.db, id);
    if (provider === null || provider.retiredAt !== null || request.method !== 'GET') return away(response, '/sign-in?why=retired');
    try {
      await (back === undefined ? out(program, provider, url, response) : home(program, provider, url, request, response));
    } catch (error) {
      if (!(error instanceof NotLetIn)) throw error;
      await noteRefused(program, provider, error);
      away(response, `/sign-in?why=${error.why}`, [gone(program)]);
    }
  };
}

class NotLetIn extends Error {
  readonly why: Why;
  readonly who: Known | null;
  constructor(why: Why, who: Known | null = null) {
    super(why);
    this.why = why;
    this.who = who;
  }
}

async function out(program: Program, provider: Provider, url: URL, response: ServerResponse): Promise<void> {
  const { db, now } = program;
  const [state, nonce, verifier] = [random(), random(), random()];
  const next = url.searchParams.get('next') ?? '/';
  const door = await doorOf(wayOf(program, provider), state, { nonce, verifier }).catch((error: unknown) => fail(error));
  const expires = new Date(now().getTime() + patience * 60_000).toISOString();
  await beginFlow(db, secretHash(state), { officeId: provider.officeId, providerId: provider.id, nonce, verifier, next: isNext(next) ? next : '/' }, expires, now().toISOString());
  away(response, door, [`${cookieName}=${state}; Max-Age=${patience * 60}; ${attributes(program)}`]);
}

async function home(program: Program, provider: Provider, url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { auth, db, now, sessions } = program;
  const state = cookieOf(request.headers, cookieName) ?? '';
  // Begun in this browser, and not by a link that somebody else sent.
  if (state === '' || url.searchParams.get('state') !== state) throw new NotLetIn('state');
  const flow = await endFlow(db, secretHash(state), provider.id, now().toISOString());
  if (flow === null) throw new NotLetIn('state');
  const subject = await vouchedFor(wayOf(program, provider), url, state, flow).catch((error: unknown) => fail(error));
  const known = await personOfSubject(db, provider, subject, now());
  if (known === null) throw new NotLetIn('unknown_subject');
  if (known.ended) throw new NotLetIn('ended', known);
  if ((known.hasSecond || known.needsSecond) && !provider.vouchesSecond) throw new NotLetIn('second_factor', known);
  const cookie = await auth.startOutside(known.userId);
  const { actor, session } = await sessions.identify({ cookie: cookie.split(';')[0] ?? '' });
  if (actor === null || session === null) throw new NotLetIn('ended', known);
  await clearFailures(db, known.username);
  await noteOf(program, 'account.signed_in', actor, session.accountId);
  away(response, flow.next, [cookie, gone(program)]);
}

function fail(error: unknown): never {
  throw error instanceof NotVouched ? new NotLetIn(error.why) : error;
}

const random = (): string => randomBytes(32).toString('base64url');
const attributes = ({ baseUrl }: Program): string => `Path=/auth/outside; HttpOnly; SameSite=Lax${baseUrl.startsWith('https://') ? '; Secure' : ''}`;
const gone = (program: Program): string => `${cookieName}=; Max-Age=0; ${attributes(program)}`;

function wayOf({ outbound, baseUrl }: Program, provider: Provider): Way {
  const secret = outbound.sealed.open(provider.secret, `${provider.id} sign-in`);
  if (secret === null) throw new NotLetIn('unreachable');
  return { outbound, provider, secret, callback: `${baseUrl}/auth/outside/${provider.id}/back` };
}

/** In the office's own words, as the rest of its log. */
const reasons: Readonly<Record<Why, string>> = {
  state: '往返不符', refused: '对方未确认身份', forged: '答复未通过核验', unreachable: '无法访问', unknown_subject: '身份未关联账户', ended: '账户已停用', second_factor: '缺第二因素', retired: '已停用',
};

/** In the log of the account where it is known; else for the security administrator. */
async function noteRefused(program: Program, provider: Provider, { why, who }: NotLetIn): Promise<void> {
  if (who !== null) return noteBySystem(program, 'account.sign_in_failed', { officeId: provider.officeId, accountId: who.accountId, disabled: false });
  if (why === 'unreachable') return program.log.warn({ event: 'outside_sign_in', provider: provider.name }, why);
  await noteAttempt(program, provider.officeId, { kind: 'outside_sign_in', about: `${provider.name}：${reasons[why]}` });
}

function away(response: ServerResponse, to: string, cookies: readonly string[] = []): void {
  response.writeHead(302, { location: to, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', ...(cookies.length === 0 ? {} : { 'set-cookie': [...cookies] }) });
  response.end();
}
