import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { PersonPicker, type Picked } from '#features/org/parts/person-picker.tsx';
import type { ProjectRow } from '#features/project/contract.ts';
import { words } from '#features/project/words.ts';
import { industries } from '#features/unit/facts.ts';
import { words as unit } from '#features/unit/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput, TextInput } from '#web/ui/inputs.tsx';
import { useState } from 'react';

const invalidate = [api.project.key(), api.org.key()];
interface Typed {
  readonly code: string;
  readonly name: string;
  readonly place: string;
  readonly region: string;
  readonly industry: string;
  readonly startOn: string;
  readonly endOn: string;
}
const orNull = (text: string): string | null => (text.trim() === '' ? null : text);
const sent = ({ code, name, place, region, industry, startOn, endOn }: Typed) => ({ code, name, place: orNull(place), region: orNull(region), industry: industries.find((one) => one === industry) ?? null, startOn, endOn: orNull(endOn) });

function ProjectFields({ value, onChange }: { readonly value: Typed; readonly onChange: (value: Typed) => void }) {
  const say = useSay(words);
  const sayUnit = useSay(unit);
  const set = (patch: Partial<Typed>): void => onChange({ ...value, ...patch });
  return (
    <>
      <Field label={say('project.code')}>
        <TextInput value={value.code} maxLength={40} onChange={(code) => set({ code })} size={14} />
      </Field>
      <Field label={say('project.name')}>
        <TextInput value={value.name} maxLength={200} onChange={(name) => set({ name })} />
      </Field>
      <Field label={say('project.place')} optional>
        <TextInput value={value.place} maxLength={100} onChange={(place) => set({ place })} />
      </Field>
      <Field label={say('project.region')} optional>
        <TextInput value={value.region} maxLength={60} onChange={(region) => set({ region })} size={14} />
      </Field>
      <Field label={say('project.industry')} hint={say('project.industry_hint')} optional>
        <Select value={industries.find((one) => one === value.industry) ?? ''} onChange={(industry) => set({ industry })} options={industries.map((one) => ({ value: one, label: sayUnit(`industry.${one}`) }))} />
      </Field>
      <Field label={say('project.startOn')}>
        <DateInput value={value.startOn} onChange={(startOn) => set({ startOn })} />
      </Field>
      <Field label={say('project.endOn')} optional>
        <DateInput value={value.endOn} min={value.startOn} onChange={(endOn) => set({ endOn })} />
      </Field>
    </>
  );
}

export function AddProjectDialog({ onClose }: { readonly onClose: () => void }) {
  const say = useSay(words);
  const [typed, setTyped] = useState<Typed>({ code: '', name: '', place: '', region: '', industry: '', startOn: '', endOn: '' });
  const [team, setTeam] = useState<readonly Picked[]>([]);
  const command = useCommand(client.project.add, { invalidate, onDone: onClose });
  const send = (): void => void command.run({ ...sent(typed), personIds: team.map((one) => one.id) });
  return (
    <FormDialog title={say('project.add')} verb={say('project.add')} onSend={send} onClose={onClose} busy={command.busy} failure={command.failure}>
      <ProjectFields value={typed} onChange={setTyped} />
      <PersonPicker label={say('project.team')} picked={team} onChange={setTeam} optional />
    </FormDialog>
  );
}

interface Props {
  readonly project: ProjectRow;
  readonly onClose: () => void;
}

export function EditProjectDialog({ project, onClose }: Props) {
  const say = useSay(words);
  const { code, name, startOn } = project;
  const [typed, setTyped] = useState<Typed>({ code, name, startOn, place: project.place ?? '', region: project.region ?? '', industry: project.industry ?? '', endOn: project.endOn ?? '' });
  const command = useCommand(client.project.edit, { invalidate, onDone: onClose });
  const send = (): void => void command.run({ id: project.id, version: project.version, ...sent(typed) });
  return (
    <FormDialog title={say('project.edit')} verb={say('project.edit')} onSend={send} onClose={onClose} busy={command.busy} failure={command.failure}>
      <ProjectFields value={typed} onChange={setTyped} />
    </FormDialog>
  );
}

export function TeamDialog({ project, onClose }: Props) {
  const say = useSay(words);
  const [team, setTeam] = useState<readonly Picked[]>(project.team);
  const command = useCommand(client.project.setTeam, { invalidate, onDone: onClose });
  const send = (): void => void command.run({ id: project.id, version: project.version, personIds: team.map((one) => one.id) });
  return (
    <FormDialog title={say('project.setTeam')} verb={say('project.setTeam')} onSend={send} onClose={onClose} busy={command.busy} failure={command.failure}>
      <PersonPicker label={say('project.team')} picked={team} onChange={setTeam} optional />
    </FormDialog>
  );
}

export function CloseProjectDialog({ project, onClose }: Props) {
  const say = useSay(words);
  const [on, setOn] = useState('');
  const command = useCommand(client.project.close, { invalidate, onDone: onClose });
  const send = (): void => void command.run({ id: project.id, version: project.version, on });
  return (
    <FormDialog title={`${say('project.close')}：${project.name}`} verb={say('project.close')} danger onSend={send} onClose={onClose} busy={command.busy} failure={command.failure}>
      <p>{say('project.closeHint')}</p>
      <Field label={say('project.on')}>
        <DateInput value={on} onChange={setOn} min={project.startOn} />
      </Field>
    </FormDialog>
  );
}
