import type { Routes } from '#platform/http.ts';
import { someone } from '#platform/api.ts';
import { toXlsx } from '#platform/documents/xlsx.ts';
import { readTables } from '#platform/uploads/tables.ts';
import { need } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import { templateSheets } from './documents-template.ts';
import { importPolicy } from './policy.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const templateName = '单位名录和资源需求项目清单（空表）.xlsx';

/**
 * `POST /files/tables`: the tables of one file, its name in `x-file-name` (percent-encoded); nothing is kept.
 * `GET /papers/import/partners.xlsx`: empty sheets of partners and their lists.
 */
export const importRoutes: Routes = (app) => {
  app.get('/papers/import/partners.xlsx', async (c) => {
    const against = barred(importPolicy, 'import.preview_lines', someone(c.get('api')));
    if (against.length > 0) throw new Refusal('FORBIDDEN', against);
    return c.body((await toXlsx(templateSheets)).slice().buffer, 200, { 'content-type': xlsx, 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(templateName)}`, 'cache-control': 'no-store' });
  });
  app.post('/files/tables', async (c) => {
    const against = barred(importPolicy, 'import.preview', someone(c.get('api')));
    if (against.length > 0) throw new Refusal('FORBIDDEN', against);
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    return c.json({ sheets: await readTables(bytes, nameIn(c.req.header('x-file-name'))) }, 200, { 'cache-control': 'no-store' });
  });
};

function nameIn(header: string | undefined): string {
  try {
    return decodeURIComponent(header ?? '');
  } catch {
    throw new Refusal('REFUSED', [need('file.unnamed', 'file')]);
  }
}
