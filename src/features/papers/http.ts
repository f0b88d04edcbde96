import { tableFilters, type TableRow } from '#features/ledger/contract.ts';
import { listTable } from '#features/ledger/queries.ts';
import { templatesInUse } from '#features/template/queries.ts';
import { scopeIn } from '#platform/api.ts';
import { toXlsx } from '#platform/documents/xlsx.ts';
import type { Routes } from '#platform/http.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import { askedPaper } from './documents-catalogue.ts';
import { filterWords, ledgerSheet, type LedgerFilters } from './documents-ledger.ts';
import { stateOf } from './documents-made.ts';
import { valuesOf } from './facts-fields.ts';
import { allPapers, paperBytes, paperPdf, sent, setPdf, type Workshop } from './http-files.ts';
import { loadPapers } from './queries.ts';
import { filterNames, officeOf, photoHashes } from './store.ts';

/** As many rows as one sheet takes at once: a few megabytes of memory, and more than an office has in ten years. */
const mostRows = 5000;
const rowsAtOnce = 500;

/** `GET /papers/:activity/:paper` as .docx, `GET /papers/ledger.xlsx` as the 台账 with the filters of its page. */
export const paperRoutes: Routes = (app) => {
  app.get('/papers/ledger.xlsx', async (c) => {
    const { db } = c.get('api');
    const scope = scopeIn(c.get('api'));
    const filters = filtersIn(c.req.query());
    const names = await filterNames(db, scope, filters);
    const rows: TableRow[] = [];
    for (let after: string | undefined; ; ) {
      const page = await listTable(db, scope, { ...filters, limit: rowsAtOnce, ...(after === undefined ? {} : { after }) });
      rows.push(...page.rows);
      if (rows.length > mostRows) throw new Refusal('REFUSED', [need('papers.too_many', null, { max: mostRows })]);
      if (page.next === null) break;
      after = page.next;
    }
    const office = await officeOf(db, scope);
    return sent(c, await toXlsx(ledgerSheet(rows, { office: office.name, filter: filterWords(filters, names), demo: office.demo })), 'xlsx', '主题联学台账.xlsx');
  });
  app.get('/papers/:id/:file', async (c) => {
    const { db, files, fonts } = c.get('api');
    const [, key = '', format] = /^([^.]*)(?:\.([a-z]+))?$/u.exec(c.req.param('file')) ?? [];
    const known = await loadPapers(db, scopeIn(c.get('api')), c.req.param('id'), c.req.query('which') ?? null);
    const values = valuesOf(known);
    const { id, code } = known.facts.activity;
    const hashes = await photoHashes(db, scopeIn(c.get('api')), id);
    const own = await templatesInUse(db, scopeIn(c.get('api')));
    const workshop: Workshop = {
      fonts, files, own,
      async pictures(ref) {
        const hash = hashes.get(ref);
        return hash === undefined ? null : files.get(hash);
      },
    };
    if (key === 'all' && format === 'zip') return sent(c, await allPapers(known, values, workshop), 'zip', `${code} 材料.zip`);
    if (key === 'set' && format === 'pdf') return sent(c, await setPdf(known, values, workshop), 'pdf', `${code} 材料.pdf`);
    const paper = askedPaper(key);
    if (stateOf(paper, values).empty) throw new Refusal('NOT_FOUND', [need('papers.empty')]);
    if (format === 'pdf') return sent(c, await paperPdf(paper, known, values, workshop), 'pdf', `${code} ${paper.name}.pdf`);
    if (format !== undefined && format !== paper.model.kind) throw new Refusal('NOT_FOUND', [need('papers.no_format')]);
    return sent(c, await paperBytes(paper, known, values, workshop), paper.model.kind, `${code} ${paper.name}.${paper.model.kind}`);
  });
};

/** The filters in an address, as the list takes them. The page's key and length mean nothing here: all pages are given. */
function filtersIn(query: Record<string, string>): LedgerFilters {
  const asked = tableFilters.omit({ after: true, limit: true }).safeParse(query);
  if (asked.success) return asked.data;
  const findings = asked.error.issues.map(({ code, path, ...issue }) => {
    const field = path.map(String).join('.');
    if (code === 'invalid_value') return need('input.choice', field, { field, choices: 'values' in issue ? issue.values.map(String).join(', ') : '' });
    const format = code === 'invalid_format' && 'format' in issue ? issue.format : '';
    return need(format === 'uuid' ? 'input.id' : format === 'date' ? 'input.date' : 'input.wrong', field, { field });
  });
  throw new Refusal('REFUSED', findings);
}
