import { listActivities, loadActivity } from '#features/activity/queries.ts';
import { scopeIn } from '#platform/api.ts';
import { toDocx } from '#platform/documents/docx.ts';
import { toXlsx } from '#platform/documents/xlsx.ts';
import type { Routes } from '#platform/http.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import { approvalForm, programmePaper, recordForm, signInSheet } from './documents.ts';
import { ledgerSheet } from './documents-ledger.ts';

/** Papers that one activity gives, by the name in their address. */
export const papers = {
  programme: { name: '活动方案', make: programmePaper },
  approval: { name: '审批表', make: approvalForm },
  'sign-in': { name: '签到表', make: signInSheet },
  record: { name: '活动记录表', make: recordForm },
} as const;

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const asFile = (name: string) => `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;

/** `GET /papers/:activity/:paper` as .docx, `GET /papers/ledger.xlsx` as the 台账 of what the asker may see. */
export const paperRoutes: Routes = (app) => {
  app.get('/papers/ledger.xlsx', async (c) => {
    const { db } = c.get('api');
    const scope = scopeIn(c.get('api'));
    const rows = [];
    for (let after: string | undefined; ; ) {
      const page = await listActivities(db, scope, { limit: 100, ...(after === undefined ? {} : { after }) });
      rows.push(...page.rows);
      if (page.next === null) break;
      after = page.next;
    }
    const office = await officeOf(c.get('api'));
    const bytes = await toXlsx(ledgerSheet(rows, { office: office.name, filter: '', demo: office.demo }));
    return c.body(bytes.slice().buffer, 200, { 'content-type': xlsx, 'content-disposition': asFile('主题联学台账.xlsx') });
  });
  app.get('/papers/:id/:paper', async (c) => {
    const paper = Object.entries(papers).find(([key]) => key === c.req.param('paper'))?.[1];
    if (paper === undefined) throw new Refusal('NOT_FOUND', [need('activity.not_found')]);
    const { facts, rules } = await loadActivity(c.get('api').db, scopeIn(c.get('api')), c.req.param('id'));
    const office = await officeOf(c.get('api'));
    const bytes = await toDocx(paper.make(facts, { office: office.name, today: rules.today, demo: office.demo }));
    return c.body(bytes.slice().buffer, 200, { 'content-type': docx, 'content-disposition': asFile(`${facts.activity.code} ${paper.name}.docx`) });
  });
};

async function officeOf(api: Parameters<typeof scopeIn>[0]): Promise<{ name: string; demo: boolean }> {
  const office = await api.db.selectFrom('office').select(['name', 'demo']).where('id', '=', scopeIn(api).officeId).executeTakeFirst();
  if (office === undefined) throw new Refusal('NOT_FOUND', [need('activity.not_found')]);
  return office;
}
