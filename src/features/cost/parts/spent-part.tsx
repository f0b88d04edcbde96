import type { ActivityView } from '#features/activity/contract.ts';
import { words } from '#features/cost/words.ts';
import { Respond } from '#features/review/parts/respond.tsx';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { Section } from '#web/ui/section.tsx';
import { useState } from 'react';
import { PackList } from './pack-list.tsx';
import { SpentForm } from './spent-form.tsx';
import { SpentRead } from './spent-read.tsx';

/** From 实施 on: what was really spent beside the estimate, and the papers that are handed in for it. */
export function SpentPart({ view }: { readonly view: ActivityView }) {
  const say = useSay(words);
  const { activity, costs } = view.facts;
  const barred = view.allowed['cost.actuals'] ?? [];
  const [editing, setEditing] = useState(false);
  if ((activity.stage !== 'held' && activity.heldOn === null) || (costs.length === 0 && activity.estimateFen === null)) return null;
  const writes = editing && barred.length === 0;
  return (
    <Section
      id="spent"
      title={say('cost.spent.title')}
      actions={!writes && <Button icon="edit" why={barred} onClick={() => setEditing(true)}>{say('cost.spent.edit')}</Button>}
    >
      <div className="stack">
        {!view.spending && <p className="quiet">{say('cost.spent.closed')}</p>}
        {view.spending && (writes ? <SpentForm view={view} onClose={() => setEditing(false)} /> : <SpentRead view={view} />)}
        {!writes && <FindingList findings={view.findings.filter(({ check }) => check === 'CST-16')} answer={(finding) => <Respond view={view} finding={finding} />} />}
        {view.spending && costs.length > 0 && <PackList view={view} />}
      </div>
    </Section>
  );
}
