import type { PreviewRow } from '#features/import/contract.ts';
import { words } from '#features/import/words.ts';
import { useSay } from '#web/language.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { Table } from '#web/ui/table.tsx';
import { useState } from 'react';

const filters = ['refused', 'guessed', 'unchanged'] as const;
type Filter = (typeof filters)[number];
const isGuessed = (row: PreviewRow): boolean => row.state === 'new' && row.notes.some((note) => note.kind !== 'cleaned');
const fits: Readonly<Record<Filter, (row: PreviewRow) => boolean>> = { refused: (row) => row.state === 'refused', guessed: isGuessed, unchanged: (row) => row.state === 'unchanged' };
/** Rows drawn at once; the filters lead to the rest. */
const drawn = 200;

/** Each row as it will be: certain, put right, guessed, or refused with the reason. */
export function PreviewTable({ rows }: { readonly rows: readonly PreviewRow[] }) {
  const say = useSay(words);
  const [only, setOnly] = useState<Filter | null>(null);
  const unknown = say('imported.unknown');
  const shown = only === null ? rows : rows.filter(fits[only]);
  const count = (filter: Filter): number => rows.filter(fits[filter]).length;
  return (
    <>
      <p role="status">{say('import.summary', { all: rows.length, fresh: rows.filter((row) => row.state === 'new').length, unchanged: count('unchanged'), refused: count('refused'), guessed: count('guessed') })}</p>
      <Field label={say('import.only')} optional>
        <Select value={only ?? ''} empty={say('import.only.all')} onChange={(next) => setOnly(filters.find((one) => one === next) ?? null)} options={filters.map((one) => ({ value: one, label: `${say(`import.only.${one}`)} ${count(one)}` }))} />
      </Field>
      <Table
        caption={say('import.look')}
        rows={shown.slice(0, drawn)}
        rowKey={(row) => String(row.at)}
        columns={[
          { key: 'at', title: say('import.line'), end: true, wideOnly: true, cell: (row) => row.at + 1 },
          { key: 'theme', title: say('imported.field.theme'), names: true, cell: (row) => row.theme ?? <span className="quiet">{unknown}</span> },
          { key: 'held', title: say('imported.held'), cell: (row) => row.held ?? <span className="quiet">{unknown}</span> },
          { key: 'hosts', title: say('imported.hosts'), cell: (row) => row.hosts.join('、') || <span className="quiet">{unknown}</span> },
          { key: 'partners', title: say('imported.partners'), cell: (row) => row.partners.join('、') || <span className="quiet">{unknown}</span> },
          { key: 'state', title: say('import.state'), cell: (row) => <Chip tone={row.state === 'refused' ? 'block' : isGuessed(row) ? 'warn' : row.state === 'new' ? 'done' : 'quiet'}>{say(`import.row_state.${row.state}`)}</Chip> },
          { key: 'notes', title: say('import.remarks'), cell: (row) => <Remarks row={row} /> },
        ]}
      />
      {shown.length > drawn && <p className="hint">{say('import.shown', { count: drawn })}</p>}
    </>
  );
}

function Remarks({ row }: { readonly row: PreviewRow }) {
  const say = useSay(words);
  if (row.state === 'refused') return <>{say(`import.refused.${row.reason ?? 'empty'}` as keyof typeof words, { ...row.facts, key: row.key ?? '' })}</>;
  if (row.notes.length === 0) return null;
  const field = (name: string): string => (Object.hasOwn(words, `imported.field.${name}`) ? say(`imported.field.${name}` as keyof typeof words) : name);
  return (
    <ul className="plain-list">
      {row.notes.slice(0, 5).map((note, index) => <li key={`${index}`}>{say(`imported.note.${note.kind}`)} {field(note.field)}：{note.from}{note.to === null ? '' : ` → ${note.to}`}</li>)}
    </ul>
  );
}
