import { lineStandings, standingOfLine, type LineStanding, type LookedLine } from '#features/import/facts-lines-shown.ts';
import { words as importWords } from '#features/import/words.ts';
import { words } from '#features/import/words-lines.ts';
import { words as offerWords } from '#features/offer/words.ts';
import { words as unitWords } from '#features/unit/words.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip, Day } from '#web/ui/chips.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { Actions } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { useState } from 'react';

const tones = { alike: 'warn', new: 'done', filled: 'done', unchanged: 'quiet', refused: 'block' } as const;
/** Rows drawn at once. */
const drawn = 100;

interface Props {
  readonly rows: readonly LookedLine[];
  /** What a person said a new unit is, by the row's `key`. */
  readonly attached: Readonly<Record<string, string>>;
  readonly onAttach: (key: string, unitId: string | null) => void;
  /** Title of the column a field stands in, by sheet. */
  readonly titleOf: (row: LookedLine, field: string) => string;
}

/** Each row as it will be, the doubtful first to be seen; whoever may be here under another name is asked about. */
export function LinesTable({ rows, attached, onAttach, titleOf }: Props) {
  const say = useSay(words);
  const sayImport = useSay(importWords);
  const [only, setOnly] = useState<LineStanding | null>(null);
  const [from, setFrom] = useState(0);
  const count = new Map<LineStanding, number>();
  for (const row of rows) count.set(standingOfLine(row), (count.get(standingOfLine(row)) ?? 0) + 1);
  const of = (standing: LineStanding): number => count.get(standing) ?? 0;
  const shown = only === null ? rows : rows.filter((row) => standingOfLine(row) === only);
  const to = Math.min(shown.length, from + drawn);
  return (
    <>
      <p role="status">{say('lines.summary', { all: rows.length, fresh: of('new') + of('alike'), filled: of('filled'), unchanged: of('unchanged'), refused: of('refused'), alike: of('alike') })}</p>
      {of('alike') > 0 && <p className="hint">{say('lines.alike_hint')}</p>}
      <Field label={sayImport('import.only')} optional>
        <Select
          value={only ?? ''} empty={`${sayImport('import.only.all')} ${rows.length}`} onChange={(next) => { setOnly(lineStandings.find((one) => one === next) ?? null); setFrom(0); }}
          options={lineStandings.map((one) => ({ value: one, label: `${say(`lines.state.${one}`)} ${of(one)}` }))}
        />
      </Field>
      <Table
        caption={sayImport('import.look')}
        rows={shown.slice(from, to)}
        rowKey={(row) => String(row.at)}
        columns={[
          { key: 'row', title: say('lines.line'), short: true, cell: (row) => row.row },
          { key: 'unit', title: say('lines.unit'), names: true, cell: (row) => row.unit ?? '' },
          { key: 'what', title: say('lines.what'), cell: (row) => <What row={row} /> },
          { key: 'state', title: sayImport('import.state'), cell: (row) => <Chip tone={tones[standingOfLine(row)]}>{say(`lines.state.${standingOfLine(row)}`)}</Chip> },
          { key: 'remarks', title: say('lines.remarks'), cell: (row) => <Remarks row={row} titleOf={titleOf} attached={attached} onAttach={onAttach} /> },
        ]}
      />
      {shown.length > drawn && (
        <Actions>
          <Button small why={from === 0 ? [sayImport('import.at_start')] : []} onClick={() => setFrom(Math.max(0, from - drawn))}>{sayImport('import.earlier')}</Button>
          <span role="status">{sayImport('import.shown', { from: from + 1, to, all: shown.length })}</span>
          <Button small why={to >= shown.length ? [sayImport('import.at_end')] : []} onClick={() => setFrom(from + drawn)}>{sayImport('import.later')}</Button>
        </Actions>
      )}
    </>
  );
}

function What({ row }: { readonly row: LookedLine }) {
  const sayUnit = useSay(unitWords);
  const sayOffer = useSay(offerWords);
  if (row.state === 'refused') return null;
  if (row.sheet === 'units') return <>{[row.kind === null ? '' : sayUnit(`unit.kind.${row.kind}` as keyof typeof unitWords), row.place ?? ''].filter((text) => text !== '').join(' · ')}</>;
  return <>{row.kind !== null && <Chip>{sayOffer(`offer.kind.${row.kind}` as keyof typeof offerWords)}</Chip>} {row.text} {row.untilOn !== null && <span className="quiet">{sayOffer('offer.until')} <Day day={row.untilOn} /></span>}</>;
}

function Remarks({ row, titleOf, attached, onAttach }: Omit<Props, 'rows'> & { readonly row: LookedLine }) {
  const say = useSay(words);
  const sayUnit = useSay(unitWords);
  const cell = (field: string): string => say('lines.cell', { cell: row.cells[field] ?? '', title: titleOf(row, field) }).trimStart();
  const { key, alike } = row;
  return (
    <>
      {row.wrong.length + row.notes.length > 0 && (
        <ul className="plain-list">
          {row.wrong.map((one) => <li key={`${one.field} ${one.reason}`}>{cell(one.field)}{say(`lines.wrong.${one.reason}` as keyof typeof words, one.facts)}</li>)}
          {row.notes.map((note, index) => (
            <li key={`${index}`}>
              {note.kind === 'twice' || note.kind === 'enters' ? say(`lines.note.${note.kind}`) : <>{say(`lines.note.${note.kind}`)} {titleOf(row, note.field)}{note.from === '' ? '' : `：${wordOf(note.from, sayUnit)}`}{note.to !== null && (note.kind === 'differs' ? say('lines.note_is', { to: wordOf(note.to, sayUnit) }) : ` → ${wordOf(note.to, sayUnit)}`)}</>}
            </li>
          ))}
        </ul>
      )}
      {key !== null && alike.length > 0 && (
        <>
          <p>{alike[0]?.reasons.filter((reason) => reason.for).map((reason) => sayUnit(`unit.reason.${reason.reason}`, { one: reason.one, other: reason.other })).join('；')}</p>
          <Select
            label={say('lines.which_of', { name: row.unit ?? '' })} empty={say('lines.as_new')} value={attached[key] ?? ''} onChange={(id) => onAttach(key, id === '' ? null : id)}
            options={alike.map(({ id, name }) => ({ value: id, label: say('lines.as_here', { name }) }))}
          />
        </>
      )}
    </>
  );
}

/** `@unit.kind.organ` stands for its word. */
const wordOf = (text: string, say: (key: keyof typeof unitWords) => string): string => (text.startsWith('@') && Object.hasOwn(unitWords, text.slice(1)) ? say(text.slice(1) as keyof typeof unitWords) : text);
