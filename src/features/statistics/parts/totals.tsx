import type { ClaimRow, StatisticsView } from '#features/statistics/contract.ts';
import { words } from '#features/statistics/words.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextArea, TextInput } from '#web/ui/inputs.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { useState } from 'react';

/** Totals that sources tell, beside what is recorded; the difference is not known, and stays so. */
export function Totals({ view }: { readonly view: StatisticsView }) {
  const say = useSay(words);
  const format = useFormat();
  const [adding, setAdding] = useState(false);
  const withdraw = useCommand(client.statistics.withdrawTotal, { invalidate: [api.statistics.key()] });
  const may = view.allowed['statistics.state_total']?.length === 0 && view.about.asAt === null;
  const years = ({ fromYear, toYear }: ClaimRow): string => (toYear === null ? say('totals.since', { from: fromYear }) : say('totals.between', { from: fromYear, to: toYear }));
  const gap = ({ total, recorded, undated }: ClaimRow): string => {
    const most = total - recorded;
    if (most < 0) return say('totals.more');
    // Activities of no known year may or may not belong to these.
    const least = Math.max(0, most - undated);
    return least === most ? format.number(most) : say('totals.gap_up_to', { least, most });
  };
  if (view.claims.length === 0 && !may) return null;
  return (
    <Section title={say('totals.title')} actions={may && <Button icon="plus" onClick={() => setAdding(true)}>{say('totals.add')}</Button>}>
      <p className="hint">{say('totals.about')}</p>
      {view.claims.length > 0 && (
        <Table
          caption={say('totals.title')} rows={view.claims} rowKey={({ id }) => id}
          columns={[
            { key: 'years', title: say('totals.years'), names: true, cell: years },
            { key: 'said', title: say('totals.said'), end: true, short: true, cell: ({ total }) => format.number(total) },
            { key: 'recorded', title: say('totals.recorded'), end: true, short: true, cell: (row) => <TextLink to={links.activities({ held: 'yes', from: `${row.fromYear}-01-01`, ...(row.toYear === null ? {} : { to: `${row.toYear}-12-31` }) })} label={`${years(row)} ${say('totals.recorded')} ${format.number(row.recorded)}`}>{format.number(row.recorded)}</TextLink> },
            { key: 'undated', title: say('totals.undated'), end: true, short: true, cell: (row) => (row.undated === 0 ? <span className="quiet">0</span> : <TextLink to={links.activities({ held: 'yes', year: 'unknown' })}>{format.number(row.undated)}</TextLink>) },
            { key: 'gap', title: say('totals.gap'), end: true, short: true, cell: gap },
            { key: 'source', title: say('totals.source'), cell: ({ source, quote }) => <>{source}{quote !== null && <p className="quiet">“{quote}”</p>}</> },
            ...(may ? [{ key: 'do', title: say('totals.withdraw'), short: true, cell: ({ id, version, source }: ClaimRow) => <Button kind="quiet" busy={withdraw.busy} onClick={() => void withdraw.run({ id, version })}>{say('totals.withdraw')}<span className="unseen"> {source}</span></Button> }] : []),
          ]}
        />
      )}
      {adding && <TotalDialog onClose={() => setAdding(false)} />}
    </Section>
  );
}

function TotalDialog({ onClose }: { readonly onClose: () => void }) {
  const say = useSay(words);
  const [typed, setTyped] = useState({ from: '', to: '', total: '', source: '', quote: '' });
  const put = (field: keyof typeof typed) => (value: string): void => setTyped((before) => ({ ...before, [field]: value }));
  const send = useCommand(client.statistics.stateTotal, { invalidate: [api.statistics.key()], onDone: onClose });
  return (
    <FormDialog
      title={say('totals.add')} verb={say('totals.save')} onClose={onClose} busy={send.busy} failure={send.failure}
      onSend={() => void send.run({ fromYear: Number(typed.from), toYear: typed.to.trim() === '' ? null : Number(typed.to), total: Number(typed.total), source: typed.source.trim(), quote: typed.quote.trim() || null, batchId: null })}
    >
      <Field label={say('totals.from')}><TextInput value={typed.from} onChange={put('from')} inputMode="numeric" maxLength={4} size={6} /></Field>
      <Field label={say('totals.to')} hint={say('totals.to_hint')} optional><TextInput value={typed.to} onChange={put('to')} inputMode="numeric" maxLength={4} size={6} /></Field>
      <Field label={say('totals.total')}><TextInput value={typed.total} onChange={put('total')} inputMode="numeric" maxLength={7} size={8} /></Field>
      <Field label={say('totals.source')}><TextInput value={typed.source} onChange={put('source')} maxLength={200} /></Field>
      <Field label={say('totals.quote')} optional><TextArea value={typed.quote} onChange={put('quote')} maxLength={500} /></Field>
    </FormDialog>
  );
}
