import type { Cell, FormPaper, Newsletter, OfficialPaper, TableRow } from '#shared/document/model.ts';
import type { SheetTemplate } from '#shared/document/sheet-template.ts';
import type { Each, Rich, Template, Unless } from '#shared/document/template.ts';
import type { Block } from '#shared/document/model.ts';

/**
 * The papers of an activity as models with placeholders (shared/document/template.ts): no fact stands in them, only its
 * name. What is not known leaves a blank for a hand to fill in.
 */

export type PaperTemplate = Template<OfficialPaper> | Template<Newsletter> | Template<FormPaper>;

export interface Paper {
  /** In addresses: `/papers/<activity>/<key>`. */
  readonly key: string;
  readonly name: string;
  readonly en: string;
  /** Facts without which it is not complete. */
  readonly needs: readonly string[];
  readonly model: { readonly kind: 'docx'; readonly template: PaperTemplate } | { readonly kind: 'xlsx'; readonly template: SheetTemplate };
  /** Nothing of it can be printed before this fact is there. */
  readonly emptyWithout?: string;
  /** Written once the activity is approved: not dated before that (DOC-05). */
  readonly afterApproval?: true;
}

type Row = Template<TableRow>;
export type Rows = readonly (Row | Each<Row> | Unless<Row>)[];
export type Blocks = readonly (Template<Block> | Each<Template<Block>> | Unless<Template<Block>> | Rich)[];

export const label = (text: string): Template<Cell> => ({ kind: 'label', text });
export const labels = (...texts: string[]): Row => ({ cells: texts.map(label) });
/** One fact over the width of the form. */
export const row = (name: string, text: string): Row => ({ cells: [label(name), { kind: 'text', text, columns: 3 }] });
/** Two facts beside each other. */
export const pair = (a: string, x: string, b: string, y: string): Row => ({ cells: [label(a), x, label(b), y] });
/** Longer text, with room to write by hand. */
export const prose = (name: string, ...paragraphs: string[]): Row => ({ height: 16, cells: [label(name), { kind: 'prose', paragraphs, columns: 3 }] });
export const opinion = (name: string, text: string): Row => ({ height: 20, cells: [label(name), { kind: 'text', text, columns: 3 }] });
export const each = <T>(list: string, ...of: T[]): Each<T> => ({ each: list, of });
export const unless = <T>(field: string, ...of: T[]): Unless<T> => ({ unless: field, of });

export const heading = (text: string): Template<Block> => ({ kind: 'heading', level: 1, text });
export const subheading = (text: string): Template<Block> => ({ kind: 'heading', level: 2, text });
export const paragraph = (text: string): Template<Block> => ({ kind: 'paragraph', text });
export const plain = (text: string): Template<Block> => ({ kind: 'paragraph', text, indent: false });
/** A form's one table of label and fact, label and fact. */
export const facts = (...rows: Rows): Template<Block> => ({ kind: 'table', widths: [5, 8, 5, 8], rows });
/** A table with a header over repeated rows. */
export const table = (widths: readonly number[], header: readonly string[], ...rows: Rows): Template<Block> => ({ kind: 'table', widths: [...widths], header: [labels(...header)], rows });

export const form = (key: string, name: string, en: string, needs: readonly string[], template: Omit<Template<FormPaper>, 'kind' | 'title'> & { readonly title?: string }): Paper =>
  ({ key, name, en, needs, model: { kind: 'docx', template: { kind: 'form', title: name, ...template } } });
export const official = (key: string, name: string, en: string, needs: readonly string[], template: Omit<Template<OfficialPaper>, 'kind'>): Paper =>
  ({ key, name, en, needs, model: { kind: 'docx', template: { kind: 'official', ...template } } });
export const sheet = (key: string, name: string, en: string, needs: readonly string[], template: SheetTemplate): Paper => ({ key, name, en, needs, model: { kind: 'xlsx', template } });
