/** What other features may ask of units: the reads of `store.ts`, as commands are its writes. */
export { auditStateSql, keptUnit, lockNames, namesakes, standing, unitsCalled } from './store.ts';
