import type { PolicyLine } from '#shared/policy.ts';

/**
 * An office is created by whoever stands at the first-run page while there is none (actor: the program itself), or by
 * the named local operator of the command line at any time.
 */
export const officePolicy: readonly PolicyLine[] = [{ verb: 'office.create', who: ['system', 'operator'] }];
