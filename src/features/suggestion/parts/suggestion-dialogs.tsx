import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import type { SuggestionView } from '#features/suggestion/contract.ts';
import { words } from '#features/suggestion/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { apart, beside } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextArea } from '#web/ui/inputs.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { SuggestionFields, type Typed } from './suggestion-fields.tsx';

interface Props {
  readonly suggestion: SuggestionView['suggestion'];
  readonly onClose: () => void;
}
const invalidate = [api.suggestion.key()];

export function EditSuggestion({ suggestion: { id, version, kind, text, projectId }, onClose }: Props) {
  const say = useSay(words);
  const [typed, setTyped] = useState<Typed>({ kind, text, projectId });
  const edit = useCommand(client.suggestion.edit, { invalidate, onDone: onClose });
  return (
    <FormDialog title={say('suggestion.edit')} verb={say('suggestion.save')} wide busy={edit.busy} failure={apart(edit.failure, 'text', 'projectId')} onSend={() => void edit.run({ id, version, ...typed })} onClose={onClose}>
      <SuggestionFields value={typed} onChange={setTyped} findings={edit.failure?.findings ?? []} />
    </FormDialog>
  );
}

export function WithdrawSuggestion({ suggestion: { id, version }, onClose }: Props) {
  const say = useSay(words);
  const withdraw = useCommand(client.suggestion.withdraw, { invalidate, onDone: onClose });
  return (
    <FormDialog title={say('suggestion.withdraw')} verb={say('suggestion.withdraw')} danger busy={withdraw.busy} failure={withdraw.failure} onSend={() => void withdraw.run({ id, version })} onClose={onClose}>
      <p>{say('suggestion.withdraw_sure')}</p>
    </FormDialog>
  );
}

/** Yes with what will be done, or no with the reason: either reaches whoever made it. */
export function AnswerSuggestion({ suggestion: { id, version }, answer, onClose }: Props & { readonly answer: 'accept' | 'decline' }) {
  const say = useSay(words);
  const [reason, setReason] = useState('');
  const accept = useCommand(client.suggestion.accept, { invalidate, onDone: onClose });
  const decline = useCommand(client.suggestion.decline, { invalidate, onDone: onClose });
  const { busy, failure } = answer === 'accept' ? accept : decline;
  const send = (): void => void (answer === 'accept' ? accept.run({ id, version, reason: reason.trim() || null }) : decline.run({ id, version, reason }));
  return (
    <FormDialog title={say(`suggestion.${answer}`)} verb={say(`suggestion.${answer}`)} busy={busy} failure={apart(failure, 'reason')} onSend={send} onClose={onClose}>
      <Field label={say(answer === 'accept' ? 'suggestion.reply' : 'suggestion.why')} hint={say(`suggestion.${answer}_hint`)} optional={answer === 'accept'} findings={beside(failure, 'reason')}>
        <TextArea value={reason} maxLength={1000} onChange={setReason} />
      </Field>
    </FormDialog>
  );
}

export function MergeSuggestion({ suggestion: { id, version }, onClose }: Props) {
  const say = useSay(words);
  const [into, setInto] = useState('');
  const open = useQuery(api.suggestion.list.queryOptions({ input: { state: 'open', limit: 100 } }));
  const merge = useCommand(client.suggestion.merge, { invalidate, onDone: onClose });
  const others = (open.data?.rows ?? []).filter((row) => row.id !== id);
  return (
    <FormDialog title={say('suggestion.merge')} verb={say('suggestion.merge')} busy={merge.busy} failure={apart(merge.failure, 'into')} onSend={() => void merge.run({ id, version, into: into || id })} onClose={onClose}>
      <p className="hint">{say('suggestion.merge_hint')}</p>
      {open.data !== undefined && others.length === 0 ? <p className="quiet">{say('suggestion.merge_none')}</p> : (
        <Field label={say('suggestion.merge_into')} findings={beside(merge.failure, 'into')}>
          <Select value={into} onChange={setInto} options={others.map((row) => ({ value: row.id, label: `${row.text.slice(0, 40)}（${row.authorName}）` }))} />
        </Field>
      )}
    </FormDialog>
  );
}
