import type { PolicyLine } from '#shared/policy.ts';

/** What was tried in vain is the security administrator's to look at, and the audit administrator's to check. */
export const securityPolicy: readonly PolicyLine[] = [
  { verb: 'security.list', who: ['security_admin', 'audit_admin'], reads: true },
  { verb: 'security.note', who: ['system'] },
];
