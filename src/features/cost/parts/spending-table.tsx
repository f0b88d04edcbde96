import { openTable, type OpenRow } from '#features/cost/facts-open.ts';
import { words } from '#features/cost/words.ts';
import type { YearView } from '#features/plan/contract-views.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { TextLink } from '#web/ui/link.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table, type Column } from '#web/ui/table.tsx';
import { useDifference } from './spent-read.tsx';

/** 支部经费使用情况公开表: a table for each branch, each activity leading to its costs. Nothing where no spending is told to the reader. */
export function SpendingTable({ run }: { readonly run: YearView }) {
  const say = useSay(words);
  const format = useFormat();
  const difference = useDifference();
  const branches = run.money ? openTable(run) : [];
  if (branches.length === 0) return null;
  const columns: Column<OpenRow>[] = [
    { key: 'activity', title: say('cost.open.activity'), names: true, cell: (row) => <TextLink to={links.activity(row.id, 'costs')}>{row.theme ?? row.code}</TextLink> },
    { key: 'code', title: say('cost.open.code'), short: true, wideOnly: true, cell: (row) => row.code },
    { key: 'on', title: say('cost.open.on'), short: true, cell: (row) => format.day(row.on) },
    { key: 'estimate', title: say('cost.spent.estimate'), end: true, short: true, cell: (row) => format.money(row.estimateFen) },
    { key: 'spent', title: say('cost.spent.actual'), end: true, short: true, cell: (row) => (row.spentFen === null ? say('cost.unstated') : format.money(row.spentFen)) },
    { key: 'difference', title: say('cost.spent.difference'), cell: (row) => (row.estimateFen === null ? '' : difference(row.estimateFen, row.spentFen)) },
  ];
  return (
    <Section title={say('cost.open.title')} id="spending">
      <div className="stack">
        <p className="quiet">{say('cost.open.why')}</p>
        {branches.map((branch) => (
          <div key={branch.branchId}>
            <Table caption={branch.name} showCaption columns={columns} rows={branch.rows} rowKey={(row) => row.id} />
            <p className="cost-totals">
              <span>{say('cost.spent.estimate')} <strong>{format.money(branch.estimateFen)}</strong></span>
              <span>{say('cost.spent.actual')} <strong>{format.money(branch.spentFen)}</strong></span>
              {branch.unknown > 0 && <span className="quiet">{say('cost.open.unknown', { count: branch.unknown })}</span>}
            </p>
          </div>
        ))}
      </div>
    </Section>
  );
}
