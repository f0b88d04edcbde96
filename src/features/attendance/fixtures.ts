import type { Decision } from '#shared/decision.ts';

/** What a decision writes into one table, row by row, for table tests; of a removed row its id. */
export const applyTo = (decision: Decision, table: string): unknown[] =>
  decision.ok
    ? decision.changes.filter((change) => change.table === table).map((change) => (change.op === 'delete' ? change.id : change.op === 'update' ? change.set : change.row))
    : [];

/** The checks a decision refuses by; none where it goes. */
export const checksOf = (decision: Decision): string[] => (decision.ok ? [] : decision.findings.map((finding) => finding.check));
