import { loadActivity } from '#features/activity/queries.ts';
import { isMaterial } from '#features/consultation/queries.ts';
import { mayReadOutcome } from '#features/outcome/queries.ts';
import { outwardPhoto } from '#features/record/queries.ts';
import { scopeIn, someone, type ApiContext } from '#platform/api.ts';
import type { HttpEnv, Routes } from '#platform/http.ts';
import { unfit } from '#platform/uploads/kinds.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Context } from 'hono';
import { halfRoutes } from './http-halves.ts';
import { keep, maxUpload } from './http-keep.ts';
import { fileById, type StoredFile } from './store.ts';

/**
 * `POST /files`: takes one file, as the raw body with its name in `x-file-name` (percent-encoded) or as the part `file`
 * of a form. It is looked through, cleaned and stored; the command that puts it with an activity comes after.
 * `/files/halves`: the same in parts, where the network is cut (http-halves.ts).
 * `GET /files/:id`: gives it to whoever may see the activity, or is asked in a consultation whose material it is;
 * `/theirs/files/:id` (server/theirs.ts) the same to the holder of a personal link, that material only; `/files/:id/outside` the photo as it may leave the office.
 */
export const fileRoutes: Routes = (app) => {
  halfRoutes(app, '/files/halves', mayUpload);

  app.post('/files', async (c) => {
    await mayUpload(c.get('api'));
    const { bytes, name } = await received(c);
    return c.json(await keep(c.get('api'), bytes, name), 201, { 'cache-control': 'no-store' });
  });

  app.get('/files/:id{[0-9a-f-]{36}}', async (c) => {
    const { db } = c.get('api');
    const scope = scopeIn(c.get('api'));
    const id = c.req.param('id');
    const file = await fileById(db, scope, id);
    if (file.activityId === null) mayReadOutcome(scope);
    // What was put before a branch in a consultation is read by it, whatever else of the activity it may see.
    else if (!(await isMaterial(db, scope, id, file.activityId))) await loadActivity(db, scope, file.activityId);
    return give(c, file);
  });

  // By an address, since a browser that opens a file sends no header of ours.
  app.get('/theirs/files/:id{[0-9a-f-]{36}}', async (c) => {
    const { db } = c.get('api');
    const scope = scopeIn(c.get('api'));
    const id = c.req.param('id');
    const file = await fileById(db, scope, id);
    if (scope.actor.kind !== 'link' || file.activityId === null || !(await isMaterial(db, scope, id, file.activityId))) throw new Refusal('NOT_FOUND', [need('error.no_file')]);
    return give(c, file);
  });

  app.get('/files/:id{[0-9a-f-]{36}}/outside', async (c) => {
    const sources = c.get('api');
    const scope = scopeIn(sources);
    const photo = await outwardPhoto(sources, scope, c.req.param('id'));
    await loadActivity(sources.db, scope, photo.activityId);
    const etag = `"${photo.sha256}"`;
    const headers = { 'content-type': photo.mediaType, 'content-security-policy': "default-src 'none'; sandbox", 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-cache', etag };
    if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers);
    return c.body(photo.bytes.slice().buffer, 200, headers);
  });
};

/** No verb of the lifecycle lets a personal link add a file, so there is nothing to keep one for. */
async function mayUpload(api: ApiContext): Promise<{ megabytes: number }> {
  if (someone(api).kind !== 'person') throw new Refusal('FORBIDDEN', [need('forbidden.post')]);
  return { megabytes: maxUpload / 1024 / 1024 };
}

/** The bytes as they were stored, to be kept by nobody but this browser, and asked for again each time. */
async function give(c: RouteContext, file: StoredFile): Promise<Response> {
  const shown = file.mediaType.startsWith('image/') ? 'inline' : 'attachment';
  const etag = `"${file.sha256}"`;
  const headers = {
    'content-type': file.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : file.mediaType,
    'content-disposition': `${shown}; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache',
    etag,
  };
  if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers);
  return c.body((await c.get('api').files.get(file.sha256)).slice().buffer, 200, headers);
}

type RouteContext = Context<HttpEnv>;

async function received(c: RouteContext): Promise<{ bytes: Uint8Array; name: string }> {
  if (c.req.header('content-type')?.startsWith('multipart/form-data') !== true) {
    return { bytes: new Uint8Array(await c.req.arrayBuffer()), name: decodedName(c.req.header('x-file-name') ?? '') };
  }
  const form = await c.req.formData().catch(() => null);
  const file = form?.get('file');
  if (!(file instanceof File)) throw unfit('malformed');
  return { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name };
}

function decodedName(header: string): string {
  try {
    return decodeURIComponent(header);
  } catch {
    throw unfit('malformed');
  }
}
