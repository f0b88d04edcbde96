import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { invalidate } from '#features/outcome/parts/problem-dialogs.tsx';
import { nothingTyped, ProblemFields, problemFields, problemSaid, type ProblemTyped } from '#features/outcome/parts/problem-fields.tsx';
import { words } from '#features/outcome/words-pages.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { apart, beside } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

interface Props {
  readonly onDone: (id: string) => void;
  readonly onClose: () => void;
  /** Of a suggestion that was accepted: its words, to begin with. */
  readonly suggestion?: { readonly id: string; readonly text: string; readonly projectId: string | null };
}

/** What was heard at the front line, entered by whoever heard it; or what is made of a suggestion. The branch is known where somebody stands in one only. */
export function NoteDialog({ onDone, onClose, suggestion }: Props) {
  const say = useSay(words);
  const choices = useQuery(api.outcome.choices.queryOptions({ input: {} }));
  const [typed, setTyped] = useState<ProblemTyped>({ ...nothingTyped, kind: suggestion === undefined ? 'voice' : 'suggestion', text: suggestion?.text ?? '', projectId: suggestion?.projectId ?? '' });
  const [chosen, setChosen] = useState('');
  const mine = (choices.data?.branches ?? []).filter((one) => one.mine);
  const from = mine.length > 0 ? mine : (choices.data?.branches ?? []);
  const branchId = chosen !== '' ? chosen : mine.length > 0 ? (mine[0]?.id ?? '') : '';
  const { run, failure, busy } = useCommand(client.outcome.note, { invalidate: [...invalidate, api.suggestion.key()], onDone: ({ id }) => onDone(id) });
  return (
    <FormDialog
      title={say(suggestion === undefined ? 'outcomes.note' : 'outcome.from_suggestion')} verb={say('outcome.note')} busy={busy} failure={apart(failure, ...problemFields, 'branchId')} onClose={onClose}
      onSend={() => void run({ ...problemSaid(typed), branchId, suggestionId: suggestion?.id ?? null })}
    >
      {suggestion === undefined && <p className="hint">{say('outcome.note_lead')}</p>}
      <ProblemFields value={typed} onChange={setTyped} failure={failure} projects={choices.data?.projects ?? []}>
        {from.length > 1 && <Field label={say('outcome.of_branch')} findings={beside(failure, 'branchId')}><Select value={branchId} onChange={setChosen} options={from.map(({ id, name }) => ({ value: id, label: name }))} /></Field>}
      </ProblemFields>
    </FormDialog>
  );
}
