import { nameOfSide } from '#features/activity/facts-plain.ts';
import type { ActivityView } from '#features/activity/contract.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { PersonPicker, type Picked } from '#features/org/parts/person-picker.tsx';
import { words } from '#features/outcome/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Choice, Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextArea, TextInput } from '#web/ui/inputs.tsx';
import { useState } from 'react';

const kinds = ['problem', 'suggestion', 'opinion', 'research'] as const;

/** Enters what was brought up. The work project is already known where the activity has but one. */
export function Raise({ view: { facts }, onClose }: { readonly view: ActivityView; readonly onClose: () => void }) {
  const say = useSay(words);
  const [kind, setKind] = useState<(typeof kinds)[number]>('problem');
  const [text, setText] = useState('');
  const [sideId, setSide] = useState('');
  const [person, setPerson] = useState<readonly Picked[]>([]);
  const [who, setWho] = useState('');
  const [projectId, setProject] = useState(facts.projects.length === 1 ? (facts.projects[0]?.id ?? '') : '');
  const command = useCommand(client.outcome.raise, { invalidate: [api.activity.key()], onDone: onClose });
  const found = (field: string) => (command.failure?.findings ?? []).filter((finding) => finding.field === field);
  const beside = ['text', 'raisedByWords'].some((field) => found(field).length > 0);
  const send = (): void => void command.run({
    id: facts.activity.id, kind, text, sideId: sideId || null, raisedByPersonId: person[0]?.id ?? null, raisedByWords: who.trim() || null, projectId: projectId || null,
  });
  return (
    <FormDialog title={say('outcome.raise')} verb={say('outcome.raise')} onSend={send} onClose={onClose} busy={command.busy} failure={beside ? null : command.failure}>
      <Choice inline label={say('outcome.kind')} value={kind} onChange={setKind} options={kinds.map((value) => ({ value, label: say(`problem.kind.${value}`) }))} />
      <Field label={say('outcome.text')} findings={found('text')}><TextArea value={text} maxLength={2000} onChange={setText} /></Field>
      <Field label={say('outcome.side')} optional><Select value={sideId} onChange={setSide} empty={say('outcome.no_side')} options={facts.sides.map((one) => ({ value: one.id, label: nameOfSide(one) }))} /></Field>
      <PersonPicker label={say('outcome.raised_by')} picked={person} onChange={setPerson} max={1} optional />
      <Field label={say('outcome.raised_by_words')} hint={say('outcome.raised_by_hint')} optional findings={found('raisedByWords')}><TextInput value={who} maxLength={100} onChange={setWho} /></Field>
      {facts.projects.length > 0 && (
        <Field label={say('outcome.project')} optional>
          <Select value={projectId} onChange={setProject} empty={say('outcome.no_project')} options={facts.projects.map(({ id, name }) => ({ value: id, label: name }))} />
        </Field>
      )}
    </FormDialog>
  );
}
