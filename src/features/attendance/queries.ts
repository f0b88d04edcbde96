/** What other features may ask of attendance: the reads its own commands rest on. */
export { peopleById, presentElsewhere, rosterOf } from './store.ts';
