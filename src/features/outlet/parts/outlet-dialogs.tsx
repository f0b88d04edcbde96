import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import type { OutletRow } from '#features/outlet/contract.ts';
import { outletForms, type OutletForm } from '#features/outlet/facts-plain.ts';
import { words } from '#features/outlet/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import type { Failure } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Choice } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { useState } from 'react';

const invalidate = [api.outlet.key()];
const kinds = ['file', 'copy', 'webhook'] as const;
type Kind = (typeof kinds)[number];

const foundIn = (failure: Failure | null) => (field: string) => (failure?.findings ?? []).filter((finding) => finding.field === field);
const rest = (failure: Failure | null, ...fields: string[]): Failure | null =>
  (failure?.findings ?? []).some((finding) => finding.field !== null && fields.includes(finding.field)) ? null : failure;

/** 192 bits that nobody guesses, in letters that survive copying. */
const freshSecret = (): string => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(24)))).replaceAll('+', '-').replaceAll('/', '_');

interface Props {
  /** Null to add a new one. */
  readonly outlet: OutletRow | null;
  readonly onClose: () => void;
}

/** Adds or changes an outlet that is not our own page. */
export function OutletDialog({ outlet, onClose }: Props) {
  const say = useSay(words);
  const [name, setName] = useState(outlet?.name ?? '');
  const [kind, setKind] = useState<Kind>(kinds.find((one) => one === outlet?.kind) ?? 'file');
  const [form, setForm] = useState<OutletForm>(outlet?.form ?? 'zip');
  const [address, setAddress] = useState(outlet?.address ?? '');
  const [secret, setSecret] = useState(freshSecret);
  const add = useCommand(client.outlet.add, { invalidate, onDone: onClose });
  const edit = useCommand(client.outlet.edit, { invalidate, onDone: onClose });
  const command = outlet === null ? add : edit;
  const found = foundIn(command.failure);
  const send = (): void => {
    const said = { name, form: kind === 'file' ? form : null, address: kind === 'webhook' ? address.trim() || null : null };
    void (outlet === null ? add.run({ ...said, kind, secret: kind === 'webhook' ? secret : null }) : edit.run({ ...said, id: outlet.id, version: outlet.version }));
  };
  const title = say(outlet === null ? 'outlet.add' : 'outlet.edit');
  return (
    <FormDialog title={title} verb={title} wide onSend={send} onClose={onClose} busy={command.busy} failure={rest(command.failure, 'name', 'form', 'address', 'secret')}>
      <Field label={say('outlet.name')} hint={say('outlet.name_hint')} findings={found('name')}>
        <TextInput value={name} maxLength={100} onChange={setName} />
      </Field>
      {outlet === null && (
        <Choice label={say('outlet.kind')} value={kind} onChange={setKind} options={kinds.map((one) => ({ value: one, label: say(`outlet.kind.${one}`), hint: say(`outlet.kind_hint.${one}`) }))} />
      )}
      {kind === 'file' && (
        <Choice inline label={say('outlet.form')} value={form} onChange={setForm} findings={found('form')} options={outletForms.map((one) => ({ value: one, label: say(`outlet.form.${one}`) }))} />
      )}
      {kind === 'webhook' && (
        <Field label={say('outlet.address')} hint={say('outlet.address_hint')} findings={found('address')}>
          <TextInput type="url" value={address} maxLength={500} onChange={setAddress} />
        </Field>
      )}
      {kind === 'webhook' && outlet === null && <SecretField secret={secret} onChange={setSecret} findings={found('secret')} />}
    </FormDialog>
  );
}

function SecretField({ secret, onChange, findings }: { readonly secret: string; readonly onChange: (secret: string) => void; readonly findings: ReturnType<ReturnType<typeof foundIn>> }) {
  const say = useSay(words);
  return (
    <>
      <Field label={say('outlet.secret')} hint={say('outlet.secret_hint')} findings={findings}>
        <TextInput value={secret} maxLength={200} autoComplete="off" onChange={onChange} />
      </Field>
      <Button small onClick={() => onChange(freshSecret())}>{say('outlet.secret_make')}</Button>
    </>
  );
}

/** A new key for what is sent from now on. */
export function SecretDialog({ outlet, onClose }: { readonly outlet: OutletRow; readonly onClose: () => void }) {
  const say = useSay(words);
  const [secret, setSecret] = useState(freshSecret);
  const command = useCommand(client.outlet.changeSecret, { invalidate, onDone: onClose });
  const title = say('outlet.change_secret');
  return (
    <FormDialog
      title={title} verb={title} onSend={() => void command.run({ id: outlet.id, version: outlet.version, secret })} onClose={onClose} busy={command.busy}
      failure={rest(command.failure, 'secret')}
    >
      <SecretField secret={secret} onChange={setSecret} findings={foundIn(command.failure)('secret')} />
    </FormDialog>
  );
}

/** Retiring is asked once more, since it cannot be taken back. */
export function RetireDialog({ outlet, onClose }: { readonly outlet: OutletRow; readonly onClose: () => void }) {
  const say = useSay(words);
  const command = useCommand(client.outlet.retire, { invalidate, onDone: onClose });
  return (
    <FormDialog title={say('outlet.retire')} verb={say('outlet.retire')} danger onSend={() => void command.run({ id: outlet.id, version: outlet.version })} onClose={onClose} busy={command.busy} failure={command.failure}>
      <p>{say('outlet.retire_sure', { name: outlet.name })}</p>
    </FormDialog>
  );
}
