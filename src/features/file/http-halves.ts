import { createHash } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { scopeIn, type ApiContext } from '#platform/api.ts';
import type { HttpEnv } from '#platform/http.ts';
import { loadRules } from '#platform/rules.ts';
import { endingOf, endings, kinds, safeName, unfit } from '#platform/uploads/kinds.ts';
import { need } from '#shared/finding.ts';
import { newId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import { keep } from './http-keep.ts';
import { marksInName, type Uploaded } from './queries.ts';
import { keepingLimit } from './shipped.ts';
import { beginHalf, boundHalves, dropHalf, findHalf, noteKept, ownerOf, type Announced, type Half } from './store-halves.ts';

type RouteContext = Context<HttpEnv>;
/** Whether the asker may send a file here at all, and how many megabytes one may have. @throws Refusal */
export type MaySend = (api: ApiContext) => Promise<{ readonly megabytes: number }>;

const version = '1.0.0';
const id = ':id{[0-9a-f-]{36}}';

/**
 * Files sent on a network that is cut, by the tus protocol 1.0 (tus.io): `POST` says what is to come and is given its address
 * (the same again for the same file of the same sender), `HEAD` says how much is there, `PATCH` brings more from there on,
 * `DELETE` gives it up. Beside the protocol, `POST` to that address has the whole looked through and stored, and answers as
 * `POST /files` does, however often it is asked. What may be sent is asked before the first byte and after the last.
 */
export function halfRoutes(app: Hono<HttpEnv>, base: string, may: MaySend): void {
  app.on('OPTIONS', base, (c) => c.body(null, 204, { 'tus-resumable': version, 'tus-version': version, 'tus-extension': 'creation,termination' }));

  app.post(base, async (c) => {
    const { api, scope, owner, megabytes } = await asker(c, may);
    const announced = readAnnounced(c, megabytes);
    const half = await beginHalf(api.db, scope, owner, newId(), announced);
    const rules = await loadRules(api.db, scope.officeId, scope.now);
    const limits = { most: keepingLimit(rules, 'halves'), bytes: keepingLimit(rules, 'megabytes') * 1024 * 1024 };
    for (const gone of await boundHalves(api.db, scope, owner, limits, half.id)) await api.files.halves.drop(gone);
    // Against the address that was asked: a link's is another outside than here.
    return told(c, 201, { location: `halves/${half.id}`, 'upload-offset': String(await lengthOf(api, half)) });
  });

  app.get(`${base}/${id}`, async (c) => {
    const { api, half } = await known(c, may);
    return told(c, c.req.method === 'HEAD' ? 200 : 204, { 'upload-offset': String(await lengthOf(api, half)), 'upload-length': String(half.size) });
  });

  app.patch(`${base}/${id}`, async (c) => {
    const { api, half, scope } = await known(c, may);
    if (c.req.header('content-type') !== 'application/offset+octet-stream') return told(c, 415, {});
    const from = wholeNumber(c.req.header('upload-offset'));
    if (from === null) throw unfit('malformed');
    if (half.kept !== null) return told(c, from === half.size ? 204 : 409, { 'upload-offset': String(half.size) });
    const length = Number(c.req.header('content-length') ?? 0);
    if (from + length > half.size) throw unfit('longer');
    const { at, ended } = await api.files.halves.append(half.id, from, half.size, c.get('incoming'));
    if (ended === 'long') throw unfit('longer');
    // Given up meanwhile, or swept: what was written just now is nobody's.
    if ((await findHalf(api.db, scope, ownerOf(scope) ?? '', half.id)) === null) await api.files.halves.drop(half.id);
    return told(c, ended === 'moved' ? 409 : 204, { 'upload-offset': String(at) });
  });

  app.delete(`${base}/${id}`, async (c) => {
    const { api, half, scope } = await known(c, may);
    await dropHalf(api.db, scope, half.id);
    await api.files.halves.drop(half.id);
    return told(c, 204, {});
  });

  app.post(`${base}/${id}`, async (c) => {
    const { api, half, scope, megabytes } = await known(c, may);
    if (half.kept !== null) return c.json(half.kept, 201, { 'cache-control': 'no-store' });
    const there = await api.files.halves.length(half.id);
    if (there < half.size) throw new Refusal('STALE', [need('file.half', 'file', { there: kilobytes(there), size: kilobytes(half.size) })], { offset: there });
    return c.json(await whole(api, scope, half, megabytes), 201, { 'cache-control': 'no-store' });
  });
}

type Scope = ReturnType<typeof scopeIn>;
/** Looks the whole through and stores it. What is not what was announced, or may not be kept, is not kept in halves either. */
async function whole(api: ApiContext, scope: Scope, half: Half, megabytes: number): Promise<Uploaded> {
  const { halves } = api.files;
  const bytes = await halves.read(half.id);
  const give = async (): Promise<void> => {
    await dropHalf(api.db, scope, half.id);
    await halves.drop(half.id);
  };
  if (createHash('sha256').update(bytes).digest('hex') !== half.sha256) {
    await give();
    throw unfit('changed');
  }
  checkAnnounced(half, megabytes);
  try {
    const kept = await keep(api, bytes, half.name);
    await noteKept(api.db, scope, half.id, kept);
    await halves.drop(half.id);
    return kept;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'REFUSED') await give();
    throw error;
  }
}

async function asker(c: RouteContext, may: MaySend) {
  if (c.req.header('tus-resumable') !== version) throw unfit('malformed');
  const api = c.get('api');
  const { megabytes } = await may(api);
  const scope = scopeIn(api);
  const owner = ownerOf(scope);
  if (owner === null) throw new Refusal('FORBIDDEN', [need('forbidden.post')]);
  return { api, scope, owner, megabytes };
}

async function known(c: RouteContext, may: MaySend) {
  const by = await asker(c, may);
  const half = await findHalf(by.api.db, by.scope, by.owner, c.req.param('id') ?? '');
  if (half === null) throw new Refusal('NOT_FOUND', [need('error.no_file')]);
  return { ...by, half };
}

const told = (c: RouteContext, status: 200 | 201 | 204 | 409 | 415, headers: Readonly<Record<string, string>>): Response =>
  c.body(null, status, { 'tus-resumable': version, 'cache-control': 'no-store', ...headers });

const lengthOf = async ({ files }: ApiContext, half: Half): Promise<number> => (half.kept === null ? files.halves.settled(half.id) : half.size);
const kilobytes = (bytes: number): number => Math.ceil(bytes / 1024);
const wholeNumber = (text: string | undefined): number | null => (text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : null);

/** `Upload-Metadata` of the protocol: names and base64 of UTF-8, separated by commas. */
function metadataOf(header: string): ReadonlyMap<string, string> {
  return new Map(header.split(',').map((pair) => {
    const [name = '', value = ''] = pair.trim().split(' ');
    return [name, Buffer.from(value, 'base64').toString('utf8')] as const;
  }));
}

function readAnnounced(c: RouteContext, megabytes: number): Announced {
  const metadata = metadataOf(c.req.header('upload-metadata') ?? '');
  const size = wholeNumber(c.req.header('upload-length'));
  const sha256 = metadata.get('sha256') ?? '';
  if (size === null || !/^[0-9a-f]{64}$/.test(sha256)) throw unfit('malformed');
  const announced = { name: safeName(metadata.get('filename') ?? ''), sha256, size };
  checkAnnounced(announced, megabytes);
  return announced;
}

/** What can be known of a file without its content. @throws Refusal */
function checkAnnounced({ name, size }: Announced, megabytes: number): void {
  if (size === 0) throw unfit('empty');
  if (size > megabytes * 1024 * 1024) throw unfit('too_large', { megabytes });
  const ending = endingOf(name);
  if (ending === 'heic' || ending === 'heif') throw unfit('heic');
  if (!Object.values(kinds).flat().some((one) => one === ending)) throw unfit('ending', { endings });
  const marks = marksInName(name);
  if (marks.length > 0) throw new Refusal('REFUSED', marks);
}
