import { scopeIn } from '#platform/api.ts';
import { toDocx } from '#platform/documents/docx.ts';
import { drawn } from '#platform/documents/drawing.ts';
import { toPdf } from '#platform/documents/pdf.ts';
import type { PictureSource } from '#platform/documents/pictures.ts';
import { toXlsx } from '#platform/documents/xlsx.ts';
import type { HttpEnv, Routes } from '#platform/http.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Context } from 'hono';
import { about, type AboutInput } from './contract.ts';
import { sheetKeys, sheetsOf, type SheetKey } from './documents-sheets.ts';
import { reviewOf, reviewPictures } from './documents.ts';
import { svgOf } from './facts-drawing.ts';
import type { ReviewKnown } from './facts-review.ts';
import { readStatistics } from './list-store.ts';
import { loadReview } from './queries-review.ts';

const types = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', pdf: 'application/pdf',
} as const;
const sent = (c: Context<HttpEnv>, bytes: Uint8Array, type: keyof typeof types, name: string): Response => c.body(bytes.slice().buffer, 200, {
  'content-type': types[type], 'content-disposition': `${type === 'pdf' ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`, 'cache-control': 'no-store',
});

/** The review's pictures as SVG, by the names they have in it. */
export const reviewSvgs = (known: Pick<ReviewKnown, 'view'>): Map<string, string> => new Map(Object.entries(reviewPictures(known)).flatMap(([ref, drawing]) => (drawing === null ? [] : [[`statistics-${ref}`, svgOf(drawing)]])));

/** The same as bytes for a paper. */
export function picturesOf(known: Pick<ReviewKnown, 'view'>): PictureSource {
  const svgs = reviewSvgs(known);
  return async (ref) => { const svg = svgs.get(ref); return svg === undefined ? null : drawn(svg); };
}

const isSheet = (key: string): key is SheetKey | 'all' => key === 'all' || sheetKeys.some((one) => one === key);
const wrong: Readonly<Record<string, string>> = { asAt: 'input.date', branch: 'input.id', year: 'input.wrong' };

/** What the figures are about, as in the page's address. @throws Refusal REFUSED that names the field */
function aboutIn(query: Readonly<Record<string, string>>): AboutInput {
  const asked = about.safeParse(query);
  if (asked.success) return asked.data;
  const fields = [...new Set(asked.error.issues.map(({ path }) => path.map(String).join('.')))];
  throw new Refusal('REFUSED', fields.map((field) => need(wrong[field] ?? 'input.wrong', field, { field })));
}

/** `GET /papers/statistics/branch.xlsx?year=2026`, `all.xlsx`, `/papers/statistics/2026/review.docx` and `.pdf`. */
export const statisticsRoutes: Routes = (app) => {
  app.get('/papers/statistics/:file', async (c) => {
    const { db } = c.get('api');
    const scope = scopeIn(c.get('api'));
    const [, key = ''] = /^([a-z]+)\.xlsx$/u.exec(c.req.param('file')) ?? [];
    if (!isSheet(key)) throw new Refusal('NOT_FOUND', [need('papers.unknown')]);
    const view = await readStatistics(db, scope, aboutIn(c.req.query()));
    const office = await db.selectFrom('office').select(['name', 'demo']).where('id', '=', scope.officeId).executeTakeFirstOrThrow();
    const sheets = sheetsOf(key, { view, office: office.name, demo: office.demo });
    return sent(c, await toXlsx(sheets), 'xlsx', `主题联学统计${key === 'all' ? '' : `：${sheets[0]?.name ?? ''}`}.xlsx`);
  });
  app.get('/papers/statistics/:year/:file', async (c) => {
    const { db, fonts } = c.get('api');
    const format = /^review\.(docx|pdf)$/u.exec(c.req.param('file'))?.[1] as 'docx' | 'pdf' | undefined;
    const year = about.shape.year.safeParse(c.req.param('year'));
    if (format === undefined || !year.success || year.data === undefined) throw new Refusal('NOT_FOUND', [need('papers.unknown')]);
    const known = await loadReview(db, scopeIn(c.get('api')), year.data);
    const document = reviewOf(known);
    const pictures = picturesOf(known);
    const name = `${year.data}年度主题联学工作综述.${format}`;
    return sent(c, format === 'docx' ? await toDocx(document, pictures) : (await toPdf([document], { fonts, pictures, title: name })).bytes, format, name);
  });
};
