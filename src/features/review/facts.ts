import type { Finding } from '#shared/finding.ts';

/** Findings on a bulletin, which is corrected after its activity was archived too. */
export const ofBulletin = ({ field }: Pick<Finding, 'field'>): boolean => field !== null && /^bulletins(\.|$)/.test(field);
