import { UploadList } from '#features/file/parts/upload-list.tsx';
import { useUploads } from '#features/file/parts/use-uploads.ts';
import type { ItemView, RoundView } from '#features/inspection/contract.ts';
import { computedKeys } from '#features/inspection/facts-items.ts';
import { words } from '#features/inspection/words.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { PersonPicker, type Picked } from '#features/org/parts/person-picker.tsx';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { apart, beside } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { Choice, Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { DateInput, TextArea } from '#web/ui/inputs.tsx';
import { useState } from 'react';

interface Props {
  readonly round: RoundView['round'];
  readonly item: ItemView;
  /** The day suggested for putting right. */
  readonly dueOn: string;
  /** The item of the checklist it was begun from. */
  readonly itemKey: string | null;
  readonly onClose: () => void;
}
const fields = ['text', 'requirement', 'dueOn', 'ownerId', 'itemKey', 'files'] as const;

/** Good practice or a problem, with what shows it; a problem with what to put right by when. */
export function ObserveDialog({ round, item, dueOn: suggested, itemKey: begun, onClose }: Props) {
  const say = useSay(words);
  const [kind, setKind] = useState<'good' | 'problem'>('problem');
  const [itemKey, setItem] = useState(begun ?? '');
  const [text, setText] = useState('');
  const [requirement, setRequirement] = useState('');
  const [dueOn, setDue] = useState(suggested);
  const [owner, setOwner] = useState<readonly Picked[]>([]);
  const uploads = useUploads();
  const observe = useCommand(client.inspection.observe, { invalidate: [api.inspection.key()], onDone: onClose });
  const { failure } = observe;
  const problem = kind === 'problem';
  const send = (): void => void observe.run({
    id: round.id, itemId: item.id, kind, itemKey: itemKey || null, text, requirement: problem ? requirement : null, dueOn: problem && dueOn !== '' ? dueOn : null, ownerId: problem ? (owner[0]?.id ?? null) : null, files: uploads.list.flatMap(({ uploaded }) => uploaded ?? []),
  });
  const items = [...computedKeys.map((key) => ({ value: key as string, label: say(`inspection.item.${key}`) })), ...round.checklist.map(({ key, text: label }) => ({ value: key, label }))];
  const at = (field: (typeof fields)[number]) => beside(failure, field);
  return (
    <FormDialog title={say('inspection.add')} verb={say('inspection.save')} wide busy={observe.busy || uploads.sending} failure={apart(failure, ...fields)} onSend={send} onClose={onClose}>
      <Choice inline label={say('inspection.kind')} value={kind} onChange={setKind} options={(['problem', 'good'] as const).map((value) => ({ value, label: say(`inspection.kind.${value}`) }))} />
      <Field label={say('inspection.text')} findings={at('text')}><TextArea value={text} rows={4} maxLength={2000} onChange={setText} /></Field>
      <Field label={say('inspection.of_item')} optional findings={at('itemKey')}><Select value={itemKey} empty={say('inspection.of_none')} onChange={setItem} options={items} /></Field>
      {problem && (
        <>
          <Field label={say('inspection.requirement')} findings={at('requirement')}><TextArea value={requirement} maxLength={1000} onChange={setRequirement} /></Field>
          <Field label={say('inspection.due_on')} findings={at('dueOn')}><DateInput value={dueOn} onChange={setDue} /></Field>
          <PersonPicker label={say('inspection.owner')} max={1} optional picked={owner} onChange={setOwner} />
          <FindingList findings={at('ownerId')} />
        </>
      )}
      <UploadList uploads={uploads} multiple label={say('inspection.files')} hint={say('inspection.files_hint')} />
      <FindingList findings={at('files')} />
    </FormDialog>
  );
}
