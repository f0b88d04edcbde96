import type { PolicyLine } from '#shared/policy.ts';

/** Whose word counts is the security administrator's to say; which account is whose, the system administrator's, as with accounts. */
export const outsidePolicy: readonly PolicyLine[] = [
  { verb: 'outside.list', who: ['system_admin', 'security_admin', 'audit_admin'], reads: true },
  { verb: 'outside.add', who: ['security_admin'] },
  { verb: 'outside.retire', who: ['security_admin'] },
  { verb: 'outside.link', who: ['system_admin'] },
  { verb: 'outside.unlink', who: ['system_admin'] },
];
