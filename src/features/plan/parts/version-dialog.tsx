import { partnerOf } from '#features/plan/facts-lines.ts';
import { estimateOf } from '#features/plan/facts-plain.ts';
import { words } from '#features/plan/words.ts';
import { api } from '#web/client.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Money } from '#web/ui/chips.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { useQuery } from '@tanstack/react-query';
import { usePeriod } from './plan-common.tsx';

/** One version as it was kept. */
export function VersionDialog({ planId, no, onClose }: { readonly planId: string; readonly no: number; readonly onClose: () => void }) {
  const say = useSay(words);
  const format = useFormat();
  const period = usePeriod();
  const version = useQuery(api.plan.version.queryOptions({ input: { planId, no } }));
  return (
    <Dialog open wide title={say('version.no', { no })} onClose={onClose}>
      <Loaded from={version}>
        {({ items }) => (
          <Table
            caption={say('version.no', { no })} rows={items} rowKey={(item) => item.id}
            columns={[
              { key: 'number', title: say('year.number'), short: true, cell: (item) => format.number(item.number) },
              { key: 'content', title: say('plan.cell.content'), names: true, cell: (item) => item.content },
              { key: 'branch', title: say('plan.branch'), cell: (item) => item.branchName },
              { key: 'when', title: say('year.when'), short: true, cell: period },
              { key: 'partner', title: say('plan.cell.partner'), cell: (item) => partnerOf(item) },
              { key: 'cost', title: say('plan.estimate'), end: true, short: true, cell: (item) => <Money fen={estimateOf(item)} /> },
            ]}
          />
        )}
      </Loaded>
    </Dialog>
  );
}
