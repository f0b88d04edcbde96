import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { OpenAPIHandler } from '@orpc/openapi/node';
import { RPCHandler } from '@orpc/server/node';
import { languageOf } from '#platform/session.ts';
import type { ApiContext } from '#platform/api.ts';
import { Refusal } from '#shared/refusal.ts';
import { need } from '#shared/finding.ts';
import type { Program } from './compose.ts';
import { openApi, openApiPage } from './openapi.ts';
import { answerFor, databaseGone, isDatabaseGone } from './refusals.ts';
import { router } from './rooms.ts';
import { sameOrigin } from './same-origin.ts';
import { signInRoutes } from './sign-in.ts';
import { serveStatic } from './static.ts';

const isSaid = (error: unknown): boolean => error instanceof Refusal || isDatabaseGone(error);

/** One listener for everything: health, sign-in, the contract twice (for pages and for outside programs), and the pages. */
export function createApp(program: Program, { webDir }: { webDir: string }): RequestListener {
  type Context = ApiContext & { language: ReturnType<typeof languageOf> };
  const speak = async <T>({ context, next }: { context: Context; next: () => Promise<T> }): Promise<T> => {
    try {
      return await next();
    } catch (error) {
      if (!isSaid(error)) throw error;
      throw answerFor(error instanceof Refusal ? error : databaseGone(), context.language);
    }
  };
  const rpc = new RPCHandler<Context>(router, { clientInterceptors: [speak as never] });
  const rest = new OpenAPIHandler<Context>(router, { clientInterceptors: [speak as never] });
  const signIn = signInRoutes(program);

  async function contextOf(request: IncomingMessage): Promise<Context> {
    const language = languageOf(request.headers);
    const { actor } = await program.sessions.identify(request.headers);
    return { actor, db: program.db, door: program.door, now: program.now, language };
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (path === '/healthz') return health(program, response);
    if (!sameOrigin(request)) return refused(request, response, new Refusal('FORBIDDEN', [need('request.cross_site')]));
    if (path.startsWith('/auth/')) return signIn(path, request, response);
    if (path === '/api/openapi.json') return json(response, 200, await openApi());
    if (path === '/api' || path === '/api/') return page(response, openApiPage(await openApi()));
    const handler = path.startsWith('/rpc/') ? rpc : path.startsWith('/api/') ? rest : null;
    if (handler === null) return serveStatic(webDir, path, request, response);
    const prefix = path.startsWith('/rpc/') ? '/rpc' : '/api';
    const { matched } = await handler.handle(request, response, { prefix, context: await contextOf(request) });
    if (!matched) json(response, 404, { message: 'no such procedure' });
  }

  return (request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (isSaid(error)) return refused(request, response, error instanceof Refusal ? error : databaseGone());
      process.stderr.write(`${new Date().toISOString()} ${request.method} ${request.url} ${error instanceof Error ? error.stack : String(error)}\n`);
      if (!response.headersSent) json(response, 500, { message: 'internal error' });
    });
  };
}

function refused(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  const answer = answerFor(refusal, languageOf(request.headers));
  json(response, answer.status, { json: answer.toJSON(), ...answer.toJSON() });
}

async function health({ pool }: Program, response: ServerResponse): Promise<void> {
  const up = await pool.query('select 1').then(() => true, () => false);
  json(response, up ? 200 : 503, { ok: up });
}

export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

function page(response: ServerResponse, html: string): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" });
  response.end(html);
}
