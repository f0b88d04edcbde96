import type { z } from 'zod';
import { update, type Change } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import type { Cell, StaleCell } from './contract.ts';
import { itemFields, type ItemField, type PlanItem } from './facts.ts';
import type { PlanBranch } from './guard.ts';
import type { Linked } from './subject.ts';

/** Cells of the sheet: what may stand in each, what was changed meanwhile, what becomes of a line. Pure. */

export type ItemCells = Partial<Record<ItemField, unknown>>;

/** Cells as they stand in a line that is added now. */
export const emptyItem: Readonly<Record<ItemField, unknown>> = {
  content: null, form: null, fromOn: null, toOn: null, place: null, away: null, people: null, fundSource: null, noCost: false, owner: null, effect: null,
  unitId: null, partner: null, partnerIndustry: null, partnerRegion: null, contact: null, source: null, projectId: null, suggestionIds: [], problemId: null,
  arrangementLineId: null, earlierId: null, outcome: null, countsAsThemeDay: false, countsAsLecture: false, opinions: null,
};

const same = (a: unknown, b: unknown): boolean => a === b || (Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, index) => one === b[index]));

/** How a cell that does not fit is told: by what its column takes. */
const kinds: Readonly<Partial<Record<ItemField, string>>> = {
  fromOn: 'day', toOn: 'day', people: 'people', away: 'choice', fundSource: 'choice', source: 'choice', noCost: 'yes', countsAsThemeDay: 'yes', countsAsLecture: 'yes',
  unitId: 'linked', projectId: 'linked', suggestionIds: 'linked', problemId: 'linked', arrangementLineId: 'linked', earlierId: 'linked',
};
/** Where a line stands, as people find it. */
export const placeOf = (item: Pick<PlanItem, 'branchName' | 'position' | 'content'>) => ({ branch: item.branchName, row: item.position, content: item.content ?? '' });

export const wrongCell = (kind: string, item: Pick<PlanItem, 'id' | 'branchName' | 'position'>, field: ItemField, value: unknown, more: Finding['facts'] = {}): Finding =>
  need(`need.cell_${kind}`, field, { branch: item.branchName, row: item.position, column: `@plan.cell.${field}`, value: shown(value), ...more }, item.id);

const shown = (value: unknown): string => (Array.isArray(value) ? value.join('、') : String(value ?? '')).slice(0, 60);

/** What was typed, as it is kept: nothing is null, not an empty text. */
function taken(field: ItemField, value: unknown): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  const schema: z.ZodType = itemFields[field];
  const parsed = schema.safeParse(typeof value === 'string' && value.trim() === '' ? null : value);
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false };
}

/** Values of cells as they are kept, and what does not fit its column or names what the office does not have. */
export function readCells(cells: readonly Pick<Cell, 'field' | 'value'>[], item: PlanItem, linked: Linked): { readonly set: ItemCells; readonly wrong: readonly Finding[] } {
  const set: ItemCells = {};
  const wrong: Finding[] = [];
  for (const { field, value } of cells) {
    const given = taken(field, value);
    if (!given.ok) {
      wrong.push(wrongCell(kinds[field] ?? 'text', item, field, value));
      continue;
    }
    const ids = [given.value].flat().filter((id): id is string => kinds[field] === 'linked' && typeof id === 'string');
    const before = [item[field]].flat();
    if (ids.some((id) => !before.includes(id) && linked[field]?.has(id) !== true)) wrong.push(wrongCell('linked', item, field, value));
    set[field] = given.value;
  }
  return { set, wrong };
}

/** Days of a line: in order, within the plan's year, and of a temporary branch within its project. */
export function wrongDays(item: PlanItem, year: number, branch: PlanBranch): Finding[] {
  const { fromOn, toOn } = item;
  const found: Finding[] = [];
  if (fromOn !== null && toOn !== null && toOn < fromOn) found.push(wrongCell('order', item, 'toOn', toOn, { day: fromOn }));
  for (const [field, day] of [['fromOn', fromOn], ['toOn', toOn]] as const) {
    if (day === null) continue;
    if (day.slice(0, 4) !== String(year)) found.push(wrongCell('year', item, field, day, { year }));
    else if (branch.kind === 'temporary' && ((branch.from !== null && day < branch.from) || (branch.to !== null && day > branch.to))) {
      found.push(wrongCell('period', item, field, day, { project: branch.projectName, from: branch.from ?? '…', to: branch.to ?? '…' }));
    }
  }
  return found;
}

/** Cells that do not stand as their sender saw them. A line that is gone is stale with all of its cells. */
export function staleCells(items: readonly PlanItem[], cells: readonly Cell[], added: ReadonlySet<string> = new Set()): StaleCell[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  return cells.flatMap(({ itemId, field, value, was }): StaleCell[] => {
    if (added.has(itemId)) return [];
    const item = byId.get(itemId);
    const stored = item?.[field];
    if (item !== undefined && (same(stored, was) || same(stored, value))) return [];
    return [{ itemId, field, yours: value, was, stored: stored ?? null, byName: null, at: null, gone: item === undefined }];
  });
}

/** Changes of lines, those of the same columns beside each other: the door writes them by one statement. */
export function itemChanges(changed: readonly { readonly item: PlanItem; readonly set: ItemCells; readonly more?: Record<string, unknown> }[]): Change[] {
  const rows = changed
    .map(({ item, set, more = {} }) => ({ item, set: { ...Object.fromEntries(Object.entries(set).filter(([key, value]) => !same(item[key as ItemField], value))), ...more } }))
    .filter(({ set }) => Object.keys(set).length > 0)
    .map(({ item, set }) => ({ id: item.id, columns: Object.keys(set).toSorted(), set, version: item.version + 1 }));
  return rows
    .map((row) => ({ ...row, key: row.columns.join() }))
    .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ id, columns, set, version }) => update('planItem', id, { ...Object.fromEntries(columns.map((column) => [column, (set as Record<string, unknown>)[column]])), version }));
}
