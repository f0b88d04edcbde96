import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import type { SheetView } from '#features/plan/contract.ts';
import { words } from '#features/plan/words.ts';
import { client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput, TextInput } from '#web/ui/inputs.tsx';
import { words as web } from '#web/words.ts';
import { useState } from 'react';
import { LookAgain, planKeys } from './plan-common.tsx';

interface Props {
  readonly plan: SheetView['plan'];
  readonly kind: SheetView['papers'][number]['kind'];
  readonly paper: SheetView['papers'][number] | null;
  readonly onClose: () => void;
}

/** 发文字号 and date of one of the year's documents. */
export function NumberDialog({ plan, kind, paper, onClose }: Props) {
  const say = useSay(words);
  const sayWeb = useSay(web);
  const [number, setNumber] = useState(paper?.number ?? '');
  const [datedOn, setDatedOn] = useState(paper?.datedOn ?? plan.approvedOn ?? '');
  const set = useCommand(client.plan.numberPaper, { invalidate: planKeys(), onDone: onClose });
  return (
    <FormDialog
      title={`${say('yearpaper.set')} · ${say(`plan.paper.${kind}`)}`} verb={sayWeb('ui.save')} onClose={onClose} busy={set.busy} failure={set.failure} wayOut={<LookAgain failure={set.failure} onDone={set.clear} />}
      onSend={() => void set.run({ planId: plan.id, kind, number: number.trim() || null, datedOn: datedOn || null })}
    >
      <Field label={say('yearpaper.number')} hint={say('yearpaper.number_hint')} optional><TextInput value={number} onChange={setNumber} maxLength={100} /></Field>
      <Field label={say('yearpaper.dated')} optional><DateInput value={datedOn} onChange={setDatedOn} /></Field>
    </FormDialog>
  );
}
