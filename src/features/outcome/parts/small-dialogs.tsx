import type { ActionView } from '#features/outcome/contract-views.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { PersonPicker, type Picked } from '#features/org/parts/person-picker.tsx';
import { invalidate } from '#features/outcome/parts/problem-dialogs.tsx';
import { words as pages } from '#features/outcome/words-pages.ts';
import { words as outcome } from '#features/outcome/words.ts';
import { client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { apart, beside } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { ReasonDialog } from '#web/ui/dialog.tsx';
import { Field } from '#web/ui/field.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { DateInput, TextArea } from '#web/ui/inputs.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { useState } from 'react';

const words = { ...outcome, ...pages };
interface Props {
  readonly action: ActionView;
  readonly onClose: () => void;
}
const ofAction = ({ id, problemId, version }: ActionView) => ({ id: problemId, actionId: id, actionVersion: version });

/** Another day, with the reason. */
export function MoveDue({ action, onClose }: Props) {
  const say = useSay(words);
  const [dueOn, setDue] = useState(action.dueOn);
  const [reason, setReason] = useState('');
  const { run, failure, busy } = useCommand(client.outcome.moveDue, { invalidate, onDone: onClose });
  return (
    <FormDialog title={say('outcome.move_due')} verb={say('outcome.move_due')} busy={busy} failure={apart(failure, 'dueOn', 'reason')} onSend={() => void run({ ...ofAction(action), dueOn, reason })} onClose={onClose}>
      <Field label={say('outcome.new_due')} findings={beside(failure, 'dueOn')}><DateInput value={dueOn} onChange={setDue} /></Field>
      <Field label={say('outcome.reason')} findings={beside(failure, 'reason')}><TextArea rows={2} value={reason} maxLength={500} onChange={setReason} /></Field>
    </FormDialog>
  );
}

/** Somebody is asked beforehand to verify it, or nobody any more. */
export function AskVerifier({ action, onClose }: Props) {
  const say = useSay(words);
  const [picked, setPicked] = useState<readonly Picked[]>(action.verifyById === null ? [] : [{ id: action.verifyById, name: action.verifyByName ?? '' }]);
  const { run, failure, busy } = useCommand(client.outcome.askVerifier, { invalidate, onDone: onClose });
  return (
    <FormDialog title={say('outcome.ask_verifier')} verb={say('outcome.save')} busy={busy} failure={apart(failure, 'verifyById')} onSend={() => void run({ ...ofAction(action), personId: picked[0]?.id ?? null })} onClose={onClose}>
      <PersonPicker label={say('outcome.verify_by')} picked={picked} onChange={setPicked} max={1} optional />
      <FindingList findings={beside(failure, 'verifyById')} />
      <p className="hint">{say('outcome.verify_hint')}</p>
    </FormDialog>
  );
}

/** Reopened or dropped, with the reason. */
export function Because({ action, what, onClose }: Props & { readonly what: 'reopen' | 'drop' }) {
  const say = useSay(words);
  const { run, failure, busy } = useCommand(what === 'reopen' ? client.outcome.reopen : client.outcome.drop, { invalidate, onDone: onClose });
  return (
    <ReasonDialog open title={say(`outcome.${what}`)} verb={say(`outcome.${what}`)} label={say('outcome.reason')} busy={busy} onGiven={(reason) => void run({ ...ofAction(action), reason: reason.slice(0, 500) })} onClose={onClose}>
      <FailureNotice failure={failure} />
    </ReasonDialog>
  );
}
