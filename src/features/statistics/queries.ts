/** What other parts may ask of the figures. */
export { checkedYears } from './store-check.ts';
export { countedSql } from './store-counted.ts';
export { drift } from './store-drift.ts';
export { readStatistics } from './list-store.ts';
export { catchUp, makeAnew } from './store.ts';
