/** What other features may ask of notices. */
export { listNotices } from './store.ts';
