/** What the command line may do: compare everything anew. */
export { catchUp, forget } from './store-follow.ts';
