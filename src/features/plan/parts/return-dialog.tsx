import type { SheetItem } from '#features/plan/contract.ts';
import { words } from '#features/plan/words.ts';
import { client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { ReasonDialog } from '#web/ui/dialog.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { LookAgain, planKeys } from './plan-common.tsx';

/** Returns lines to their branches with what is to be changed. */
export function ReturnDialog({ planId, itemIds, onClose }: { readonly planId: string; readonly itemIds: readonly string[]; readonly onClose: () => void }) {
  const say = useSay(words);
  const give = useCommand(client.plan.returnItems, { invalidate: planKeys(), onDone: onClose });
  return (
    <ReasonDialog open title={`${say('plan.return_title')} · ${say('plan.items_count', { count: itemIds.length })}`} verb={say('plan.return')} label={say('plan.return_label')} busy={give.busy} onClose={onClose} onGiven={(comment) => void give.run({ planId, itemIds: [...itemIds], comment })}>
      <FailureNotice failure={give.failure} action={<LookAgain failure={give.failure} onDone={give.clear} />} />
    </ReasonDialog>
  );
}

/** Takes a line out of the plan and keeps it with the reason. */
export function DropDialog({ item, onClose }: { readonly item: SheetItem; readonly onClose: () => void }) {
  const say = useSay(words);
  const drop = useCommand(client.plan.dropItem, { invalidate: planKeys(), onDone: onClose });
  return (
    <ReasonDialog open danger title={`${say('plan.drop_title')}：${item.content ?? ''}`} verb={say('plan.drop')} hint={say('plan.drop_hint')} busy={drop.busy} onClose={onClose} onGiven={(comment) => void drop.run({ itemId: item.id, version: item.version, comment })}>
      <FailureNotice failure={drop.failure} action={<LookAgain failure={drop.failure} onDone={drop.clear} />} />
    </ReasonDialog>
  );
}
