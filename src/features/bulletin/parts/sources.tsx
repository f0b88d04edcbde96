import { words } from '#features/bulletin/words.ts';
import { api } from '#web/client.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Day } from '#web/ui/chips.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';

interface Props {
  readonly activityId: string;
  readonly picked: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

const most = 10;
const shown = 20;

/** Further activities the bulletin is composed from: those one may see whose record is complete, newest first. */
export function Sources({ activityId, picked, onChange }: Props) {
  const say = useSay(words);
  const id = useId();
  const [q, setQ] = useState('');
  const [limit, setLimit] = useState(shown);
  const found = useQuery({ ...api.bulletin.sources.queryOptions({ input: { id: activityId, limit, ...(q.trim() === '' ? {} : { q: q.trim() }) } }), placeholderData: keepPreviousData });
  const rows = found.data?.rows ?? [];
  const full = picked.length >= most;
  return (
    <fieldset className="field stack" onKeyDown={(event) => event.key === 'Enter' && event.target instanceof HTMLInputElement && event.preventDefault()}>
      <legend>{say('bulletin.also_choose')} <span className="quiet">{say('bulletin.also_chosen', { count: picked.length })}</span></legend>
      <p className="hint">{full ? say('bulletin.also_most', { max: most }) : say('bulletin.also_hint')}</p>
      <Field label={say('bulletin.also_find')} optional><TextInput type="search" value={q} onChange={setQ} maxLength={100} autoComplete="off" /></Field>
      {found.data !== undefined && rows.length === 0 && <p className="quiet">{say('bulletin.also_none')}</p>}
      <ul className="plain-list">
        {rows.map((row) => {
          const on = picked.includes(row.id);
          return (
            <li key={row.id} className="source">
              <input id={`${id} ${row.id}`} type="checkbox" checked={on} disabled={full && !on} onChange={() => onChange(on ? picked.filter((other) => other !== row.id) : [...picked, row.id])} />
              <label htmlFor={`${id} ${row.id}`}>
                {row.theme ?? row.kind} <span className="quiet">{row.code}{row.heldOn !== null && <> · <Day day={row.heldOn} /></>} · {[...row.hosts, ...row.partners].join('、')}</span>
              </label>
            </li>
          );
        })}
      </ul>
      {found.data?.next != null && limit < 100 && <Button small onClick={() => setLimit(Math.min(100, limit + 40))}>{say('bulletin.also_more')}</Button>}
    </fieldset>
  );
}
