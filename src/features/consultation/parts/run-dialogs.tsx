import type { ConsultationView } from '#features/consultation/contract.ts';
import { words } from '#features/consultation/words.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { apart, beside } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextArea } from '#web/ui/inputs.tsx';
import { useState } from 'react';
import { ProblemFields, useSidesToAsk, type Put } from './open-fields.tsx';

interface Props {
  readonly view: ConsultationView;
  readonly onClose: () => void;
}
const invalidate = [api.consultation.key()];

export function EditConsultation({ view: { consultation, activity, files }, onClose }: Props) {
  const say = useSay(words);
  const { id, version, title, background, dueOn } = consultation;
  const [typed, setTyped] = useState<Put>({ title, background, dueOn, fileIds: files.map((file) => file.id) });
  const edit = useCommand(client.consultation.edit, { invalidate, onDone: onClose });
  return (
    <FormDialog title={say('consultation.edit')} verb={say('consultation.save')} wide busy={edit.busy} failure={apart(edit.failure, 'title', 'background', 'dueOn')} onSend={() => void edit.run({ id, version, ...typed, fileIds: [...typed.fileIds] })} onClose={onClose}>
      <ProblemFields activityId={activity.id} value={typed} onChange={setTyped} failure={edit.failure} />
    </FormDialog>
  );
}

export function InviteSides({ view: { consultation, activity, sides }, onClose }: Props) {
  const say = useSay(words);
  const { id, version } = consultation;
  const { fields, asked } = useSidesToAsk(activity.id, sides.filter((side) => side.withdrawnAt === null).map((side) => side.name), []);
  const invite = useCommand(client.consultation.invite, { invalidate, onDone: onClose });
  return (
    <FormDialog title={say('consultation.invite')} verb={say('consultation.invite')} wide busy={invite.busy} failure={invite.failure} onSend={() => void invite.run({ id, version, ...asked })} onClose={onClose}>
      {fields}
    </FormDialog>
  );
}

export function CancelConsultation({ view: { consultation: { id, version } }, onClose }: Props) {
  const say = useSay(words);
  const [reason, setReason] = useState('');
  const cancel = useCommand(client.consultation.cancel, { invalidate, onDone: onClose });
  return (
    <FormDialog title={say('consultation.cancel')} verb={say('consultation.cancel')} danger busy={cancel.busy} failure={apart(cancel.failure, 'reason')} onSend={() => void cancel.run({ id, version, reason })} onClose={onClose}>
      <Field label={say('consultation.reason')} findings={beside(cancel.failure, 'reason')}><TextArea value={reason} maxLength={500} onChange={setReason} /></Field>
    </FormDialog>
  );
}
