import type { BranchRow } from '#features/org/contract.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { PersonPicker, type Picked } from '#features/org/parts/person-picker.tsx';
import { words } from '#features/org/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput, TextInput } from '#web/ui/inputs.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

export function AddBranchDialog({ onClose }: { readonly onClose: () => void }) {
  const say = useSay(words);
  const [name, setName] = useState('');
  const [startOn, setStartOn] = useState('');
  const command = useCommand(client.org.addBranch, { invalidate: [api.org.key()], onDone: onClose });
  const send = (): void => void command.run({ name, startOn: startOn === '' ? null : startOn });
  return (
    <FormDialog title={say('org.addBranch')} verb={say('org.addBranch')} onSend={send} onClose={onClose} busy={command.busy} failure={command.failure}>
      <Field label={say('org.branchName')}>
        <TextInput value={name} maxLength={100} onChange={setName} />
      </Field>
      <Field label={say('org.startOn')} optional>
        <DateInput value={startOn} onChange={setStartOn} />
      </Field>
    </FormDialog>
  );
}

export function AddTemporaryBranchDialog({ today, onClose }: { readonly today: string; readonly onClose: () => void }) {
  const say = useSay(words);
  const [typed, setTyped] = useState({ name: '', projectId: '', approvalNo: '', approvedBy: '', approvedOn: today, startOn: today, plannedEnd: '' });
  const [leaders, setLeaders] = useState<readonly Picked[]>([]);
  const [members, setMembers] = useState<readonly Picked[]>([]);
  const projects = useQuery(api.project.list.queryOptions({ input: { closed: 'no', limit: 100 } }));
  const command = useCommand(client.org.addTemporaryBranch, { invalidate: [api.org.key(), api.project.key()], onDone: onClose });
  const set = (patch: Partial<typeof typed>): void => setTyped({ ...typed, ...patch });
  const ids = (people: readonly Picked[]): string[] => people.map((one) => one.id);
  const send = (): void => void command.run({ ...typed, leaderIds: ids(leaders), memberIds: ids(members) });
  return (
    <FormDialog title={say('org.addTemporary')} verb={say('org.addTemporary')} wide onSend={send} onClose={onClose} busy={command.busy} failure={command.failure}>
      <Notice>{say('org.temporaryHint')}</Notice>
      <Field label={say('org.branchName')}>
        <TextInput value={typed.name} maxLength={100} onChange={(name) => set({ name })} />
      </Field>
      <Field label={say('org.project')}>
        <Select
          value={typed.projectId}
          onChange={(projectId) => set({ projectId })}
          options={(projects.data?.rows ?? []).map((row) => ({ value: row.id, label: `${row.code} ${row.name}` }))}
        />
      </Field>
      <Field label={say('org.approvalNo')}>
        <TextInput value={typed.approvalNo} maxLength={100} onChange={(approvalNo) => set({ approvalNo })} />
      </Field>
      <Field label={say('org.approvedBy')}>
        <TextInput value={typed.approvedBy} maxLength={100} onChange={(approvedBy) => set({ approvedBy })} />
      </Field>
      <Field label={say('org.approvedOn')}>
        <DateInput value={typed.approvedOn} max={today} onChange={(approvedOn) => set({ approvedOn })} />
      </Field>
      <Field label={say('org.startOn')}>
        <DateInput value={typed.startOn} onChange={(startOn) => set({ startOn })} />
      </Field>
      <Field label={say('org.plannedEnd')}>
        <DateInput value={typed.plannedEnd} min={typed.startOn} onChange={(plannedEnd) => set({ plannedEnd })} />
      </Field>
      <PersonPicker label={say('org.leadersPick')} picked={leaders} onChange={setLeaders} max={5} />
      <PersonPicker label={say('org.membersPick')} picked={members} onChange={setMembers} optional />
    </FormDialog>
  );
}

export function EditBranchDialog({ branch, onClose }: { readonly branch: BranchRow; readonly onClose: () => void }) {
  const say = useSay(words);
  const [name, setName] = useState(branch.name);
  const [plannedEnd, setPlannedEnd] = useState(branch.plannedEnd ?? '');
  const command = useCommand(client.org.editBranch, { invalidate: [api.org.key()], onDone: onClose });
  const send = (): void => void command.run({ id: branch.id, version: branch.version, name, plannedEnd: plannedEnd === '' ? null : plannedEnd });
  return (
    <FormDialog title={say('org.editBranch')} verb={say('org.editBranch')} onSend={send} onClose={onClose} busy={command.busy} failure={command.failure}>
      <Field label={say('org.branchName')}>
        <TextInput value={name} maxLength={100} onChange={setName} />
      </Field>
      {branch.kind === 'temporary' && (
        <Field label={say('org.plannedEnd')}>
          <DateInput value={plannedEnd} onChange={setPlannedEnd} />
        </Field>
      )}
    </FormDialog>
  );
}

export function DissolveBranchDialog({ branch, today, onClose }: { readonly branch: BranchRow; readonly today: string; readonly onClose: () => void }) {
  const say = useSay(words);
  const [on, setOn] = useState(today);
  const command = useCommand(client.org.dissolveBranch, { invalidate: [api.org.key(), api.project.key()], onDone: onClose });
  const send = (): void => void command.run({ id: branch.id, version: branch.version, on });
  return (
    <FormDialog title={`${say('org.dissolve')}：${branch.name}`} verb={say('org.dissolve')} danger onSend={send} onClose={onClose} busy={command.busy} failure={command.failure}>
      <p>{say('org.dissolveHint')}</p>
      <Field label={say('org.on')}>
        <DateInput value={on} onChange={setOn} max={today} />
      </Field>
    </FormDialog>
  );
}
