import type { PolicyLine } from '#shared/policy.ts';

/** Whoever is signed in may see how burden is kept away from them. */
export const burdenPolicy: readonly PolicyLine[] = [{ verb: 'burden.page', who: ['person'], reads: true }];
