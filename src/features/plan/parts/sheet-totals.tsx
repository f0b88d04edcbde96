import { words as activity } from '#features/activity/words.ts';
import { costFunds, categories } from '#features/cost/facts-plain.ts';
import { words as cost } from '#features/cost/words.ts';
import type { SheetItem, SheetView } from '#features/plan/contract-views.ts';
import { words } from '#features/plan/words-sheet.ts';
import type { Finding } from '#shared/finding.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Money } from '#web/ui/chips.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { FactList, Section } from '#web/ui/section.tsx';
import { memo, type ReactNode, useMemo, useState } from 'react';
import { sumsOf, type Sum } from './sheet-sums.ts';
import type { Findings } from './use-findings.ts';

interface Props {
  readonly view: SheetView;
  readonly items: readonly SheetItem[];
  readonly dropped: ReadonlySet<string>;
  readonly findings: Findings;
}

/** What the lines shown come to, as they stand on the page, and what the rules say of the plan as a whole. */
export const SheetTotals = memo(function SheetTotals({ view, items, dropped, findings: { whole } }: Props) {
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
      <WholeFindings findings={whole} />
    </Section>
  );
});

/** Beyond so many they are folded: what many branches lack is read branch by branch on the way up. */
const shown = 6;

/** Drawn again only when something else is found: most cells change nothing of it. */
const WholeFindings = memo(function WholeFindings({ findings }: { readonly findings: readonly Finding[] }) {
  const say = useSay(words);
  const list = <FindingList findings={findings} label={say('plan.sheet.findings')} />;
  if (findings.length <= shown) return findings.length === 0 ? null : list;
  return <Folded label={`${say('plan.sheet.findings')}（${findings.length}）`}>{list}</Folded>;
}, (a, b) => JSON.stringify(a.findings) === JSON.stringify(b.findings));

/** Its content is only made when it is opened. */
function Folded({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return <details onToggle={(event) => setOpen(event.currentTarget.open)}><summary>{label}</summary>{open && children}</details>;
}
