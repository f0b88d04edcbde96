import { words as activity } from '#features/activity/words.ts';
import { costFunds, categories } from '#features/cost/facts-plain.ts';
import { words as cost } from '#features/cost/words.ts';
import type { SheetItem, SheetView } from '#features/plan/contract-views.ts';
import { words } from '#features/plan/words-sheet.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Money } from '#web/ui/chips.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { FactList, Section } from '#web/ui/section.tsx';
import { useMemo } from 'react';
import { sumsOf, type Sum } from './sheet-sums.ts';
import type { Findings } from './use-findings.ts';

interface Props {
  readonly view: SheetView;
  readonly items: readonly SheetItem[];
  readonly dropped: ReadonlySet<string>;
  readonly findings: Findings;
}

/** What the lines shown come to, as they stand on the page, and what the rules say of the plan as a whole. */
export function SheetTotals({ view, items, dropped, findings: { whole } }: Props) {
  const say = useSay(words);
  const sayCost = useSay(cost);
  const sayActivity = useSay(activity);
  const format = useFormat();
  const sums = useMemo(() => sumsOf(items, dropped), [items, dropped]);
  const list = <K,>(all: readonly Sum<K>[], name: (key: K) => string) => all.map(({ key, fen }) => `${name(key)} ${format.money(fen)}`).join('　') || '—';
  const category = (key: string): string => { const known = categories.find((one) => one === key); return known === undefined ? key : sayCost(`cost.category.${known}`); };
  const pot = (key: string | null): string => { const known = costFunds.find((one) => one === key); return known === undefined ? say('plan.sheet.noSource') : sayActivity(`fund.${known}`); };
  return (
    <Section title={say('plan.sheet.total')} sheet>
      <p>
        <strong>{say('plan.sheet.lines', { count: sums.lines })}</strong> · <Money fen={sums.fen} />
        {sums.unknown > 0 && <> · {say('plan.sheet.unknown', { count: sums.unknown })}</>}
        {view.plan.budgetFen !== null && <> · {say('plan.sheet.budget')} <Money fen={view.plan.budgetFen} /></>}
      </p>
      <FactList
        facts={[
          { label: say('plan.sheet.byCategory'), value: list(sums.byCategory, category) },
          { label: say('plan.sheet.bySource'), value: list(sums.bySource, pot) },
          { label: say('plan.sheet.byQuarter'), value: list(sums.byQuarter, (quarter) => (quarter === 0 ? say('plan.sheet.noQuarter') : say('plan.sheet.quarter', { quarter }))) },
          ...(sums.byBranch.length > 1 ? [{ label: say('plan.sheet.byBranch'), value: list(sums.byBranch, (name) => name) }] : []),
        ]}
      />
      {whole.length > 0 && <FindingList findings={whole} label={say('plan.sheet.findings')} />}
    </Section>
  );
}
