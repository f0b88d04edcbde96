import type { IncomingMessage, ServerResponse } from 'node:http';
import { hear } from '#features/peer/http.ts';
import { peerPath } from '#features/peer/jobs-exchange.ts';
import { words } from '#features/peer/words.ts';
import { noteStrangers } from '#features/security/queries.ts';
import type { Program } from './compose.ts';
import { limiter } from './limiter.ts';

/** Where other offices' installations are heard: no cookie is looked at, no session made, and of what was said nothing is logged. */
export const isPeer = (path: string): boolean => path === peerPath;

/** The longest request, in bytes: a hundred messages with their signatures. */
const longest = 2 * 1024 * 1024;
/** Requests one address may make in a minute; a line that heals needs a few dozen. */
const mostInMinute = 240;

export function peerDoor(program: Program): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { db, door, files, outbound, now, watches } = program;
  const allows = limiter(mostInMinute);
  return async (request, response) => {
    if (request.method !== 'POST') return say(response, 405, { refused: 'malformed' });
    if (!allows(program.cameFrom(request), Date.now())) return say(response, 429, { refused: 'busy' });
    const body = await bodyOf(request);
    if (body === null) {
      await noteStrangers(program, { kind: 'peer', about: words['peer.reason.too_large'][0] });
      response.setHeader('connection', 'close');
      return say(response, 413, { refused: 'too_large' });
    }
    const heard = await hear({ db, door, files, outbound, now, watches }, body);
    if (heard.status === 400) await noteStrangers(program, { kind: 'peer', about: words['peer.reason.malformed'][0] });
    response.writeHead(heard.status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }).end(heard.body);
  };
}

function say(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }).end(JSON.stringify(body));
}

/** Null where it is longer than anything that is sent in earnest; the rest is not waited for. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  if (Number(request.headers['content-length'] ?? 0) > longest) return null;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > longest) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
