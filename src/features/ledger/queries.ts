/** What other features may ask of the 台账: the rows as they are on screen, for its export. */
export { fourOfSome, listTable } from './list-store.ts';
