/** What other features may ask of circulars. */
export { readable as circularReadable, toldIn } from './list-store.ts';
