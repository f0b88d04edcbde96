import { sql } from 'kysely';
import { numberOf } from '#features/outcome/facts.ts';
import { problemsOfObservations } from '#features/outcome/queries.ts';
import type { ApiContext } from '#platform/api.ts';
import { scopeIn } from '#platform/api.ts';
import { toDocx } from '#platform/documents/docx.ts';
import type { Routes } from '#platform/http.ts';
import { todayOf } from '#platform/today.ts';
import { need } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import { report, type ReportKnown } from './documents.ts';
import { inspectionPolicy, seesRounds } from './policy.ts';
import { computedOfItems } from './queries.ts';
import { loadItems, loadObservations, loadRound, seenSql } from './store.ts';

/** Everything the report of a round is made of. @throws Refusal NOT_FOUND where the asker may not see the whole of it */
export async function loadReport({ db }: Pick<ApiContext, 'db'>, scope: ReturnType<typeof scopeIn>, id: string): Promise<ReportKnown> {
  const against = barred(inspectionPolicy, 'inspection.get', scope.actor);
  if (against.length > 0) throw new Refusal('FORBIDDEN', against);
  const today = await todayOf(db, scope, scope.now);
  const round = await loadRound(db, scope, id, today);
  if (!seesRounds(scope.actor) && round.publishedOn === null) throw new Refusal('NOT_FOUND', [need('inspection.not_found')]);
  const items = await loadItems(db, scope, id, today);
  const office = await db.selectFrom('office').select(['name', 'demo']).where('id', '=', scope.officeId).executeTakeFirstOrThrow();
  const observations = await loadObservations(db, scope, id, today);
  const problems = await problemsOfObservations(db, scope, observations.map((one) => one.id));
  const followed = new Map(problems.map(({ observationId, year, number }) => [observationId, numberOf(year, number)]));
  return { round, items, observations, followed, computed: await computedOfItems(db, scope, items), office: office.name, demo: office.demo, today };
}

interface Stored {
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
}
const attached = (name: string, how: 'inline' | 'attachment' = 'attachment'): string => `${how}; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`;

/** `GET /files/inspections/:round/report.docx`; `GET /files/inspections/:round/evidence/:file` for whoever may see what it belongs to. */
export const inspectionRoutes: Routes = (app) => {
  app.get('/files/inspections/:round{[0-9a-f-]{36}}/report.docx', async (c) => {
    const known = await loadReport(c.get('api'), scopeIn(c.get('api')), c.req.param('round'));
    const bytes = await toDocx(report(known));
    return c.body(bytes.slice().buffer, 200, { 'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'content-disposition': attached(`${known.round.name}检查报告.docx`), 'cache-control': 'no-store' });
  });
  app.get('/files/inspections/:round{[0-9a-f-]{36}}/evidence/:file{[0-9a-f-]{36}}', async (c) => {
    const { db, files } = c.get('api');
    const scope = scopeIn(c.get('api'));
    if (barred(inspectionPolicy, 'inspection.get', scope.actor).length > 0) throw new Refusal('NOT_FOUND', [need('error.no_file')]);
    const today = await todayOf(db, scope, scope.now);
    const { rows } = await sql<Stored>`
      select f.sha256, f.name, f.media_type from inspection_file f join observation o on o.office_id = f.office_id and o.id = f.observation_id
        join inspection_item i on i.office_id = o.office_id and i.id = o.item_id join inspection_round r on r.office_id = i.office_id and r.id = i.round_id
        join activity a on a.office_id = i.office_id and a.id = i.activity_id join branch b on b.office_id = i.office_id and b.id = i.branch_id
      where f.office_id = ${scope.officeId} and r.id = ${c.req.param('round')} and f.id = ${c.req.param('file')} and ${seenSql(scope, today)}`.execute(db);
    const [file] = rows;
    if (file === undefined) throw new Refusal('NOT_FOUND', [need('error.no_file')]);
    const etag = `"${file.sha256}"`;
    const headers = {
      'content-type': file.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : file.mediaType, 'content-disposition': attached(file.name, file.mediaType.startsWith('image/') ? 'inline' : 'attachment'),
      'content-security-policy': "default-src 'none'; sandbox", 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-cache', etag,
    };
    if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers);
    return c.body((await files.get(file.sha256)).slice().buffer, 200, headers);
  });
};
