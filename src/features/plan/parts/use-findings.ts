import { useRules } from '#features/rulebook/parts/use-rules.ts';
import type { SheetItem, SheetView } from '#features/plan/contract-views.ts';
import { planCheck } from '#features/plan/facts-findings.ts';
import type { Finding } from '#shared/finding.ts';
import { useMemo, useState } from 'react';

export interface Findings {
  readonly ofItem: (id: string) => readonly Finding[];
  readonly whole: readonly Finding[];
}
const none: readonly Finding[] = [];

/**
 * What the rules say of the lines as they stand on the page, run while one types by the functions the server runs: after a
 * change only its line is looked at again. Until the rules are there, what the server said.
 */
export function useFindings(view: SheetView, items: readonly SheetItem[], dropped: ReadonlySet<string>): Findings {
  const rules = useRules();
  const [check] = useState(planCheck);
  return useMemo(() => {
    // Whom it does not concern the server tells nothing, and nor does the page.
    const open = new Set(view.branches.filter((branch) => branch.open).map(({ id }) => id));
    if (rules === null || open.size === 0) {
      const by = Map.groupBy(view.findings, ({ subject }) => subject);
      return { ofItem: (id) => by.get(id) ?? none, whole: view.findings.filter(({ subject }) => !items.some(({ id }) => id === subject)) };
    }
    const mine = items.filter(({ branchId, id }) => open.has(branchId) && !dropped.has(id));
    const { items: lines, whole } = check({ plan: view.plan, items: mine, discussions: view.discussions, steps: view.steps }, rules);
    const by = new Map(mine.map(({ id }, at) => [id, lines[at] ?? none]));
    return { ofItem: (id) => by.get(id) ?? none, whole };
  }, [view.branches, view.findings, view.plan, view.discussions, view.steps, items, dropped, rules, check]);
}
