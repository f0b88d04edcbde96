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
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { useState } from 'react';
import { ProblemFields, useSidesToAsk, type Put } from './open-fields.tsx';

type Run = Pick<ActivityView['facts']['activity'], 'organiserId' | 'proposerId' | 'hostBranchIds'>;

/** Whether the signed-in person runs an activity, and with it its consultations; the server asks again. */
export function useRuns(): (activity: Run) => boolean {
  const { person, posts } = useSession();
  return ({ organiserId, proposerId, hostBranchIds }) =>
    person !== null && [organiserId, proposerId].includes(person.id) || posts.some((held) => held.post === 'committee' || (held.post === 'secretary' && held.branchId !== null && hostBranchIds.includes(held.branchId)));
}

interface Props {
  readonly view: ActivityView;
  /** Before the meeting: of what is brought, and of no problem. */
  readonly ahead: boolean;
  /** The problem it is about, where it is asked for from its page. */
  readonly problemId?: string;
  readonly onClose: () => void;
}

/** A problem is put before several sides: the form. */
export function OpenConsultation({ view, ahead, problemId: about, onClose }: Props) {
  const say = useSay(words);
  const go = useGo();
  const { activity, problems, sides } = view.facts;
  const [problemId, setProblemId] = useState(ahead ? '' : (about ?? problems[0]?.id ?? ''));
  const chosen = problems.find((one) => one.id === problemId);
  const [typed, setTyped] = useState<Put>({ title: (ahead ? activity.problemBrought : chosen?.text)?.slice(0, 200) ?? '', background: '', dueOn: '', fileIds: [] });
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
