import type { Context } from 'hono';
import { scopeIn, someone } from '#platform/api.ts';
import { toPdf } from '#platform/documents/libreoffice.ts';
import type { HttpEnv, Routes } from '#platform/http.ts';
import { fillTemplate } from '#platform/templates/fill.ts';
import { need } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Looked } from './contract.ts';
import { exampleValues, fieldsOf, type TemplateKind } from './facts-papers.ts';
import { lookThrough } from './http-look.ts';
import { templatePolicy } from './policy.ts';
import { builtInTemplate } from './queries.ts';
import { askedPaper, mayRead, versionBy } from './store.ts';

const mediaTypes: Readonly<Record<TemplateKind | 'pdf', string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', pdf: 'application/pdf',
};
const isId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * `POST /files/templates/:paper`: looks a template through; kept only where nothing is wrong with it. The command that
 * makes it a version comes after. `GET …/built-in`, `GET …/:version`: as they are; `…/trial` and `…/trial.pdf`: filled
 * with examples.
 */
export const templateRoutes: Routes = (app) => {
  app.post('/files/templates/:paper', async (c) => {
    const { files } = c.get('api');
    const against = barred(templatePolicy, 'template.upload', someone(c.get('api')));
    if (against.length > 0) throw new Refusal('FORBIDDEN', against);
    const paper = askedPaper(c.req.param('paper'));
    const { bytes, name, kind, asked, problems, used } = await lookThrough(new Uint8Array(await c.req.arrayBuffer()), nameIn(c.req.header('x-file-name')), fieldsOf(paper.key));
    if (kind !== paper.kind) throw new Refusal('REFUSED', [need('need.template_kind', 'file', { paper: paper.name, kind: paper.kind })]);
    const answer: Looked = { name, kind, size: bytes.byteLength, fields: [...used], asked: [...asked], problems: [...problems], sha256: problems.length > 0 ? null : await files.put(bytes) };
    return c.json(answer, 200, { 'cache-control': 'no-store' });
  });
  app.get('/files/templates/:paper/:version', async (c) => {
    const { bytes, kind, name } = await found(c);
    return sent(c, bytes, kind, name);
  });
  app.get('/files/templates/:paper/:version/:trial{trial(?:\\.pdf)?}', async (c) => {
    const { bytes, kind, name } = await found(c);
    const fields = fieldsOf(c.req.param('paper'));
    const filled = await fillTemplate(bytes, kind, fields, exampleValues(fields));
    const plain = name.replace(/\.[a-z]+$/u, '');
    return c.req.param('trial') === 'trial.pdf' ? sent(c, await toPdf(filled, kind), 'pdf', `${plain} 试填.pdf`) : sent(c, filled, kind, `${plain} 试填.${kind}`);
  });
};

async function found(c: Context<HttpEnv>): Promise<{ readonly bytes: Uint8Array; readonly kind: TemplateKind; readonly name: string }> {
  const { db, files } = c.get('api');
  const scope = scopeIn(c.get('api'));
  mayRead(scope, 'template.paper');
  const { key, name } = askedPaper(c.req.param('paper') ?? '');
  const asked = c.req.param('version') ?? '';
  if (asked === 'built-in') return builtInTemplate(key);
  const version = isId.test(asked) ? await versionBy(db, scope, key, asked) : null;
  if (version === null) throw new Refusal('NOT_FOUND', [need('need.template_version')]);
  return { bytes: await files.get(version.sha256), kind: version.kind, name: `${name} 第${version.number}版.${version.kind}` };
}

function nameIn(header: string | undefined): string {
  try {
    return decodeURIComponent(header ?? '');
  } catch {
    throw new Refusal('REFUSED', [need('file.unnamed', 'file')]);
  }
}

const sent = (c: Context<HttpEnv>, bytes: Uint8Array, kind: TemplateKind | 'pdf', name: string): Response => c.body(bytes.slice().buffer, 200, {
  'content-type': mediaTypes[kind], 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`, 'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store',
});
