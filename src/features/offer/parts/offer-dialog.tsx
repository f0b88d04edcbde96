import type { OfferRow } from '#features/offer/contract.ts';
import { offerKinds, type OfferKind } from '#features/offer/facts.ts';
import { words } from '#features/offer/words.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput, TextArea, TextInput } from '#web/ui/inputs.tsx';
import { useState } from 'react';

interface Props {
  readonly unitId: string;
  /** Null to enter a new line. */
  readonly offer: OfferRow | null;
  readonly onClose: () => void;
}

/** What a line of a unit's lists says. */
export function OfferDialog({ unitId, offer, onClose }: Props) {
  const say = useSay(words);
  const [kind, setKind] = useState<OfferKind>(offer?.kind ?? 'resource');
  const [text, setText] = useState(offer?.text ?? '');
  const [place, setPlace] = useState(offer?.place ?? '');
  const [untilOn, setUntilOn] = useState(offer?.untilOn ?? '');
  const told = { invalidate: [api.offer.key()], onDone: onClose };
  const add = useCommand(client.offer.add, told);
  const edit = useCommand(client.offer.edit, told);
  const command = offer === null ? add : edit;
  const send = (): void => {
    const said = { kind, text, place: place.trim() || null, untilOn: untilOn || null };
    void (offer === null ? add.run({ unitId, ...said }) : edit.run({ id: offer.id, version: offer.version, ...said }));
  };
  const title = say(offer === null ? 'offer.add' : 'offer.edit');
  return (
    <FormDialog title={title} verb={title} onSend={send} onClose={onClose} busy={command.busy} failure={command.failure}>
      <Field label={say('offer.kind')}>
        <Select value={kind} onChange={(one) => setKind(one)} empty={null} options={offerKinds.map((one) => ({ value: one, label: say(`offer.kind.${one}`) }))} />
      </Field>
      <Field label={say('offer.text')} hint={say('offer.text_hint')}>
        <TextArea value={text} rows={3} maxLength={500} onChange={setText} />
      </Field>
      <Field label={say('offer.place')} optional>
        <TextInput value={place} maxLength={100} onChange={setPlace} />
      </Field>
      <Field label={say('offer.until')} optional>
        <DateInput value={untilOn} onChange={setUntilOn} />
      </Field>
    </FormDialog>
  );
}
