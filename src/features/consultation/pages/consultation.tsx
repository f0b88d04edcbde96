import type { ConsultationView } from '#features/consultation/contract.ts';
import { CancelConsultation, EditConsultation, InviteSides } from '#features/consultation/parts/run-dialogs.tsx';
import { ConcludeDialog } from '#features/consultation/parts/conclude-dialog.tsx';
import { FollowList } from '#features/consultation/parts/follow-list.tsx';
import { NoteDialog } from '#features/consultation/parts/note-dialog.tsx';
import { Sides } from '#features/consultation/parts/sides.tsx';
import { words } from '#features/consultation/words.ts';
import { useParam } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Chip, Day } from '#web/ui/chips.tsx';
import { FileLink, TextLink } from '#web/ui/link.tsx';
import { FactList, Section } from '#web/ui/section.tsx';
import { StagePath } from '#web/ui/stage-path.tsx';
import { Failed, Loading } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { tones } from './consultations.tsx';

type Asked = 'edit' | 'invite' | 'note' | 'conclude' | 'cancel';

/** One consultation, one page: the problem and its material, each side's opinion, the conclusion, what came of it. */
export function ConsultationPage() {
  const id = useParam('id');
  const say = useSay(words);
  const format = useFormat();
  const view = useQuery(api.consultation.get.queryOptions({ input: { id } }));
  const [asked, setAsked] = useState<Asked | null>(null);
  if (view.isPending) return <Loading page />;
  if (view.isError) return <Failed error={view.error} retry={() => void view.refetch()} />;
  const { consultation, allowed, activity } = view.data;
  const close = (): void => setAsked(null);
  const open = consultation.state === 'open';
  const verb = (name: Asked, kind: 'primary' | 'plain' = 'plain') => open && allowed[`consultation.${name}`] !== undefined && (
    <Button kind={kind} why={allowed[`consultation.${name}`] ?? []} onClick={() => setAsked(name)}>{say(`consultation.${name}`)}</Button>
  );
  return (
    <Page
      title={consultation.title} back={{ to: links.consultations(), label: say('consultation.title') }} width="wide"
      lead={<p><Chip tone={tones[consultation.state]}>{say(`consultation.state.${consultation.state}`)}</Chip> <span className="quiet">{say('consultation.by', { name: consultation.createdName, at: format.instant(consultation.createdAt) })}</span></p>}
      actions={<>{verb('conclude', 'primary')}{verb('note')}{verb('invite')}{verb('edit')}{verb('cancel')}</>}
    >
      <Path view={view.data} />
      {consultation.reason !== null && <p>{say('consultation.reason')}：{consultation.reason}</p>}
      <Section title={say('consultation.background')} sheet>
        <p className="kept-lines">{consultation.background}</p>
        <Known view={view.data} />
      </Section>
      <Section title={say('consultation.given')}><Sides view={view.data} /></Section>
      {consultation.conclusion !== null && <Conclusion view={view.data} />}
      {asked === 'edit' && <EditConsultation view={view.data} onClose={close} />}
      {asked === 'invite' && <InviteSides view={view.data} onClose={close} />}
      {asked === 'note' && <NoteDialog view={view.data} onClose={close} />}
      {asked === 'conclude' && <ConcludeDialog view={view.data} onClose={close} />}
      {asked === 'cancel' && <CancelConsultation view={view.data} onClose={close} />}
      {activity.standing !== 'active' && open && <p className="quiet">{activity.code}</p>}
    </Page>
  );
}

/** Where it stands: opinions, discussion, conclusion, verified. */
function Path({ view: { consultation, met, sides } }: { readonly view: ConsultationView }) {
  const say = useSay(words);
  const at = consultation.followedAt !== null ? 4 : consultation.state === 'concluded' ? 3 : met || sides.some((side) => side.spoken !== null) ? 1 : 0;
  const state = (index: number) => (index < at ? 'done' as const : index === at && consultation.state !== 'cancelled' ? 'now' as const : 'later' as const);
  return <StagePath label={say('consultation.state')} stages={(['ask', 'meet', 'conclude', 'follow'] as const).map((key, index) => ({ key, label: say(`consultation.step.${key}`), state: state(index) }))} />;
}

function Known({ view: { activity, consultation, files, problem } }: { readonly view: ConsultationView }) {
  const say = useSay(words);
  return (
    <FactList
      facts={[
        { label: say('consultation.activity'), value: activity.seen ? <TextLink to={links.activity(activity.id)}>{activity.theme ?? activity.code}</TextLink> : (activity.theme ?? activity.code) },
        { label: say('consultation.due'), value: <Day day={consultation.dueOn} /> },
        ...(problem === null ? [] : [{ label: say('consultation.from_problem'), value: <TextLink to={links.outcome(problem.id)}>{problem.text}</TextLink> }]),
        { label: say('consultation.files'), value: files.length === 0 ? <span className="quiet">{say('consultation.no_files')}</span> : <ul className="plain-list">{files.map((file) => <li key={file.id}><FileLink href={`/files/${file.id}`}>{file.name}</FileLink></li>)}</ul> },
      ]}
    />
  );
}

function Conclusion({ view: { consultation, sides, follow } }: { readonly view: ConsultationView }) {
  const say = useSay(words);
  const format = useFormat();
  const adopted = sides.filter((side) => side.adopted !== null);
  return (
    <>
      <Section title={say('consultation.conclusion')} sheet>
        <p className="kept-lines">{consultation.conclusion}</p>
        {adopted.length > 0 && <FactList facts={adopted.map((side) => ({ label: say('consultation.adopted_of', { side: side.name }), value: <span className="kept-lines">{side.adopted}</span> }))} />}
        {consultation.concludedAt !== null && <p className="quiet">{say('consultation.concluded_by', { name: consultation.concludedName, at: format.instant(consultation.concludedAt) })}</p>}
      </Section>
      <Section title={say('consultation.follow')} actions={consultation.resultId !== null && <TextLink to={links.outcome(consultation.resultId)}>{say('consultation.to_list')}</TextLink>}>
        {consultation.followedAt !== null && <p><Chip tone="done">{say('consultation.told_all', { at: format.instant(consultation.followedAt) })}</Chip></p>}
        <FollowList follow={follow} />
      </Section>
    </>
  );
}
