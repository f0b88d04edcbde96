import { SpendingTable } from '#features/cost/parts/spending-table.tsx';
import { words } from '#features/plan/words.ts';
import { api } from '#web/client.ts';
import { useSay } from '#web/language.tsx';
import { Section } from '#web/ui/section.tsx';
import { Empty, Loaded } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMonthName } from './plan-common.tsx';
import { YearBars } from './year-bars.tsx';
import { YearCalendar } from './year-calendar.tsx';
import { YearLines } from './year-lines.tsx';
import { recordsOf, type Figure, type Records } from './records.ts';
import { RecordsDialog } from './year-records.tsx';
import { YearShares } from './year-shares.tsx';
import { YearSums } from './year-sums.tsx';
import { YearTable, type Row } from './year-table.tsx';

/** The year as it runs: planned and held side by side, as pictures and as tables; every number opens its records. */
export function YearRunPart({ year }: { readonly year: number }) {
  const say = useSay(words);
  const monthName = useMonthName();
  const view = useQuery(api.plan.year.queryOptions({ input: { year } }));
  const [records, setRecords] = useState<Records | null>(null);
  return (
    <Loaded from={view} lines={10}>
      {(run) => {
        if (run.lines.length + run.activities.length === 0 && run.planId === null) return <Empty title={say('year.none', { year })} />;
        const open = (row: Row, figure: Figure): void => setRecords({ title: say('year.records_of', { name: row.name, what: say(`year.${figure}`) }), ...recordsOf(run, row, figure) });
        const months: Row[] = run.byMonth.map((tally) => ({ ...tally, key: String(tally.month), name: tally.month === 0 ? say('year.month_none') : monthName(tally.month), money: run.money }));
        // In their usual order, never by number: facts, no ranking.
        const branches: Row[] = run.byBranch.map((tally) => ({ ...tally, key: tally.branchId, money: run.moneyOf === null || run.moneyOf.includes(tally.branchId) }));
        return (
          <>
            {run.planId === null && <p className="quiet">{say('year.no_plan', { year })}</p>}
            <YearSums run={run} onOpen={(figure) => open({ ...run.total, key: 'total', name: String(year), money: run.money }, figure)} onOverdue={(lines) => setRecords({ title: say('year.overdue'), lines, activities: [] })} />
            <Section title={say('year.calendar')}><YearCalendar run={run} /></Section>
            <Section title={say('year.by_month')}><YearBars months={months.filter(({ key }) => key !== '0')} /><YearTable caption={say('year.by_month')} first={say('year.month')} rows={months.filter((row) => row.planned + row.activityIds.length > 0)} onOpen={open} /></Section>
            <Section title={say('year.by_branch')}><YearTable bars caption={say('year.by_branch')} first={say('year.branch')} rows={branches} onOpen={open} /></Section>
            <SpendingTable run={run} />
            <YearShares run={run} onOpen={setRecords} />
            <YearLines run={run} />
            {records !== null && <RecordsDialog records={records} onClose={() => setRecords(null)} />}
          </>
        );
      }}
    </Loaded>
  );
}
