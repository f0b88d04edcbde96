import type { Connection, Scope } from '#platform/command.ts';
import type { Rules } from '#shared/rules.ts';
import { securityRules } from './guard-store.ts';

/** What other features may ask of accounts: the reads of its stores. */
export { isTaken as userTaken } from './store.ts';

/** The office's security settings (SEC-…) today. */
export const securityOf = (db: Connection, { officeId, now }: Scope): Promise<Rules> => securityRules(db, officeId, now);
