import type { SheetBranch, SheetView } from '#features/plan/contract.ts';
import { estimateOf } from '#features/plan/facts-plain.ts';
import { words } from '#features/plan/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip, Money } from '#web/ui/chips.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { useState } from 'react';
import { LinesDialog } from './lines-dialog.tsx';
import { ReturnDialog } from './return-dialog.tsx';

/** Branches in their usual order: what each has proposed, whether it has discussed; 机关党委 returns a branch or a line from here. */
export function BranchesTable({ view }: { readonly view: SheetView }) {
  const { branches, items, discussions, allowed } = view;
  const say = useSay(words);
  const format = useFormat();
  const [looking, setLooking] = useState<SheetBranch | null>(null);
  const [returning, setReturning] = useState<readonly string[] | null>(null);
  const lines = (branch: SheetBranch) => items.filter((item) => item.branchId === branch.id && item.state !== 'dropped');
  const returnable = (branch: SheetBranch): string[] => lines(branch).filter(({ state }) => state === 'proposed').map(({ id }) => id);
  const returns = allowed['plan.return_items']?.length === 0;
  const sum = (branch: SheetBranch): number => lines(branch).reduce((all, item) => all + (estimateOf(item) ?? 0), 0);
  const discussed = (branch: SheetBranch) => discussions.findLast((one) => one.branchId === branch.id);
  return (
    <Section title={say('plan.branches')}>
      <Table
        caption={say('plan.branches')} rows={branches} rowKey={(branch) => branch.id}
        columns={[
          { key: 'name', title: say('plan.branch'), names: true, cell: (branch) => branch.name },
          { key: 'drafts', title: say('plan.drafts'), end: true, short: true, cell: (branch) => (branch.open ? format.number(branch.drafts) : <abbr title={say('plan.hidden')}>—</abbr>) },
          {
            key: 'proposed', title: say('plan.proposed'), end: true, short: true,
            cell: (branch) => (lines(branch).length === 0 ? format.number(branch.proposed) : <button type="button" className="number" aria-label={`${say('plan.lines_of', { branch: branch.name })} ${branch.proposed}`} onClick={() => setLooking(branch)}>{format.number(branch.proposed)}</button>),
          },
          { key: 'cost', title: say('plan.estimate'), end: true, short: true, cell: (branch) => branch.open && <Money fen={sum(branch)} /> },
          {
            key: 'discussed', title: say('plan.discussed'), cell: (branch) => {
              const discussion = discussed(branch);
              if (!branch.open) return null;
              return discussion === undefined ? <Chip tone="quiet">{say('plan.not_discussed')}</Chip> : <span>{format.day(discussion.metOn)} {say(`plan.meeting.${discussion.meeting}`)} {discussion.present}/{discussion.expected}</span>;
            },
          },
          ...(returns ? [{ key: 'return', title: say('plan.return'), cell: (branch: SheetBranch) => returnable(branch).length > 0 && <Button small label={`${say('plan.return_branch')} ${branch.name}`} onClick={() => setReturning(returnable(branch))}>{say('plan.return_branch')}</Button> }] : []),
        ]}
      />
      {looking !== null && <LinesDialog view={view} branch={looking} onClose={() => setLooking(null)} />}
      {returning !== null && <ReturnDialog planId={view.plan.id} itemIds={returning} onClose={() => setReturning(null)} />}
    </Section>
  );
}
