import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { attemptLimit, noteStrangers } from '#features/security/queries.ts';
import { countGuess, pausedUntil, sourceOf } from '#platform/guesses.ts';
import type { PublicEnv } from '#platform/http.ts';
import { askedLanguage } from '#shared/language.ts';
import { loadRules } from '#platform/rules.ts';
import type { Program } from './compose.ts';
import { hant } from './hant.ts';
import { publicRoutes } from './rooms.ts';

/** Addresses that are answered to everybody, without knowing or asking who it is. */
export const isPublic = (path: string): boolean => path === '/robots.txt' || path === '/site' || path.startsWith('/site/') || path.startsWith('/feed/');

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);
/** Compressed answers by the hash of what they say: a page that many read is packed once. */
const packed = new Map<string, ArrayBuffer>();
const mostPacked = 300;

/** Pages for everybody. An answer is kept by whoever likes, and asked again each time: what is withdrawn is gone at once. */
export function publicPages(program: Program): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { db, files, baseUrl, cameFrom, log, now, watches } = program;
  const app = new Hono<PublicEnv & { readonly Bindings: HttpBindings }>();
  app.use(async (c, next) => {
    const language = askedLanguage(c.req.header('accept-language') ?? '');
    const from = cameFrom(c.env.incoming);
    c.set('open', { db, files, baseUrl, now, watches, guessed: (kind) => guessed(program, kind, from), reader: { language, hant: hant(language) } });
    await next();
    const made = c.res;
    // Set aside first: otherwise the headers of the one are laid over those of the other.
    c.res = undefined;
    c.res = await finished(made, c.req.header('if-none-match'), c.req.header('accept-encoding') ?? '');
  });
  for (const add of publicRoutes) add(app as unknown as Hono<PublicEnv>);
  app.onError((error, c) => {
    log.error({ err: error, name: 'public' }, 'unexpected');
    return c.text('503', 503, { 'retry-after': '30' });
  });
  const listener = getRequestListener(app.fetch);
  return async (request, response) => {
    await listener(request, response);
  };
}

/** A wrong address pauses for who asks (rule SEC-11). Whose it was nobody knows: the security administrators of every office see it. */
async function guessed(program: Program, kind: 'feed', from: string): Promise<boolean> {
  const { db, now } = program;
  const source = sourceOf(from, now());
  const key = `${kind} ${source ?? ''}`;
  if ((await pausedUntil(db, key, now())) !== null) return true;
  // It is nobody's yet: the office that was here first says how often.
  const first = await db.selectFrom('office').select('id').orderBy('createdAt').limit(1).executeTakeFirst();
  if (first === undefined) return false;
  const rules = await loadRules(db, first.id, now());
  const { paused } = await countGuess(db, key, now(), { most: attemptLimit(rules, 'feedTries'), minutes: attemptLimit(rules, 'feedPauseMinutes') });
  await noteStrangers(program, { kind, about: source });
  return paused;
}

/** With its validator, and as small as the reader takes it. */
async function finished(answer: Response, known: string | undefined, accepts: string): Promise<Response> {
  const headers = new Headers(answer.headers);
  headers.set('vary', 'accept-encoding, accept-language');
  if (!headers.has('cache-control')) headers.set('cache-control', answer.ok ? 'public, no-cache' : 'no-store');
  const body = await answer.arrayBuffer();
  if (!answer.ok || body.byteLength === 0) return new Response(answer.status === 304 || answer.status === 302 ? null : body, { status: answer.status, headers });
  const hash = createHash('sha256').update(new Uint8Array(body)).digest('base64url').slice(0, 27);
  const etag = `W/"${hash}"`;
  headers.set('etag', etag);
  if (known?.split(',').some((one) => one.trim() === etag) === true) return new Response(null, { status: 304, headers });
  const how = /^(text\/|application\/(atom\+)?xml)/.test(headers.get('content-type') ?? '') && body.byteLength > 512 ? wayOf(accepts) : null;
  if (how === null) return new Response(body, { headers });
  headers.set('content-encoding', how);
  return new Response(await pack(`${how} ${hash}`, how, body), { headers });
}

const wayOf = (accepts: string): 'br' | 'gzip' | null => (/\bbr\b/.test(accepts) ? 'br' : /\bgzip\b/.test(accepts) ? 'gzip' : null);

async function pack(key: string, how: 'br' | 'gzip', body: ArrayBuffer): Promise<ArrayBuffer> {
  const before = packed.get(key);
  if (before !== undefined) return before;
  const small = how === 'br' ? await brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }) : await deflate(body, { level: 7 });
  const bytes = new Uint8Array(small).buffer;
  // The oldest goes: what is asked for often is packed anew soon enough.
  if (packed.size >= mostPacked) packed.delete(packed.keys().next().value ?? '');
  packed.set(key, bytes);
  return bytes;
}
