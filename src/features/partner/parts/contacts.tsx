import type { ActivityView } from '#features/activity/contract.ts';
import { nameOfSide, type ActivityFacts } from '#features/activity/facts-plain.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { words } from '#features/partner/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { apart, beside } from '#web/failure.ts';
import { useSay, useToday } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Day } from '#web/ui/chips.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput, TextArea, TextInput } from '#web/ui/inputs.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { useState } from 'react';

/** What was agreed with the sides on the way, newest first, by whoever talked to them. */
export function Contacts({ view: { facts, allowed } }: { readonly view: ActivityView }) {
  const say = useSay(words);
  const [adding, setAdding] = useState(false);
  return (
    <Section title={say('contact.title')} id="contacts" actions={<Button icon="plus" why={allowed['partner.log_contact']} onClick={() => setAdding(true)}>{say('contact.add')}</Button>}>
      <Table
        caption={say('contact.title')}
        rows={facts.contacts.toReversed()}
        rowKey={(contact) => contact.id}
        empty={<p className="quiet">{say('contact.none')}</p>}
        columns={[
          { key: 'day', title: say('contact.day'), cell: (contact) => <Day day={contact.contactedOn} /> },
          { key: 'side', title: say('contact.side'), cell: (contact) => facts.sides.filter((side) => side.id === contact.sideId).map(nameOfSide).join('') || <span className="quiet">{say('contact.side_any')}</span> },
          { key: 'means', title: say('contact.means'), cell: (contact) => contact.means },
          { key: 'content', title: say('contact.content'), names: true, cell: (contact) => <span className="kept-lines">{contact.content}</span> },
          { key: 'by', title: say('contact.by'), cell: (contact) => contact.personName },
        ]}
      />
      {adding && <AddContact facts={facts} onClose={() => setAdding(false)} />}
    </Section>
  );
}

function AddContact({ facts: { activity, sides }, onClose }: { readonly facts: ActivityFacts; readonly onClose: () => void }) {
  const say = useSay(words);
  const today = useToday();
  const others = sides.filter((side) => !side.own);
  const [sideId, setSide] = useState(others.length === 1 ? (others[0]?.id ?? '') : '');
  const [contactedOn, setDay] = useState(today);
  const [means, setMeans] = useState('');
  const [content, setContent] = useState('');
  const log = useCommand(client.partner.logContact, { invalidate: [api.activity.key()], onDone: onClose });
  const at = (field: string) => beside(log.failure, field);
  return (
    <FormDialog
      title={say('contact.add')} verb={say('contact.add')} busy={log.busy} failure={apart(log.failure, 'contactedOn', 'means', 'content')} onClose={onClose}
      onSend={() => void log.run({ id: activity.id, sideId: sideId || null, contactedOn, means, content })}
    >
      <Field label={say('contact.side')} optional>
        <Select value={sideId} onChange={setSide} empty={say('contact.side_any')} options={others.map((side) => ({ value: side.id, label: nameOfSide(side) }))} />
      </Field>
      <Field label={say('contact.day')} findings={at('contactedOn')}>
        <DateInput value={contactedOn} max={today} onChange={setDay} />
      </Field>
      <Field label={say('contact.means')} hint={say('contact.means_hint')} findings={at('means')}>
        <TextInput value={means} maxLength={40} size={14} onChange={setMeans} />
      </Field>
      <Field label={say('contact.content')} findings={at('content')}>
        <TextArea value={content} maxLength={2000} onChange={setContent} />
      </Field>
    </FormDialog>
  );
}
