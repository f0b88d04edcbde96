/** What the command line may do: compare everything anew. */
export { catchUp, compareAnew } from './store-follow.ts';
export type { OnStep } from './store-pairs.ts';
