import type { PatternView } from '#features/pattern/contract.ts';
import type { Design } from '#features/pattern/facts.ts';
import { bys, paperKeys } from '#features/pattern/facts-plain.ts';
import { words } from '#features/pattern/words.ts';
import { Rows } from '#features/programme/parts/rows.tsx';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useEditing } from '#web/editing.ts';
import { apart, beside } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Check, Checks, Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextArea, TextInput } from '#web/ui/inputs.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { words as web } from '#web/words.ts';
import { useState } from 'react';
import { SessionsForm } from './design-sessions.tsx';

interface Typed {
  readonly name: string;
  readonly goodFor: string;
  readonly design: Design;
}
const orNull = (text: string): string | null => (text === '' ? null : text);
const split = (text: string): string[] => text.split(/[、，,；;\s]+/u).filter((one) => one !== '');
/** Lines nobody wrote anything into are not lines. */
const kept = (design: Design): Design => ({
  ...design, sessions: design.sessions.map((session) => ({ ...session, agenda: session.agenda.filter(({ title }) => title.trim() !== '') })), todo: design.todo.filter(({ what }) => what.trim() !== ''),
});

/** Changes a pattern; what is saved is a new version, the present one stays readable. */
export function DesignForm({ pattern, onClose }: { readonly pattern: PatternView['pattern']; readonly onClose: () => void }) {
  const say = useSay(words);
  const sayWeb = useSay(web);
  const { id, version, name, goodFor, design } = pattern;
  const draft = useEditing<Typed>(`${id}.pattern`, { name, goodFor, design }, version);
  const [noNames, setNoNames] = useState(false);
  const edit = useCommand(client.pattern.edit, { invalidate: [api.pattern.key()], onDone: () => { draft.reset(); onClose(); } });
  const { value } = draft;
  const set = (change: Partial<Design>): void => draft.change({ ...value, design: { ...value.design, ...change } });
  const at = (field: string) => beside(edit.failure, field);
  return (
    <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); void edit.run({ id, version: draft.version, name: value.name, goodFor: value.goodFor, design: kept(value.design), noNames }); }}>
      <Field label={say('pattern.name')} hint={say('pattern.name_hint')} findings={at('name')}><TextInput value={value.name} maxLength={60} onChange={(text) => draft.change({ ...value, name: text })} /></Field>
      <Field label={say('pattern.good_for')} findings={at('goodFor')}><TextArea value={value.goodFor} maxLength={500} onChange={(text) => draft.change({ ...value, goodFor: text })} /></Field>
      <Field label={say('pattern.forms')} optional><TextInput value={value.design.forms.join('、')} maxLength={200} onChange={(text) => set({ forms: text.split('、') })} /></Field>
      <Field label={say('pattern.tasks')} optional><TextArea value={value.design.tasks ?? ''} maxLength={2000} onChange={(text) => set({ tasks: orNull(text) })} /></Field>
      <Field label={say('pattern.effect')} optional><TextArea value={value.design.expectedEffect ?? ''} maxLength={2000} onChange={(text) => set({ expectedEffect: orNull(text) })} /></Field>
      <SessionsForm sessions={value.design.sessions} onChange={(sessions) => set({ sessions })} at={at} />
      <Section level={3} title={say('pattern.todo')}>
        <p className="hint">{say('pattern.days_hint')}</p>
        <Rows
          what={say('pattern.todo_item')} rows={value.design.todo} empty={{ what: '', by: 'host', days: null }} add={say('pattern.add_todo')} onChange={(todo) => set({ todo })}
          fields={(one, change) => (
            <>
              <div className="grow"><Field label={say('pattern.todo_item')}><TextInput value={one.what} maxLength={200} onChange={(what) => change({ what })} /></Field></div>
              <Field label={say('pattern.days_field')}><TextInput type="number" size={4} value={one.days === null ? '' : String(one.days)} onChange={(text) => change({ days: days(text) })} /></Field>
              <Field label={say('pattern.by')}><Select empty={null} value={one.by} onChange={(by) => change({ by })} options={bys.map((by) => ({ value: by, label: say(`pattern.by.${by}`) }))} /></Field>
            </>
          )}
        />
      </Section>
      <Checks label={say('pattern.papers')} inline optional value={value.design.papers} onChange={(papers) => set({ papers })} options={paperKeys.map((key) => ({ value: key, label: say(`pattern.paper.${key}`) }))} />
      <MindsField ids={value.design.minds} onChange={(minds) => set({ minds })} />
      <Check label={say('pattern.no_names')} checked={noNames} onChange={setNoNames} />
      <FailureNotice failure={apart(edit.failure, 'name', 'goodFor')} />
      <Actions>
        <Button type="submit" kind="primary" busy={edit.busy} why={draft.dirty ? [] : [sayWeb('save.same')]}>{say('pattern.save')}</Button>
        <Button onClick={() => { draft.reset(); onClose(); }}>{sayWeb('ui.cancel')}</Button>
      </Actions>
    </form>
  );
}

function days(text: string): number | null {
  const value = Number.parseInt(text, 10);
  return Number.isNaN(value) ? null : Math.min(365, Math.max(-365, value));
}

/** Numbers of rules as text, so that half a number can stand there while it is typed. */
function MindsField({ ids, onChange }: { readonly ids: readonly string[]; readonly onChange: (ids: string[]) => void }) {
  const say = useSay(words);
  const [text, setText] = useState(ids.join('、'));
  return (
    <Field label={say('pattern.minds')} hint={say('pattern.minds_hint')} optional>
      <TextInput value={text} maxLength={400} onChange={(typed) => { setText(typed); onChange(split(typed.toUpperCase()).filter((id) => /^[A-Z]{2,8}-\d{2}$/.test(id))); }} />
    </Field>
  );
}
