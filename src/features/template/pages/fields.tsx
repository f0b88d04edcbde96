import { FieldTable, froms, type FieldLine } from '#features/template/parts/field-table.tsx';
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
      <section className="section"><Field label={say('template.find')} optional><TextInput type="search" value={typed} onChange={setTyped} maxLength={40} /></Field></section>
      <Loaded from={fields} lines={8}>{(rows) => <Found rows={rows.filter((row) => holds(row, wanted))} open={wanted !== ''} />}</Loaded>
    </Page>
  );
}

const holds = (row: FieldLine, wanted: string): boolean => wanted === '' || row.name.includes(wanted) || (row.en ?? '').toLowerCase().includes(wanted) || row.items.some((item) => holds(item, wanted));

function HowTo() {
  const say = useSay(words);
  return (
    <Section title={say('template.how')} sheet>
      <ul className="dots">
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

/** By where they come from, each part folded until it is wanted; what was looked for stands open. */
function Found({ rows, open }: { readonly rows: readonly FieldLine[]; readonly open: boolean }) {
  const say = useSay(words);
  const groupOf = ({ of, cure }: FieldLine) => (of === 'temporary' ? of : (froms.find((one) => one === cure) ?? 'null'));
  const groups = [...froms, 'null' as const, 'temporary' as const].map((from) => ({ from, rows: rows.filter((row) => groupOf(row) === from) })).filter((group) => group.rows.length > 0);
  if (groups.length === 0) return <p role="status">{say('template.find_none')}</p>;
  return groups.map(({ from, rows: found }) => <Part key={`${from} ${open}`} title={say(`template.group.${from}`)} rows={found} open={open} />);
}

function Part({ title, rows, open }: { readonly title: string; readonly rows: readonly FieldLine[]; readonly open: boolean }) {
  const say = useSay(words);
  const [shown, setShown] = useState(open);
  return (
    <details className="section" open={shown} onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>{say('template.group', { name: title, count: rows.length })}</summary>
      {shown && <FieldTable caption={title} rows={rows} />}
      {shown && rows.map((row) => <Items key={row.name} list={row} />)}
    </details>
  );
}

function Items({ list }: { readonly list: FieldLine }) {
  const say = useSay(words);
  if (list.items.length === 0) return null;
  const title = say('template.items', { name: list.name });
  return (
    <Section title={title}>
      <FieldTable caption={title} rows={list.items} inside />
      {list.items.map((item) => <Items key={item.name} list={item} />)}
    </Section>
  );
}
