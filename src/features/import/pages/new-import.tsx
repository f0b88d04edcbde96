import { casesOf } from '#features/import/facts-rows.ts';
import type { ColumnField } from '#features/import/facts-table.ts';
import { kindOfSheet } from '#features/import/facts-kind.ts';
import { Bring } from '#features/import/parts/bring.tsx';
import { readFile, type Read } from '#features/import/parts/file-cases.ts';
import { readingOf, SheetColumns, type Reading } from '#features/import/parts/sheet-columns.tsx';
import { words } from '#features/import/words.ts';
import { words as lineWords } from '#features/import/words-lines.ts';
import { newId } from '#shared/ids.ts';
import { api, client } from '#web/client.ts';
import { readFailure, type Failure } from '#web/failure.ts';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Field } from '#web/ui/field.tsx';
import { FileInput } from '#web/ui/file-input.tsx';
import { LinkButton } from '#web/ui/link.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

/** A file is chosen, its columns are matched, each row is looked at, and only then anything is written. */
export function NewImportPage() {
  const say = useSay(words);
  const columns = useQuery(api.import.columns.queryOptions({ input: {} }));
  return (
    <Page title={say('import.new')} lead={say('import.lead')} back={{ to: links.imports(), label: say('import.title') }} width="wide">
      <Loaded from={columns}>{(remembered) => <FromFile remembered={remembered} />}</Loaded>
    </Page>
  );
}

function FromFile({ remembered }: { readonly remembered: Readonly<Record<string, string>> }) {
  const say = useSay(words);
  const [file, setFile] = useState<File | null>(null);
  const [read, setRead] = useState<Read | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  async function choose(chosen: File | null): Promise<void> {
    setFile(chosen);
    setRead(null);
    setFailure(null);
    if (chosen === null) return;
    setBusy(true);
    try {
      setRead(await readFile(chosen, remembered));
    } catch (error) {
      setFailure(readFailure(error));
    } finally {
      setBusy(false);
    }
  }
  return (
    <div className="stack">
      <Field label={say('import.file')} hint={say('import.file_hint')}>
        <FileInput files={file === null ? [] : [file]} onChange={(files) => void choose(files[0] ?? null)} accept=".xlsx,.xls,.et,.ods,.csv,.tsv,.txt,.docx,.html,.htm,.jsonl" />
      </Field>
      {busy && <p role="status">{say('import.reading')}</p>}
      <FailureNotice failure={failure} />
      {read?.kind === 'cases' && file !== null && <Bring key={file.name} name={file.name} cases={() => read.cases} onAgain={() => void choose(null)} />}
      {read?.kind === 'tables' && file !== null && <FromTables key={file.name} name={file.name} sheets={read.sheets} remembered={remembered} onAgain={() => void choose(null)} />}
    </div>
  );
}

interface TablesProps {
  readonly name: string;
  readonly sheets: Extract<Read, { kind: 'tables' }>['sheets'];
  readonly remembered: Readonly<Record<string, string>>;
  readonly onAgain: () => void;
}
function FromTables({ name, sheets, remembered, onAgain }: TablesProps) {
  const say = useSay(words);
  const sayLines = useSay(lineWords);
  const [readings, setReadings] = useState<readonly Reading[]>(() => sheets.map((sheet) => readingOf(sheet, remembered)));
  // A preview of other columns is another preview.
  const [round, setRound] = useState(0);
  const change = (at: number, reading: Reading): void => {
    setReadings(readings.map((one, index) => (index === at ? reading : one)));
    setRound(round + 1);
  };
  const said = (title: string, field: ColumnField): void => {
    // Not remembered is no fault of the import: it is asked again next time.
    void client.import.rememberColumn({ commandId: newId(), title, field }).catch(() => undefined);
  };
  const several = readings.filter(({ header }) => header >= 0).length > 1;
  const cases = () => sheets.flatMap((sheet, index) => {
    const reading = readings[index];
    if (reading === undefined || reading.header < 0) return [];
    return casesOf(sheet, reading.header, reading.columns).map(({ row, raw }) => ({ row: several ? `${sheet.name} ${row}` : row, raw }));
  });
  const partners = sheets.every((sheet) => kindOfSheet(sheet, remembered) !== 'activities') && sheets.some((sheet) => kindOfSheet(sheet, remembered) === 'partners');
  return (
    <div className="stack">
      {partners && <Notice kind="warn" title={say('import.is_partners')} action={<LinkButton to={links.newPartners()}>{sayLines('lines.title')}</LinkButton>} />}
      {sheets.map((sheet, index) => {
        const reading = readings[index];
        return reading === undefined ? null : <SheetColumns key={`${index}`} sheet={sheet} reading={reading} remembered={remembered} onChange={(next) => change(index, next)} onSaid={said} />;
      })}
      <Bring key={round} name={name} cases={cases} onAgain={onAgain} />
    </div>
  );
}
