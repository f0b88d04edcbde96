import type { ActivityView } from '#features/activity/contract.ts';
import type { Bulletin } from '#features/bulletin/facts.ts';
import { words } from '#features/bulletin/words.ts';
import { PublishAt } from '#features/outlet/parts/publish.tsx';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import type { Finding } from '#shared/finding.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useFormat, useSay, useToday } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip, Day } from '#web/ui/chips.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput, TextInput } from '#web/ui/inputs.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { useState } from 'react';

interface Props {
  readonly view: ActivityView;
  readonly bulletin: Bulletin;
}

type Row = ActivityView['facts']['publications'][number];

/** Where a released bulletin came out. */
export function Publications({ view, bulletin }: Props) {
  const { facts, allowed } = view;
  const say = useSay(words);
  const [adding, setAdding] = useState(false);
  const [down, setDown] = useState<Row | null>(null);
  const rows = facts.publications.filter((one) => one.bulletinId === bulletin.id);
  return (
    <>
    <PublishAt view={view} bulletin={bulletin} />
    <Section title={say('bulletin.publications')} level={3} actions={bulletin.withdrawnOn === null && <Button icon="plus" why={allowed['bulletin.publish']} onClick={() => setAdding(true)}>{say('bulletin.add_publication')}</Button>}>
      <Table
        caption={say('bulletin.publications')}
        rows={rows}
        rowKey={(row) => row.id}
        empty={<p className="quiet">{say('bulletin.no_publications')}</p>}
        columns={[
          { key: 'outlet', title: say('bulletin.outlet'), names: true, cell: (row) => row.outlet },
          { key: 'day', title: say('bulletin.published_on'), cell: (row) => <Day day={row.publishedOn} /> },
          ...(rows.some((row) => row.toTakeDown) ? [{ key: 'stands', title: say('bulletin.stands'), cell: (row: Row) => <Stands row={row} why={allowed['bulletin.taken_down']} onTake={() => setDown(row)} /> }] : []),
          { key: 'address', title: say('bulletin.address'), cell: (row) => row.address !== null && <a href={row.address} target="_blank" rel="noreferrer noopener" className="address">{row.address}</a> },
        ]}
      />
      {down !== null && <TakenDown activityId={facts.activity.id} publication={down} onClose={() => setDown(null)} />}
      {adding && <Add activityId={facts.activity.id} bulletin={bulletin} onClose={() => setAdding(false)} />}
    </Section>
    </>
  );
}

/** Of a withdrawn bulletin: whether it still stands at the outlet. */
function Stands({ row, why, onTake }: { readonly row: Row; readonly why: readonly Finding[] | undefined; readonly onTake: () => void }) {
  const say = useSay(words);
  const format = useFormat();
  if (row.takenDownOn !== null) return say('bulletin.taken_down', { day: format.day(row.takenDownOn) });
  return row.toTakeDown && <><Chip tone="warn">{say('bulletin.to_take_down')}</Chip> <Button small why={why} label={`${say('bulletin.take_down')} ${row.outlet}`} onClick={onTake}>{say('bulletin.take_down')}</Button></>;
}

function TakenDown({ activityId, publication, onClose }: { readonly activityId: string; readonly publication: Row; readonly onClose: () => void }) {
  const say = useSay(words);
  const [on, setOn] = useState(useToday());
  const command = useCommand(client.bulletin.takenDown, { invalidate: [api.activity.key()], onDone: onClose });
  return (
    <FormDialog title={`${say('bulletin.take_down')}：${publication.outlet}`} verb={say('bulletin.take_down')} busy={command.busy} failure={command.failure} onClose={onClose} onSend={() => void command.run({ id: activityId, publicationId: publication.id, on })}>
      <Field label={say('bulletin.taken_down_on')}><DateInput value={on} min={publication.publishedOn} onChange={setOn} /></Field>
    </FormDialog>
  );
}

const isWeb = (address: string): boolean => /^https?:\/\/[^\s/]+/iu.test(address) && URL.canParse(address);

function Add({ activityId, bulletin, onClose }: { readonly activityId: string; readonly bulletin: Bulletin; readonly onClose: () => void }) {
  const say = useSay(words);
  const [outlet, setOutlet] = useState('');
  const [publishedOn, setPublishedOn] = useState('');
  const [address, setAddress] = useState('');
  const command = useCommand(client.bulletin.publish, { invalidate: [api.activity.key()], onDone: onClose });
  const found = (field: string) => (command.failure?.findings ?? []).filter((finding) => finding.field === field);
  const beside = ['outlet', 'publishedOn', 'address'].some((field) => found(field).length > 0);
  const wrong = address.trim() !== '' && !isWeb(address.trim());
  const send = (): void => {
    if (!wrong) void command.run({ id: activityId, bulletinId: bulletin.id, outlet, publishedOn, address: address.trim() || null });
  };
  return (
    <FormDialog title={say('bulletin.add_publication')} verb={say('bulletin.add_publication')} onSend={send} onClose={onClose} busy={command.busy} failure={beside ? null : command.failure}>
      <Field label={say('bulletin.outlet')} hint={say('bulletin.outlet_hint')} findings={found('outlet')}>
        <TextInput value={outlet} maxLength={100} onChange={setOutlet} />
      </Field>
      <Field label={say('bulletin.published_on')} findings={found('publishedOn')}>
        <DateInput value={publishedOn} min={bulletin.releasedOn ?? ''} onChange={setPublishedOn} />
      </Field>
      <Field label={say('bulletin.address')} hint={say('bulletin.address_hint')} optional error={wrong ? say('bulletin.bad_address') : null} findings={found('address')}>
        <TextInput type="url" value={address} maxLength={500} onChange={setAddress} />
      </Field>
    </FormDialog>
  );
}
