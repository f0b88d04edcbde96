import type { ActivityView } from '#features/activity/contract.ts';
import { CostsPart } from '#features/cost/parts/costs-part.tsx';
import { words } from '#features/programme/words.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Section } from '#web/ui/section.tsx';
import { useState } from 'react';
import { ProgrammeForm } from './programme-form.tsx';
import { ConductRead, ProgrammeRead } from './programme-read.tsx';
import { Proposals } from './proposals.tsx';
import { Versions } from './versions.tsx';

/** The programme: what the sides propose, sessions and tasks, statements on conduct, costs, and every earlier version. */
export function ProgrammePart({ view }: { readonly view: ActivityView }) {
  const say = useSay(words);
  const { activity, versions } = view.facts;
  const barred = view.allowed['programme.edit'] ?? [];
  const none = activity.programme === null || activity.programme.sessions.length === 0;
  const [editing, setEditing] = useState(none);
  const writes = editing && barred.length === 0;
  return (
    <>
      <Proposals view={view} />
      <Section
        title={say('programme.title')}
        actions={!writes && <Button icon="edit" why={barred} onClick={() => setEditing(true)}>{say('programme.edit')}</Button>}
      >
        {writes && <ProgrammeForm view={view} onClose={() => setEditing(false)} />}
        {!writes && activity.programme === null && <p className="quiet">{say('programme.none')}</p>}
        {!writes && activity.programme !== null && <ProgrammeRead programme={activity.programme} />}
        {!writes && activity.programme !== null && <ConductRead declarations={activity.declarations} />}
      </Section>
      <CostsPart view={view} />
      <Versions versions={versions} />
    </>
  );
}
