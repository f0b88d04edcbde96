import { words } from '#features/org/words.ts';
import { api } from '#web/client.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { PersonChip } from '#web/ui/chips.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { words as web } from '#web/words.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

export interface Picked {
  readonly id: string;
  readonly name: string;
}
interface Props {
  readonly label: string;
  readonly picked: readonly Picked[];
  readonly onChange: (picked: readonly Picked[]) => void;
  /** One where one is wanted. */
  readonly max?: number;
  readonly optional?: boolean;
}

/** People of the office, found by name or pinyin and taken one by one. */
export function PersonPicker({ label, picked, onChange, max = 100, optional = false }: Props) {
  const say = useSay(words);
  const sayWeb = useSay(web);
  const [q, setQ] = useState('');
  const wanted = q.trim();
  const found = useQuery({ ...api.org.people.queryOptions({ input: { q: wanted, limit: 6 } }), enabled: wanted !== '', placeholderData: keepPreviousData });
  const rows = wanted === '' ? [] : (found.data?.rows ?? []).filter((row) => !picked.some((one) => one.id === row.id));
  const full = picked.length >= max;
  return (
    // Enter in the search box must not send the form around it.
    <div className="stack" onKeyDown={(event) => event.key === 'Enter' && event.target instanceof HTMLInputElement && event.preventDefault()}>
      {picked.length > 0 && (
        <ul className="plain-list" aria-label={label}>
          {picked.map((one) => (
            <li key={one.id} className="actions">
              <PersonChip name={one.name} />
              <Button small kind="quiet" icon="close" label={`${sayWeb('ui.remove')} ${one.name}`} onClick={() => onChange(picked.filter((other) => other.id !== one.id))}>
                {sayWeb('ui.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {!full && (
        <Field label={label} hint={say('org.pickPeople')} optional={optional}>
          <TextInput type="search" value={q} onChange={setQ} autoComplete="off" />
        </Field>
      )}
      {!full && rows.length > 0 && (
        <ul className="plain-list">
          {rows.map((row) => (
            <li key={row.id}>
              <Button
                small
                icon="plus"
                label={`${sayWeb('ui.add')} ${row.name}`}
                onClick={() => {
                  onChange([...picked, { id: row.id, name: row.name }]);
                  setQ('');
                }}
              >
                {row.name}
              </Button>{' '}
              <span className="quiet">{row.memberships.map((held) => held.branchName).join('、')}</span>
            </li>
          ))}
        </ul>
      )}
      {wanted !== '' && found.data !== undefined && rows.length === 0 && <p className="quiet">{say('org.noPeople')}</p>}
    </div>
  );
}
