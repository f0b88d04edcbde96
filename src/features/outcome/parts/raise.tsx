import { nameOfSide } from '#features/activity/facts-plain.ts';
import type { ActivityView } from '#features/activity/contract.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { nothingTyped, ProblemFields, problemFields, problemSaid } from '#features/outcome/parts/problem-fields.tsx';
import { words } from '#features/outcome/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { apart } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { useState } from 'react';

/** Enters what was brought up or heard. The work project is already known where the activity has but one. */
export function Raise({ view: { facts }, onClose }: { readonly view: ActivityView; readonly onClose: () => void }) {
  const say = useSay(words);
  const [typed, setTyped] = useState({ ...nothingTyped, projectId: facts.projects.length === 1 ? (facts.projects[0]?.id ?? '') : '', place: facts.record?.place ?? facts.activity.place ?? '' });
  const [sideId, setSide] = useState('');
  const { run, failure, busy } = useCommand(client.outcome.raise, { invalidate: [api.activity.key(), api.outcome.key()], onDone: onClose });
  // The place is asked of what was heard; the activity's own stands there already.
  const said = problemSaid(typed);
  return (
    <FormDialog
      title={say('outcome.raise')} verb={say('outcome.raise')} busy={busy} failure={apart(failure, ...problemFields)} onClose={onClose}
      onSend={() => void run({ id: facts.activity.id, sideId: sideId || null, ...said, place: typed.kind === 'voice' ? said.place : null })}
    >
      <ProblemFields value={typed} onChange={setTyped} failure={failure} projects={facts.projects}>
        <Field label={say('outcome.side')} optional><Select value={sideId} onChange={setSide} empty={say('outcome.no_side')} options={facts.sides.map((one) => ({ value: one.id, label: nameOfSide(one) }))} /></Field>
      </ProblemFields>
    </FormDialog>
  );
}
