import { sent } from '#features/papers/http-files.ts';
import { scopeIn } from '#platform/api.ts';
import { toDocx } from '#platform/documents/docx.ts';
import { toXlsx } from '#platform/documents/xlsx.ts';
import type { Routes } from '#platform/http.ts';
import { todayOf } from '#platform/today.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import { outcomeFilters, type OutcomeFilters } from './contract.ts';
import type { OutcomeRow } from './contract-views.ts';
import { filterWords, outcomePaper, outcomeSheet } from './documents.ts';
import { listOutcomes } from './list-store.ts';
import { aboutExport } from './store.ts';

/** As many rows as one file takes: more than a list of an office has; a table of a document is read by people. */
const most = { xlsx: 5000, docx: 500 } as const;

/** `GET /papers/outcomes.xlsx` and `.docx`: the list with the filters of its page, all pages of it. */
export const outcomeFileRoutes: Routes = (app) => {
  for (const kind of ['xlsx', 'docx'] as const) {
    app.get(`/papers/outcomes.${kind}`, async (c) => {
      const { db, now } = c.get('api');
      const scope = scopeIn(c.get('api'));
      const filters = filtersIn(c.req.query());
      const rows: OutcomeRow[] = [];
      for (let after: string | undefined; ; ) {
        const page = await listOutcomes(db, scope, { ...filters, limit: 500, ...(after === undefined ? {} : { after }) });
        rows.push(...page.rows);
        if (rows.length > most[kind]) throw new Refusal('REFUSED', [need('papers.too_many', null, { max: most[kind] })]);
        if (page.next === null) break;
        after = page.next;
      }
      const { office, demo, branch, project } = await aboutExport(db, scope, filters);
      const about = { office, demo, filter: filterWords(filters, { branch, project }), as: filters.as, today: await todayOf(db, scope, now()) };
      const bytes = kind === 'xlsx' ? await toXlsx(outcomeSheet(rows, about)) : await toDocx(outcomePaper(rows, about));
      return sent(c, bytes, kind, `${outcomeSheet([], about).name}.${kind}`);
    });
  }
};

/** The filters in an address, as the list takes them; the page's key and length mean nothing here. */
function filtersIn(query: Record<string, string>): OutcomeFilters {
  const { after: _, limit: __, ...asked } = query;
  const read = outcomeFilters.safeParse(asked);
  if (read.success) return read.data;
  throw new Refusal('REFUSED', read.error.issues.map(({ path }) => need('input.wrong', path.join('.'), { field: path.join('.') })));
}
