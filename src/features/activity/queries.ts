/** What other features may ask of activities: the reads of `store.ts`, as commands are its writes. */
export { listActivities } from './list-store.ts';
export { bareSql, coolingDays, estimateSql, loadActivity, loadNewest, loadSome, visible } from './store.ts';
