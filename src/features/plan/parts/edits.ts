import type { SheetItem, StaleCell } from '#features/plan/contract-views.ts';
import type { ItemField } from '#features/plan/facts.ts';

/** Edits of the sheet that are not in the plan yet: pure. They lie over what is stored until it holds them. */

export interface Cell {
  readonly itemId: string;
  readonly field: ItemField;
  readonly value: unknown;
  /** As it stood when it was typed. */
  readonly was: unknown;
}
export interface Edits {
  readonly cells: readonly Cell[];
  /** Lines made here, with the branch each belongs to. */
  readonly added: readonly { readonly id: string; readonly branchId: string }[];
  readonly removed: readonly string[];
}
export const noEdits: Edits = { cells: [], added: [], removed: [] };
export const isEmpty = ({ cells, added, removed }: Edits): boolean => cells.length + added.length + removed.length === 0;

const keyOf = ({ itemId, field }: Pick<Cell, 'itemId' | 'field'>): string => `${itemId} ${field}`;
export const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** Cells put over those waiting: the latest value counts, held against what stood there first. A cell typed back is none. */
export function withCells(edits: Edits, cells: readonly Cell[]): Edits {
  const all = new Map(edits.cells.map((cell) => [keyOf(cell), cell]));
  for (const cell of cells) {
    const first = all.get(keyOf(cell));
    all.set(keyOf(cell), { ...cell, was: first === undefined ? cell.was : first.was });
  }
  return { ...edits, cells: [...all.values()].filter(({ value, was }) => !same(value, was)) };
}

/** What is left when a batch has been written: what was typed since stays, held against what was written. */
export function written(edits: Edits, batch: Edits): Edits {
  const sent = new Map(batch.cells.map((cell) => [keyOf(cell), cell.value]));
  const rest = edits.cells.flatMap((cell): Cell[] => {
    if (!sent.has(keyOf(cell))) return [cell];
    const value = sent.get(keyOf(cell));
    return same(cell.value, value) ? [] : [{ ...cell, was: value }];
  });
  return { cells: rest, added: edits.added.filter(({ id }) => !batch.added.some((one) => one.id === id)), removed: edits.removed.filter((id) => !batch.removed.includes(id)) };
}

/** Without the cells that were refused: they are asked about instead. */
export const without = (edits: Edits, refused: readonly Pick<StaleCell, 'itemId' | 'field'>[]): Edits => {
  const out = new Set(refused.map(keyOf));
  return { ...edits, cells: edits.cells.filter((cell) => !out.has(keyOf(cell))) };
};

/** A line as it begins. */
export function blankItem(id: string, branch: { readonly id: string; readonly name: string; readonly kind: 'standing' | 'temporary' }, position: number): SheetItem {
  return {
    id, branchId: branch.id, branchName: branch.name, branchKind: branch.kind, position, number: null, state: 'draft', content: null, form: null, fromOn: null, toOn: null,
    place: null, away: null, people: null, fundSource: null, noCost: false, owner: null, effect: null, unitId: null, partner: null, partnerIndustry: null, partnerRegion: null, contact: null,
    source: null, projectId: null, suggestionIds: [], problemId: null, arrangementLineId: null, earlierId: null, outcome: null, countsAsThemeDay: false, countsAsLecture: false, opinions: null,
    extra: false, extraReason: null, returnedNote: null, proposerId: id, version: 0, unitName: null, unitIndustry: null, unitRegion: null, unitField: null, frontLine: null, audit: 'no', costs: [], activityIds: [], locked: null, decide: null,
  };
}

/** What is stored with the edits over it. A line without edits stays the same object, so that it is neither drawn nor checked again. */
export function laidOver(items: readonly SheetItem[], { cells, added, removed }: Edits, branches: readonly Parameters<typeof blankItem>[1][]): SheetItem[] {
  const stored = new Set(items.map(({ id }) => id));
  const fresh = added.flatMap(({ id, branchId }, at) => {
    const branch = branches.find((one) => one.id === branchId);
    return branch === undefined || stored.has(id) ? [] : [blankItem(id, branch, items.length + at + 1)];
  });
  const by = Map.groupBy(cells, ({ itemId }) => itemId);
  return [...items.filter(({ id }) => !removed.includes(id)), ...fresh].map((item) => {
    const mine = by.get(item.id);
    return mine === undefined ? item : { ...item, ...Object.fromEntries(mine.map(({ field, value }) => [field, value])) };
  });
}
