/** What other features may ask of what waits for a person. */
export { firstReminders } from './list-store.ts';
