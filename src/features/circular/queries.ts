/** What other features may ask of circulars. */
export { toldIn } from './list-store.ts';
