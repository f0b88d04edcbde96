import { kinds, tones } from '#features/circular/facts-plain.ts';
import { words } from '#features/circular/words.ts';
import { api } from '#web/client.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { Check, Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

export interface Picked {
  readonly kind: (typeof kinds)[number];
  readonly id: string;
}
interface Props {
  readonly picked: readonly Picked[];
  readonly onChange: (picked: Picked[]) => void;
}

/** Observations and verified results, newest first, to be ticked. */
export function Candidates({ picked, onChange }: Props) {
  const say = useSay(words);
  const format = useFormat();
  const [kind, setKind] = useState<Picked['kind'] | ''>('');
  const [tone, setTone] = useState<(typeof tones)[number] | ''>('');
  const [q, setQ] = useState('');
  const [limit, setLimit] = useState(20);
  const list = useQuery({ ...api.circular.candidates.queryOptions({ input: { limit, ...(kind === '' ? {} : { kind }), ...(tone === '' ? {} : { tone }), ...(q.trim() === '' ? {} : { q: q.trim() }) } }), placeholderData: keepPreviousData });
  const filtered = kind !== '' || tone !== '' || q !== '';
  return (
    <>
      <div className="filters">
        <Field label={say('circular.kind')} optional><Select value={kind} empty={say('circular.all')} onChange={setKind} options={kinds.map((one) => ({ value: one, label: say(`circular.kind.${one}`) }))} /></Field>
        <Field label={`${say('circular.tone.good')} / ${say('circular.tone.problem')}`} optional><Select value={tone} empty={say('circular.all')} onChange={setTone} options={tones.map((one) => ({ value: one, label: say(`circular.tone.${one}`) }))} /></Field>
        <Field label={say('circular.search')} optional><TextInput value={q} maxLength={100} onChange={setQ} /></Field>
      </div>
      <Loaded from={list}>
        {({ rows, next }) => (
          <div className="stack">
            {rows.length === 0 && <p className="quiet">{say(filtered ? 'circular.facts_none_here' : 'circular.facts_none')}</p>}
            <ul className="things">
              {rows.map((row) => {
                const on = picked.some(({ id }) => id === row.id);
                return (
                  <li key={row.id} className="thing">
                    <div className="thing-what">
                      <Check label={row.text} checked={on} onChange={(next) => onChange(next ? [...picked, { kind: row.kind, id: row.id }] : picked.filter(({ id }) => id !== row.id))} />
                      {row.kind === 'result' && <p className="quiet">{say('circular.effect', { before: row.before ?? '', after: row.after ?? '' })}</p>}
                      <p>
                        <Chip tone={row.tone === 'good' ? 'done' : 'warn'}>{say(`circular.tone.${row.tone}`)}</Chip> <Chip tone="quiet">{say(`circular.kind.${row.kind}`)}</Chip>{' '}
                        {row.branchName} {row.activityId !== null && <TextLink to={links.activity(row.activityId)}>{row.activityCode} {row.theme}</TextLink>}{' '}
                        {row.dueOn !== null && <span className="quiet">{say('circular.due', { day: format.day(row.dueOn) })}</span>} {row.circulars > 0 && <span className="quiet">{say('circular.told', { count: row.circulars })}</span>}
                      </p>
                    </div>
                    <div className="thing-side quiet">{format.instant(row.at)}</div>
                  </li>
                );
              })}
            </ul>
            {next !== null && limit < 100 && <Button small onClick={() => setLimit(100)}>{say('circular.more')}</Button>}
          </div>
        )}
      </Loaded>
    </>
  );
}
