import { lineReadingOf, lineSheets, tableFor, type LineField, type LineReading, type LineSheet } from '#features/import/facts-lines.ts';
import { deepest, type Column, type Sheet } from '#features/import/facts-table.ts';
import { plainTitle } from '#features/import/facts-titles.ts';
import { words as importWords } from '#features/import/words.ts';
import { words } from '#features/import/words-lines.ts';
import { useSay } from '#web/language.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';

interface Props {
  readonly sheet: Sheet;
  readonly reading: LineReading;
  readonly remembered: Readonly<Record<string, string>>;
  readonly onChange: (reading: LineReading) => void;
  /** A person has said what a title means. */
  readonly onSaid: (title: string, field: Exclude<LineField, 'private'>, table: LineSheet) => void;
}

/** Which kind of sheet it is, its columns by name, what each means; columns of personal numbers are named and left out. */
export function LineColumns({ sheet, reading, remembered, onChange, onSaid }: Props) {
  const say = useSay(words);
  const sayImport = useSay(importWords);
  const { sheet: as, header, columns } = reading;
  const rows = sheet.rows.slice(0, deepest).map((_, index) => ({ value: String(index), label: sayImport('import.row', { number: index + 1 }) }));
  const titles = columns.filter(({ field }) => field === 'private').map(({ title }) => title);
  const sample = (column: Column<LineField>): string => (column.field === 'private' ? '' : sheet.rows.slice(header + 1, header + 4).map((row) => String(row[column.at] ?? '')).filter((text) => text !== '').join(' ｜ ').slice(0, 80));
  const means = (column: Column<LineField>, field: Exclude<LineField, 'private'>): void => {
    if (as === null) return;
    onChange({ ...reading, columns: columns.map((one) => (plainTitle(one.title) === plainTitle(column.title) ? { ...one, field } : one)) });
    onSaid(column.title, field, as);
  };
  return (
    <Section title={sayImport('import.sheet', { name: sheet.name })} sheet>
      <div className="stack">
        <Field label={say('lines.sheet')}>
          <Select
            label={`${say('lines.sheet')} ${sheet.name}`} value={as ?? ''} empty={say('lines.sheet.none')} options={lineSheets.map((one) => ({ value: one, label: say(`lines.sheet.${one}`) }))}
            onChange={(next) => { const said = lineSheets.find((one) => one === next); onChange(said === undefined ? { sheet: null, header, columns: [] } : lineReadingOf(sheet, remembered, { sheet: said })); }}
          />
        </Field>
        {as !== null && (
          <>
            <Field label={sayImport('import.header')}>
              <Select value={String(header)} empty={null} onChange={(next) => onChange(lineReadingOf(sheet, remembered, { sheet: as, header: Number(next) }))} options={rows} />
            </Field>
            {titles.length > 0 && <Notice kind="warn" title={say('lines.private_said', { titles: titles.join('”“') })} />}
            <p className="hint">{sayImport('import.columns_hint')}</p>
            <Table
              caption={sayImport('import.sheet', { name: sheet.name })}
              rows={columns}
              rowKey={(column) => String(column.at)}
              columns={[
                { key: 'title', title: sayImport('import.column'), names: true, cell: (column) => column.title },
                { key: 'sample', title: sayImport('import.sample'), cell: (column) => <span className="quiet">{sample(column)}</span> },
                {
                  key: 'means', title: sayImport('import.means'),
                  cell: (column) => (column.field === 'private' ? <span className="quiet">{say('lines.private')}</span> : (
                    <Select
                      empty={null} label={`${sayImport('import.means')} ${column.title}`} value={column.field} onChange={(next) => means(column, next as Exclude<LineField, 'private'>)}
                      options={tableFor(as).fields.filter((field) => field !== 'private').map((field) => ({ value: field, label: say(`lines.column.${field}`) }))}
                    />
                  )),
                },
              ]}
            />
          </>
        )}
      </div>
    </Section>
  );
}
