import JSZip from 'jszip';
import { scopeIn } from '#platform/api.ts';
import { toDocx } from '#platform/documents/docx.ts';
import { toPdf } from '#platform/documents/pdf.ts';
import { toXlsx } from '#platform/documents/xlsx.ts';
import type { Routes } from '#platform/http.ts';
import type { Finding } from '#shared/finding.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import { makeYearPaper, yearPapers, type YearMade } from './documents-plan.ts';
import { dayOf, paperOf, type PlanKnown, type PlanPaper } from './facts-plan.ts';
import { sent } from './http-files.ts';
import { layoutFindings } from './queries-layout.ts';
import { loadYear } from './queries-plan.ts';

const bytesOf = (made: YearMade): Promise<Uint8Array> => (made.kind === 'docx' ? toDocx(made.document) : toXlsx(made.sheets));

/** `GET /papers/years/2027/points.docx`, `.pdf` of each, and `all.zip`. */
export const yearPaperRoutes: Routes = (app) => {
  app.get('/papers/years/:year/:file', async (c) => {
    const { db, fonts } = c.get('api');
    const [, key = '', format] = /^([^.]*)\.([a-z]+)$/u.exec(c.req.param('file')) ?? [];
    const year = Number(c.req.param('year'));
    if (!Number.isInteger(year)) throw new Refusal('NOT_FOUND', [need('need.plan')]);
    const known = await loadYear(db, scopeIn(c.get('api')), year);
    if (key === 'all' && format === 'zip') {
      const zip = new JSZip();
      for (const [index, paper] of yearPapers.entries()) zip.file(`${String(index + 1).padStart(2, '0')} ${year}${paper.name}.${paper.kind}`, await bytesOf(makeYearPaper(paper.key, known)));
      return sent(c, await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' }), 'zip', `${year}年度材料.zip`);
    }
    const made = makeYearPaper(key, known);
    const name = `${year}${yearPapers.find((one) => one.key === key)?.name ?? ''}`;
    if (format === 'pdf') return sent(c, (await toPdf(made.kind === 'docx' ? [made.document] : made.sheets, { fonts, title: name })).bytes, 'pdf', `${name}.pdf`);
    if (format !== made.kind) throw new Refusal('NOT_FOUND', [need('papers.no_format')]);
    return sent(c, await bytesOf(made), made.kind, `${name}.${made.kind}`);
  });
};

/** What DOC-01 to DOC-09 say of one of the year's documents, looked at in its very file. */
export async function yearLayout(key: string, made: YearMade, known: PlanKnown, fonts: string | null): Promise<Finding[]> {
  if (made.kind !== 'docx') return [];
  const kind = key as PlanPaper;
  const number = paperOf(known, kind)?.number;
  const taken = known.takenNumbers.concat(known.facts.papers.filter((one) => one.kind !== kind && one.number !== null && one.number === number).map((one) => one.number ?? ''));
  return layoutFindings(await bytesOf(made), 'docx', { rules: known.rules, fonts, on: dayOf(known, kind), approvedOn: known.facts.plan.approvedOn, takenNumbers: taken });
}
