import { implement } from '@orpc/server';
import { scopeIn, type ApiContext } from '#platform/api.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import { papersContract } from './contract.ts';
import { askedPaper, papers } from './documents-catalogue.ts';
import { makeYearPaper } from './documents-plan.ts';
import { countFacts, makePaper, stateOf } from './documents-made.ts';
import { valuesOf } from './facts-fields.ts';
import { layoutOf } from './http-files.ts';
import { yearLayout } from './http-plan.ts';
import { loadPapers } from './queries.ts';
import { loadYear } from './queries-plan.ts';
import { theirPapers } from './queries-theirs.ts';
import { printWith, templatesInUse } from '#features/template/queries.ts';
import { available } from '#platform/documents/libreoffice.ts';

const noPdf = () => {
  const printer = available();
  return printer.ok ? null : printer.why;
};

const os = implement(papersContract).$context<ApiContext>();

export const papersApi = {
  list: os.list.handler(async ({ input, context }) => {
    const known = await loadPapers(context.db, scopeIn(context), input.id);
    const values = valuesOf(known);
    const own = await templatesInUse(context.db, scopeIn(context));
    const { typed, shown } = countFacts(known, values, papers);
    return { papers: papers.map((paper) => ({ ...stateOf(paper, values), template: own.get(paper.key)?.number ?? null })), noPdf: noPdf(), typed: typed.length, shown: shown.reduce((all, one) => all + one.names.length, 0) };
  }),
  preview: os.preview.handler(async ({ input, context }) => {
    const known = await loadPapers(context.db, scopeIn(context), input.id, input.which ?? null);
    const paper = askedPaper(input.key);
    const values = valuesOf(known);
    if (stateOf(paper, values).empty) throw new Refusal('NOT_FOUND', [need('papers.empty')]);
    const made = makePaper(paper, known, values);
    const template = (await templatesInUse(context.db, scopeIn(context))).get(paper.key) ?? null;
    const own = template === null ? null : await printWith(context.files, template, values);
    return { name: paper.name, document: made.kind === 'docx' ? made.document : null, sheet: made.kind === 'xlsx' ? made.sheet : null, findings: await layoutOf(paper, made, known, context.fonts, own), template: template?.number ?? null, noPdf: noPdf() };
  }),
  ofLink: os.ofLink.handler(async ({ context }) => [...(await theirPapers(context.db, scopeIn(context))).offered]),
  ofYear: os.ofYear.handler(async ({ input: { year, key }, context }) => {
    const known = await loadYear(context.db, scopeIn(context), year);
    const made = makeYearPaper(key, known);
    return { document: made.kind === 'docx' ? made.document : null, sheets: made.kind === 'xlsx' ? [...made.sheets] : [], findings: await yearLayout(key, made, known, context.fonts) };
  }),
};
