import type { ActivityView } from '#features/activity/contract.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { PersonPicker, type Picked } from '#features/org/parts/person-picker.tsx';
import { words } from '#features/outcome/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput, TextArea } from '#web/ui/inputs.tsx';
import { useState } from 'react';

interface Props {
  readonly view: ActivityView;
  readonly problemId: string;
  readonly onClose: () => void;
}
const invalidate = [api.activity.key()];

/** An action of a problem: what, who, until when. */
export function Plan({ view: { facts }, problemId, onClose }: Props) {
  const say = useSay(words);
  const [measure, setMeasure] = useState('');
  const [owner, setOwner] = useState<readonly Picked[]>([]);
  const [dueOn, setDue] = useState('');
  const command = useCommand(client.outcome.plan, { invalidate, onDone: onClose });
  const found = (field: string) => (command.failure?.findings ?? []).filter((finding) => finding.field === field);
  const beside = ['measure', 'dueOn'].some((field) => found(field).length > 0);
  const [chosen] = owner;
  const [unchosen, setUnchosen] = useState(false);
  const send = (): void => {
    setUnchosen(chosen === undefined);
    if (chosen !== undefined) void command.run({ id: facts.activity.id, problemId, measure, ownerId: chosen.id, dueOn });
  };
  return (
    <FormDialog title={say('outcome.plan')} verb={say('outcome.plan')} onSend={send} onClose={onClose} busy={command.busy} failure={beside ? null : command.failure}>
      <Field label={say('outcome.measure')} findings={found('measure')}><TextArea value={measure} maxLength={1000} onChange={setMeasure} /></Field>
      <PersonPicker label={say('outcome.owner')} picked={owner} onChange={setOwner} max={1} />
      {unchosen && chosen === undefined && <p className="fault" role="alert">{say('outcome.owner_missing')}</p>}
      <Field label={say('outcome.due')} findings={found('dueOn')}><DateInput value={dueOn} onChange={setDue} /></Field>
    </FormDialog>
  );
}

/** What whoever raised it is told. */
export function Tell({ view: { facts }, problemId, onClose }: Props) {
  const say = useSay(words);
  const [answer, setAnswer] = useState('');
  const command = useCommand(client.outcome.tell, { invalidate, onDone: onClose });
  const found = (command.failure?.findings ?? []).filter((finding) => finding.field === 'answer');
  return (
    <FormDialog
      title={say('outcome.tell')} verb={say('outcome.tell')} busy={command.busy} failure={found.length > 0 ? null : command.failure}
      onSend={() => void command.run({ id: facts.activity.id, problemId, answer })} onClose={onClose}
    >
      <Field label={say('outcome.answer')} findings={found}><TextArea value={answer} maxLength={1000} onChange={setAnswer} /></Field>
    </FormDialog>
  );
}
