import { ActivitySheet } from '#features/partner/parts/shown-activity.tsx';
import type { SharedView } from '#features/peer/contract.ts';
import { AssignDialog } from '#features/peer/parts/assign-dialog.tsx';
import { Broken } from '#features/peer/parts/broken.tsx';
import { LineWords } from '#features/peer/parts/line-words.tsx';
import { Messages } from '#features/peer/parts/messages.tsx';
import { OurAttendance } from '#features/peer/parts/our-attendance.tsx';
import { OurItems } from '#features/peer/parts/our-items.tsx';
import { SharedDecide } from '#features/peer/parts/shared-decide.tsx';
import { useStage } from '#features/peer/parts/stage-words.ts';
import { listKinds } from '#features/peer/facts-kinds.ts';
import { words } from '#features/peer/words-parts.ts';
import { RecordRead } from '#features/record/parts/record-read.tsx';
import { useParam } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Chip, Day } from '#web/ui/chips.tsx';
import { FactList, Section } from '#web/ui/section.tsx';
import { Loaded, Loading } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';

// The editor is fetched only by those who propose something.
const Propose = lazy(async () => ({ default: (await import('#features/peer/parts/shared-propose.tsx')).SharedPropose }));

/** One activity another office hosts with us: what is asked of us first, then what they told, then our own part and what passed. */
export function SharedPage() {
  const say = useSay(words);
  const id = useParam('id');
  const view = useQuery({ ...api.peer.sharedOne.queryOptions({ input: { id } }), refetchInterval: 30_000 });
  const back = { to: links.sharedActivities(), label: say('shared.title') };
  if (view.data === undefined) return <Page title={say('shared.title')} back={back}><Loaded from={view}>{() => null}</Loaded></Page>;
  return <Shown view={view.data} back={back} />;
}

function Shown({ view, back }: { readonly view: SharedView; readonly back: { readonly to: string; readonly label: string } }) {
  const say = useSay(words);
  const stage = useStage();
  const [assigning, setAssigning] = useState(false);
  const { shared, told, record, allowed } = view;
  return (
    <Page
      title={shared.theme ?? say('shared.untitled')} back={back}
      lead={<div className="lead-facts"><span>{say('shared.hosted_by', { host: shared.host })}</span> <Day day={shared.plannedOn} /> <Chip tone={shared.standing === 'active' ? 'plain' : 'warn'}>{stage(shared.stage, shared.standing)}</Chip></div>}
      actions={allowed['peer.assign']?.length === 0 && <Button onClick={() => setAssigning(true)}>{say('shared.assign')}</Button>}
    >
      <Broken state={shared} />
      <SharedDecide view={view} />
      {record !== null && <Section title={say('peer.kind.record')} id="record"><RecordRead shown={record.record} /></Section>}
      {told !== null && <ActivitySheet activity={told.activity} />}
      {told?.activity.programme !== null && told !== null && allowed['peer.propose']?.length === 0 && <Suspense fallback={<Loading lines={2} />}><Propose view={view} told={told} /></Suspense>}
      <OurAttendance view={view} />
      {listKinds.map((kind) => <OurItems key={kind} view={view} kind={kind} />)}
      <Section title={say('shared.line')} sheet>
        <FactList
          facts={[
            { label: say('shared.host'), value: shared.host },
            { label: say('shared.branches'), value: shared.branches.length === 0 ? say('shared.unassigned') : shared.branches.map(({ name }) => name).join('、') },
            { label: say('shared.line'), value: <LineWords line={shared.line} /> },
          ]}
        />
      </Section>
      <Messages rows={view.messages} />
      {assigning && <AssignDialog shared={shared} onClose={() => setAssigning(false)} />}
    </Page>
  );
}
