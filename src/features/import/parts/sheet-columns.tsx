import { columnFields, columnsOf, deepest, headerOf, type Column, type ColumnField, type Sheet } from '#features/import/facts-table.ts';
import { plainTitle } from '#features/import/facts-titles.ts';
import { words } from '#features/import/words.ts';
import { useSay } from '#web/language.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';

/** How one sheet is to be read: where its column names stand (-1: it is left out) and what they mean. */
export interface Reading {
  readonly header: number;
  readonly columns: readonly Column[];
}
export function readingOf(sheet: Sheet, remembered: Readonly<Record<string, string>>, header = sheet.hidden === true ? -1 : headerOf(sheet.rows, remembered)): Reading {
  return { header, columns: header < 0 ? [] : columnsOf(sheet.rows, header, remembered) };
}

interface Props {
  readonly sheet: Sheet;
  readonly reading: Reading;
  readonly remembered: Readonly<Record<string, string>>;
  readonly onChange: (reading: Reading) => void;
  /** A person has said what a title means. */
  readonly onSaid: (title: string, field: ColumnField) => void;
}

/** The columns of a sheet by name, what each means and its first values; what is wrong is put right here. */
export function SheetColumns({ sheet, reading, remembered, onChange, onSaid }: Props) {
  const say = useSay(words);
  const { header, columns } = reading;
  const rows = sheet.rows.slice(0, deepest).map((_, index) => ({ value: String(index), label: say('import.row', { number: index + 1 }) }));
  const sample = (at: number): string => sheet.rows.slice(header + 1, header + 4).map((row) => String(row[at] ?? '')).filter((text) => text !== '').join(' ｜ ').slice(0, 80);
  const means = (column: Column, field: ColumnField): void => {
    onChange({ header, columns: columns.map((one) => (plainTitle(one.title) === plainTitle(column.title) ? { ...one, field } : one)) });
    onSaid(column.title, field);
  };
  return (
    <Section title={say('import.sheet', { name: sheet.name })} sheet>
      {sheet.hidden === true && <p className="hint">{say('import.hidden_sheet')}</p>}
      {header >= 0 && (sheet.hiddenRows?.length ?? 0) > 0 && <p className="hint">{say('import.hidden_rows', { rows: `${sheet.hiddenRows?.slice(0, 10).join('、') ?? ''}${(sheet.hiddenRows?.length ?? 0) > 10 ? '…' : ''}` })}</p>}
      <Field label={say('import.header')}>
        <Select value={header < 0 ? '' : String(header)} empty={say('import.header_none')} onChange={(next) => onChange(readingOf(sheet, remembered, next === '' ? -1 : Number(next)))} options={rows} />
      </Field>
      {columns.length > 0 && (
        <>
          <p className="hint">{say('import.columns_hint')}</p>
          <Table
            caption={say('import.sheet', { name: sheet.name })}
            rows={columns}
            rowKey={(column) => String(column.at)}
            columns={[
              { key: 'title', title: say('import.column'), names: true, cell: (column) => column.title },
              { key: 'sample', title: say('import.sample'), cell: (column) => <span className="quiet">{sample(column.at)}</span> },
              {
                key: 'means', title: say('import.means'),
                cell: (column) => <Select empty={null} label={`${say('import.means')} ${column.title}`} value={column.field} onChange={(next) => means(column, next as ColumnField)} options={columnFields.map((field) => ({ value: field, label: say(`imported.column.${field}`) }))} />,
              },
            ]}
          />
        </>
      )}
    </Section>
  );
}
