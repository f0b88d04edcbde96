import type { PersonRow } from '#features/org/contract.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { BranchSelect } from '#features/org/parts/branch-select.tsx';
import { words } from '#features/org/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput, TextInput } from '#web/ui/inputs.tsx';
import { useState } from 'react';

interface Typed {
  readonly name: string;
  readonly status: 'full' | 'probationary' | '';
  readonly rank: string;
  readonly email: string;
  readonly phone: string;
}
const nothing: Typed = { name: '', status: '', rank: '', email: '', phone: '' };
const orNull = <T extends string>(text: T | ''): T | null => (text.trim() === '' ? null : (text as T));
const sent = ({ name, status, rank, email }: Typed) => ({ name, status: orNull(status), rank: orNull(rank), email: orNull(email.trim()) });

interface FieldsProps {
  readonly value: Typed;
  readonly onChange: (value: Typed) => void;
  readonly phoneHint: string;
}

function PersonFields({ value, onChange, phoneHint }: FieldsProps) {
  const say = useSay(words);
  const set = (patch: Partial<Typed>): void => onChange({ ...value, ...patch });
  return (
    <>
      <Field label={say('org.name')}>
        <TextInput value={value.name} maxLength={50} onChange={(name) => set({ name })} />
      </Field>
      <Field label={say('org.status')} optional>
        <Select
          value={value.status}
          onChange={(status) => set({ status })}
          empty={say('org.status.none')}
          options={(['full', 'probationary'] as const).map((one) => ({ value: one, label: say(`org.status.${one}`) }))}
        />
      </Field>
      <Field label={say('org.rank')} optional>
        <TextInput value={value.rank} maxLength={50} onChange={(rank) => set({ rank })} size={14} />
      </Field>
      <Field label={say('org.phone')} hint={phoneHint} optional>
        <TextInput type="tel" value={value.phone} maxLength={20} autoComplete="off" onChange={(phone) => set({ phone })} size={14} />
      </Field>
      <Field label={say('org.email')} optional>
        <TextInput type="email" value={value.email} maxLength={200} autoComplete="off" onChange={(email) => set({ email })} />
      </Field>
    </>
  );
}

interface AddProps {
  readonly today: string;
  /** 系统管理员 enters people without a branch; only 机关党委 puts them into one. */
  readonly withBranch: boolean;
  readonly onClose: () => void;
}

export function AddPersonDialog({ today, withBranch, onClose }: AddProps) {
  const say = useSay(words);
  const [typed, setTyped] = useState(nothing);
  const [branchId, setBranchId] = useState('');
  const [fromOn, setFromOn] = useState(today);
  const command = useCommand(client.org.addPerson, { invalidate: [api.org.key()], onDone: onClose });
  const send = (): void => {
    void command.run({ ...sent(typed), phone: orNull(typed.phone), branchId: orNull(branchId), fromOn: branchId === '' ? null : fromOn });
  };
  return (
    <FormDialog title={say('org.addPerson')} verb={say('org.addPerson')} onSend={send} onClose={onClose} busy={command.busy} failure={command.failure}>
      <PersonFields value={typed} onChange={setTyped} phoneHint={say('org.phoneHint')} />
      {withBranch && <BranchSelect label={say('org.branch')} kind="standing" value={branchId} onChange={setBranchId} empty={say('org.nobody')} optional />}
      {withBranch && branchId !== '' && (
        <Field label={say('org.fromOn')}>
          <DateInput value={fromOn} onChange={setFromOn} />
        </Field>
      )}
    </FormDialog>
  );
}

export function EditPersonDialog({ person, onClose }: { readonly person: PersonRow; readonly onClose: () => void }) {
  const say = useSay(words);
  const { details } = person;
  const [typed, setTyped] = useState<Typed>({
    name: person.name, status: details?.status ?? '', rank: details?.rank ?? '', email: details?.email ?? '', phone: '',
  });
  const command = useCommand(client.org.editPerson, { invalidate: [api.org.key()], onDone: onClose });
  const send = (): void => {
    const phone = orNull(typed.phone);
    void command.run({ id: person.id, version: person.version, ...sent(typed), ...(phone === null ? {} : { phone }) });
  };
  const hint = details?.phoneMasked ? `${say('org.phoneHint')}${say('org.phoneKeep', { phone: details.phoneMasked })}` : say('org.phoneHint');
  return (
    <FormDialog title={say('org.editPerson')} verb={say('org.editPerson')} onSend={send} onClose={onClose} busy={command.busy} failure={command.failure}>
      <PersonFields value={typed} onChange={setTyped} phoneHint={hint} />
    </FormDialog>
  );
}

export function RemovePersonDialog({ person, today, onClose }: { readonly person: PersonRow; readonly today: string; readonly onClose: () => void }) {
  const say = useSay(words);
  const [on, setOn] = useState(today);
  const command = useCommand(client.org.removePerson, { invalidate: [api.org.key()], onDone: onClose });
  const send = (): void => void command.run({ id: person.id, version: person.version, on });
  return (
    <FormDialog title={`${say('org.removePerson')}：${person.name}`} verb={say('org.removePerson')} danger onSend={send} onClose={onClose} busy={command.busy} failure={command.failure}>
      <p>{say('org.removeHint')}</p>
      <Field label={say('org.on')}>
        <DateInput value={on} onChange={setOn} max={today} />
      </Field>
    </FormDialog>
  );
}
