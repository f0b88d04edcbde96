import type { SheetView } from '#features/plan/contract.ts';
import { words } from '#features/plan/words.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput, TextArea } from '#web/ui/inputs.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { useState } from 'react';
import { isMine, LookAgain, planKeys } from './plan-common.tsx';

interface Props {
  readonly view: SheetView;
}

/** The one next thing of the plan as a whole, for whoever it waits for; others read whom it waits for. */
export function WayNext({ view }: Props) {
  const say = useSay(words);
  const { plan, allowed } = view;
  if (plan.state === 'approved') return null;
  const decides = isMine(allowed['plan.decide']) && (plan.state === 'finance' || plan.state === 'leading_group');
  const closes = isMine(allowed['plan.to_committee']) && plan.state === 'called';
  const hands = isMine(allowed['plan.to_finance']) && plan.state === 'committee';
  if (decides) return <Decide view={view} />;
  return (
    <Section title={say('plan.next')}>
      <div className="stack">
        <p>{say('plan.waits', { who: plan.state === 'called' ? say('plan.waits.called') : say(`plan.step.${plan.state}`) })}</p>
        {closes && <Close view={view} />}
        {hands && <Hand view={view} />}
      </div>
    </Section>
  );
}

function Close({ view: { plan, allowed } }: Props) {
  const say = useSay(words);
  const close = useCommand(client.plan.toCommittee, { invalidate: planKeys() });
  return (
    <>
      <p className="hint">{say('plan.to_committee_hint')}</p>
      <FailureNotice failure={close.failure} action={<LookAgain failure={close.failure} onDone={close.clear} />} />
      <Actions><Button kind="primary" busy={close.busy} why={allowed['plan.to_committee']} onClick={() => void close.run({ planId: plan.id, version: plan.version })}>{say('plan.to_committee')}</Button></Actions>
    </>
  );
}

function Hand({ view: { plan, allowed } }: Props) {
  const say = useSay(words);
  const [comment, setComment] = useState('');
  const [reopening, setReopening] = useState(false);
  const hand = useCommand(client.plan.toFinance, { invalidate: planKeys() });
  return (
    <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); void hand.run({ planId: plan.id, version: plan.version, comment: comment.trim() || null }); }}>
      <Field label={say('plan.comment')} optional><TextArea value={comment} onChange={setComment} maxLength={1000} /></Field>
      <FailureNotice failure={hand.failure} action={<LookAgain failure={hand.failure} onDone={hand.clear} />} />
      <Actions>
        <Button kind="primary" type="submit" busy={hand.busy} why={allowed['plan.to_finance']}>{say('plan.to_finance')}</Button>
        <Button why={allowed['plan.reopen']} onClick={() => setReopening(true)}>{say('plan.reopen')}</Button>
      </Actions>
      {reopening && <Reopen plan={plan} onClose={() => setReopening(false)} />}
    </form>
  );
}

function Reopen({ plan, onClose }: { readonly plan: SheetView['plan']; readonly onClose: () => void }) {
  const say = useSay(words);
  const [dueOn, setDueOn] = useState(plan.dueOn);
  const [comment, setComment] = useState('');
  const [tried, setTried] = useState(false);
  const reopen = useCommand(client.plan.reopen, { invalidate: planKeys(), onDone: onClose });
  const send = (): void => { setTried(true); if (comment.trim() !== '' && dueOn !== '') void reopen.run({ planId: plan.id, version: plan.version, dueOn, comment: comment.trim() }); };
  return (
    <FormDialog title={say('plan.reopen')} verb={say('plan.reopen')} onSend={send} onClose={onClose} busy={reopen.busy} failure={reopen.failure} wayOut={<LookAgain failure={reopen.failure} onDone={reopen.clear} />}>
      <p>{say('plan.reopen_hint')}</p>
      <Field label={say('plan.dues')} error={tried && dueOn === '' ? say('plan.days_needed') : null}><DateInput value={dueOn} onChange={setDueOn} /></Field>
      <Field label={say('plan.return_label')} error={tried && comment.trim() === '' ? say('plan.comment_needed') : null}><TextArea value={comment} onChange={setComment} maxLength={1000} /></Field>
    </FormDialog>
  );
}

/** Finance or 分党组: approve, with conditions where there are any, or return with what is wrong. */
function Decide({ view: { plan, allowed } }: Props) {
  const say = useSay(words);
  const [comment, setComment] = useState('');
  const [conditions, setConditions] = useState('');
  const decide = useCommand(client.plan.decide, { invalidate: planKeys() });
  const give = (decision: 'approve' | 'return'): void =>
    void decide.run({ planId: plan.id, version: plan.version, decision, comment: comment.trim() || null, conditions: decision === 'approve' ? conditions.trim() || null : null });
  const why = allowed['plan.decide'] ?? [];
  const state = plan.state === 'leading_group' ? 'leading_group' : 'finance';
  return (
    <Section title={say('plan.decide', { step: say(`plan.step.${state}`) })} sheet>
      <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); give('approve'); }}>
        <Field label={say('plan.conditions')} hint={say('plan.conditions_hint')} optional><TextArea value={conditions} onChange={setConditions} maxLength={2000} /></Field>
        <Field label={say('plan.comment')} hint={say('plan.comment_needed')} optional><TextArea value={comment} onChange={setComment} maxLength={1000} /></Field>
        <FailureNotice failure={decide.failure} action={<LookAgain failure={decide.failure} onDone={decide.clear} />} />
        <Actions>
          <Button kind="primary" type="submit" busy={decide.busy} why={why}>{say('plan.approve')}</Button>
          <Button busy={decide.busy} why={why.length > 0 ? why : comment.trim() === '' ? [say('plan.comment_needed')] : []} onClick={() => give('return')}>{say('plan.return')}</Button>
        </Actions>
      </form>
    </Section>
  );
}
