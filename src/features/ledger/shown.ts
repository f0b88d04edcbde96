import type { Happening } from '#shared/decision.ts';
import { yuanText } from '#shared/format.ts';
import { words } from './words-fields.ts';

/**
 * What of an entry is shown to whom. Nothing is shown of a column that has no label here: keys, hashes and secrets have
 * none, so a column added tomorrow stays hidden until somebody names it.
 */

/** Somebody of the activity's own branches or who supervises it, or anybody else who may see it. */
export type Reader = 'inside' | 'outside';

type Details = Record<string, string | number | boolean | null>;
const withheld = '@ledger.withheld';
/** Opinions, answers to the rulebook and reviews: which step, which check and what was said tell of units under audit; what was spent is told on the page, to whom it is open. */
const confidential = /^(approval|review|inspection|bulletin\.(returned|kept)|attendance\.replied|cost\.actuals)/;
const tables: ReadonlySet<string> = new Set(['approval', 'finding_response', 'reply', 'secrecy_review', 'bulletin_comment']);
const columns: ReadonlySet<string> = new Set(['attendance.reason', 'contact_log.content', 'bulletin.body', 'cost_line.actual_fen', 'cost_line.actual_note']);

/** An event for a reader: single facts only, and of confidential ones nothing but that they happened. */
export function shownEvent({ name, details }: Happening, reader: Reader): { name: string; details: Details } {
  const hidden = reader === 'outside' && confidential.test(name);
  const single = Object.entries(details).flatMap(([key, value]): [string, string | number | boolean | null][] =>
    value !== null && typeof value === 'object' ? [] : [[key, hidden && key !== 'round' ? withheld : value]],
  );
  return { name, details: Object.fromEntries(single) };
}

const label = (table: string, column: string): string => `ledger.field.${table}.${column}`;
export const isNamed = (table: string, column: string): boolean => Object.hasOwn(words, label(table, column));

const order = Object.keys(words);
/** Where a column stands among those that are shown: as people read them, not as the database keeps them. */
export const placeOf = (table: string, column: string): number => order.indexOf(label(table, column));

/** Whether a reader is shown what stands in a column. */
export const mayRead = (table: string, column: string, reader: Reader): boolean =>
  isNamed(table, column) && (reader === 'inside' || !(tables.has(table) || columns.has(`${table}.${column}`)));

/** Columns whose values are words: the first part of the word's key. */
const valued: Readonly<Record<string, string>> = {
  'activity.stage': 'stage', 'activity.standing': 'standing', 'activity.source': 'source', 'activity.fund_source': 'fund',
  'cost_line.category': 'cost.category', 'cost_line.fund_source': 'fund', 'cost_line.payer': 'cost.side', 'cost_line.spent_on': 'cost.people', 'side.role': 'role',
  'approval.step': 'step', 'approval.state': 'approval.state', 'attendance.state': 'attendance.state', 'reply.answer': 'attendance.answer',
};

/** A column's value as text people can read; null where nothing stands. */
export function textOf(table: string, column: string, value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  const word = valued[`${table}.${column}`];
  if (word !== undefined && typeof value === 'string') return `@${word}.${value}`;
  if (typeof value === 'boolean') return value ? '@ledger.yes' : '@ledger.no';
  if (column.endsWith('_fen') && typeof value === 'number') return yuanText(value, ',');
  const text = plain(value);
  return text === '' ? null : text;
}

/** Lists and nested facts as lines; what is empty is left out. */
function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(plain).filter(Boolean).join(value.every((item) => typeof item !== 'object') ? '、' : '\n');
  if (typeof value === 'object') return Object.values(value).map(plain).filter(Boolean).join('  ');
  return String(value as string | number | boolean);
}
