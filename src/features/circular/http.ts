import { sent } from '#features/papers/http-files.ts';
import { layoutFindings } from '#features/papers/queries-layout.ts';
import { scopeIn } from '#platform/api.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { toDocx } from '#platform/documents/docx.ts';
import { toPdf } from '#platform/documents/pdf.ts';
import type { Routes } from '#platform/http.ts';
import { loadRules } from '#platform/rules.ts';
import { need, type Finding } from '#shared/finding.ts';
import { idSchema } from '#shared/procedure.ts';
import { Refusal } from '#shared/refusal.ts';
import { circularPaper } from './documents.ts';
import { circularFor, mayRead } from './list-store.ts';
import { takenNumbers } from './store-paper.ts';

async function paperOf(db: Connection, scope: Scope, id: string) {
  const { circular, branches } = await circularFor(db, scope, id);
  const office = await db.selectFrom('office').select(['name', 'demo']).where('id', '=', scope.officeId).executeTakeFirstOrThrow();
  const rules = await loadRules(db, scope.officeId, scope.now);
  return { circular, rules, paper: circularPaper({ circular, branches, office: office.name, demo: office.demo, today: rules.today }) };
}

/** `GET /papers/circulars/<id>/circular.docx` and `.pdf`. */
export const circularRoutes: Routes = (app) => {
  app.get('/papers/circulars/:id/:file', async (c) => {
    const api = c.get('api');
    const scope = scopeIn(api);
    const [id, file] = [c.req.param('id'), c.req.param('file')];
    if (!idSchema.safeParse(id).success) throw new Refusal('NOT_FOUND', [need('need.circular')]);
    mayRead(scope, 'circular.get');
    const { circular, paper } = await paperOf(api.db, scope, id);
    const name = `${paper.head?.number ?? ''}${circular.title}`;
    if (file === 'circular.docx') return sent(c, await toDocx(paper), 'docx', `${name}.docx`);
    if (file === 'circular.pdf') return sent(c, (await toPdf([paper], { fonts: api.fonts, title: name })).bytes, 'pdf', `${name}.pdf`);
    throw new Refusal('NOT_FOUND', [need('papers.no_format')]);
  });
};

/** What DOC-01 to DOC-09 say of it, looked at in its very file. */
export async function circularLayout(db: Connection, scope: Scope, id: string, fonts: string | null): Promise<Finding[]> {
  mayRead(scope, 'circular.layout');
  const { circular, rules, paper } = await paperOf(db, scope, id);
  return layoutFindings(await toDocx(paper), 'docx', { rules, fonts, on: circular.releasedOn ?? rules.today, approvedOn: circular.releasedOn, takenNumbers: await takenNumbers(db, scope, id) });
}
