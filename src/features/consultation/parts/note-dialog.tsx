import type { ConsultationView } from '#features/consultation/contract.ts';
import { words } from '#features/consultation/words.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useEditing } from '#web/editing.ts';
import { useSay } from '#web/language.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextArea } from '#web/ui/inputs.tsx';

/** What each side said at the meeting. */
export function NoteDialog({ view: { consultation, sides }, onClose }: { readonly view: ConsultationView; readonly onClose: () => void }) {
  const say = useSay(words);
  const there = sides.filter((side) => side.withdrawnAt === null);
  const draft = useEditing<Readonly<Record<string, string>>>(`notes.${consultation.id}`, Object.fromEntries(there.map((side) => [side.id, side.spoken ?? ''])), consultation.version);
  const note = useCommand(client.consultation.note, {
    invalidate: [api.consultation.key()],
    onDone: () => {
      draft.reset();
      onClose();
    },
  });
  const notes = there.map((side) => ({ consultationSideId: side.id, text: draft.value[side.id] ?? '' }));
  return (
    <FormDialog title={say('consultation.note')} verb={say('consultation.save')} wide busy={note.busy} failure={note.failure} onSend={() => void note.run({ id: consultation.id, version: draft.version, notes })} onClose={onClose}>
      <p className="hint">{say('consultation.note_hint')}</p>
      {there.map((side) => (
        <Field key={side.id} label={side.name} optional><TextArea value={draft.value[side.id] ?? ''} rows={3} maxLength={4000} onChange={(text) => draft.change({ ...draft.value, [side.id]: text })} /></Field>
      ))}
    </FormDialog>
  );
}
