import type { PreviewRow } from '#features/import/contract.ts';
import { words } from '#features/import/words.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { Actions } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { useState } from 'react';

/** A row of the preview with its place in the file, as people count. */
export type Looked = Omit<PreviewRow, 'hosts' | 'partners' | 'notes'> & { readonly row: string; readonly hosts: readonly string[]; readonly partners: readonly string[]; readonly notes: readonly PreviewRow['notes'][number][] };

/** How sure a row is: by its gravest note. */
const standings = ['certain', 'cleaned', 'guessed', 'alike', 'unchanged', 'refused'] as const;
type Standing = (typeof standings)[number];
const standingOf = ({ state, notes, alike }: Looked): Standing => (state !== 'new' ? state : alike !== null ? 'alike' : notes.some((note) => note.kind !== 'cleaned') ? 'guessed' : notes.length > 0 ? 'cleaned' : 'certain');
const tones = { certain: 'done', cleaned: 'done', guessed: 'warn', alike: 'warn', unchanged: 'quiet', refused: 'block' } as const;
/** Rows drawn at once. */
const drawn = 100;

/** Each row as it will be: certain, put right, guessed, or refused with the reason. */
export function PreviewTable({ rows }: { readonly rows: readonly Looked[] }) {
  const say = useSay(words);
  const [only, setOnly] = useState<Standing | null>(null);
  const [from, setFrom] = useState(0);
  const unknown = <span className="quiet">{say('imported.unknown')}</span>;
  const count = new Map<Standing, number>();
  for (const row of rows) count.set(standingOf(row), (count.get(standingOf(row)) ?? 0) + 1);
  const of = (standing: Standing): number => count.get(standing) ?? 0;
  const shown = only === null ? rows : rows.filter((row) => standingOf(row) === only);
  const to = Math.min(shown.length, from + drawn);
  return (
    <>
      <p role="status">{say('import.summary', { all: rows.length, fresh: of('certain') + of('cleaned') + of('guessed'), alike: of('alike'), unchanged: of('unchanged'), refused: of('refused'), guessed: of('guessed') })}</p>
      <Field label={say('import.only')} optional>
        <Select
          value={only ?? ''}
          empty={`${say('import.only.all')} ${rows.length}`}
          onChange={(next) => { setOnly(standings.find((one) => one === next) ?? null); setFrom(0); }}
          options={standings.map((one) => ({ value: one, label: `${say(`import.row_state.${one}`)} ${of(one)}` }))}
        />
      </Field>
      <Table
        caption={say('import.look')}
        rows={shown.slice(from, to)}
        rowKey={(row) => String(row.at)}
        columns={[
          { key: 'at', title: say('import.line'), short: true, cell: (row) => row.row },
          { key: 'theme', title: say('imported.field.theme'), names: true, cell: (row) => row.theme ?? unknown },
          { key: 'held', title: say('imported.held'), cell: (row) => row.held ?? unknown },
          { key: 'hosts', title: say('imported.hosts'), cell: (row) => row.hosts.join('、') || unknown },
          { key: 'partners', title: say('imported.partners'), cell: (row) => row.partners.join('、') || unknown },
          { key: 'state', title: say('import.state'), cell: (row) => <Chip tone={tones[standingOf(row)]}>{say(`import.row_state.${standingOf(row)}`)}</Chip> },
          { key: 'notes', title: say('import.remarks'), cell: (row) => <Remarks row={row} /> },
        ]}
      />
      {shown.length > drawn && (
        <Actions>
          <Button small why={from === 0 ? [say('import.at_start')] : []} onClick={() => setFrom(Math.max(0, from - drawn))}>{say('import.earlier')}</Button>
          <span role="status">{say('import.shown', { from: from + 1, to, all: shown.length })}</span>
          <Button small why={to >= shown.length ? [say('import.at_end')] : []} onClick={() => setFrom(from + drawn)}>{say('import.later')}</Button>
        </Actions>
      )}
    </>
  );
}

function Remarks({ row }: { readonly row: Looked }) {
  const say = useSay(words);
  if (row.state === 'refused') return <>{say(`import.refused.${row.reason ?? 'empty'}` as keyof typeof words, { ...row.facts, key: row.key ?? '' })}</>;
  if (row.notes.length === 0 && row.alike === null) return null;
  const field = (name: string): string => (Object.hasOwn(words, `imported.field.${name}`) ? say(`imported.field.${name}` as keyof typeof words) : name);
  return (
    <ul className="plain-list">
      {row.alike !== null && <li>{say('import.alike_row', { code: row.alike })}</li>}
      {row.notes.slice(0, 5).map((note, index) => <li key={`${index}`}>{say(`imported.note.${note.kind}`)} {field(note.field)}：{note.from}{note.to === null ? '' : ` → ${note.to}`}</li>)}
      {row.notes.length > 5 && <li>{say('import.more_notes', { count: row.notes.length - 5 })}</li>}
    </ul>
  );
}
