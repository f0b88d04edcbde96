import type { PolicyLine } from '#shared/policy.ts';

/**
 * Accounts are the system administrator's; one's own password, sessions and tokens are everybody's. Posts, and what
 * they may do, are given elsewhere: by the security administrator and the committee (features/org).
 */
export const accountPolicy: readonly PolicyLine[] = [
  { verb: 'account.list', who: ['system_admin', 'security_admin', 'audit_admin'], reads: true },
  { verb: 'account.create', who: ['system_admin'] },
  { verb: 'account.disable', who: ['system_admin'] },
  { verb: 'account.enable', who: ['system_admin'] },
  { verb: 'account.reset_password', who: ['system_admin'] },
  { verb: 'account.unlock', who: ['system_admin'] },
  { verb: 'account.of_units', who: ['system_admin', 'security_admin', 'audit_admin'], reads: true },
  { verb: 'account.change_password', who: ['person', 'holder'] },
  { verb: 'account.sessions', who: ['person', 'holder'], reads: true },
  { verb: 'account.end_sessions', who: ['person', 'holder'] },
  { verb: 'account.tokens', who: ['person'], reads: true },
  { verb: 'account.make_token', who: ['person'] },
  { verb: 'account.revoke_token', who: ['person'] },
];
