import { shownValue, type Field, type PlainKind, type Value, type Values } from '#shared/document/fields.ts';
import { isDay } from '#shared/dates.ts';
import type { Block } from '#shared/document/model.ts';
import { cleanText } from './xml.ts';

/** A fact as a template takes it: `text` to be written, `value` where it can be more than text. */
export interface Fact {
  readonly kind: PlainKind;
  readonly text: string;
  readonly value: string | number | null | readonly Block[];
}
/** What is known at one level; every field of the level has its name here, known or not. */
export type Level = ReadonlyMap<string, Fact | readonly Level[]>;

/** A machine's limit: items of lists that one template is filled with, and placeholders that are filled. */
export const mostItems = 20_000;
export const mostFilled = 200_000;

/** More was asked for than a paper can hold. */
export class TooMuch extends Error {}

/** The values by their fields: what no field names is left out, what has no value is blank. */
export function levelOf(fields: readonly Field[], values: Values, count: { items: number } = { items: 0 }): Level {
  return new Map(fields.map((field) => [field.name, field.kind === 'list' ? itemsOf(field.fields, values[field.name], count) : factOf(field.kind, values[field.name])]));
}

function itemsOf(fields: readonly Field[], value: Value | undefined, count: { items: number }): readonly Level[] {
  if (!Array.isArray(value)) return [];
  count.items += value.length;
  if (count.items > mostItems) throw new TooMuch(`${count.items} items`);
  return (value as readonly Values[]).map((item) => levelOf(fields, item, count));
}

function factOf(kind: PlainKind, value: Value | undefined): Fact {
  // A day told in other words (2023年3月, 近日) stands as it is.
  const plain = kind === 'day' && typeof value === 'string' && !isDay(value) ? 'text' : kind;
  const text = cleanText(shownValue(plain, value));
  if (value === undefined || value === null || text === '') return { kind: plain, text: '', value: null };
  return { kind: plain, text, value: plain === 'rich' && Array.isArray(value) ? (value as readonly Block[]) : typeof value === 'number' || typeof value === 'string' ? value : text };
}

export const isList = (one: Fact | readonly Level[]): one is readonly Level[] => Array.isArray(one);

/** What a name stands for, from the inside out; null for a name nobody knows. */
export function find(name: string, levels: readonly Level[]): Fact | readonly Level[] | null {
  for (let at = levels.length - 1; at >= 0; at -= 1) {
    const found = levels[at]?.get(name);
    if (found !== undefined) return found;
  }
  return null;
}

/** Whether there is anything: an item, a value. */
export const isKnown = (one: Fact | readonly Level[]): boolean => (isList(one) ? one.length > 0 : one.text !== '');
