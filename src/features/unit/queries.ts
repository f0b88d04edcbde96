/** What other features may ask of units: the reads of `store.ts`, as commands are its writes. */
export { auditStateSql, formsOf, joinNow, keptUnit, lockNames, namesakes, standing, unitsCalled, unitsNamed } from './store.ts';
export { leastLikeness, unitsLike } from './list-store-same.ts';
