import type { Field, Values } from './fields.ts';
import type { Sheet, SheetCell, SheetColumn } from './sheet.ts';
import { fieldsIn, fillText, lookUp, rawValue, type Scope } from './template.ts';

/** A sheet with placeholders: one row, repeated for each item of a list or standing once. */
export interface SheetTemplate {
  readonly name: string;
  /** Lines above the header; a line with nothing in it is left out. */
  readonly notes: readonly string[];
  readonly columns: readonly (SheetColumn & { readonly value: string })[];
  /** Null: the row stands once. */
  readonly each: string | null;
}

/** Puts values in: a cell that is one placeholder takes the value as its column's kind, any other its text. */
export function fillSheet(template: SheetTemplate, fields: readonly Field[], values: Values): Sheet {
  const scope: Scope = { fields, values, around: null };
  const row = (inner: Scope): SheetCell[] => template.columns.map(({ value, kind }) => cell(value, kind, inner));
  return {
    name: fillText(template.name, scope),
    notes: template.notes.map((note) => fillText(note, scope)).filter((note) => note.trim() !== ''),
    columns: template.columns.map(({ title, width, kind }) => ({ title, width, kind })),
    rows: template.each === null ? [row(scope)] : itemsOf(template.each, scope).map(row),
  };
}

function itemsOf(list: string, scope: Scope): Scope[] {
  const found = lookUp(scope, list);
  if (found?.field.kind !== 'list') throw new Error(`no list ${list}`);
  const { fields } = found.field;
  return ((found.value ?? []) as readonly Values[]).map((values) => ({ fields, values, around: scope }));
}

function cell(text: string, kind: SheetColumn['kind'], scope: Scope): SheetCell {
  if (kind === 'text') return fillText(text, scope);
  return rawValue(text, kind === 'date' ? 'day' : kind === 'money' ? 'money' : 'integer', scope);
}

/** The sheet as an office's template: its row is marked as the filler reads it. */
export function sheetAsTemplate(template: SheetTemplate): Sheet {
  const last = template.columns.length - 1;
  const { each } = template;
  const mark = (value: string, index: number): string => (each === null ? value : `${index === 0 ? `{#${each}}` : ''}${value}${index === last ? `{/${each}}` : ''}`);
  return {
    name: template.name, notes: template.notes, columns: template.columns.map(({ title, width, kind }) => ({ title, width, kind })),
    rows: [template.columns.map(({ value }, index) => mark(value, index))],
  };
}

/** Names of the catalogue's fields that a sheet shows. */
export const fieldsInSheet = ({ notes, columns, each }: SheetTemplate, fields: readonly Field[]): ReadonlySet<string> =>
  fieldsIn<unknown>([...notes, ...(each === null ? columns.map(({ value }) => value) : [`{#${each}}`])] as never, fields);
