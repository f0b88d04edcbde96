import type { PairingView } from '#features/pairing/contract.ts';
import { words } from '#features/pairing/words.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput, TextArea } from '#web/ui/inputs.tsx';
import { useState } from 'react';

interface Props {
  readonly pairing: PairingView['pairing'];
  readonly onClose: () => void;
}

/** How it went; with a day it is renewed until then. */
export function ReviewDialog({ pairing: { id, version }, onClose }: Props) {
  const say = useSay(words);
  const [text, setText] = useState('');
  const [untilOn, setUntilOn] = useState('');
  const review = useCommand(client.pairing.review, { invalidate: [api.pairing.key()], onDone: onClose });
  return (
    <FormDialog title={say('pairing.review')} verb={say('pairing.review')} busy={review.busy} failure={review.failure} onClose={onClose} onSend={() => void review.run({ id, version, text, untilOn: untilOn || null })}>
      <Field label={say('pairing.review_text')}><TextArea value={text} rows={4} maxLength={2000} onChange={setText} /></Field>
      <Field label={say('pairing.renew_until')} hint={say('pairing.renew_hint')} optional><DateInput value={untilOn} onChange={setUntilOn} /></Field>
    </FormDialog>
  );
}

/** It ends before its term. */
export function EndDialog({ pairing: { id, version }, onClose }: Props) {
  const say = useSay(words);
  const [on, setOn] = useState('');
  const [reason, setReason] = useState('');
  const end = useCommand(client.pairing.end, { invalidate: [api.pairing.key()], onDone: onClose });
  return (
    <FormDialog title={say('pairing.end')} verb={say('pairing.end')} danger busy={end.busy} failure={end.failure} onClose={onClose} onSend={() => void end.run({ id, version, on, reason })}>
      <Field label={say('pairing.end_on')}><DateInput value={on} onChange={setOn} /></Field>
      <Field label={say('pairing.end_reason')}><TextArea value={reason} rows={3} maxLength={500} onChange={setReason} /></Field>
    </FormDialog>
  );
}
