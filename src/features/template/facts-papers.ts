import { papers } from '#features/papers/documents-catalogue.ts';
import { paperFields } from '#features/papers/facts-fields.ts';
import type { Cure, Later } from '#features/papers/facts.ts';
import { paperNames, temporaryFields, temporaryPapers, templateKey } from '#features/temporary/documents.ts';
import type { Field, PlainKind, Values } from '#shared/document/fields.ts';
import { exampleOf } from './facts-examples.ts';

/** The papers that can have a template of the office's own, and the fields such a template may name. */

export type TemplateKind = 'docx' | 'xlsx';
export interface TemplatePaper {
  readonly key: string;
  readonly name: string;
  readonly en: string;
  readonly kind: TemplateKind;
}
const ofTemporary = { request: 'Request for a temporary branch or group', reply: 'Reply on a temporary branch or group' } as const;
export const templatePapers: readonly TemplatePaper[] = [
  ...papers.map(({ key, name, en, model }) => ({ key, name, en, kind: model.kind })),
  ...temporaryPapers.map((key): TemplatePaper => ({ key: templateKey(key), name: `临时党组织${paperNames[key]}`, en: ofTemporary[key], kind: 'docx' })),
];
export const templatePaper = (key: string): TemplatePaper | null => templatePapers.find((paper) => paper.key === key) ?? null;

/** Names of pictures are no words: only built-in papers know where to put them. */
const isWord = ({ name }: { readonly name: string }): boolean => name !== '图';
const withoutPictures = (fields: readonly Field[]): Field[] => fields.filter(isWord).map((field) => (field.kind === 'list' ? { ...field, fields: withoutPictures(field.fields) } : field));

/** Every field a template may name. */
export const templateFields: readonly Field[] = withoutPictures(paperFields.map(({ name, kind, items }): Field => (kind === 'list' ? { name, kind, fields: items ?? [] } : { name, kind })));

/** Every field a template of this paper may name: those of an activity, or those of a temporary branch's request. */
export const fieldsOf = (key: string): readonly Field[] => (temporaryPapers.some((one) => templateKey(one) === key) ? temporaryFields : templateFields);

/** A field as people look it up. */
export interface FieldRow {
  readonly name: string;
  readonly en: string | null;
  readonly kind: PlainKind | 'list';
  /** Where a person enters it; null: worked out. */
  readonly cure: Cure | null;
  readonly later: Later | null;
  /** In which papers it may stand. */
  readonly of: 'activity' | 'temporary';
  readonly example: string;
  readonly items: FieldRow[];
}
export const fieldRows: readonly FieldRow[] = [
  ...paperFields.map((field): FieldRow => {
    const [known = { name: field.name, kind: 'text' as const }] = templateFields.filter(({ name }) => name === field.name);
    return { ...rowOf(known), en: field.en, cure: field.cure, later: field.later ?? null };
  }),
  ...temporaryFields.map((field): FieldRow => ({ ...rowOf(field), of: 'temporary' })),
];
function rowOf(field: Field): FieldRow {
  return { name: field.name, en: null, kind: field.kind, cure: null, later: null, of: 'activity', example: field.kind === 'list' ? '' : exampleOf(field.name, field.kind).shown, items: field.kind === 'list' ? field.fields.map(rowOf) : [] };
}

/** Values to try a template with: the examples, two items in each list. */
export const exampleValues = (fields: readonly Field[] = templateFields): Values =>
  Object.fromEntries(fields.map((field) => [field.name, field.kind === 'list' ? [1, 2].map((number) => ({ ...exampleValues(field.fields), ...(field.fields.some(({ name }) => name === '序号') ? { 序号: number } : {}) })) : exampleOf(field.name, field.kind).value]));
