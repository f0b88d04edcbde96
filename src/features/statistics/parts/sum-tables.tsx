import type { StatisticsView, TableRow } from '#features/statistics/contract.ts';
import { headOf, labelOf } from '#features/statistics/facts-labels.ts';
import { recordsOf } from '#features/statistics/facts-records.ts';
import { unknown as unknownKey } from '#features/statistics/facts.ts';
import { words } from '#features/statistics/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { FileLink, TextLink } from '#web/ui/link.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table, type Column } from '#web/ui/table.tsx';
import { Definition } from './figure-list.tsx';
import { aboutOf, useLabels } from './use-statistics.ts';

type Sums = StatisticsView['tables'][number];
/** Dimensions of which one activity has several values. */
const several = ['form', 'industry', 'field', 'region', 'strand'];

/** A table for each dimension, rows in the order of their codes or names. */
export function SumTables({ view, file }: { readonly view: StatisticsView; readonly file: (table: string) => string }) {
  return <div className="sum-tables">{view.tables.filter(({ key }) => key !== 'year' || view.about.year === null).map((table) => <SumTable key={table.key} view={view} table={table} file={file(table.key)} />)}</div>;
}

function SumTable({ view, table: { key, rows, unknown }, file }: { readonly view: StatisticsView; readonly table: Sums; readonly file: string }) {
  const say = useSay(words);
  const label = useLabels();
  const format = useFormat();
  const about = aboutOf(view);
  const title = say(`table.${key}`);
  const nameOf = (row: TableRow): string => row.name ?? labelOf(key, row.key, label);
  const column = (of: 'n' | 'problems' | 'tasked' | 'verified', word: 'statistics.activities' | 'statistics.problems' | 'statistics.tasked' | 'statistics.verified', effect?: string): Column<TableRow> => ({
    key: of, title: say(word), end: true, short: true,
    cell: (row) => {
      const value = row[of];
      if (value === null) return <span className="quiet">{say('statistics.not_told')}</span>;
      if (value === 0) return <span className="quiet">0</span>;
      return <TextLink to={links.activities(recordsOf(about, key, row.key, effect === undefined ? {} : { effect }))} className="number-link" label={`${nameOf(row)} ${say(word)} ${format.number(value)}`}>{format.number(value)}</TextLink>;
    },
  });
  return (
    <Section title={title} level={3} actions={rows.length > 0 && <FileLink href={file} icon="download">{say('statistics.export')}<span className="unseen"> {title}</span></FileLink>}>
      <div className="compact">
        <Table
          caption={title} rows={rows} rowKey={(row) => row.key}
          columns={[
            { key: 'name', title: headOf(title), names: true, cell: nameOf },
            ...(key === 'kind' ? [] : [column('n', 'statistics.activities')]), ...(view.conversion ? [column('problems', 'statistics.problems', 'raised'), column('tasked', 'statistics.tasked', 'tasked'), column('verified', 'statistics.verified', 'verified')] : []),
          ]}
        />
      </div>
      {unknown > 0 && <p className="hint"><TextLink to={links.activities(recordsOf(about, key, unknownKey))}>{say(several.includes(key) && key !== 'strand' && key !== 'form' ? 'table.unknown_beside' : 'table.unknown', { count: unknown })}</TextLink></p>}
      <Definition of={title}>{say(`table.${key}.def`)}</Definition>
    </Section>
  );
}
