import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import type { SeriesView } from '#features/series/contract.ts';
import { words } from '#features/series/words.ts';
import { useGo } from '#web/address.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { apart, beside, type Failure } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Field } from '#web/ui/field.tsx';
import { TextArea, TextInput } from '#web/ui/inputs.tsx';
import { useState } from 'react';
import { ChooseActivities } from './choose-activities.tsx';

const invalidate = [api.series.key()];
interface Named {
  readonly name: string;
  readonly purpose: string;
}

function NameFields({ value, onChange, failure }: { readonly value: Named; readonly onChange: (value: Named) => void; readonly failure: Failure | null }) {
  const say = useSay(words);
  return (
    <>
      <Field label={say('series.name')} findings={beside(failure, 'name')}><TextInput value={value.name} maxLength={60} onChange={(name) => onChange({ ...value, name })} /></Field>
      <Field label={say('series.purpose')} hint={say('series.purpose_hint')} findings={beside(failure, 'purpose')}><TextArea value={value.purpose} maxLength={500} onChange={(purpose) => onChange({ ...value, purpose })} /></Field>
    </>
  );
}

export function NewSeries({ onClose }: { readonly onClose: () => void }) {
  const say = useSay(words);
  const go = useGo();
  const [typed, setTyped] = useState<Named>({ name: '', purpose: '' });
  const [activityIds, setActivityIds] = useState<string[]>([]);
  const create = useCommand(client.series.create, { invalidate, onDone: ({ id }) => go(links.series(id)) });
  return (
    <FormDialog title={say('series.new')} verb={say('series.create')} wide busy={create.busy} failure={apart(create.failure, 'name', 'purpose')} onSend={() => void create.run({ ...typed, activityIds })} onClose={onClose}>
      <NameFields value={typed} onChange={setTyped} failure={create.failure} />
      <details>
        <summary>{say('series.choose')}{activityIds.length > 0 && ` · ${activityIds.length}`}</summary>
        <ChooseActivities value={activityIds} onChange={setActivityIds} except={[]} />
      </details>
    </FormDialog>
  );
}

export function EditSeries({ series: { id, version, name, purpose }, onClose }: { readonly series: SeriesView['series']; readonly onClose: () => void }) {
  const say = useSay(words);
  const [typed, setTyped] = useState<Named>({ name, purpose });
  const edit = useCommand(client.series.edit, { invalidate, onDone: onClose });
  return (
    <FormDialog title={say('series.edit')} verb={say('series.edit')} busy={edit.busy} failure={apart(edit.failure, 'name', 'purpose')} onSend={() => void edit.run({ id, version, ...typed })} onClose={onClose}>
      <NameFields value={typed} onChange={setTyped} failure={edit.failure} />
    </FormDialog>
  );
}

export function CloseSeries({ series: { id, version, state }, onClose }: { readonly series: SeriesView['series']; readonly onClose: () => void }) {
  const say = useSay(words);
  const set = useCommand(client.series.setState, { invalidate, onDone: onClose });
  const verb = say(state === 'active' ? 'series.close' : 'series.reopen');
  return (
    <FormDialog title={verb} verb={verb} busy={set.busy} failure={set.failure} onSend={() => void set.run({ id, version, state: state === 'active' ? 'closed' : 'active' })} onClose={onClose}>
      {state === 'active' && <p>{say('series.close_sure')}</p>}
    </FormDialog>
  );
}

export function PutIn({ view, onClose }: { readonly view: SeriesView; readonly onClose: () => void }) {
  const say = useSay(words);
  const [activityIds, setActivityIds] = useState<string[]>([]);
  const add = useCommand(client.series.add, { invalidate, onDone: onClose });
  return (
    <FormDialog title={say('series.choose')} verb={say('series.put_in', { count: activityIds.length })} wide busy={add.busy} failure={add.failure} onSend={() => void add.run({ id: view.series.id, activityIds })} onClose={onClose}>
      <ChooseActivities value={activityIds} onChange={setActivityIds} except={view.activities.map((row) => row.id)} />
    </FormDialog>
  );
}
