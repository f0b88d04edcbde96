import type { Routes } from '#platform/http.ts';
import { someone } from '#platform/api.ts';
import { readTables } from '#platform/uploads/tables.ts';
import { need } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import { importPolicy } from './policy.ts';

/** `POST /files/tables`: the tables of one file, its name in `x-file-name` (percent-encoded). Nothing is kept. */
export const importRoutes: Routes = (app) => {
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
