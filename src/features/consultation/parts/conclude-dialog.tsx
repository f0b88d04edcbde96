import type { ConsultationView } from '#features/consultation/contract.ts';
import { words } from '#features/consultation/words.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { PersonPicker, type Picked } from '#features/org/parts/person-picker.tsx';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useEditing } from '#web/editing.ts';
import { apart, beside } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput, TextArea, TextInput } from '#web/ui/inputs.tsx';

interface Follow {
  readonly measure: string;
  readonly owner: readonly Picked[];
  readonly dueOn: string;
}
interface Typed {
  readonly conclusion: string;
  readonly adopted: Readonly<Record<string, string>>;
  readonly follow: readonly Follow[];
}
const empty: Follow = { measure: '', owner: [], dueOn: '' };

/** The conclusion, what of whose was adopted, and who does what until when; kept while it is typed. */
export function ConcludeDialog({ view: { consultation, sides }, onClose }: { readonly view: ConsultationView; readonly onClose: () => void }) {
  const say = useSay(words);
  const said = sides.filter((side) => side.givenAt !== null || side.spoken !== null);
  const draft = useEditing<Typed>(`conclude.${consultation.id}`, { conclusion: '', adopted: {}, follow: [empty] }, consultation.version);
  const { value, change } = draft;
  const conclude = useCommand(client.consultation.conclude, {
    invalidate: [api.consultation.key(), api.activity.key(), api.home.key(), api.outcome.key()],
    onDone: () => {
      draft.reset();
      onClose();
    },
  });
  const { failure } = conclude;
  const set = (index: number, next: Follow): void => change({ ...value, follow: value.follow.map((one, at) => (at === index ? next : one)) });
  const send = (): void => void conclude.run({
    id: consultation.id, version: draft.version, conclusion: value.conclusion,
    adopted: said.flatMap((side) => ((value.adopted[side.id] ?? '').trim() === '' ? [] : [{ consultationSideId: side.id, text: value.adopted[side.id] ?? '' }])),
    follow: value.follow.filter((one) => one.measure.trim() !== '' || one.owner.length > 0 || one.dueOn !== '').map(({ measure, owner, dueOn }) => ({ measure, ownerId: owner[0]?.id ?? '', dueOn })),
  });
  return (
    <FormDialog title={say('consultation.conclude')} verb={say('consultation.conclude')} wide busy={conclude.busy} failure={apart(failure, 'conclusion')} onSend={send} onClose={onClose}>
      <p className="hint">{say('consultation.conclude_hint')}</p>
      <Field label={say('consultation.conclusion')} findings={beside(failure, 'conclusion')}><TextArea value={value.conclusion} rows={4} maxLength={4000} onChange={(conclusion) => change({ ...value, conclusion })} /></Field>
      {said.map((side) => (
        <Field key={side.id} label={say('consultation.adopted_of', { side: side.name })} hint={say('consultation.adopted_hint')} optional>
          <TextArea value={value.adopted[side.id] ?? ''} rows={2} maxLength={1000} onChange={(text) => change({ ...value, adopted: { ...value.adopted, [side.id]: text } })} />
        </Field>
      ))}
      {value.follow.map((one, index) => (
        <fieldset key={index} className="follow">
          <legend>{say('consultation.follow_number', { number: index + 1 })}</legend>
          <Field label={say('consultation.measure')}><TextInput value={one.measure} maxLength={1000} onChange={(measure) => set(index, { ...one, measure })} /></Field>
          {one.owner.length > 0 && <p className="hint">{say('consultation.owner')}</p>}
          <PersonPicker label={say('consultation.owner')} picked={one.owner} max={1} onChange={(owner) => set(index, { ...one, owner })} />
          <Field label={say('consultation.due_on')}><DateInput value={one.dueOn} onChange={(dueOn) => set(index, { ...one, dueOn })} /></Field>
          <Button small kind="quiet" onClick={() => change({ ...value, follow: value.follow.filter((_, at) => at !== index) })}>{say('consultation.remove_follow', { number: index + 1 })}</Button>
        </fieldset>
      ))}
      <div className="actions"><Button small icon="plus" onClick={() => change({ ...value, follow: [...value.follow, empty] })}>{say('consultation.add_follow')}</Button></div>
    </FormDialog>
  );
}
