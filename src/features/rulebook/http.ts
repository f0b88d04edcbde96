import { scopeIn } from '#platform/api.ts';
import { toDocx } from '#platform/documents/docx.ts';
import type { Routes } from '#platform/http.ts';
import { readBook } from './api.ts';
import { rulebookPaper } from './documents.ts';
import { officeName } from './store.ts';

/** `GET /files/rulebook.docx`: the rulebook as it stands today, for whoever may read it. */
export const rulebookRoutes: Routes = (app) => {
  app.get('/files/rulebook.docx', async (c) => {
    const context = c.get('api');
    const { rules, profiles, today } = await readBook(context);
    const bytes = await toDocx(rulebookPaper(rules, profiles, { office: await officeName(context.db, scopeIn(context)), today }));
    return c.body(bytes.slice().buffer, 200, {
      'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('主题联学规则.docx')}`, 'cache-control': 'no-store',
    });
  });
};
