import type { ActivityView } from '#features/activity/contract.ts';
import type { Bulletin } from '#features/bulletin/facts.ts';
import { words } from '#features/bulletin/words.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Day } from '#web/ui/chips.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput, TextInput } from '#web/ui/inputs.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { useState } from 'react';

interface Props {
  readonly view: ActivityView;
  readonly bulletin: Bulletin;
}

/** Where a released bulletin came out. */
export function Publications({ view: { facts, allowed }, bulletin }: Props) {
  const say = useSay(words);
  const [adding, setAdding] = useState(false);
  const rows = facts.publications.filter((one) => one.bulletinId === bulletin.id);
  return (
    <Section title={say('bulletin.publications')} level={3} actions={<Button icon="plus" why={allowed['bulletin.publish']} onClick={() => setAdding(true)}>{say('bulletin.add_publication')}</Button>}>
      <Table
        caption={say('bulletin.publications')}
        rows={rows}
        rowKey={(row) => row.id}
        empty={<p className="quiet">{say('bulletin.no_publications')}</p>}
        columns={[
          { key: 'outlet', title: say('bulletin.outlet'), names: true, cell: (row) => row.outlet },
          { key: 'day', title: say('bulletin.published_on'), cell: (row) => <Day day={row.publishedOn} /> },
          { key: 'address', title: say('bulletin.address'), cell: (row) => row.address !== null && <a href={row.address} target="_blank" rel="noreferrer noopener" className="address">{row.address}</a> },
        ]}
      />
      {adding && <Add activityId={facts.activity.id} bulletin={bulletin} onClose={() => setAdding(false)} />}
    </Section>
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
