import type { StaleCell } from './contract-views.ts';

/** What a refusal of the sheet carries as stored now: the cells in which somebody else was first. */
export const staleCells = (current: unknown): readonly StaleCell[] => (Array.isArray(current) ? current.filter(isStale) : []);

const isStale = (one: unknown): one is StaleCell => typeof one === 'object' && one !== null && 'itemId' in one && 'field' in one && 'stored' in one;
