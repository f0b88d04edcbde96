import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { words as bulletin } from '#features/bulletin/words.ts';
import { words } from '#features/outlet/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput, TextInput } from '#web/ui/inputs.tsx';
import { useState } from 'react';

interface Props {
  readonly id: string;
  readonly bulletinId: string;
  readonly outletId: string;
  readonly outlet: string;
  readonly releasedOn: string | null;
  readonly onClose: () => void;
}

const isWeb = (address: string): boolean => /^https?:\/\/[^\s/]+/iu.test(address) && URL.canParse(address);

/** Notes that somebody has carried it there: the day, and the address where it has one. */
export function NoteDialog({ outlet, releasedOn, onClose, ...named }: Props) {
  const say = useSay(words);
  const sayBulletin = useSay(bulletin);
  const [publishedOn, setPublishedOn] = useState('');
  const [address, setAddress] = useState('');
  const command = useCommand(client.outlet.publish, { invalidate: [api.activity.key(), api.outlet.key()], onDone: onClose });
  const found = (field: string) => (command.failure?.findings ?? []).filter((finding) => finding.field === field);
  const beside = ['publishedOn', 'address'].some((field) => found(field).length > 0);
  const wrong = address.trim() !== '' && !isWeb(address.trim());
  const send = (): void => {
    if (!wrong) void command.run({ ...named, publishedOn: publishedOn || null, address: address.trim() || null });
  };
  return (
    <FormDialog title={say('outlet.noted', { outlet })} verb={say('outlet.note')} onSend={send} onClose={onClose} busy={command.busy} failure={beside ? null : command.failure}>
      <Field label={sayBulletin('bulletin.published_on')} findings={found('publishedOn')}>
        <DateInput value={publishedOn} min={releasedOn ?? ''} onChange={setPublishedOn} />
      </Field>
      <Field label={sayBulletin('bulletin.address')} hint={sayBulletin('bulletin.address_hint')} optional error={wrong ? sayBulletin('bulletin.bad_address') : null} findings={found('address')}>
        <TextInput type="url" value={address} maxLength={500} onChange={setAddress} />
      </Field>
    </FormDialog>
  );
}
