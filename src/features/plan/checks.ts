import type { Named } from './checks-common.ts';
import { named } from './checks-common.ts';

/** 计划 (PLN-01 to -10): what the rulebook prints of each, whatever it is asked of. */
export const planRules: readonly Named[] = Object.values(named);
