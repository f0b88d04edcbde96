import type { ActivityBody } from '#features/peer/contract-protocol.ts';
import type { SharedView } from '#features/peer/contract.ts';
import { words } from '#features/peer/words-parts.ts';
import { words as partner } from '#features/partner/words.ts';
import { clashes, lacking, typedOf, type Draft } from '#features/programme/parts/draft.ts';
import { ProgrammeFields } from '#features/programme/parts/programme-fields.tsx';
import { useProgrammeText } from '#features/programme/parts/programme-text.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useEditing } from '#web/editing.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Compare } from '#web/ui/compare.tsx';
import { Field } from '#web/ui/field.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { TextArea } from '#web/ui/inputs.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { words as web } from '#web/words.ts';
import { useState } from 'react';

interface Props {
  readonly view: SharedView;
  readonly told: ActivityBody;
}
interface Proposal {
  readonly draft: Draft;
  readonly note: string;
}

/** Changes to the host's programme, made on the programme itself, beside what stands there now. */
export function SharedPropose({ view, told }: Props) {
  const say = useSay(words);
  const stored: Proposal = { draft: told.activity.programme ?? { sessions: [], tasks: [] }, note: '' };
  const editing = useEditing<Proposal>(`${view.shared.id}.proposal`, stored, told.programmeNo);
  const [open, setOpen] = useState(editing.dirty);
  return (
    <Section title={say('shared.propose')} id="propose">
      {open
        ? <Form view={view} told={told} editing={editing} onClose={() => { editing.reset(); setOpen(false); }} />
        : <Button icon="edit" onClick={() => setOpen(true)}>{say('shared.propose')}</Button>}
    </Section>
  );
}

function Form({ view, told: { activity }, editing, onClose }: Props & { readonly editing: ReturnType<typeof useEditing<Proposal>>; readonly onClose: () => void }) {
  const say = useSay(words);
  const sayPartner = useSay(partner);
  const sayWeb = useSay(web);
  const text = useProgrammeText();
  const [tried, setTried] = useState(false);
  const { draft, note } = editing.value;
  const propose = useCommand(client.peer.propose, { invalidate: [api.peer.key()], onDone: onClose });
  const typed = typedOf(draft);
  const missing = tried ? lacking(draft) : [];
  const changed = typed !== null && text(typed) !== text(activity.programme);
  const send = (): void => {
    setTried(true);
    if (typed !== null) void propose.run({ id: view.shared.id, programme: typed, note: note.trim() || null });
  };
  return (
    <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); send(); }}>
      <ProgrammeFields
        value={draft} plannedOn={activity.plannedOn} place={activity.place} findings={[...clashes(draft), ...missing, ...(propose.failure?.findings ?? [])]}
        onChange={(next) => editing.change({ draft: next, note })}
      />
      <Field label={say('shared.propose_note')} optional><TextArea value={note} maxLength={1000} onChange={(next) => editing.change({ draft, note: next })} /></Field>
      {changed && <Section title={sayPartner('page.compare')} level={3}><Compare before={text(activity.programme)} after={text(typed)} beforeTitle={sayPartner('page.compare_now')} afterTitle={sayPartner('page.compare_mine')} /></Section>}
      {missing.length > 0 && <FindingList findings={missing} />}
      <FailureNotice failure={propose.failure} />
      <Actions>
        <Button type="submit" kind="primary" busy={propose.busy} why={changed || typed === null ? [] : [sayPartner('page.propose_same')]}>{say('shared.send')}</Button>
        <Button onClick={onClose}>{sayWeb('ui.cancel')}</Button>
      </Actions>
    </form>
  );
}
