import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml', '.json': 'application/json; charset=utf-8', '.png': 'image/png', '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
};
export const pagePolicy = "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; object-src 'none'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

/** Serves the built pages; every address that is no file is a route of theirs. Prefers what was compressed at build. */
export async function serveStatic(folder: string, path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const wanted = normalize(join(folder, decoded(path)));
  const isFile = wanted.startsWith(folder) && extname(wanted) !== '' && (await isThere(wanted));
  const file = isFile ? wanted : join(folder, 'index.html');
  const accepts = String(request.headers['accept-encoding'] ?? '');
  const packed = accepts.includes('br') && (await isThere(`${file}.br`)) ? 'br' : accepts.includes('gzip') && (await isThere(`${file}.gz`)) ? 'gzip' : null;
  if (packed !== null) response.setHeader('content-encoding', packed);
  response.writeHead((await isThere(file)) ? 200 : 404, {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'cache-control': isFile && path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    'content-security-policy': pagePolicy, 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', vary: 'accept-encoding',
  });
  if (request.method === 'HEAD' || !(await isThere(file))) return void response.end();
  createReadStream(packed === null ? file : `${file}.${packed === 'br' ? 'br' : 'gz'}`).pipe(response);
}

const isThere = (file: string): Promise<boolean> => stat(file).then((found) => found.isFile(), () => false);

/** An address that cannot be decoded is no file's. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '/';
  }
}
