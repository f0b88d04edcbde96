import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { scopeIn } from '#platform/api.ts';
import type { Routes } from '#platform/http.ts';
import { need } from '#shared/finding.ts';
import { idSchema } from '#shared/procedure.ts';
import { Refusal } from '#shared/refusal.ts';
import { temporaryPapers } from './documents.ts';
import { paperOf } from './http-papers.ts';
import { wholeDossier } from './jobs-dossier.ts';
import { dossierBranch } from './list-store-dossier.ts';

/** 请示 and 批复 as files, and a temporary branch's whole history as one .zip. */

const types = { docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', pdf: 'application/pdf', zip: 'application/zip' } as const;
const headers = (type: keyof typeof types, name: string): Record<string, string> => ({
  'content-type': types[type], 'content-disposition': `${type === 'pdf' ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`, 'cache-control': 'no-store',
});
const known = (id: string): string => {
  if (!idSchema.safeParse(id).success) throw new Refusal('NOT_FOUND', [need('temporary.no_request')]);
  return id;
};

export const temporaryRoutes: Routes = (app) => {
  app.get('/papers/temporary/requests/:id/:file', async (c) => {
    const [, key = '', format] = /^([^.]*)\.([a-z]+)$/u.exec(c.req.param('file')) ?? [];
    const asked = temporaryPapers.find((one) => one === key);
    if (asked === undefined) throw new Refusal('NOT_FOUND', [need('papers.unknown')]);
    const paper = await paperOf(c.get('api'), known(c.req.param('id')), asked);
    if (paper === null) throw new Refusal('NOT_FOUND', [need('papers.empty')]);
    if (format === 'docx') return c.body((await paper.docx()).slice().buffer, 200, headers('docx', `${paper.name}.docx`));
    if (format === 'pdf') return c.body((await paper.pdf()).slice().buffer, 200, headers('pdf', `${paper.name}.pdf`));
    throw new Refusal('NOT_FOUND', [need('papers.no_format')]);
  });
  // The one that lies ready for whoever asks; made now where there is none, as for the command line.
  app.get('/papers/temporary/branches/:id/dossier.zip', async (c) => {
    const context = c.get('api');
    const { file, name } = await wholeDossier(context, await dossierBranch(context.db, scopeIn(context), known(c.req.param('id'))));
    const { size } = await stat(file);
    return c.body(Readable.toWeb(createReadStream(file)) as ReadableStream, 200, { ...headers('zip', name), 'content-length': String(size) });
  });
};
