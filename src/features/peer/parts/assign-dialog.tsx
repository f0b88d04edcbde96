import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import type { SharedRow } from '#features/peer/contract.ts';
import { words } from '#features/peer/words-parts.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Checks } from '#web/ui/choices.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

/** Which of our branches take part in what another office hosts. */
export function AssignDialog({ shared, onClose }: { readonly shared: SharedRow; readonly onClose: () => void }) {
  const say = useSay(words);
  const branches = useQuery(api.org.branches.queryOptions({ input: {} }));
  const [branchIds, setBranchIds] = useState<readonly string[]>(shared.branches.map(({ id }) => id));
  const assign = useCommand(client.peer.assign, { invalidate: [api.peer.key()], onDone: onClose });
  return (
    <FormDialog title={say('shared.assign')} verb={say('shared.assign')} onSend={() => void assign.run({ id: shared.id, branchIds: [...branchIds] })} onClose={onClose} busy={assign.busy} failure={assign.failure}>
      <Checks label={say('shared.branches')} value={branchIds} onChange={setBranchIds} options={(branches.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
    </FormDialog>
  );
}
