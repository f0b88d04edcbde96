import JSZip from 'jszip';
import type { Context } from 'hono';
import { loadActivity } from '#features/activity/queries.ts';
import { bulletinPaper } from '#features/papers/documents-bulletin.ts';
import { outwardPhoto, outwardPhotos } from '#features/record/queries.ts';
import { scopeIn } from '#platform/api.ts';
import { toDocx } from '#platform/documents/docx.ts';
import type { HttpEnv, Routes } from '#platform/http.ts';
import { need } from '#shared/finding.ts';
import { idSchema } from '#shared/procedure.ts';
import { Refusal } from '#shared/refusal.ts';
import { sendable } from '#shared/text/markup.ts';
import { outwardText } from './api.ts';
import { bodyText, filePage, issueOf, type Text } from './documents-html.ts';
import { outletForms, type OutletForm } from './facts.ts';
import { officeName } from './store.ts';

const types: Readonly<Record<OutletForm, string>> = {
  zip: 'application/zip', html: 'text/html; charset=utf-8', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/**
 * `GET /files/outward/:activity/:bulletin/:form`: a released bulletin as its portal's editor takes it, zip, docx or html;
 * the zip holds the text three ways and the photos that may leave. Whoever may see the activity may carry it.
 */
export const outletRoutes: Routes = (app) => {
  app.get('/files/outward/:id/:bulletin/:form', async (c) => {
    const { id, bulletin, form } = c.req.param();
    const wanted = outletForms.find((one) => one === form);
    if (wanted === undefined || !idSchema.safeParse(id).success || !idSchema.safeParse(bulletin).success) throw new Refusal('NOT_FOUND', [need('error.no_file')]);
    const text = await outwardText(c.get('api'), id, bulletin);
    const office = await officeName(c.get('api').db, scopeIn(c.get('api')));
    const bytes = await made(c, wanted, { id, text, ...office });
    return c.body(bytes.slice().buffer, 200, {
      'content-type': types[wanted], 'cache-control': 'no-store', 'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${issueOf(text)}.${wanted}`)}`,
    });
  });
};

interface About {
  readonly id: string;
  readonly text: Text;
  readonly name: string;
  readonly demo: boolean;
}

async function made(c: Context<HttpEnv>, form: OutletForm, about: About): Promise<Uint8Array> {
  const { id, text, name } = about;
  const html = (): Uint8Array => new TextEncoder().encode(filePage(text, name));
  if (form === 'html') return html();
  const docx = await paper(c, about);
  if (form === 'docx') return docx;
  const zip = new JSZip();
  zip.file('正文.docx', docx).file('正文.html', html()).file('正文.txt', `${sendable(text.title)}\n${name}　${issueOf(text)}\n\n${bodyText(text.body)}\n`);
  const photos = await outwardPhotos(c.get('api').db, scopeIn(c.get('api')), id);
  for (const [index, photo] of photos.entries()) zip.file(`照片/照片${index + 1}.jpg`, (await outwardPhoto(c.get('api'), scopeIn(c.get('api')), photo.id)).bytes, { compression: 'STORE' });
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

/** The same paper as inside, of what may leave. */
async function paper(c: Context<HttpEnv>, { id, text, name, demo }: About): Promise<Uint8Array> {
  const { facts } = await loadActivity(c.get('api').db, scopeIn(c.get('api')), id);
  const inside = facts.bulletins.find((one) => one.id === text.id);
  if (inside === undefined) throw new Refusal('NOT_FOUND', [need('need.bulletin_one')]);
  const { title, body, contributor, year, number, releasedOn } = text;
  return toDocx(bulletinPaper({ ...inside, title, body: [...body], contributor, year, number, releasedOn, state: 'released' }, { office: name, demo }));
}
