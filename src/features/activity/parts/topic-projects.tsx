import { words } from '#features/activity/words-parts.ts';
import { api } from '#web/client.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { words as web } from '#web/words.ts';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

interface Props {
  readonly picked: readonly string[];
  readonly onChange: (ids: string[]) => void;
}

/** Work projects that the topic comes from or serves, found by code or name. */
export function ProjectsPicker({ picked, onChange }: Props) {
  const say = useSay(words);
  const sayWeb = useSay(web);
  const [q, setQ] = useState('');
  const wanted = q.trim();
  const found = useQuery({ ...api.project.list.queryOptions({ input: { q: wanted, limit: 6 } }), enabled: wanted !== '', placeholderData: keepPreviousData });
  const known = useQueries({ queries: picked.map((id) => api.project.one.queryOptions({ input: { id } })) });
  const rows = wanted === '' ? [] : (found.data?.rows ?? []).filter((row) => !picked.includes(row.id));
  return (
    // Enter in the search box must not send the form around it.
    <div className="field stack" onKeyDown={(event) => event.key === 'Enter' && event.target instanceof HTMLInputElement && event.preventDefault()}>
      <Field label={say('activity.projects')} hint={say('activity.projects_hint')} optional>
        <TextInput type="search" value={q} onChange={setQ} autoComplete="off" />
      </Field>
      {rows.length > 0 && (
        <ul className="plain-list">
          {rows.map((row) => (
            <li key={row.id}>
              <Button small icon="plus" label={`${sayWeb('ui.add')} ${row.name}`} onClick={() => { onChange([...picked, row.id]); setQ(''); }}>
                {row.code} {row.name}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {wanted !== '' && found.data !== undefined && rows.length === 0 && <p className="quiet">{say('activity.projects_none')}</p>}
      {picked.length > 0 && (
        <ul className="plain-list" aria-label={say('activity.projects')}>
          {picked.map((id, index) => {
            const project = known[index]?.data?.project;
            return (
              <li key={id} className="actions">
                <span>{project === undefined ? '…' : `${project.code} ${project.name}`}</span>
                <Button small kind="quiet" icon="close" label={`${sayWeb('ui.remove')} ${project?.name ?? ''}`} onClick={() => onChange(picked.filter((other) => other !== id))}>
                  {sayWeb('ui.remove')}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
