import { BranchSelect } from '#features/org/parts/branch-select.tsx';
import { words } from '#features/series/words.ts';
import { api } from '#web/client.ts';
import { useSay } from '#web/language.tsx';
import { Checks } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput } from '#web/ui/inputs.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

const most = 100;
interface Props {
  readonly value: readonly string[];
  readonly onChange: (ids: string[]) => void;
  /** What stands in it already is not offered again. */
  readonly except: readonly string[];
}

/** Activities found by day and host and ticked one by one; ticks stay while one looks further. */
export function ChooseActivities({ value, onChange, except }: Props) {
  const say = useSay(words);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [branch, setBranch] = useState('');
  const input = { ...(from ? { from } : {}), ...(to ? { to } : {}), ...(branch ? { branch } : {}), limit: most };
  const found = useQuery({ ...api.activity.list.queryOptions({ input }), placeholderData: keepPreviousData });
  const rows = (found.data?.rows ?? []).filter((row) => !except.includes(row.id));
  const shown = rows.map((row) => ({
    value: row.id, label: row.theme ?? say('series.no_theme'),
    hint: [row.heldOn ?? row.heldWords ?? row.plannedOn, row.hosts.join('、'), row.partners.join('、'), row.origin === 'imported' ? say('series.imported') : null].filter(Boolean).join(' · '),
  }));
  const elsewhere = value.filter((id) => !rows.some((row) => row.id === id));
  return (
    <div className="stack">
      <p className="hint">{say('series.choose_hint')}</p>
      <div className="fields-inline">
        <Field label={say('series.from')} optional><DateInput value={from} onChange={setFrom} /></Field>
        <Field label={say('series.to')} optional><DateInput value={to} onChange={setTo} /></Field>
        <BranchSelect label={say('series.branch')} value={branch} onChange={setBranch} empty={say('series.all')} optional />
      </div>
      {found.data !== undefined && rows.length === 0 && <p className="quiet">{say('series.found_none')}</p>}
      {rows.length > 0 && <div className="tall-choices"><Checks label={say('series.activities')} value={value} options={shown} onChange={(ids) => onChange([...elsewhere, ...ids])} /></div>}
      {found.data !== undefined && found.data.next !== null && <p className="hint">{say('series.more_found', { count: most })}</p>}
    </div>
  );
}
