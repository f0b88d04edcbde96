import type { ConsultationView, SideView } from '#features/consultation/contract.ts';
import { words } from '#features/consultation/words.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useEditing } from '#web/editing.ts';
import { apart, beside } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { useState } from 'react';
import { noOpinion, OpinionFields } from './opinion-form.tsx';
import { Said } from './said.tsx';

const invalidate = [api.consultation.key(), api.home.key(), api.notice.key()];

/** The sides beside each other, each with what it said and what may be done for it. */
export function Sides({ view }: { readonly view: ConsultationView }) {
  return <ul className="said-by">{view.sides.map((side) => <li key={side.id}><OneSide view={view} side={side} /></li>)}</ul>;
}

function OneSide({ view, side }: { readonly view: ConsultationView; readonly side: SideView }) {
  const say = useSay(words);
  const [asked, setAsked] = useState<'opine' | 'enter' | 'withdraw' | null>(null);
  const { consultation, allowed } = view;
  const there = side.withdrawnAt === null && consultation.state === 'open';
  const opines = there && side.allowed['consultation.opine']?.length === 0;
  const enters = there && !opines && allowed['consultation.enter_opinion']?.length === 0;
  const withdraws = there && allowed['consultation.withdraw_side']?.length === 0;
  const close = (): void => setAsked(null);
  return (
    <>
      <h3>{side.name} {side.outside && <Chip tone="quiet">{say('consultation.outside')}</Chip>}</h3>
      {there && side.outside && side.givenAt === null && <p className="hint">{say(side.hasLink ? 'consultation.by_link' : 'consultation.no_link')}</p>}
      <Said side={side} />
      <div className="actions">
        {opines && <Button small kind={side.givenAt === null ? 'primary' : 'plain'} label={`${say(side.givenAt === null ? 'consultation.opine' : 'consultation.opine_again')} ${side.name}`} onClick={() => setAsked('opine')}>{say(side.givenAt === null ? 'consultation.opine' : 'consultation.opine_again')}</Button>}
        {enters && <Button small label={`${say('consultation.enter')} ${side.name}`} onClick={() => setAsked('enter')}>{say('consultation.enter')}</Button>}
        {withdraws && <Button small kind="quiet" label={`${say('consultation.withdraw')} ${side.name}`} onClick={() => setAsked('withdraw')}>{say('consultation.withdraw')}</Button>}
      </div>
      {(asked === 'opine' || asked === 'enter') && <OpinionDialog consultationId={consultation.id} side={side} behalf={asked === 'enter'} onClose={close} />}
      {asked === 'withdraw' && <Withdraw view={view} side={side} onClose={close} />}
    </>
  );
}

function OpinionDialog({ consultationId: id, side, behalf, onClose }: { readonly consultationId: string; readonly side: SideView; readonly behalf: boolean; readonly onClose: () => void }) {
  const say = useSay(words);
  const draft = useEditing(`opinion.${side.id}`, { name: behalf ? (side.authorName ?? '') : '', opinion: side.opinion ?? noOpinion }, side.version);
  const onDone = (): void => {
    draft.reset();
    onClose();
  };
  const own = useCommand(client.consultation.opine, { invalidate, onDone });
  const other = useCommand(client.consultation.enterOpinion, { invalidate, onDone });
  const { busy, failure } = behalf ? other : own;
  const { name, opinion } = draft.value;
  const about = { id, consultationSideId: side.id, version: draft.version, ...opinion };
  return (
    <FormDialog title={`${say(behalf ? 'consultation.enter' : 'consultation.opine')} · ${side.name}`} verb={say('consultation.send')} wide busy={busy} failure={apart(failure, 'cause', 'suggestion', 'offer', 'name')} onSend={() => void (behalf ? other.run({ ...about, name }) : own.run(about))} onClose={onClose}>
      {!behalf && <p className="hint">{say('consultation.opine_hint')}</p>}
      {behalf && <Field label={say('consultation.enter_name')} findings={beside(failure, 'name')}><TextInput value={name} maxLength={50} onChange={(next) => draft.change({ name: next, opinion })} /></Field>}
      <OpinionFields value={opinion} onChange={(next) => draft.change({ name, opinion: next })} failure={failure} />
    </FormDialog>
  );
}

function Withdraw({ view, side, onClose }: { readonly view: ConsultationView; readonly side: SideView; readonly onClose: () => void }) {
  const say = useSay(words);
  const [reason, setReason] = useState('');
  const { id, version } = view.consultation;
  const withdraw = useCommand(client.consultation.withdrawSide, { invalidate, onDone: onClose });
  return (
    <FormDialog title={say('consultation.withdraw_title', { side: side.name })} verb={say('consultation.withdraw')} busy={withdraw.busy} failure={apart(withdraw.failure, 'reason')} onSend={() => void withdraw.run({ id, version, consultationSideId: side.id, reason })} onClose={onClose}>
      <Field label={say('consultation.reason')} findings={beside(withdraw.failure, 'reason')}><TextInput value={reason} maxLength={500} onChange={setReason} /></Field>
    </FormDialog>
  );
}
