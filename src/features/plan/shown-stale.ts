import type { StaleCell } from './contract-views.ts';

/** What a refusal of the sheet carries as stored now: the cells in which somebody else was first. */
export function staleIn(current: unknown): readonly StaleCell[] {
  const cells: unknown = typeof current === 'object' && current !== null && 'cells' in current ? current.cells : [];
  return Array.isArray(cells) ? cells.filter(isStale) : [];
}

const isStale = (one: unknown): one is StaleCell => typeof one === 'object' && one !== null && 'itemId' in one && 'field' in one && 'stored' in one;
