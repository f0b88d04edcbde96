import type { ItemView, RoundView } from '#features/inspection/contract.ts';
import { words } from '#features/inspection/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useEditing } from '#web/editing.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Compare } from '#web/ui/compare.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextArea } from '#web/ui/inputs.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { useState } from 'react';

interface Props {
  readonly round: RoundView['round'];
  readonly item: ItemView;
  readonly may: boolean;
}
/** What another inspector wrote meanwhile, as the refusal brings it. */
interface Newer {
  readonly note: string | null;
  readonly version: number;
}

/** Notes of one activity as a whole; what is typed stays on this device until it is saved, and two texts at once are shown beside each other. */
export function ItemNote({ round, item, may }: Props) {
  const say = useSay(words);
  const editing = useEditing(`inspection-note ${item.id}`, item.note ?? '', item.version);
  const [newer, setNewer] = useState<Newer | null>(null);
  const save = useCommand(client.inspection.note, { invalidate: [api.inspection.key()], onDone: () => { editing.reset(); setNewer(null); } });
  const current = save.failure?.code === 'STALE' ? (save.failure.current as Newer) : newer;
  if (!may) return <p className="kept-lines">{item.note}{item.notedName !== null && <span className="quiet"> {item.notedName}</span>}</p>;
  const send = (): void => {
    if (current !== null) setNewer(current);
    void save.run({ id: round.id, itemId: item.id, note: editing.value.trim() || null, version: current?.version ?? editing.version });
  };
  return (
    <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); send(); }}>
      <Field label={say('inspection.item_note')} hint={say('inspection.item_note_hint')} optional><TextArea value={editing.value} rows={4} maxLength={2000} onChange={editing.change} /></Field>
      <FailureNotice failure={save.failure} />
      {current !== null && <Compare before={current.note ?? ''} after={editing.value} />}
      {editing.dirty && <Button type="submit" busy={save.busy}>{say('inspection.save')}</Button>}
    </form>
  );
}
