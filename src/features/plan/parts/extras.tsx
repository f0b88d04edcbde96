import type { SheetItem, SheetView } from '#features/plan/contract.ts';
import { words } from '#features/plan/words.ts';
import { client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextArea } from '#web/ui/inputs.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { useState } from 'react';
import { ExtraDialog } from './extra-dialog.tsx';
import { LineFacts } from './lines-dialog.tsx';
import { isMine, LookAgain, planKeys } from './plan-common.tsx';
import { StepRows } from './plan-steps.tsx';

/** Lines added during the year: why, who has decided, and the decision that waits for the reader. */
export function Extras({ view }: { readonly view: SheetView }) {
  const say = useSay(words);
  const [adding, setAdding] = useState(false);
  const extras = view.items.filter(({ extra }) => extra);
  const adds = view.branches.filter(({ allowed }) => allowed['plan.add_extra']?.length === 0);
  return (
    <Section title={say('plan.extra')} actions={adds.length > 0 && <Button icon="plus" onClick={() => setAdding(true)}>{say('plan.extra_add')}</Button>}>
      {extras.length === 0 ? <p className="quiet">{say('plan.extra_none')}</p> : <ul className="things">{extras.map((item) => <Extra key={item.id} view={view} item={item} />)}</ul>}
      {adding && <ExtraDialog view={view} branches={adds} onClose={() => setAdding(false)} />}
    </Section>
  );
}

function Extra({ view: { steps, branches, plan }, item }: { readonly view: SheetView; readonly item: SheetItem }) {
  const say = useSay(words);
  const own = steps.filter(({ itemId }) => itemId === item.id);
  const round = own.reduce((most, step) => Math.max(most, step.round), 0);
  const again = branches.find(({ id }) => id === item.branchId)?.allowed['plan.propose'];
  const propose = useCommand(client.plan.propose, { invalidate: planKeys() });
  return (
    <li className="thing extra">
      <div className="stack">
        <p className="quiet">{item.branchName}</p>
        <LineFacts item={item} />
        <p><strong>{say('plan.extra_reason')}</strong>　{item.extraReason}</p>
        {own.length > 0 && <StepRows steps={own.filter((step) => step.round === round)} label={`${say('plan.steps')} ${item.content ?? ''}`} />}
        {item.decide !== null && isMine(item.decide) && <DecideExtra item={item} />}
        {item.state === 'returned' && again?.length === 0 && (
          <>
            <FailureNotice failure={propose.failure} action={<LookAgain failure={propose.failure} onDone={propose.clear} />} />
            <Actions><Button busy={propose.busy} onClick={() => void propose.run({ planId: plan.id, branchId: item.branchId })}>{say('plan.extra_send')}</Button></Actions>
          </>
        )}
      </div>
    </li>
  );
}

function DecideExtra({ item }: { readonly item: SheetItem }) {
  const say = useSay(words);
  const [comment, setComment] = useState('');
  const decide = useCommand(client.plan.decideExtra, { invalidate: planKeys() });
  const give = (decision: 'approve' | 'return'): void => void decide.run({ itemId: item.id, version: item.version, decision, comment: comment.trim() || null });
  const why = item.decide ?? [];
  return (
    <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); give('approve'); }}>
      <Field label={say('plan.comment')} hint={say('plan.comment_needed')} optional><TextArea value={comment} onChange={setComment} maxLength={1000} rows={2} /></Field>
      <FailureNotice failure={decide.failure} action={<LookAgain failure={decide.failure} onDone={decide.clear} />} />
      <Actions>
        <Button kind="primary" type="submit" busy={decide.busy} why={why} label={`${say('plan.approve')} ${item.content ?? ''}`}>{say('plan.approve')}</Button>
        <Button busy={decide.busy} why={why.length > 0 ? why : comment.trim() === '' ? [say('plan.comment_needed')] : []} label={`${say('plan.return')} ${item.content ?? ''}`} onClick={() => give('return')}>{say('plan.return')}</Button>
      </Actions>
    </form>
  );
}
