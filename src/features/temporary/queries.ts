import type { Connection, Scope } from '#platform/command.ts';
import { loadRules } from '#platform/rules.ts';
import { hoursTotal, type Sums } from './list-store-hours.ts';

/** What other features may ask of hours: the office's sum of a year, withheld where it would tell of few people. */
export type { Sums } from './list-store-hours.ts';
export const hoursOfOffice = async (db: Connection, scope: Scope, year: number): Promise<Sums> => hoursTotal(db, scope, { year, rules: await loadRules(db, scope.officeId, scope.now) });
