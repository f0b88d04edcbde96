import { sendFile } from '#features/file/parts/upload.ts';
import { lineReadingOf, linesOf, type Line, type LineReading } from '#features/import/facts-lines.ts';
import type { LookedLine } from '#features/import/facts-lines-shown.ts';
import type { Sheet } from '#features/import/facts-table.ts';
import { BringLines } from '#features/import/parts/bring-lines.tsx';
import { LineColumns } from '#features/import/parts/line-columns.tsx';
import { words as importWords } from '#features/import/words.ts';
import { words } from '#features/import/words-lines.ts';
import { words as unitWords } from '#features/unit/words.ts';
import { newId } from '#shared/ids.ts';
import { api, client } from '#web/client.ts';
import { readFailure, type Failure } from '#web/failure.ts';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Field } from '#web/ui/field.tsx';
import { FileInput } from '#web/ui/file-input.tsx';
import { FileLink } from '#web/ui/link.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

/** 单位名录, 资源清单, 需求清单, 项目清单 from a file: matched, looked at row by row, and only then written. */
export function NewPartnersPage() {
  const say = useSay(words);
  const sayUnit = useSay(unitWords);
  const columns = useQuery(api.import.columns.queryOptions({ input: {} }));
  const template = <FileLink button icon="download" href={links.partnersTemplate()}>{say('lines.template')}</FileLink>;
  return (
    <Page title={say('lines.title')} lead={say('lines.lead')} back={{ to: links.partners(), label: sayUnit('unit.title') }} width="wide" actions={template}>
      <Loaded from={columns}>{(remembered) => <FromFile remembered={remembered} />}</Loaded>
    </Page>
  );
}

function FromFile({ remembered }: { readonly remembered: Readonly<Record<string, string>> }) {
  const say = useSay(words);
  const sayImport = useSay(importWords);
  const [file, setFile] = useState<File | null>(null);
  const [sheets, setSheets] = useState<readonly Sheet[] | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  async function choose(chosen: File | null): Promise<void> {
    setFile(chosen);
    setSheets(null);
    setFailure(null);
    if (chosen === null) return;
    setBusy(true);
    try {
      setSheets(((await sendFile('/files/tables', chosen)) as { sheets: Sheet[] }).sheets);
    } catch (error) {
      setFailure(readFailure(error));
    } finally {
      setBusy(false);
    }
  }
  return (
    <div className="stack">
      <Field label={sayImport('import.file')} hint={say('lines.file_hint')}>
        <FileInput files={file === null ? [] : [file]} onChange={(files) => void choose(files[0] ?? null)} accept=".xlsx,.xls,.et,.ods,.csv,.tsv,.txt,.docx,.html,.htm" />
      </Field>
      {busy && <p role="status">{sayImport('import.reading')}</p>}
      <FailureNotice failure={failure} />
      {sheets !== null && file !== null && <FromSheets key={file.name} name={file.name} sheets={sheets} remembered={remembered} onAgain={() => void choose(null)} />}
    </div>
  );
}

interface SheetsProps {
  readonly name: string;
  readonly sheets: readonly Sheet[];
  readonly remembered: Readonly<Record<string, string>>;
  readonly onAgain: () => void;
}
function FromSheets({ name, sheets, remembered, onAgain }: SheetsProps) {
  const say = useSay(words);
  const [readings, setReadings] = useState<readonly LineReading[]>(() => sheets.map((sheet) => lineReadingOf(sheet, remembered)));
  // A preview of other columns is another preview.
  const [round, setRound] = useState(0);
  const change = (at: number, reading: LineReading): void => {
    setReadings(readings.map((one, index) => (index === at ? reading : one)));
    setRound(round + 1);
  };
  const several = readings.filter(({ sheet }) => sheet !== null).length > 1;
  // Directories before lists, so that a list's units are known by then.
  const lines = (): Line[] => (['units', 'offers'] as const).flatMap((as) => sheets.flatMap((sheet, index) => {
    const reading = readings[index];
    return reading === undefined || reading.sheet !== as ? [] : linesOf(sheet, reading).map((line) => (several ? { ...line, row: `${sheet.name} ${line.row}` } : line));
  }));
  const titleOf = (row: LookedLine, field: string): string => {
    const reading = readings.find(({ sheet, columns }) => sheet === row.sheet && columns.some((column) => column.field === field));
    return reading?.columns.find((column) => column.field === field)?.title ?? (Object.hasOwn(words, `lines.column.${field}`) ? say(`lines.column.${field}` as keyof typeof words) : field);
  };
  return (
    <div className="stack">
      {readings.every(({ sheet }) => sheet === null) && <Notice kind="warn" title={say('lines.none_known')} />}
      {sheets.map((sheet, index) => {
        const reading = readings[index];
        return reading === undefined ? null : (
          <LineColumns
            key={`${index}`} sheet={sheet} reading={reading} remembered={remembered} onChange={(next) => change(index, next)}
            // Not remembered is no fault of the import: it is asked again next time.
            onSaid={(title, field, table) => void client.import.rememberColumn({ commandId: newId(), title, field, table }).catch(() => undefined)}
          />
        );
      })}
      <BringLines key={round} name={name} lines={lines} titleOf={titleOf} onAgain={onAgain} />
    </div>
  );
}
