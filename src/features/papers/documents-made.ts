import { demoLine } from '#shared/demo.ts';
import type { Values } from '#shared/document/fields.ts';
import type { PaperDocument } from '#shared/document/model.ts';
import type { Sheet } from '#shared/document/sheet.ts';
import { fieldsInSheet, fillSheet, sheetAsTemplate } from '#shared/document/sheet-template.ts';
import { asTemplate, fieldsIn, fill, type Template } from '#shared/document/template.ts';
import type { Paper } from './documents.ts';
import type { Cure, Later, PaperKnown } from './facts.ts';
import { fieldOf, fields, paperFields, valuesOf } from './facts-fields.ts';

/** A finished paper: a document, or a sheet. */
export type Made = { readonly kind: 'docx'; readonly document: PaperDocument } | { readonly kind: 'xlsx'; readonly sheet: Sheet };

/** Lines at the head of each page: the demo says that it is one, a draft that nobody has released it. */
export const noticeOf = (demo: boolean, said: string): string => [demo ? demoLine[0] : '', said].filter((line) => line !== '').join('　');

function notice(paper: Paper, known: PaperKnown, values: Values): string {
  const state = values['简报状态'];
  const draft = paper.key === 'bulletin' && typeof state === 'string' && state !== '已签发' ? state : '';
  return noticeOf(known.demo, draft);
}

/** The paper with everything that is known put in. `values` saves working them out again for the next paper. */
export function makePaper(paper: Paper, known: PaperKnown, values: Values = valuesOf(known)): Made {
  const line = notice(paper, known, values);
  if (paper.model.kind === 'xlsx') {
    const sheet = fillSheet(paper.model.template, fields, values);
    return { kind: 'xlsx', sheet: { ...sheet, notes: [...(sheet.notes ?? []), ...(line === '' ? [] : [line])] } };
  }
  const document = fill<PaperDocument>(paper.model.template as Template<PaperDocument>, fields, values);
  return { kind: 'docx', document: { ...document, ...(line === '' ? {} : { notice: line }) } };
}

/** The built-in paper as a template that an office can copy and change. */
export const templateOf = ({ model }: Paper): Made =>
  model.kind === 'xlsx' ? { kind: 'xlsx', sheet: sheetAsTemplate(model.template) } : { kind: 'docx', document: asTemplate<PaperDocument>(model.template as Template<PaperDocument>) };

/** Names of the facts a paper shows. */
export const namesIn = ({ model }: Paper): ReadonlySet<string> =>
  model.kind === 'xlsx' ? fieldsInSheet(model.template, fields) : fieldsIn<PaperDocument>(model.template as Template<PaperDocument>, fields);

const isKnown = (value: Values[string]): boolean => value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

export interface PaperState {
  readonly key: string;
  readonly kind: 'docx' | 'xlsx';
  /** Nothing of it can be printed yet. */
  readonly empty: boolean;
  /** Facts still missing, each with the part of the activity's page that cures it. */
  readonly lacks: { readonly name: string; readonly cure: Cure }[];
  /** What a later part of the product will know. */
  readonly later: Later[];
}

/** How a paper stands: what it lacks, and where that is cured. */
export function stateOf(paper: Paper, values: Values): PaperState {
  const missing = paper.needs.map(fieldOf).filter((field) => !isKnown(values[field.name]));
  const later = [...namesIn(paper)].map(fieldOf).flatMap((field) => (field.later !== undefined && !isKnown(values[field.name]) ? [field.later] : []));
  return {
    key: paper.key, kind: paper.model.kind, empty: paper.emptyWithout !== undefined && !isKnown(values[paper.emptyWithout]),
    lacks: missing.flatMap((field) => (field.cure === null ? [] : [{ name: field.name, cure: field.cure }])),
    later: [...new Set(later)],
  };
}

/** Facts a person typed, and facts that stand in the papers: a table counts once, in each paper it stands in once. */
export function countFacts(known: PaperKnown, values: Values, papers: readonly Paper[]): { typed: string[]; shown: { key: string; names: string[] }[] } {
  const typed = paperFields.filter((field) => (typeof field.typed === 'function' ? field.typed(known) : field.typed) && isKnown(values[field.name])).map((field) => field.name);
  const shown = papers.map((paper) => ({ key: paper.key, names: [...namesIn(paper)].filter((name) => fieldOf(name).constant !== true && isKnown(values[name])) }));
  return { typed, shown };
}
