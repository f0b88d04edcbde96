import type { Context } from 'hono';
import { filters as activityFilters } from '#features/activity/contract.ts';
import type { ActivityFacts } from '#features/activity/facts.ts';
import { loadActivity } from '#features/activity/queries.ts';
import type { TableRow } from '#features/ledger/contract.ts';
import { listTable } from '#features/ledger/queries.ts';
import { scopeIn } from '#platform/api.ts';
import { toDocx } from '#platform/documents/docx.ts';
import { toXlsx } from '#platform/documents/xlsx.ts';
import type { HttpEnv, Routes } from '#platform/http.ts';
import type { PaperDocument } from '#shared/document/model.ts';
import { need } from '#shared/finding.ts';
import { idSchema } from '#shared/procedure.ts';
import { Refusal } from '#shared/refusal.ts';
import { approvalForm, programmePaper, recordForm, signInSheet, type PaperContext } from './documents.ts';
import { bulletinOf, bulletinPaper } from './documents-bulletin.ts';
import { filterWords, ledgerSheet, type LedgerFilters } from './documents-ledger.ts';
import { filterNames, officeOf } from './store.ts';

interface Paper {
  readonly name: string;
  /** `which` names one of several where the activity can have more than one. */
  readonly make: (facts: ActivityFacts, context: PaperContext, which: string | null) => PaperDocument;
}

/** Papers that one activity gives, by the name in their address. */
export const papers = {
  programme: { name: '活动方案', make: programmePaper },
  approval: { name: '审批表', make: approvalForm },
  'sign-in': { name: '签到表', make: signInSheet },
  record: { name: '活动记录表', make: recordForm },
  bulletin: {
    name: '简报',
    make(facts, context, which) {
      const bulletin = bulletinOf(facts, which);
      if (bulletin === undefined) throw new Refusal('NOT_FOUND', [need('papers.no_bulletin')]);
      return bulletinPaper(bulletin, context);
    },
  },
} as const satisfies Record<string, Paper>;

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
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
    return sent(c, await toXlsx(ledgerSheet(rows, { office: office.name, filter: filterWords(filters, names), demo: office.demo })), xlsx, '主题联学台账.xlsx');
  });
  app.get('/papers/:id/:paper', async (c) => {
    const { db } = c.get('api');
    const scope = scopeIn(c.get('api'));
    const paper: Paper | undefined = Object.entries(papers).find(([key]) => key === c.req.param('paper'))?.[1];
    if (paper === undefined) throw new Refusal('NOT_FOUND', [need('papers.unknown')]);
    const which = c.req.query('which') ?? null;
    if (!isId(c.req.param('id'))) throw new Refusal('NOT_FOUND', [need('activity.not_found')]);
    const { facts, rules } = await loadActivity(db, scope, c.req.param('id'));
    const office = await officeOf(db, scope);
    const made = paper.make(facts, { office: office.name, today: rules.today, demo: office.demo }, which);
    return sent(c, await toDocx(made), docx, `${facts.activity.code} ${paper.name}.docx`);
  });
};

const isId = (text: string): boolean => idSchema.safeParse(text).success;

/** Papers change with what they are made of: no copy of one is kept on the way. */
function sent(c: Context<HttpEnv>, bytes: Uint8Array, type: string, name: string): Response {
  return c.body(bytes.slice().buffer, 200, {
    'content-type': type, 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`, 'cache-control': 'no-store',
  });
}

/** The filters in an address, as the list takes them. The page's key and length mean nothing here: all pages are given. */
function filtersIn(query: Record<string, string>): LedgerFilters {
  const asked = activityFilters.omit({ after: true, limit: true }).safeParse(query);
  if (asked.success) return asked.data;
  const findings = asked.error.issues.map(({ code, path, ...issue }) => {
    const field = path.map(String).join('.');
    if (code === 'invalid_value') return need('input.choice', field, { field, choices: 'values' in issue ? issue.values.map(String).join(', ') : '' });
    const format = code === 'invalid_format' && 'format' in issue ? issue.format : '';
    return need(format === 'uuid' ? 'input.id' : format === 'date' ? 'input.date' : 'input.wrong', field, { field });
  });
  throw new Refusal('REFUSED', findings);
}
