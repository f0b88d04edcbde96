import type { SheetView } from '#features/plan/contract.ts';
import { words } from '#features/plan/words.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { apart, beside } from '#web/failure.ts';
import { useFormat, useSay, useToday } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput } from '#web/ui/inputs.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { FactList, Section } from '#web/ui/section.tsx';
import { words as web } from '#web/words.ts';
import { useState } from 'react';
import { isMine, LookAgain, planKeys } from './plan-common.tsx';

/** What follows the approval: its conditions, the filing, and whether spending is open to all. */
export function AfterApproval({ view: { plan, allowed } }: { readonly view: SheetView }) {
  const say = useSay(words);
  const format = useFormat();
  const [filing, setFiling] = useState(false);
  const spending = useCommand(client.plan.showSpending, { invalidate: planKeys() });
  const [file, show] = [allowed['plan.filed'], allowed['plan.show_spending']];
  return (
    <Section
      sheet title={say('plan.filing')}
      actions={<>
        {isMine(file) && <Button why={file} onClick={() => setFiling(true)}>{say('plan.filed')}</Button>}
        {isMine(show) && <Button busy={spending.busy} why={show} onClick={() => void spending.run({ planId: plan.id, version: plan.version, open: !plan.spendingOpen })}>{say(plan.spendingOpen ? 'plan.spending_close' : 'plan.spending_open')}</Button>}
      </>}
    >
      <FactList facts={[
        { label: say('plan.approved_day'), value: format.day(plan.approvedOn) },
        ...(plan.conditions === null ? [] : [{ label: say('plan.conditions'), value: <span className="kept-lines">{plan.conditions}</span> }]),
        { label: say('plan.filed_day'), value: plan.filedOn === null ? say('plan.filing_none') : format.day(plan.filedOn) },
        { label: say('plan.spending'), value: say(plan.spendingOpen ? 'plan.spending.open' : 'plan.spending.closed') },
      ]} />
      <FailureNotice failure={spending.failure} action={<LookAgain failure={spending.failure} onDone={spending.clear} />} />
      {filing && <FiledDialog plan={plan} onClose={() => setFiling(false)} />}
    </Section>
  );
}

function FiledDialog({ plan, onClose }: { readonly plan: SheetView['plan']; readonly onClose: () => void }) {
  const say = useSay(words);
  const sayWeb = useSay(web);
  const today = useToday();
  const [on, setOn] = useState(plan.filedOn ?? '');
  const [tried, setTried] = useState(false);
  const filed = useCommand(client.plan.filed, { invalidate: planKeys(), onDone: onClose });
  const send = (): void => { setTried(true); if (on !== '') void filed.run({ planId: plan.id, version: plan.version, on }); };
  return (
    <FormDialog title={say('plan.filed')} verb={sayWeb('ui.save')} onSend={send} onClose={onClose} busy={filed.busy} failure={apart(filed.failure, 'on')} wayOut={<LookAgain failure={filed.failure} onDone={filed.clear} />}>
      <Field label={say('plan.filed_day')} hint={say('plan.filed_hint')} error={tried && on === '' ? say('plan.days_needed') : null} findings={beside(filed.failure, 'on')}><DateInput value={on} max={today} onChange={setOn} /></Field>
    </FormDialog>
  );
}
