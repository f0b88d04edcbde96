import type { Connection, Scope } from '#platform/command.ts';
import { answers } from './decide.ts';
import { countOpen } from './store.ts';

/** What other features may ask of feedback. */
export { tellFeedback } from './store.ts';

/** How many wait for an answer, for those who give it; others are not asked to. */
export const countToAnswer = async (db: Connection, scope: Scope): Promise<number> => (answers(scope.actor) ? countOpen(db, scope) : 0);
