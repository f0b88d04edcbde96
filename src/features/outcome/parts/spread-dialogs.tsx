import type { ActionView, OutcomeView } from '#features/outcome/contract-views.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { PersonPicker, type Picked } from '#features/org/parts/person-picker.tsx';
import { invalidate } from '#features/outcome/parts/problem-dialogs.tsx';
import { words as pages } from '#features/outcome/words-pages.ts';
import { words as outcome } from '#features/outcome/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { apart, beside } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { useSession } from '#web/session.tsx';
import { Checks } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { DateInput, TextArea } from '#web/ui/inputs.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

const words = { ...outcome, ...pages };
interface Props {
  readonly view: OutcomeView;
  readonly action: ActionView;
  readonly onClose: () => void;
}
const ofAction = ({ id, problemId, version }: ActionView) => ({ id: problemId, actionId: id, actionVersion: version });

/** 推广: branches that have not been asked yet, and a word to them. */
export function SpreadDialog({ view, action, onClose }: Props) {
  const say = useSay(words);
  const choices = useQuery(api.outcome.choices.queryOptions({ input: {} }));
  const [branchIds, setBranches] = useState<string[]>([]);
  const [note, setNote] = useState('');
  const { run, failure, busy } = useCommand(client.outcome.spread, { invalidate, onDone: onClose });
  const asked = view.spreads.filter(({ actionId }) => actionId === action.id).map(({ branchId }) => branchId);
  const own = [view.problem.branchId, action.branchId];
  const open = (choices.data?.branches ?? []).filter(({ id }) => !asked.includes(id) && !own.includes(id));
  return (
    <FormDialog title={say('outcome.spread')} verb={say('outcome.spread')} busy={busy} failure={apart(failure, 'branchIds')} onSend={() => void run({ ...ofAction(action), branchIds, note: note.trim() || null })} onClose={onClose}>
      <p className="hint">{say('outcome.spread_lead')}</p>
      <Checks inline label={say('outcome.spread_branches')} value={branchIds} onChange={setBranches} findings={beside(failure, 'branchIds')} options={open.map(({ id, name }) => ({ value: id, label: name }))} />
      <Field label={say('outcome.spread_note')} optional><TextArea rows={2} value={note} maxLength={500} onChange={setNote} /></Field>
    </FormDialog>
  );
}

/** The branch takes it up as an action of its own, or says why not. */
export function AnswerSpread({ spread, answer, onClose }: { readonly spread: OutcomeView['spreads'][number]; readonly answer: 'adopted' | 'unfit'; readonly onClose: () => void } & Pick<Props, 'view'>) {
  const say = useSay(words);
  const { person } = useSession();
  const [word, setWord] = useState('');
  const [owner, setOwner] = useState<readonly Picked[]>(person === null ? [] : [{ id: person.id, name: person.name }]);
  const [dueOn, setDue] = useState('');
  const { run, failure, busy } = useCommand(client.outcome.answerSpread, { invalidate, onDone: onClose });
  const title = say(answer === 'adopted' ? 'outcome.adopt' : 'outcome.unfit');
  const send = (problemId: string): void => void run({
    id: problemId, spreadId: spread.id, version: spread.version, answer, word, ...(answer === 'adopted' ? { ownerId: owner[0]?.id ?? null, dueOn: dueOn || null } : {}),
  });
  return (
    <FormDialog title={title} verb={title} busy={busy} failure={apart(failure, 'word', 'ownerId', 'dueOn')} onSend={() => send(spread.problemId)} onClose={onClose}>
      {answer === 'adopted' && (
        <>
          <p className="hint">{say('outcome.adopt_lead')}</p>
          <PersonPicker label={say('outcome.owner')} picked={owner} onChange={setOwner} max={1} />
          <FindingList findings={beside(failure, 'ownerId')} />
          <Field label={say('outcome.due')} findings={beside(failure, 'dueOn')}><DateInput value={dueOn} onChange={setDue} /></Field>
        </>
      )}
      <Field label={say(answer === 'adopted' ? 'outcome.word' : 'outcome.why_unfit')} optional={answer === 'adopted'} findings={beside(failure, 'word')}><TextArea rows={2} value={word} maxLength={500} onChange={setWord} /></Field>
    </FormDialog>
  );
}
