/** What other features may ask of activities: the reads of `store.ts`, as commands are its writes. */
export { listActivities } from './list-store.ts';
export { coolingDays, estimateSql, loadActivity, loadNewest, loadSome, visible } from './store.ts';
