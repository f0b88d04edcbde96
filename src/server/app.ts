import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { OpenAPIHandler } from '@orpc/openapi/node';
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node';
import { languageOf } from '#platform/session.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import { answer, around, outside, type CallContext } from './calls.ts';
import { checkRooms } from './check-rooms.ts';
import type { Program } from './compose.ts';
import { fileRoutes } from './file-routes.ts';
import { firstHtml } from './first-html.ts';
import { openApi, openApiPage } from './openapi.ts';
import { json, securityHeaders } from './respond.ts';
import { isOutside, outsideRoutes } from './outside.ts';
import { isPeer, peerDoor } from './peer-door.ts';
import { isPublic, publicPages } from './public-pages.ts';
import { router } from './rooms.ts';
import { sameOrigin } from './same-origin.ts';
import { signInRoutes } from './sign-in.ts';
import { serveStatic } from './static.ts';
import { isTheirs } from './theirs.ts';

/** The longest request of the contract; files go by `/files/` with a limit of their own. */
const maxBodySize = 2 * 1024 * 1024;

/** One listener for everything: health, sign-in, the contract twice (for pages and for outside programs), files, pages. */
export function createApp(program: Program, { webDir }: { webDir: string }): RequestListener {
  checkRooms();
  // Made anew for each handler: its plugins put their own into the lists they are given.
  const inside = () => ({ interceptors: [outside(program) as never], clientInterceptors: [around(program) as never], plugins: [limit] });
  const limit = new BodyLimitPlugin<CallContext>({ maxBodySize });
  const rpc = new RPCHandler<CallContext>(router as never, inside());
  const rest = new OpenAPIHandler<CallContext>(router as never, inside());
  const signIn = signInRoutes(program);
  const byOthers = outsideRoutes(program);
  const files = fileRoutes(program);
  const open = publicPages(program);
  const first = firstHtml(program, webDir);
  const peers = peerDoor(program);
  const secure = securityHeaders(program.baseUrl);

  async function handle(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (path === '/healthz') return health(program, response);
    if (isPublic(path)) return open(request, response);
    if (isPeer(path)) return peers(request, response);
    if (!sameOrigin(request, program.baseUrl)) throw new Refusal('FORBIDDEN', [need('request.cross_site')]);
    if (path.startsWith('/rpc/')) return call(rpc, '/rpc', request, response);
    if (isOutside(path)) return byOthers(path, request, response);
    if (path.startsWith('/auth/')) return signIn(path, request, response);
    if (path === '/api/openapi.json') return json(response, 200, await openApi());
    if (path === '/api' || path === '/api/') return page(response, openApiPage(await openApi()));
    if (path.startsWith('/api/')) return call(rest, '/api', request, response);
    if (path === '/files' || path.startsWith('/files/') || path.startsWith('/papers/') || isTheirs(path)) return files(request, response);
    if (await first(path, request, response)) return;
    return serveStatic(webDir, path, request, response);
  }

  return (request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    for (const [name, value] of secure) response.setHeader(name, value);
    handle(path, request, response).catch((error: unknown) => {
      const spoken = answer(error, { program, language: languageOf(request.headers), name: nameless(path) });
      if (!response.headersSent) json(response, spoken.status, asked(path, spoken.toJSON()));
      else response.destroy();
    });
  };
}

/** What the log may know of an address: never the secret of a personal link. */
const nameless = (path: string): string => (path.startsWith('/p/') ? '/p/…' : path.startsWith('/feed/') ? '/feed/…' : path);

/** The pages' client reads its answers in an envelope of its own. */
const asked = (path: string, body: object): object => (path.startsWith('/rpc/') ? { json: body } : body);

async function call(
  handler: RPCHandler<CallContext> | OpenAPIHandler<CallContext>, prefix: `/${string}`, request: IncomingMessage, response: ServerResponse,
): Promise<void> {
  const { matched } = await handler.handle(request, response, { prefix, context: { request } });
  if (!matched) throw new Refusal('NOT_FOUND', [need('request.no_procedure')]);
}

async function health({ pool }: Program, response: ServerResponse): Promise<void> {
  const up = await pool.query('select 1').then(() => true, () => false);
  json(response, up ? 200 : 503, { ok: up });
}

function page(response: ServerResponse, html: string): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" });
  response.end(html);
}
