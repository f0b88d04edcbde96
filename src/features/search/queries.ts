/** What other parts may ask of the search. */
export { catchUp } from './store.ts';
