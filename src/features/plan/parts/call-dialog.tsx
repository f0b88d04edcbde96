import type { SheetView } from '#features/plan/contract.ts';
import { words } from '#features/plan/words.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { apart, beside } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput, TextArea, TextInput } from '#web/ui/inputs.tsx';
import { words as web } from '#web/words.ts';
import { useState } from 'react';
import { LookAgain, planKeys } from './plan-common.tsx';

interface Props {
  /** Null to call for a new year. */
  readonly plan: SheetView['plan'] | null;
  readonly year: number;
  readonly onClose: () => void;
  readonly onDone?: (year: number) => void;
}

/** The call: which year, from when until when, and what is asked for. */
export function CallDialog({ plan, year: first, onClose, onDone }: Props) {
  const say = useSay(words);
  const sayWeb = useSay(web);
  const [year, setYear] = useState(String(plan?.year ?? first));
  const [opensOn, setOpensOn] = useState(plan?.opensOn ?? '');
  const [dueOn, setDueOn] = useState(plan?.dueOn ?? '');
  const [note, setNote] = useState(plan?.note ?? '');
  const [tried, setTried] = useState(false);
  const options = { invalidate: planKeys(), onDone: () => { onClose(); onDone?.(Number(year)); } };
  const call = useCommand(client.plan.call, options);
  const edit = useCommand(client.plan.editCall, options);
  const command = plan === null ? call : edit;
  const badYear = !/^20\d{2}$/u.test(year);
  const noDays = opensOn === '' || dueOn === '';
  const send = (): void => {
    setTried(true);
    if (badYear || noDays) return;
    const fields = { opensOn, dueOn, note: note.trim() || null };
    void (plan === null ? call.run({ year: Number(year), ...fields }) : edit.run({ planId: plan.id, version: plan.version, ...fields }));
  };
  return (
    <FormDialog
      title={say(plan === null ? 'plan.call_new' : 'plan.call_edit')} verb={plan === null ? say('plan.call') : sayWeb('ui.save')} onSend={send} onClose={onClose} busy={command.busy}
      failure={apart(command.failure, 'year', 'dueOn')} wayOut={<LookAgain failure={command.failure} onDone={command.clear} />}
    >
      {plan === null && (
        <Field label={say('plan.year')} error={tried && badYear ? say('plan.year_wrong') : null} findings={beside(command.failure, 'year')}>
          <TextInput value={year} onChange={setYear} size={5} maxLength={4} inputMode="numeric" />
        </Field>
      )}
      <Field label={say('plan.opens')} error={tried && opensOn === '' ? say('plan.days_needed') : null}><DateInput value={opensOn} onChange={setOpensOn} /></Field>
      <Field label={say('plan.dues')} error={tried && dueOn === '' ? say('plan.days_needed') : null} findings={beside(command.failure, 'dueOn')}><DateInput value={dueOn} min={opensOn} onChange={setDueOn} /></Field>
      <Field label={say('plan.note')} hint={say('plan.note_hint')} optional><TextArea value={note} onChange={setNote} rows={5} maxLength={2000} /></Field>
    </FormDialog>
  );
}
