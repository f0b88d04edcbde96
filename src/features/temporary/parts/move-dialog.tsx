import type { PersonRow } from '#features/org/contract.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { words } from '#features/temporary/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput } from '#web/ui/inputs.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

interface Props {
  readonly person: PersonRow;
  readonly today: string;
  readonly onClose: () => void;
}

/** From one temporary branch to another from a day on; the home stays. */
export function MoveTemporaryDialog({ person, today, onClose }: Props) {
  const say = useSay(words);
  const here = person.memberships.filter(({ kind, toOn }) => kind === 'temporary' && (toOn === null || toOn >= today));
  const branches = useQuery(api.org.branches.queryOptions({ input: { kind: 'temporary' } }));
  const [fromBranchId, setFrom] = useState(here[0]?.branchId ?? '');
  const [toBranchId, setTo] = useState('');
  const [fromOn, setFromOn] = useState(today);
  const move = useCommand(client.temporary.move, { invalidate: [api.org.key(), api.temporary.key()], onDone: onClose });
  const others = (branches.data?.rows ?? []).filter(({ id }) => !here.some(({ branchId }) => branchId === id));
  return (
    <FormDialog title={`${say('temporary.move')}：${person.name}`} verb={say('temporary.move')} busy={move.busy} failure={move.failure} onClose={onClose} onSend={() => void move.run({ id: person.id, fromBranchId, toBranchId, fromOn })}>
      <Field label={say('temporary.moveFrom')}><Select value={fromBranchId} onChange={setFrom} options={here.map(({ branchId, branchName }) => ({ value: branchId, label: branchName }))} /></Field>
      <Field label={say('temporary.moveTo')}><Select value={toBranchId} empty="—" onChange={setTo} options={others.map(({ id, name }) => ({ value: id, label: name }))} /></Field>
      <Field label={say('temporary.moveOn')}><DateInput value={fromOn} onChange={setFromOn} /></Field>
    </FormDialog>
  );
}
