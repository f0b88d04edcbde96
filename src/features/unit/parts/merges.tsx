import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import type { UnitView } from '#features/unit/contract.ts';
import { words } from '#features/unit/words.ts';
import type { Finding } from '#shared/finding.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Section } from '#web/ui/section.tsx';
import { useState } from 'react';

type Merge = UnitView['merges'][number];
interface Props {
  readonly unitId: string;
  readonly merges: readonly Merge[];
  readonly why: readonly Finding[] | undefined;
}

/** Units that were merged into this one, and taken apart again; each merge can be undone. */
export function Merges({ unitId, merges, why }: Props) {
  const say = useSay(words);
  const format = useFormat();
  const [undoing, setUndoing] = useState<Merge | null>(null);
  if (merges.length === 0) return null;
  return (
    <Section title={say('unit.merges')} id="merges">
      <ul className="things">
        {merges.map((one) => (
          <li key={one.id} className="thing">
            <div className="thing-what">
              <strong>{say('unit.merged_in', { name: one.name })}</strong>
              <p>{say('unit.merged_by', { name: one.byName, at: format.instant(one.at) })}</p>
              {one.undoneAt !== null && <p>{say('unit.unmerged_by', { name: one.undoneBy ?? '', at: format.instant(one.undoneAt) })}</p>}
            </div>
            {one.undoneAt === null && (
              <div className="thing-side">
                <Button small why={why} label={say('unit.unmerge_one', { name: one.name })} onClick={() => setUndoing(one)}>{say('unit.unmerge')}</Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {undoing !== null && <Undo unitId={unitId} merge={undoing} onClose={() => setUndoing(null)} />}
    </Section>
  );
}

function Undo({ unitId, merge, onClose }: { readonly unitId: string; readonly merge: Merge; readonly onClose: () => void }) {
  const say = useSay(words);
  const undo = useCommand(client.unit.unmerge, { invalidate: [api.unit.key(), api.activity.key(), api.search.key()], onDone: onClose });
  return (
    <FormDialog
      title={say('unit.unmerge_one', { name: merge.name })} verb={say('unit.unmerge')} busy={undo.busy} failure={undo.failure} onClose={onClose}
      onSend={() => void undo.run({ id: unitId, mergeId: merge.id })}
    >
      <p>{say('unit.unmerge_sure', { name: merge.name })}</p>
    </FormDialog>
  );
}
