/** What other features may ask of units: the reads of `store.ts`, as commands are its writes. */
export { auditStateSql, keptUnit, lockNames, standing, unitsCalled } from './store.ts';
