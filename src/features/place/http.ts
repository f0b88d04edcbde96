import { asFile } from '#features/papers/http-theirs.ts';
import { sent } from '#features/papers/http-files.ts';
import { scopeIn } from '#platform/api.ts';
import type { Routes } from '#platform/http.ts';
import { idSchema } from '#shared/procedure.ts';
import { agreementPaper } from './documents.ts';
import { readAgreement } from './list-store-agreement.ts';

/** `GET /theirs/papers/agreements/<id>.docx` and `.pdf` (server/theirs.ts): an agreement to whoever came by the link or an account of a unit that is party to it. */
export const placeRoutes: Routes = (app) => {
  app.get('/theirs/papers/agreements/:file', async (c) => {
    const api = c.get('api');
    const [id = '', format = ''] = c.req.param('file').split('.');
    const agreement = await readAgreement(api.db, scopeIn(api), idSchema.safeParse(id).success ? id : null);
    const { bytes, type } = await asFile({ kind: 'docx', document: agreementPaper(agreement) }, format, '结对协议', api);
    return sent(c, bytes, type, `结对协议 ${agreement.signedOn}.${type}`);
  });
};
