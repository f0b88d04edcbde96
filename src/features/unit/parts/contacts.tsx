import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import type { UnitView } from '#features/unit/contract.ts';
import { Paged } from '#features/unit/parts/unit-lists.tsx';
import { words as unitWords } from '#features/unit/words.ts';
import { words } from '#features/unit/words-contact.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { apart, beside } from '#web/failure.ts';
import { useSay, useToday } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Day } from '#web/ui/chips.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput, TextArea, TextInput } from '#web/ui/inputs.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { useState } from 'react';

const invalidate = [api.unit.key()];

/** Whom one speaks to at a unit: names and posts. */
export function Liaisons({ view: { unit, liaisons, allowed } }: { readonly view: UnitView }) {
  const say = useSay(words);
  const [adding, setAdding] = useState(false);
  const end = useCommand(client.unit.endLiaison, { invalidate });
  return (
    <Section title={say('unit.liaisons')} id="liaisons" actions={<Button icon="plus" why={allowed['unit.add_liaison']} onClick={() => setAdding(true)}>{say('unit.add_liaison')}</Button>}>
      <FailureNotice failure={end.failure} />
      {liaisons.length === 0 ? <p className="quiet">{say('unit.noLiaisons')}</p> : (
        <ul className="things">
          {liaisons.map(({ id, name, post, version }) => (
            <li key={id} className="thing">
              <div className="thing-what"><span>{name}</span> {post !== null && <span className="quiet">{post}</span>}</div>
              <div className="thing-side actions">
                <Button small kind="quiet" busy={end.busy} why={allowed['unit.end_liaison']} label={say('unit.end_liaison_of', { name })} onClick={() => void end.run({ id: unit.id, liaisonId: id, version })}>{say('unit.end_liaison')}</Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      {adding && <AddLiaison unitId={unit.id} onClose={() => setAdding(false)} />}
    </Section>
  );
}

function AddLiaison({ unitId, onClose }: { readonly unitId: string; readonly onClose: () => void }) {
  const say = useSay(words);
  const [name, setName] = useState('');
  const [post, setPost] = useState('');
  const add = useCommand(client.unit.addLiaison, { invalidate, onDone: onClose });
  return (
    <FormDialog title={say('unit.add_liaison')} verb={say('unit.add_liaison')} busy={add.busy} failure={apart(add.failure, 'name', 'post')} onClose={onClose} onSend={() => void add.run({ id: unitId, name, post: post.trim() || null })}>
      <Field label={say('unit.liaison_name')} hint={say('unit.liaison_hint')} findings={beside(add.failure, 'name')}>
        <TextInput value={name} maxLength={50} size={14} onChange={setName} />
      </Field>
      <Field label={say('unit.liaison_post')} findings={beside(add.failure, 'post')} optional>
        <TextInput value={post} maxLength={100} onChange={setPost} />
      </Field>
    </FormDialog>
  );
}

/** What was spoken of with the unit, for activities and outside any, newest first. */
export function ContactLog({ view: { unit, liaisons, allowed } }: { readonly view: UnitView }) {
  const say = useSay(words);
  const sayUnit = useSay(unitWords);
  const [adding, setAdding] = useState(false);
  return (
    <>
      <Paged
        title={sayUnit('unit.contacts')} id="contacts" actions={<Button icon="plus" why={allowed['unit.log_contact']} onClick={() => setAdding(true)}>{say('unit.log_contact')}</Button>}
        queryKey={[...api.unit.contacts.key(), unit.id]} ask={(page) => client.unit.contacts({ id: unit.id, ...page })}
      >
        {(contacts) => (
          <Table
            caption={sayUnit('unit.contacts')}
            rows={contacts}
            rowKey={(row) => row.id}
            empty={<p className="quiet">{sayUnit('unit.noContacts')}</p>}
            columns={[
              { key: 'on', title: sayUnit('unit.on'), cell: (row) => <Day day={row.contactedOn} /> },
              { key: 'content', title: sayUnit('unit.content'), names: true, cell: (row) => <span className="kept-lines">{row.content}</span> },
              { key: 'means', title: sayUnit('unit.means'), cell: (row) => row.means },
              { key: 'with', title: say('unit.spoke_with'), cell: (row) => row.spokeWith ?? '' },
              { key: 'by', title: sayUnit('unit.by'), cell: (row) => row.personName },
              { key: 'activity', title: sayUnit('unit.activity'), cell: (row) => (row.activityId === null ? <span className="quiet">{say('unit.outside')}</span> : <TextLink to={links.activity(row.activityId, 'sides')}>{row.theme ?? sayUnit('unit.noTheme')}</TextLink>) },
            ]}
          />
        )}
      </Paged>
      {adding && <AddContact unitId={unit.id} first={liaisons.length === 1 ? [liaisons[0]?.name, liaisons[0]?.post].filter(Boolean).join('，') : ''} onClose={() => setAdding(false)} />}
    </>
  );
}

function AddContact({ unitId, first, onClose }: { readonly unitId: string; readonly first: string; readonly onClose: () => void }) {
  const say = useSay(words);
  const sayUnit = useSay(unitWords);
  const today = useToday();
  const [contactedOn, setDay] = useState(today);
  const [means, setMeans] = useState('');
  const [spokeWith, setWith] = useState(first);
  const [content, setContent] = useState('');
  const log = useCommand(client.unit.logContact, { invalidate, onDone: onClose });
  const at = (field: string) => beside(log.failure, field);
  return (
    <FormDialog
      title={say('unit.log_contact')} verb={say('unit.log_contact')} busy={log.busy} failure={apart(log.failure, 'contactedOn', 'means', 'content', 'spokeWith')} onClose={onClose}
      onSend={() => void log.run({ id: unitId, contactedOn, means, content, spokeWith: spokeWith.trim() || null })}
    >
      <p className="hint">{say('unit.log_hint')}</p>
      <Field label={sayUnit('unit.on')} findings={at('contactedOn')}>
        <DateInput value={contactedOn} max={today} onChange={setDay} />
      </Field>
      <Field label={sayUnit('unit.means')} hint={say('unit.means_hint')} findings={at('means')}>
        <TextInput value={means} maxLength={40} size={14} onChange={setMeans} />
      </Field>
      <Field label={say('unit.spoke_with')} findings={at('spokeWith')} optional>
        <TextInput value={spokeWith} maxLength={100} onChange={setWith} />
      </Field>
      <Field label={sayUnit('unit.content')} findings={at('content')}>
        <TextArea value={content} maxLength={2000} onChange={setContent} />
      </Field>
    </FormDialog>
  );
}
