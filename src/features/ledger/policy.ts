import type { PolicyLine } from '#shared/policy.ts';

/** The office's whole ledger is read and verified by the audit administrator (SEC-04); an activity's by whoever may see it. */
export const ledgerPolicy: readonly PolicyLine[] = [
  { verb: 'ledger.list', who: ['audit_admin'], reads: true },
  { verb: 'ledger.verify', who: ['audit_admin'], reads: true },
  { verb: 'ledger.of_activity', who: ['person'], reads: true },
  { verb: 'ledger.entry', who: ['person'], reads: true },
  { verb: 'ledger.table', who: ['person'], reads: true },
];
