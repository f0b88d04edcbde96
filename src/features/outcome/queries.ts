import type { Scope } from '#platform/command.ts';
import { mayRead } from './store.ts';

/** What other features may ask of problems: the next number of the year (held until the transaction ends), whose row they then make with `raiseRows`. */
export { nextNumber, peopleKnown, problemsOfObservations } from './store.ts';

/** @throws Refusal FORBIDDEN to those without business rights: what is of no activity is read by everybody who has them. */
export const mayReadOutcome = (scope: Scope): void => mayRead(scope, 'outcome.get');
