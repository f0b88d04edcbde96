/** What other features may ask of the year's plan: the reads of `store.ts`, as commands are its writes. */
export { seesAll } from './guard.ts';
export { readSheet } from './list-store.ts';
export { itemEstimateSql, loadPlan } from './store.ts';
export { readYear } from './list-store-year.ts';
