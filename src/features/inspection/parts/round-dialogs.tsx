import type { RoundView } from '#features/inspection/contract.ts';
import { words } from '#features/inspection/words.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { apart, beside } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextArea } from '#web/ui/inputs.tsx';
import { words as web } from '#web/words.ts';
import { useState } from 'react';

/** Verbs on the round as a whole, in the order of their buttons. */
export const roundVerbs = ['close', 'publish', 'take_over', 'cancel'] as const;
export type RoundVerb = (typeof roundVerbs)[number];

interface Props {
  readonly verb: RoundVerb;
  readonly round: RoundView['round'];
  readonly onClose: () => void;
}
const hints = { close: null, publish: 'inspection.publish_hint', take_over: 'inspection.take_over_hint', cancel: null } as const;
/** What each asks for in words. */
const asks = { close: 'conclusion', publish: null, take_over: 'reason', cancel: 'reason' } as const;

export function RoundDialog({ verb, round: { id, version }, onClose }: Props) {
  const say = useSay(words);
  const sayWeb = useSay(web);
  const [text, setText] = useState('');
  const options = { invalidate: [api.inspection.key()], onDone: onClose };
  const close = useCommand(client.inspection.close, options);
  const publish = useCommand(client.inspection.publish, options);
  const takeOver = useCommand(client.inspection.takeOver, options);
  const cancel = useCommand(client.inspection.cancel, options);
  const { busy, failure } = { close, publish, take_over: takeOver, cancel }[verb];
  const send = (): void => void {
    close: () => close.run({ id, version, conclusion: text }), publish: () => publish.run({ id, version }), take_over: () => takeOver.run({ id, version, reason: text.trim() || null }), cancel: () => cancel.run({ id, version, reason: text }),
  }[verb]();
  const hint = hints[verb];
  const field = asks[verb];
  return (
    <FormDialog title={say(`inspection.${verb}`)} verb={say(`inspection.${verb}`)} danger={verb === 'cancel'} busy={busy} failure={field === null ? failure : apart(failure, field)} onSend={send} onClose={onClose}>
      {hint !== null && <p>{say(hint)}</p>}
      {field !== null && (
        <Field label={field === 'conclusion' ? say('inspection.conclusion') : sayWeb('ui.reason')} hint={field === 'conclusion' ? say('inspection.conclusion_hint') : undefined} optional={verb === 'take_over'} findings={beside(failure, field)}>
          <TextArea value={text} rows={4} maxLength={field === 'conclusion' ? 2000 : 500} onChange={setText} />
        </Field>
      )}
    </FormDialog>
  );
}
