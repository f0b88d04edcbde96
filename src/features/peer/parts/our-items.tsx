import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import type { SharedView } from '#features/peer/contract.ts';
import type { Item } from '#features/peer/contract-protocol.ts';
import type { ListKind } from '#features/peer/facts-kinds.ts';
import { words } from '#features/peer/words-parts.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Day } from '#web/ui/chips.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput, TextArea, TextInput } from '#web/ui/inputs.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/section.tsx';
import { words as web } from '#web/words.ts';
import { useState } from 'react';

/** One list of our part: tasks, insights or materials, each told whole whenever it changes. */
export function OurItems({ view, kind }: { readonly view: SharedView; readonly kind: ListKind }) {
  const say = useSay(words);
  const sayWeb = useSay(web);
  const [adding, setAdding] = useState(false);
  const items = view.brought[kind];
  const bring = useCommand(client.peer.bring, { invalidate: [api.peer.key()], onDone: () => setAdding(false) });
  const tell = (next: readonly Item[]): void => void bring.run({ id: view.shared.id, kind, items: [...next] });
  const why = view.allowed['peer.bring'];
  return (
    <Section title={say(`shared.${kind}`)} actions={<Button small icon="plus" why={why} label={`${say('shared.add')}：${say(`shared.${kind}`)}`} onClick={() => setAdding(true)}>{say('shared.add')}</Button>}>
      <Items items={items} aside={why?.length === 0 ? (item) => <Button small kind="quiet" icon="close" label={`${sayWeb('ui.remove')} ${item.title}`} onClick={() => tell(items.filter((one) => one !== item))}>{sayWeb('ui.remove')}</Button> : undefined} />
      {!adding && <FailureNotice failure={bring.failure} />}
      {adding && <ItemDialog kind={kind} busy={bring.busy} failure={bring.failure} onGiven={(item) => tell([...items, item])} onClose={() => setAdding(false)} />}
    </Section>
  );
}

export function Items({ items, aside }: { readonly items: readonly Item[]; readonly aside?: ((item: Item) => React.ReactNode) | undefined }) {
  const say = useSay(words);
  if (items.length === 0) return <p className="quiet">{say('shared.items_none')}</p>;
  return (
    <ul className="things">
      {items.map((item, index) => (
        <li key={index} className="thing">
          <div className="thing-what"><b>{item.title}</b>{item.text !== '' && <p className="kept-lines">{item.text}</p>}<p className="quiet">{item.by} {item.dueOn !== null && <Day day={item.dueOn} />}</p></div>
          {aside !== undefined && <div className="thing-side">{aside(item)}</div>}
        </li>
      ))}
    </ul>
  );
}

interface DialogProps {
  readonly kind: ListKind;
  readonly busy: boolean;
  readonly failure: Parameters<typeof FailureNotice>[0]['failure'];
  readonly onGiven: (item: Item) => void;
  readonly onClose: () => void;
}
function ItemDialog({ kind, busy, failure, onGiven, onClose }: DialogProps) {
  const say = useSay(words);
  const [item, setItem] = useState({ title: '', text: '', by: '', dueOn: '' });
  const set = (patch: Partial<typeof item>): void => setItem({ ...item, ...patch });
  return (
    <FormDialog title={say(`shared.${kind}`)} verb={say('shared.add')} onSend={() => onGiven({ ...item, dueOn: item.dueOn || null })} onClose={onClose} busy={busy} failure={failure ?? null}>
      <Field label={say('shared.item_title')}><TextInput value={item.title} maxLength={200} onChange={(title) => set({ title })} /></Field>
      <Field label={say('shared.item_text')} optional><TextArea rows={4} value={item.text} maxLength={4000} onChange={(text) => set({ text })} /></Field>
      <Field label={say('shared.item_by')} optional><TextInput value={item.by} maxLength={100} onChange={(by) => set({ by })} /></Field>
      {kind === 'tasks' && <Field label={say('shared.item_due')} optional><DateInput value={item.dueOn} onChange={(dueOn) => set({ dueOn })} /></Field>}
    </FormDialog>
  );
}
