import type { YearView } from '#features/plan/contract-views.ts';

/** 支部经费使用情况公开表 (domain-rules 1.6): what each branch's activities of a year cost, for all in the office to read. */

export interface OpenRow {
  readonly id: string;
  readonly code: string;
  readonly theme: string | null;
  readonly on: string | null;
  readonly estimateFen: number | null;
  readonly spentFen: number | null;
}
export interface OpenBranch {
  readonly branchId: string;
  readonly name: string;
  readonly rows: readonly OpenRow[];
  readonly estimateFen: number;
  readonly spentFen: number;
  /** Held, and nobody has entered what was spent: left out of the sum. */
  readonly unknown: number;
}

type Run = Pick<YearView, 'activities' | 'byBranch' | 'moneyOf'>;

/** By branch in their usual order, never by amount; only of branches whose spending the reader is told, and of activities that were held. */
export function openTable({ activities, byBranch, moneyOf }: Run): OpenBranch[] {
  return byBranch.filter(({ branchId }) => moneyOf === null || moneyOf.includes(branchId)).flatMap(({ branchId, name }) => {
    const rows = activities.filter((one) => one.branchId === branchId && one.held).map(({ id, code, theme, on, estimateFen, spentFen }) => ({ id, code, theme, on, estimateFen, spentFen }));
    if (rows.length === 0) return [];
    const sum = (of: (row: OpenRow) => number | null): number => rows.reduce((all, row) => all + (of(row) ?? 0), 0);
    return [{ branchId, name, rows, estimateFen: sum((row) => row.estimateFen), spentFen: sum((row) => row.spentFen), unknown: rows.filter(({ spentFen }) => spentFen === null).length }];
  });
}
