/** What other features may ask of the year's plan: the reads of `store.ts`, as commands are its writes. */
export { loadPlan } from './store.ts';
