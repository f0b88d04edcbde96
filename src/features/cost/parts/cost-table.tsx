import { amountOf } from '#features/cost/facts-plain.ts';
import type { CostEntry } from '#features/cost/facts.ts';
import { words } from '#features/cost/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Table, type Column } from '#web/ui/table.tsx';
import { CostTotals } from './cost-totals.tsx';
import { useCostText } from './cost-text.ts';

/** Cost lines to be read, with their totals. */
export function CostTable({ lines }: { readonly lines: readonly CostEntry[] }) {
  const say = useSay(words);
  const format = useFormat();
  const text = useCostText();
  const columns: Column<CostEntry>[] = [
    { key: 'category', title: say('cost.category'), names: true, cell: (line) => text.category(line) },
    { key: 'basis', title: say('cost.basis'), cell: (line) => text.formula(line) },
    { key: 'amount', title: say('cost.amount'), end: true, short: true, cell: (line) => format.money(amountOf(line)) },
    { key: 'source', title: say('cost.fundSource'), cell: (line) => text.source(line) },
    { key: 'payer', title: say('cost.payer'), short: true, cell: (line) => say(`cost.side.${line.payer}`) },
    { key: 'spentOn', title: say('cost.spentOn'), short: true, cell: (line) => say(`cost.people.${line.spentOn}`) },
    { key: 'note', title: say('cost.note'), cell: (line) => line.note },
  ];
  return (
    <div className="stack">
      <Table caption={say('cost.lines')} columns={columns} rows={lines} rowKey={(line) => line.id} empty={say('cost.none')} />
      {lines.length > 0 && <CostTotals lines={lines} />}
    </div>
  );
}
