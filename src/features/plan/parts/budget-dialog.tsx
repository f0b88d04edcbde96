import type { SheetView } from '#features/plan/contract.ts';
import { words } from '#features/plan/words.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Field } from '#web/ui/field.tsx';
import { MoneyInput } from '#web/ui/inputs.tsx';
import { words as web } from '#web/words.ts';
import { useState } from 'react';
import { LookAgain, planKeys } from './plan-common.tsx';

/** The year's party-building budget line. */
export function BudgetDialog({ plan, onClose }: { readonly plan: SheetView['plan']; readonly onClose: () => void }) {
  const say = useSay(words);
  const sayWeb = useSay(web);
  const [fen, setFen] = useState(plan.budgetFen);
  const set = useCommand(client.plan.setBudget, { invalidate: planKeys(), onDone: onClose });
  return (
    <FormDialog
      title={say('plan.budget_edit')} verb={sayWeb('ui.save')} onSend={() => void set.run({ planId: plan.id, version: plan.version, budgetFen: fen })} onClose={onClose} busy={set.busy}
      failure={set.failure} wayOut={<LookAgain failure={set.failure} onDone={set.clear} />}
    >
      <Field label={say('plan.budget')} hint={say('plan.budget_hint')}><MoneyInput value={fen} onChange={setFen} /></Field>
    </FormDialog>
  );
}
