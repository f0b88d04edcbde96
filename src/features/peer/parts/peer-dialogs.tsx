import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import type { PeerRow } from '#features/peer/contract.ts';
import { words } from '#features/peer/words.ts';
import { UnitPicker } from '#features/unit/parts/unit-picker.tsx';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import type { Failure } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { ReasonDialog } from '#web/ui/dialog.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextArea, TextInput } from '#web/ui/inputs.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { useState } from 'react';

const invalidate = [api.peer.key()];
const foundIn = (failure: Failure | null, field: string) => (failure?.findings ?? []).filter((finding) => finding.field === field);
/** What no field of the dialog shows beside itself. */
const rest = (failure: Failure | null, ...fields: string[]): Failure | null =>
  (failure?.findings ?? []).some((finding) => finding.field !== null && fields.includes(finding.field)) ? null : failure;

interface Unit {
  readonly id: string;
  readonly name: string;
}
interface Closes {
  readonly onClose: () => void;
}

export function InviteDialog({ onClose }: Closes) {
  const say = useSay(words);
  const [unit, setUnit] = useState<Unit | null>(null);
  const [days, setDays] = useState('7');
  const [tried, setTried] = useState(false);
  const invite = useCommand(client.peer.invite, { invalidate, onDone: onClose });
  const send = (): void => {
    setTried(true);
    if (unit !== null) void invite.run({ unitId: unit.id, days: Number(days) });
  };
  return (
    <FormDialog title={say('peer.invite')} verb={say('peer.invite')} onSend={send} onClose={onClose} busy={invite.busy} failure={invite.failure}>
      <UnitPicker label={say('peer.unit')} picked={unit} onChange={setUnit} />
      <p className="hint">{say('peer.unit_hint')}</p>
      {tried && unit === null && <Notice kind="warn">{say('need.outside_unit')}</Notice>}
      <Field label={say('peer.days')} findings={foundIn(invite.failure, 'days')}><TextInput type="number" inputMode="numeric" size={4} value={days} onChange={setDays} /></Field>
    </FormDialog>
  );
}

export function AcceptDialog({ onClose }: Closes) {
  const say = useSay(words);
  const [unit, setUnit] = useState<Unit | null>(null);
  const [invitation, setInvitation] = useState('');
  const [tried, setTried] = useState(false);
  const accept = useCommand(client.peer.accept, { invalidate, onDone: onClose });
  const send = (): void => {
    setTried(true);
    if (unit !== null && invitation.trim() !== '') void accept.run({ unitId: unit.id, invitation });
  };
  return (
    <FormDialog title={say('peer.accept')} verb={say('peer.accept')} wide onSend={send} onClose={onClose} busy={accept.busy} failure={rest(accept.failure, 'invitation')}>
      <Field label={say('peer.invitation_paste')} findings={foundIn(accept.failure, 'invitation')} error={tried && invitation.trim() === '' ? say('need.invitation') : null}>
        <TextArea rows={5} value={invitation} maxLength={2000} onChange={setInvitation} />
      </Field>
      <UnitPicker label={say('peer.unit')} picked={unit} onChange={setUnit} />
      <p className="hint">{say('peer.unit_hint')}</p>
      {tried && unit === null && <Notice kind="warn">{say('need.outside_unit')}</Notice>}
    </FormDialog>
  );
}

/** The digits are typed as they are heard: nothing on the screen can be nodded through. */
export function ConfirmDialog({ peer, onClose }: Closes & { readonly peer: PeerRow }) {
  const say = useSay(words);
  const [fingerprint, setFingerprint] = useState('');
  const [comparedWith, setComparedWith] = useState('');
  const confirm = useCommand(client.peer.confirm, { invalidate, onDone: onClose });
  return (
    <FormDialog
      title={`${say('peer.confirm')}：${peer.name ?? peer.unit}`} verb={say('peer.confirm')} onClose={onClose} busy={confirm.busy} failure={rest(confirm.failure, 'fingerprint', 'comparedWith')}
      onSend={() => void confirm.run({ id: peer.id, version: peer.version, fingerprint, comparedWith })}
    >
      <p>{say('peer.confirm_hint')}</p>
      <Field label={say('peer.heard')} findings={foundIn(confirm.failure, 'fingerprint')}>
        <TextInput inputMode="numeric" autoComplete="off" value={fingerprint} maxLength={60} placeholder="0000 0000 0000 0000 0000 0000 0000 0000" onChange={setFingerprint} />
      </Field>
      <Field label={say('peer.compared_with')} findings={foundIn(confirm.failure, 'comparedWith')}><TextInput value={comparedWith} maxLength={100} onChange={setComparedWith} /></Field>
    </FormDialog>
  );
}

export function EndDialog({ peer, onClose }: Closes & { readonly peer: PeerRow }) {
  const say = useSay(words);
  const end = useCommand(client.peer.end, { invalidate, onDone: onClose });
  return (
    <ReasonDialog open danger title={say('peer.end')} verb={say('peer.end')} hint={say('peer.end_sure', { office: peer.name ?? peer.unit })} busy={end.busy} onClose={onClose} onGiven={(reason) => void end.run({ id: peer.id, version: peer.version, reason: reason.slice(0, 500) })}>
      <FailureNotice failure={end.failure} />
    </ReasonDialog>
  );
}
