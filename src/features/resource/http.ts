import JSZip from 'jszip';
import { halfRoutes } from '#features/file/http-halves.ts';
import { keep } from '#features/file/http-keep.ts';
import { sent } from '#features/papers/http-files.ts';
import { scopeIn, type ApiContext } from '#platform/api.ts';
import type { Scope } from '#platform/command.ts';
import { toDocx } from '#platform/documents/docx.ts';
import type { Routes } from '#platform/http.ts';
import { todayOf } from '#platform/today.ts';
import { unfit } from '#platform/uploads/kinds.ts';
import { need } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import { idSchema } from '#shared/procedure.ts';
import { Refusal } from '#shared/refusal.ts';
import { packPaper } from './documents.ts';
import { againstOffer } from './decide-offer.ts';
import { readResource, versionFile } from './list-store.ts';
import { hashesOf, readPack } from './list-store-pack.ts';
import { resourcePolicy } from './policy.ts';
import { contributionLimit } from './shipped.ts';
import { offerFacts } from './store-offer.ts';

/** As much as one archive holds: a limit of the machine, not of any rule. */
const mostBytes = 200 * 1024 * 1024;

const mayRead = (scope: Scope): void => {
  const bars = barred(resourcePolicy, 'resource.one', scope.actor);
  if (bars.length > 0) throw new Refusal('FORBIDDEN', bars);
};

async function packOf({ db, now }: ApiContext, scope: Scope, id: string) {
  if (!idSchema.safeParse(id).success) throw new Refusal('NOT_FOUND', [need('need.resource')]);
  mayRead(scope);
  const { resource } = await readResource(db, scope, id);
  if (resource.kind !== 'pack') throw new Refusal('NOT_FOUND', [need('need.a_pack')]);
  const sections = await readPack(db, scope, id);
  const office = await db.selectFrom('office').select(['name', 'demo']).where('id', '=', scope.officeId).executeTakeFirstOrThrow();
  const paper = await toDocx(packPaper({ title: resource.title, note: resource.note, sections, office: office.name, demo: office.demo, day: await todayOf(db, scope, now()) }));
  return { title: resource.title, sections, paper };
}

/**
 * `GET /files/resources/<id>/<no>`: the file of one version. `GET /papers/resources/<id>/pack.docx` and `pack.zip`: a reading
 * pack as far as the reader may see it. `POST /theirs/files` (server/theirs.ts): what a partner adds, looked through before anything is kept.
 */
export const resourceRoutes: Routes = (app) => {
  app.get('/files/resources/:id{[0-9a-f-]{36}}/:no{[0-9]{1,6}}', async (c) => {
    const api = c.get('api');
    const scope = scopeIn(api);
    mayRead(scope);
    const file = await versionFile(api.db, scope, c.req.param('id'), Number(c.req.param('no')));
    const etag = `"${file.sha256}"`;
    const headers = {
      'content-type': file.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : file.mediaType,
      'content-disposition': `${file.mediaType.startsWith('image/') ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`,
      'content-security-policy': "default-src 'none'; sandbox", 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-cache', etag,
    };
    if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers);
    return c.body((await api.files.get(file.sha256)).slice().buffer, 200, headers);
  });

  app.get('/papers/resources/:id/pack.docx', async (c) => {
    const api = c.get('api');
    const { title, paper } = await packOf(api, scopeIn(api), c.req.param('id'));
    return sent(c, paper, 'docx', `${title}.docx`);
  });

  app.get('/papers/resources/:id/pack.zip', async (c) => {
    const api = c.get('api');
    const scope = scopeIn(api);
    const { title, sections, paper } = await packOf(api, scope, c.req.param('id'));
    const files = sections.flatMap((section) => section.files);
    if (files.reduce((sum, { size }) => sum + size, 0) > mostBytes) throw new Refusal('REFUSED', [need('need.pack_large', null, { megabytes: mostBytes / 1024 / 1024 })]);
    const hashes = await hashesOf(api.db, scope, sections);
    const zip = new JSZip();
    zip.file(`${title.replace(/[/\\]/g, '_')}.docx`, paper);
    let number = 0;
    for (const { name, href } of files) {
      const sha256 = hashes.get(href);
      if (sha256 === undefined) continue;
      number += 1;
      zip.file(`${String(number).padStart(2, '0')} ${name}`, await api.files.get(sha256));
    }
    return sent(c, await zip.generateAsync({ type: 'uint8array', compression: 'STORE' }), 'zip', `${title}.zip`);
  });

  halfRoutes(app, '/theirs/files/halves', mayOffer);

  app.post('/theirs/files', async (c) => {
    const api = c.get('api');
    const { megabytes } = await mayOffer(api);
    const most = megabytes * 1024 * 1024;
    // What says itself that it is too large is not read at all.
    if (Number(c.req.header('content-length') ?? 0) > most) throw unfit('too_large', { megabytes });
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    if (bytes.byteLength > most) throw unfit('too_large', { megabytes });
    return c.json(await keep(api, bytes, decoded(c.req.header('x-file-name') ?? '')), 201, { 'cache-control': 'no-store' });
  });
};

/** Whether the holder of the link may add something now, and how large. */
async function mayOffer(api: ApiContext): Promise<{ megabytes: number }> {
  const facts = await offerFacts(api.db, scopeIn(api));
  const bars = againstOffer(facts);
  if (bars.length > 0) throw new Refusal('REFUSED', bars);
  return { megabytes: contributionLimit(facts.rules, 'megabytes') };
}

function decoded(header: string): string {
  try {
    return decodeURIComponent(header);
  } catch {
    throw unfit('malformed');
  }
}
