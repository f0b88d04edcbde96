import { scopeIn, type ApiContext } from '#platform/api.ts';
import { toDocx } from '#platform/documents/docx.ts';
import { toPdf } from '#platform/documents/pdf.ts';
import type { Routes } from '#platform/http.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import { makeTheirs, theirName } from './documents-theirs.ts';
import type { Made } from './documents-made.ts';
import { theirKinds } from './facts-theirs.ts';
import { sent } from './http-files.ts';
import { theirPapers } from './queries-theirs.ts';

/** What papers of a partner carry besides text: nothing. Photos of people leave the office only with a bulletin that is published. */
const pictures = () => Promise.resolve(null);

/** A document as .docx or .pdf, as its address asks. @throws Refusal NOT_FOUND for any other format */
export async function asFile(made: Made, format: string, title: string, { fonts }: Pick<ApiContext, 'fonts'>): Promise<{ bytes: Uint8Array; type: 'docx' | 'pdf' }> {
  if (made.kind !== 'docx' || (format !== 'docx' && format !== 'pdf')) throw new Refusal('NOT_FOUND', [need('papers.no_format')]);
  if (format === 'docx') return { bytes: await toDocx(made.document, pictures), type: 'docx' };
  return { bytes: (await toPdf([made.document], { fonts, pictures, title })).bytes, type: 'pdf' };
}

/** `GET /theirs/papers/<key>.docx` and `.pdf` (server/theirs.ts): a paper of the activity whose side the link is, made of what that side may know. */
export const theirPaperRoutes: Routes = (app) => {
  app.get('/theirs/papers/:file', async (c) => {
    const api = c.get('api');
    const [, asked = '', format = ''] = /^([a-z]{1,20})\.([a-z]{3,4})$/.exec(c.req.param('file')) ?? [];
    const { known, offered, sideId } = await theirPapers(api.db, scopeIn(api), c.req.query('which') ?? null);
    const key = theirKinds.find((one) => one === asked);
    const which = c.req.query('which') ?? null;
    // One that is not offered is answered as one that does not exist.
    const found = offered.find((one) => one.key === key && (which === null || one.which === which));
    if (key === undefined || found === undefined) throw new Refusal('NOT_FOUND', [need('papers.unknown')]);
    const name = `${known.facts.activity.code} ${theirName(key)}`;
    const { bytes, type } = await asFile(makeTheirs(key, known, sideId), format, theirName(key), api);
    return sent(c, bytes, type, `${name}.${type}`);
  });
};
