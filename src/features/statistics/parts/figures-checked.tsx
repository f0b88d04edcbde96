import { words } from '#features/statistics/words-checked.ts';
import { api } from '#web/client.ts';
import { useSay } from '#web/language.tsx';
import { Time } from '#web/ui/chips.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/section.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { useQuery } from '@tanstack/react-query';

/** Whether the kept sums are what the records say: for those who keep the program running. Figures themselves are not told. */
export function FiguresChecked() {
  const say = useSay(words);
  const checked = useQuery(api.statistics.checked.queryOptions({ input: {} }));
  const nameOf = (year: string): string => (year === '*' ? say('statistics.checked_all') : year === '?' ? say('statistics.checked_unknown') : year);
  return (
    <Section title={say('statistics.checked')} sheet>
      <Loaded from={checked} lines={3}>
        {({ rows }) => {
          const wrong = rows.filter(({ differences }) => differences > 0);
          return (
            <div className="stack">
              <p className="quiet">{say('statistics.checked_lead')}</p>
              {wrong.length > 0 && (
                <Notice kind="warn" title={say('statistics.checked_wrong', { years: wrong.map(({ year }) => nameOf(year)).join('、'), count: wrong.reduce((sum, { differences }) => sum + differences, 0) })}>
                  <p>{say('statistics.checked_mend')}</p>
                </Notice>
              )}
              {rows.length === 0 ? <p>{say('statistics.checked_never')}</p> : (
                <Table
                  caption={say('statistics.checked')} rows={rows} rowKey={({ year }) => year}
                  columns={[
                    { key: 'year', title: say('statistics.checked_year'), names: true, cell: ({ year }) => nameOf(year) },
                    { key: 'at', title: say('statistics.checked_at'), cell: ({ at }) => <Time at={at} /> },
                    { key: 'cells', title: say('statistics.checked_cells'), cell: ({ cells }) => cells },
                    { key: 'differences', title: say('statistics.checked_differ'), cell: ({ differences }) => differences },
                  ]}
                />
              )}
            </div>
          );
        }}
      </Loaded>
    </Section>
  );
}
