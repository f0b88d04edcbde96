import type { ActivityView } from '#features/activity/contract.ts';
import { words as activity } from '#features/activity/words.ts';
import { words } from '#features/cost/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { FactList, Section } from '#web/ui/section.tsx';
import { useState } from 'react';
import { CostTable } from './cost-table.tsx';
import { CostsForm } from './costs-form.tsx';

/** What it will cost, line by line, and where the money comes from. Not stated yet, the editor stands open. */
export function CostsPart({ view }: { readonly view: ActivityView }) {
  const say = useSay(words);
  const { activity: { estimateFen }, costs } = view.facts;
  const barred = view.allowed['cost.set'] ?? [];
  const [editing, setEditing] = useState(costs.length === 0 && estimateFen === null);
  const writes = editing && barred.length === 0;
  return (
    <Section
      id="costs"
      title={say('cost.title')}
      sheet
      actions={!writes && <Button icon="edit" why={barred} onClick={() => setEditing(true)}>{say('cost.edit')}</Button>}
    >
      {writes ? <CostsForm view={view} onClose={() => setEditing(false)} /> : <CostsRead view={view} />}
    </Section>
  );
}

/** Lines where there are any; else the one figure of earlier days, or that no money is used. */
function CostsRead({ view: { facts: { activity: { estimateFen, fundSource }, costs } } }: { readonly view: ActivityView }) {
  const say = useSay(words);
  const sayActivity = useSay(activity);
  const format = useFormat();
  // What nobody had estimated stands with what was spent.
  if (costs.length > 0) return <CostTable lines={costs.filter(({ amountFen, actualFen }) => amountFen > 0 || actualFen === null)} />;
  if (estimateFen === 0) return <p>{say('cost.no_money_said')}</p>;
  return (
    <>
      <FactList
        facts={[
          { label: say('cost.estimate'), value: format.money(estimateFen) },
          { label: say('cost.fundSource'), value: fundSource === null ? say('cost.unstated') : sayActivity(`fund.${fundSource}`) },
        ]}
      />
      {estimateFen !== null && <p className="hint">{say('cost.undetailed')}</p>}
    </>
  );
}
