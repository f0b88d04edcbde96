import { words } from '#features/unit/words.ts';
import { api } from '#web/client.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { words as web } from '#web/words.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

interface Unit {
  readonly id: string;
  readonly name: string;
}
interface Props {
  readonly label: string;
  readonly picked: Unit | null;
  /** Among filters: what may be typed stands in the box itself, so that labels stay on one line. */
  readonly brief?: boolean;
  readonly onChange: (unit: Unit | null) => void;
}

/** One outside unit, found by name, other name or pinyin. */
export function UnitPicker({ label, picked, brief = false, onChange }: Props) {
  const say = useSay(words);
  const sayWeb = useSay(web);
  const [q, setQ] = useState('');
  const wanted = q.trim();
  const found = useQuery({ ...api.unit.list.queryOptions({ input: { q: wanted, limit: 6 } }), enabled: wanted !== '', placeholderData: keepPreviousData });
  if (picked !== null) {
    return (
      <p className="actions">
        <strong>{picked.name}</strong>
        <Button small kind="quiet" icon="close" label={`${sayWeb('ui.remove')} ${picked.name}`} onClick={() => onChange(null)}>
          {sayWeb('ui.remove')}
        </Button>
      </p>
    );
  }
  return (
    // Enter in the search box must not send the form around it.
    <div className="stack" onKeyDown={(event) => event.key === 'Enter' && event.target instanceof HTMLInputElement && event.preventDefault()}>
      <Field label={label} hint={brief ? null : say('unit.search')}>
        <TextInput type="search" value={q} onChange={setQ} autoComplete="off" {...(brief && { placeholder: say('unit.search') })} />
      </Field>
      {wanted !== '' && found.data !== undefined && found.data.rows.length === 0 && <p className="quiet">{say('unit.none')}</p>}
      {wanted !== '' && (
        <ul className="plain-list">
          {(found.data?.rows ?? []).map((row) => (
            <li key={row.id}>
              <Button small icon="plus" onClick={() => onChange({ id: row.id, name: row.name })}>
                {row.name}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
