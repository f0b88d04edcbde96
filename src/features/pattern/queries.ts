/** What other features may ask of patterns. */
export { loadPattern } from './store.ts';
