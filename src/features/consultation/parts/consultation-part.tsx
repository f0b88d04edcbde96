import type { ActivityView } from '#features/activity/contract.ts';
import { words } from '#features/consultation/words.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { useGo } from '#web/address.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { apart, beside } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { useSession } from '#web/session.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Section } from '#web/ui/section.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemFields, useSidesToAsk, type Put } from './open-fields.tsx';

const tones = { open: 'active', concluded: 'done', cancelled: 'quiet' } as const;
const later = ['summary', 'publicity', 'conversion', 'archived'];

/** Consultations of an activity, and the way to begin one: of an activity in this form before it is held, of one of its problems afterwards. */
export function ConsultationPart({ view }: { readonly view: ActivityView }) {
  const say = useSay(words);
  const { activity, problems } = view.facts;
  const { person, posts } = useSession();
  const list = useQuery(api.consultation.list.queryOptions({ input: { activityId: activity.id } }));
  const [opening, setOpening] = useState(false);
  const isForm = [...activity.forms, activity.kind].some((word) => word.includes('会诊'));
  const runs = activity.organiserId === person?.id || activity.proposerId === person?.id || posts.some((held) => held.post === 'committee' || (held.post === 'secretary' && held.branchId !== null && activity.hostBranchIds.includes(held.branchId)));
  const ahead = isForm && !later.includes(activity.stage);
  const may = runs && activity.standing === 'active' && (ahead || problems.length > 0);
  const rows = list.data?.rows ?? [];
  if (rows.length === 0 && !may) return null;
  return (
    <Section title={say('consultation.title')} actions={may && <Button icon="plus" onClick={() => setOpening(true)}>{say(ahead ? 'consultation.begin' : 'consultation.ask')}</Button>}>
      {rows.length === 0 && <p className="quiet">{say('consultation.none')}</p>}
      <ul className="things">
        {rows.map((row) => (
          <li key={row.id} className="thing">
            <div className="thing-what">
              <TextLink to={links.consultation(row.id)}>{row.title}</TextLink>
              <p className="quiet">{say('consultation.given_of', { given: row.given, asked: row.asked })}{row.actions > 0 && ` · ${say('consultation.follow_of', { verified: row.verified, actions: row.actions })}`}</p>
            </div>
            <div className="thing-side"><Chip tone={tones[row.state]}>{say(`consultation.state.${row.state}`)}</Chip></div>
          </li>
        ))}
      </ul>
      {opening && <OpenConsultation view={view} ahead={ahead} onClose={() => setOpening(false)} />}
    </Section>
  );
}

function OpenConsultation({ view, ahead, onClose }: { readonly view: ActivityView; readonly ahead: boolean; readonly onClose: () => void }) {
  const say = useSay(words);
  const go = useGo();
  const { activity, problems, sides } = view.facts;
  const [problemId, setProblemId] = useState(ahead ? '' : (problems[0]?.id ?? ''));
  const chosen = problems.find((one) => one.id === problemId);
  const [typed, setTyped] = useState<Put>({ title: (ahead ? activity.problemBrought : problems[0]?.text)?.slice(0, 200) ?? '', background: '', dueOn: '', fileIds: [] });
  const { fields, asked } = useSidesToAsk(activity.id, [], sides.map((side) => side.id));
  const open = useCommand(client.consultation.open, { invalidate: [api.consultation.key()], onDone: ({ id }) => go(links.consultation(id)) });
  const { failure } = open;
  return (
    <FormDialog
      title={say(ahead ? 'consultation.begin' : 'consultation.ask')} verb={say(ahead ? 'consultation.begin' : 'consultation.ask')} wide busy={open.busy} failure={apart(failure, 'title', 'background', 'dueOn', 'problemId')}
      onSend={() => void open.run({ activityId: activity.id, problemId: chosen?.id ?? null, ...typed, fileIds: [...typed.fileIds], ...asked })} onClose={onClose}
    >
      {!ahead && (
        <Field label={say('consultation.for_problem')} findings={beside(failure, 'problemId')}>
          <Select value={problemId} empty={null} onChange={(id) => { setProblemId(id); setTyped({ ...typed, title: problems.find((one) => one.id === id)?.text.slice(0, 200) ?? '' }); }} options={problems.map((one) => ({ value: one.id, label: one.text.slice(0, 60) }))} />
        </Field>
      )}
      <ProblemFields activityId={activity.id} value={typed} onChange={setTyped} failure={failure} />
      {fields}
    </FormDialog>
  );
}
