import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { noteContribution } from '#features/resource/queries.ts';
import type { ApiContext } from '#platform/api.ts';
import type { HttpEnv } from '#platform/http.ts';
import { languageOf } from '#platform/session.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import { answer } from './calls.ts';
import type { Program } from './compose.ts';
import { gate } from './gate.ts';
import { keepLinkLimit } from './link-limit.ts';
import { isPhone, keepPhoneRule } from './phone.ts';
import { routes } from './rooms.ts';
import { asTheirs, doorTo } from './theirs.ts';
import { noteAtGate } from './vain.ts';

/** The largest file that is taken: a scan or a photo, not a film. */
export const maxFileSize = 25 * 1024 * 1024;

const theirs = (path: string): boolean => path.startsWith('/theirs/');
/** Where files are sent in parts: whatever is asked there belongs to sending one. */
const halves = /\/files\/halves(?:\/|$)/;
const halfOf = /\/files\/halves\//;

type Env = HttpEnv & { readonly Bindings: HttpBindings };

/** Files up and down, below `/files/`: the features' routes, behind the same gate and with the same answers. */
export function fileRoutes(program: Program): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const app = new Hono<Env>();
  const tooLarge = (): never => {
    throw new Refusal('REFUSED', [need('request.file_too_large', 'file', { megabytes: maxFileSize / 1024 / 1024 })]);
  };
  app.use(async (c, next) => {
    const { headers } = c.env.incoming;
    const identity = await program.sessions.identify(headers);
    // A link opens the files of what it is asked for, and reaches no other route.
    const writes = c.req.method !== 'GET' || halves.test(c.req.path);
    gate(theirs(c.req.path) ? doorTo(c.req.path, !writes) : 'files', writes, identity);
    const phone = isPhone(headers);
    await keepPhoneRule(program, 'files', writes, phone, identity);
    // A file in parts counts once, when it is begun, however often it is cut off.
    await keepLinkLimit(program, c.req.method !== 'GET' && !halfOf.test(c.req.path), identity);
    const { db, door, now, files, fonts, outbound, watches } = program;
    c.set('api', { actor: identity.actor, session: identity.session, phone, db, door, now, files, fonts, outbound, watches });
    c.set('incoming', c.env.incoming);
    await next();
  });
  // After it is known who asks: what a personal link sends in vain is told to the security administrator.
  // A file that comes in parts is read as it comes, and no further than it was said to be long.
  const limit = bodyLimit({ maxSize: maxFileSize, onError: tooLarge });
  app.use((c, next) => (halves.test(c.req.path) ? next() : limit(c, next)));
  for (const add of routes) add(app as unknown as Hono<HttpEnv>);
  app.notFound(() => {
    throw new Refusal('NOT_FOUND', [need('error.no_file')]);
  });
  app.onError(async (error, c) => {
    const known: ApiContext | undefined = c.get('api');
    if (theirs(c.req.path) && (c.req.method === 'POST' || c.req.method === 'PATCH') && known !== undefined) await noteContribution(known, error);
    await noteAtGate(program, c.env.incoming, error, known?.actor ?? null);
    const spoken = answer(error, { program, language: languageOf(c.env.incoming.headers), name: c.req.path });
    return Response.json(spoken.toJSON(), { status: spoken.status, headers: { 'cache-control': 'no-store' } });
  });
  const listener = getRequestListener(app.fetch);
  return async (request, response) => {
    asTheirs(request);
    await listener(request, response);
  };
}
