import type { PartnerPage } from '#features/partner/contract-page.ts';
import { words } from '#features/partner/words.ts';
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

interface Proposal {
  readonly draft: Draft;
  readonly note: string;
}
interface Props {
  readonly page: PartnerPage;
}

/** Changes to the programme, made on the programme itself, beside what stands there now. */
export function Propose({ page }: Props) {
  const say = useSay(words);
  const stored: Proposal = { draft: page.activity.programme ?? { sessions: [], tasks: [] }, note: '' };
  const editing = useEditing<Proposal>(`${page.id}.proposal`, stored, page.programmeNo);
  const [open, setOpen] = useState(editing.dirty);
  return (
    <Section title={say('page.propose')} id="propose">
      <p className="hint">{say('page.propose_hint')}</p>
      {open
        ? <ProposeForm page={page} editing={editing} onClose={() => { editing.reset(); setOpen(false); }} />
        : <Button icon="edit" onClick={() => setOpen(true)}>{say('page.propose')}</Button>}
    </Section>
  );
}

function ProposeForm({ page: { id, activity }, editing, onClose }: Props & { readonly editing: ReturnType<typeof useEditing<Proposal>>; readonly onClose: () => void }) {
  const say = useSay(words);
  const sayWeb = useSay(web);
  const text = useProgrammeText();
  const [tried, setTried] = useState(false);
  const { draft, note } = editing.value;
  const propose = useCommand(client.programme.propose, { offline: 'programme.propose', invalidate: [api.partner.key()], onDone: onClose });
  const typed = typedOf(draft);
  const missing = tried ? lacking(draft) : [];
  const changed = typed !== null && text(typed) !== text(activity.programme);
  const send = (): void => {
    setTried(true);
    if (typed !== null) void propose.run({ id, programme: typed, note: note.trim() || null });
  };
  return (
    <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); send(); }}>
      <ProgrammeFields
        value={draft} plannedOn={activity.plannedOn} place={activity.place} findings={[...clashes(draft), ...missing, ...(propose.failure?.findings ?? [])]}
        onChange={(next) => editing.change({ draft: next, note })}
      />
      <Field label={say('page.propose_note')} optional>
        <TextArea value={note} maxLength={1000} onChange={(next) => editing.change({ draft, note: next })} />
      </Field>
      {changed && (
        <Section title={say('page.compare')} level={3}>
          <Compare before={text(activity.programme)} after={text(typed)} beforeTitle={say('page.compare_now')} afterTitle={say('page.compare_mine')} />
        </Section>
      )}
      {missing.length > 0 && <FindingList findings={missing} />}
      <FailureNotice failure={propose.failure} />
      <Actions>
        <Button type="submit" kind="primary" busy={propose.busy} why={changed || typed === null ? [] : [say('page.propose_same')]}>{say('page.propose_send')}</Button>
        <Button onClick={onClose}>{sayWeb('ui.cancel')}</Button>
      </Actions>
    </form>
  );
}
