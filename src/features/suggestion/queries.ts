/** What other features may ask of suggestions. */
export { countUnanswered } from './list-store.ts';
