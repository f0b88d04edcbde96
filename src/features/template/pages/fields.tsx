import { FieldTable, type FieldLine } from '#features/template/parts/field-table.tsx';
import { words } from '#features/template/words.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Field } from '#web/ui/field.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { Section } from '#web/ui/section.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

/** All fields by their names: what each means, its kind, an example, and the placeholder to copy. */
export function TemplateFieldsPage() {
  const say = useSay(words);
  const fields = useQuery(api.template.fields.queryOptions({ input: {} }));
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLowerCase();
  return (
    <Page title={say('template.fields')} lead={say('template.fields_lead')} back={{ to: links.templates(), label: say('template.title') }} width="wide">
      <HowTo />
      <Field label={say('template.find')} optional><TextInput type="search" value={typed} onChange={setTyped} maxLength={40} /></Field>
      <Loaded from={fields} lines={8}>{(rows) => <Found rows={rows.filter((row) => holds(row, wanted))} />}</Loaded>
    </Page>
  );
}

const holds = (row: FieldLine, wanted: string): boolean => wanted === '' || row.name.includes(wanted) || (row.en ?? '').toLowerCase().includes(wanted) || row.items.some((item) => holds(item, wanted));

function HowTo() {
  const say = useSay(words);
  return (
    <Section title={say('template.how')} sheet>
      <ul>
        <li>{say('template.how.plain', { sample: '{主题}' })}</li>
        <li>{say('template.how.list', { sample: '{#日程}{内容}{/日程}' })}</li>
        <li>{say('template.how.none', { sample: '{^日程}未定{/日程}' })}</li>
        <li>{say('template.how.some', { sample: '{#地点}地点：{地点}{/地点}' })}</li>
        <li>{say('template.how.rich')}</li>
        <li>{say('template.how.sheet')}</li>
      </ul>
    </Section>
  );
}

function Found({ rows }: { readonly rows: readonly FieldLine[] }) {
  const say = useSay(words);
  const plain = rows.filter((row) => row.kind !== 'list');
  const lists = rows.filter((row) => row.kind === 'list');
  if (rows.length === 0) return <p role="status">{say('template.find_none')}</p>;
  return (
    <>
      {plain.length > 0 && <Section title={say('template.single')}><FieldTable caption={say('template.single')} rows={plain} /></Section>}
      {lists.length > 0 && <Section title={say('template.lists')}><FieldTable caption={say('template.lists')} rows={lists} /></Section>}
      {lists.map((list) => <Items key={list.name} list={list} />)}
    </>
  );
}

function Items({ list }: { readonly list: FieldLine }) {
  const say = useSay(words);
  const title = say('template.items', { name: list.name });
  return (
    <Section title={title} level={3}>
      <FieldTable caption={title} rows={list.items} inside />
      {list.items.filter((item) => item.kind === 'list').map((item) => <Items key={item.name} list={item} />)}
    </Section>
  );
}
