import { amountOf, totalOf, totalsBy } from '#features/cost/facts-plain.ts';
import type { CostEntry } from '#features/cost/facts.ts';
import { words } from '#features/cost/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { useCostText } from './cost-text.ts';

/** What lines come to: all of it, and by category, source and payer. Told as it changes. */
export function CostTotals({ lines }: { readonly lines: readonly CostEntry[] }) {
  const say = useSay(words);
  const format = useFormat();
  const text = useCostText();
  const summed = lines.map((line) => ({ ...line, amountFen: amountOf(line) }));
  const groups = [
    { title: say('cost.category'), sums: totalsBy(summed, (line) => text.category(line)) },
    { title: say('cost.fundSource'), sums: totalsBy(summed.filter(({ payer }) => payer === 'own'), (line) => text.source(line)) },
    { title: say('cost.payer'), sums: totalsBy(summed, (line) => say(`cost.side.${line.payer}`)) },
  ];
  return (
    <div className="cost-totals" role="group" aria-label={say('cost.totals')}>
      <p className="cost-total" role="status">{say('cost.total')} <strong>{format.money(totalOf(summed))}</strong></p>
      {groups.filter(({ sums }) => sums.length > 0).map(({ title, sums }) => (
        <dl key={title}>
          <dt>{title}</dt>
          {sums.map(({ key, fen }) => <dd key={key}><span>{key}</span> <span>{format.money(fen)}</span></dd>)}
        </dl>
      ))}
    </div>
  );
}
