import type { ActivityView } from '#features/activity/contract.ts';
import { totalOf } from '#features/cost/facts-plain.ts';
import { spentOf } from '#features/cost/facts-reimburse.ts';
import type { CostLine } from '#features/cost/facts.ts';
import { words } from '#features/cost/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Table, type Column } from '#web/ui/table.tsx';
import { useCostText } from './cost-text.ts';

/** How far an actual cost is from its estimate, in words. */
export function useDifference(): (estimate: number, actual: number | null) => string {
  const say = useSay(words);
  const format = useFormat();
  return (estimate, actual) => {
    if (actual === null) return '';
    if (actual === estimate) return say('cost.spent.same');
    return say(actual > estimate ? 'cost.spent.over' : 'cost.spent.under', { amount: format.money(Math.abs(actual - estimate)) });
  };
}

/** What was spent on each line beside its estimate. */
export function SpentRead({ view: { facts: { activity, costs } } }: { readonly view: ActivityView }) {
  const say = useSay(words);
  const format = useFormat();
  const text = useCostText();
  const difference = useDifference();
  const spent = spentOf(costs);
  if (costs.length === 0) return <p>{activity.estimateFen === 0 ? say('cost.no_money_said') : say('cost.undetailed')}</p>;
  if (spent === null) return <p className="quiet">{say('cost.spent.none')}</p>;
  const columns: Column<CostLine>[] = [
    { key: 'category', title: say('cost.category'), names: true, cell: (line) => text.category(line) },
    { key: 'basis', title: say('cost.basis'), cell: (line) => (line.amountFen === 0 ? say('cost.spent.added') : text.formula(line)) },
    { key: 'estimate', title: say('cost.spent.estimate'), end: true, short: true, cell: (line) => format.money(line.amountFen) },
    { key: 'actual', title: say('cost.spent.actual'), end: true, short: true, cell: (line) => (line.actualFen === null ? say('cost.unstated') : format.money(line.actualFen)) },
    { key: 'difference', title: say('cost.spent.difference'), cell: (line) => difference(line.amountFen, line.actualFen) },
    { key: 'note', title: say('cost.spent.note'), cell: (line) => line.actualNote },
  ];
  return (
    <div className="stack">
      <Table caption={say('cost.spent.title')} columns={columns} rows={costs} rowKey={(line) => line.id} />
      <SpentTotals estimate={totalOf(costs)} spent={spent} />
    </div>
  );
}

export function SpentTotals({ estimate, spent }: { readonly estimate: number; readonly spent: number | null }) {
  const say = useSay(words);
  const format = useFormat();
  const difference = useDifference();
  return (
    <p className="cost-totals" role="status">
      <span>{say('cost.spent.estimate')} <strong>{format.money(estimate)}</strong></span>
      {spent !== null && <span>{say('cost.spent.actual')} <strong>{format.money(spent)}</strong></span>}
      {spent !== null && <span>{difference(estimate, spent)}</span>}
    </p>
  );
}
