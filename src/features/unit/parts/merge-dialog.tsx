import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { UnitPicker } from '#features/unit/parts/unit-picker.tsx';
import { words } from '#features/unit/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Choice } from '#web/ui/choices.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

interface Mergeable {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}
interface Props {
  readonly units: readonly [Mergeable, Mergeable];
  readonly onClose: () => void;
  /** Told which of them is there now. */
  readonly onMerged?: (id: string) => void;
}

/** What a merge changes: the directory, and every activity that names one of the two. */
const changed = [api.unit.key(), api.activity.key(), api.search.key()];

/** Two units become one: which of the names stays is asked, nothing else. */
export function MergeDialog({ units: [one, other], onClose, onMerged }: Props) {
  const say = useSay(words);
  const [keep, setKeep] = useState(one.id);
  const merge = useCommand(client.unit.merge, { invalidate: changed, onDone: () => { onMerged?.(keep); onClose(); } });
  const [kept, gone] = keep === one.id ? [one, other] : [other, one];
  return (
    <FormDialog
      title={say('unit.same.merge_pair', { one: one.name, other: other.name })} verb={say('unit.same.merge')} busy={merge.busy} failure={merge.failure} onClose={onClose}
      onSend={() => void merge.run({ id: kept.id, version: kept.version, otherId: gone.id, otherVersion: gone.version })}
    >
      <Choice
        label={say('unit.same.keep')} hint={say('unit.same.keep_hint')} value={keep} onChange={setKeep}
        options={[one, other].map(({ id, name }) => ({ value: id, label: name }))}
      />
    </FormDialog>
  );
}

/** From a partner's page: with which other, then which name stays. */
export function MergeWithDialog({ unit, onClose, onMerged }: { readonly unit: Mergeable; readonly onClose: () => void; readonly onMerged: (id: string) => void }) {
  const say = useSay(words);
  const [picked, setPicked] = useState<{ readonly id: string; readonly name: string } | null>(null);
  const [sent, setSent] = useState(false);
  const other = useQuery({ ...api.unit.one.queryOptions({ input: { id: picked?.id ?? '' } }), enabled: sent && picked !== null });
  if (sent && other.data !== undefined) return <MergeDialog units={[unit, other.data.unit]} onClose={onClose} onMerged={onMerged} />;
  return (
    <FormDialog title={say('unit.same.here')} verb={say('unit.same.next')} busy={sent} failure={null} onSend={() => picked !== null && picked.id !== unit.id && setSent(true)} onClose={onClose}>
      <UnitPicker label={say('unit.same.with')} picked={picked} onChange={setPicked} />
      {(picked === null || picked.id === unit.id) && <p className="quiet">{say('unit.same.choose')}</p>}
    </FormDialog>
  );
}
