import { createFormat } from '../format.ts';
import type { Block } from './model.ts';

/**
 * Facts by the names people know them by, for papers: a built-in paper and an office's own template are filled from
 * the same values. A placeholder is `{主题}`; `{#日程}…{/日程}` repeats for each item of a list (once where a plain field is
 * known); `{^日程}…{/日程}` stands where there is none. Inside a list, names of the item go before those around it.
 */

/** `text` a line or lines; `day` `YYYY-MM-DD`; `money` integer fen; `integer` a whole number; `rich` blocks of text. */
export type PlainKind = 'text' | 'day' | 'money' | 'integer' | 'rich';
export interface PlainField {
  readonly name: string;
  readonly kind: PlainKind;
}
export interface ListField {
  readonly name: string;
  readonly kind: 'list';
  readonly fields: readonly Field[];
}
export type Field = PlainField | ListField;

/** Null is not known, or not there yet: it leaves a blank. */
export type Value = string | number | null | readonly Block[] | readonly Values[];
export interface Values {
  readonly [name: string]: Value | undefined;
}

const format = createFormat('zh-Hans');

/** A value as papers write it: 2026年11月4日, 1,234.50, 12. Empty where it is not known; `rich` gives its plain text. */
export function shownValue(kind: PlainKind, value: Value | undefined): string {
  if (value === undefined || value === null || value === '') return '';
  if (kind === 'day' && typeof value === 'string') return format.day(value);
  if (kind === 'money' && typeof value === 'number') return format.money(value).replace('¥', '');
  if (Array.isArray(value)) return value.map(plainBlock).filter((line) => line !== '').join('\n');
  return String(value);
}

/** Text of a block of a rich value without its looks. */
function plainBlock(block: Block | Values): string {
  if (!('kind' in block)) return '';
  const { text, items } = block as { text?: unknown; items?: readonly unknown[] };
  const words = (of: unknown): string => (typeof of === 'string' ? of : Array.isArray(of) ? of.map((run: { text?: string }) => run.text ?? '').join('') : '');
  return items === undefined ? words(text) : items.map(words).join('\n');
}
