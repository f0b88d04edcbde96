import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { providerKinds, type ProviderKind } from '#features/outside/facts.ts';
import { words } from '#features/outside/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { apart, beside } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { Check, Choice, Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

interface Props {
  readonly onClose: () => void;
}
const invalidate = [api.outside.key()];

/** What is typed of a secret is sealed on the way in and never shown again. */
export function AddProvider({ onClose }: Props) {
  const say = useSay(words);
  const [typed, setTyped] = useState({ kind: 'oidc' as ProviderKind, name: '', issuer: '', clientId: '', secret: '', agentId: '', vouchesSecond: false });
  const add = useCommand(client.outside.add, { invalidate, onDone: onClose });
  const set = (change: Partial<typeof typed>): void => setTyped({ ...typed, ...change });
  const text = (field: 'name' | 'issuer' | 'clientId' | 'secret' | 'agentId', most: number) => (
    <Field label={say(`outside.${field}`)} findings={beside(add.failure, field)} {...(field === 'issuer' ? { hint: say('outside.issuer_hint') } : {})}>
      <TextInput value={typed[field]} maxLength={most} onChange={(value) => set({ [field]: value })} type={field === 'secret' ? 'password' : 'text'} autoComplete="off" />
    </Field>
  );
  return (
    <FormDialog title={say('outside.add')} verb={say('outside.add')} busy={add.busy} failure={apart(add.failure, 'name', 'issuer', 'clientId', 'secret', 'agentId')} onClose={onClose} onSend={() => void add.run({ ...typed, agentId: typed.agentId.trim() || null })}>
      <Choice<ProviderKind> label={say('outside.kind')} value={typed.kind} onChange={(kind) => set({ kind })} options={providerKinds.map((value) => ({ value, label: say(`outside.kind.${value}`) }))} />
      {text('name', 30)}
      {text('issuer', 300)}
      {text('clientId', 200)}
      {text('secret', 500)}
      {typed.kind === 'wecom' && text('agentId', 40)}
      <Check checked={typed.vouchesSecond} onChange={(vouchesSecond) => set({ vouchesSecond })} label={say('outside.vouchesSecond')} />
    </FormDialog>
  );
}

/** Which person with an account a subject is. */
export function LinkSubject({ providerId, onClose }: Props & { readonly providerId: string }) {
  const say = useSay(words);
  const [personId, setPersonId] = useState('');
  const [subject, setSubject] = useState('');
  const [text, setText] = useState('');
  const people = useQuery(api.account.list.queryOptions({ input: { with: 'account', text: text.trim(), limit: 50 }, placeholderData: keepPreviousData }));
  const link = useCommand(client.outside.link, { invalidate, onDone: onClose });
  return (
    <FormDialog title={say('outside.link')} verb={say('outside.link')} busy={link.busy} failure={apart(link.failure, 'personId', 'subject')} onClose={onClose} onSend={() => void link.run({ id: providerId, personId, subject })}>
      <Field label={say('outside.find')} optional>
        <TextInput type="search" value={text} maxLength={40} onChange={setText} />
      </Field>
      <Field label={say('outside.personId')} findings={beside(link.failure, 'personId')}>
        <Select value={personId} onChange={setPersonId} options={[{ value: '', label: '—' }, ...(people.data?.rows ?? []).map((row) => ({ value: row.personId, label: `${row.name} ${row.account?.username ?? ''}` }))]} />
      </Field>
      <Field label={say('outside.subject')} hint={say('outside.subject_hint')} findings={beside(link.failure, 'subject')}>
        <TextInput value={subject} maxLength={200} onChange={setSubject} autoComplete="off" />
      </Field>
    </FormDialog>
  );
}
