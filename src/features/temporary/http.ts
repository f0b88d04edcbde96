import { Readable } from 'node:stream';
import JSZip from 'jszip';
import { noticeOf } from '#features/papers/documents-made.ts';
import { folderOf } from '#features/papers/queries-folder.ts';
import { scopeIn, type ApiContext } from '#platform/api.ts';
import { toDocx } from '#platform/documents/docx.ts';
import { toPdf } from '#platform/documents/pdf.ts';
import type { Routes } from '#platform/http.ts';
import { demoLine } from '#shared/demo.ts';
import { need } from '#shared/finding.ts';
import { idSchema } from '#shared/procedure.ts';
import { Refusal } from '#shared/refusal.ts';
import { settingOn } from '#shared/rules.ts';
import type { RequestRow } from './contract.ts';
import { paperNames, roleWords, temporaryPaper, temporaryPapers, type TemporaryPaper } from './documents.ts';
import { activitiesOf, leadersEver, membersEver } from './list-store-dossier.ts';
import { branchHead, mayRead, readRequest, requestOfBranch } from './list-store.ts';
import { dossierIndex, fileName, type Dossier } from './print-dossier.ts';

/** 请示 and 批复 as files, and a temporary branch's whole history as one .zip. */

const types = { docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', pdf: 'application/pdf', zip: 'application/zip' } as const;
const headers = (type: keyof typeof types, name: string): Record<string, string> => ({
  'content-type': types[type], 'content-disposition': `${type === 'pdf' ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`, 'cache-control': 'no-store',
});
const known = (id: string): string => {
  if (!idSchema.safeParse(id).success) throw new Refusal('NOT_FOUND', [need('temporary.no_request')]);
  return id;
};

/** One paper of a request; null where the reply has not been given. */
async function paperOf(context: ApiContext, requestId: string, key: TemporaryPaper) {
  const { request, project, office, rules } = await readRequest(context.db, scopeIn(context), requestId);
  const setting = settingOn(rules, 'ORG-04', 'actions', rules.today)?.value;
  const actions = Array.isArray(setting) ? setting.map(String) : [];
  const mayNot = actions.filter((one) => !actions.some((other) => other !== one && other.includes(one)));
  return { paper: temporaryPaper(key, { request, project, office: office.name, mayNot }, noticeOf(office.demo, '')), name: `${request.name}${paperNames[key]}` };
}

export const temporaryRoutes: Routes = (app) => {
  app.get('/papers/temporary/requests/:id/:file', async (c) => {
    const [, key = '', format] = /^([^.]*)\.([a-z]+)$/u.exec(c.req.param('file')) ?? [];
    const asked = temporaryPapers.find((one) => one === key);
    if (asked === undefined) throw new Refusal('NOT_FOUND', [need('papers.unknown')]);
    const { paper, name } = await paperOf(c.get('api'), known(c.req.param('id')), asked);
    if (paper === null) throw new Refusal('NOT_FOUND', [need('papers.empty')]);
    if (format === 'docx') return c.body((await toDocx(paper)).slice().buffer, 200, headers('docx', `${name}.docx`));
    if (format === 'pdf') return c.body((await toPdf([paper], { fonts: c.get('api').fonts, title: name })).bytes.slice().buffer, 200, headers('pdf', `${name}.pdf`));
    throw new Refusal('NOT_FOUND', [need('papers.no_format')]);
  });
  app.get('/papers/temporary/branches/:id/dossier.zip', async (c) => {
    const { zip, name } = await dossierOf(c.get('api'), known(c.req.param('id')));
    // Packed as it is sent (jszip's streams are of the old kind, hence the wrapping): the whole of it never stands in memory a second time.
    const stream = Readable.toWeb(new Readable().wrap(zip.generateNodeStream({ compression: 'DEFLATE', streamFiles: true }))) as ReadableStream;
    return c.body(stream, 200, headers('zip', `${name}档案.zip`));
  });
};

async function dossierOf(context: ApiContext, branchId: string): Promise<{ readonly zip: JSZip; readonly name: string }> {
  const scope = scopeIn(context);
  mayRead(scope, 'temporary.of_branch');
  const branch = await branchHead(context.db, scope, branchId);
  if (branch.kind !== 'temporary') throw new Refusal('REFUSED', [need('temporary.only_temporary')]);
  const zip = new JSZip();
  const request = await requestOfBranch(context.db, scope, branchId);
  const papers = request === null ? [] : await requestFiles(context, request, zip);
  const { seen, unseen } = await activitiesOf(context.db, scope, branchId);
  const activities: Dossier['activities'][number][] = [];
  // One after the other: an activity's photos are the largest thing here.
  for (const [index, one] of seen.entries()) {
    const folder = `${String(index + 1).padStart(2, '0')} ${one.code} ${fileName(one.theme ?? '')}`;
    const files = await folderOf(context, one.id);
    for (const { name, bytes } of files) zip.file(`${folder}/${name}`, bytes);
    activities.push({ ...one, folder, files: files.map(({ name }) => name) });
  }
  const office = await context.db.selectFrom('office').select(['name', 'demo']).where('id', '=', scope.officeId).executeTakeFirstOrThrow();
  zip.file('目录.html', dossierIndex({
    office: office.name, demo: office.demo ? demoLine[0] : null, madeOn: scope.now.toISOString().slice(0, 10), branch, members: await membersEver(context.db, scope, branchId),
    leaders: request === null ? await leadersEver(context.db, scope, branchId) : request.leaders.map(({ name, role }) => ({ name, role: roleWords[role] })), papers, activities, unseen,
  }));
  return { zip, name: fileName(branch.name) };
}

async function requestFiles(context: ApiContext, request: RequestRow, zip: JSZip): Promise<string[]> {
  const names: string[] = [];
  for (const key of temporaryPapers) {
    const { paper } = await paperOf(context, request.id, key);
    if (paper === null) continue;
    names.push(`${paperNames[key]}.docx`);
    zip.file(`${paperNames[key]}.docx`, await toDocx(paper));
  }
  return names;
}
