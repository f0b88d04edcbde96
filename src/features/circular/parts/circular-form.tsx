import { circularText } from '#features/circular/parts/circular-text.ts';
import { charactersOf } from '#features/circular/facts-plain.ts';
import type { CircularView } from '#features/circular/contract.ts';
import { words } from '#features/circular/words.ts';
import type { Block } from '#features/record/facts.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useEditing } from '#web/editing.ts';
import { apart, beside } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { SaveState } from '#web/ui/chips.tsx';
import { Compare } from '#web/ui/compare.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Field } from '#web/ui/field.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { TextArea, TextInput } from '#web/ui/inputs.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { Loading } from '#web/ui/states.tsx';
import { words as web } from '#web/words.ts';
import { Suspense, lazy, useState } from 'react';
import { BranchChecks } from './branch-checks.tsx';
import { Candidates, type Picked } from './candidates.tsx';

const Editor = lazy(async () => ({ default: (await import('#features/bulletin/parts/editor.tsx')).Editor }));
const nobody = { names: [], units: [] };

interface Typed {
  readonly title: string;
  readonly body: readonly Block[];
  readonly code: string;
  readonly branchIds: readonly string[];
}

/** Writing at a circular: text, 发文代字, to whom; sent to be released once it is saved. */
export function CircularForm({ view }: { readonly view: CircularView }) {
  const say = useSay(words);
  const sayWeb = useSay(web);
  const { circular, facts, findings, allowed } = view;
  const { id } = circular;
  const draft = useEditing<Typed>(`${id}.circular`, { title: circular.title, body: circular.body, code: circular.code, branchIds: circular.branchIds }, circular.version);
  const { value } = draft;
  const [reason, setReason] = useState(circular.lengthReason ?? '');
  const [again, setAgain] = useState<readonly Picked[] | null>(null);
  // The editor keeps its own text; it starts anew when the stored one takes the place of what was typed.
  const [revision, setRevision] = useState(0);
  const invalidate = [api.circular.key()];
  const save = useCommand(client.circular.edit, { invalidate, onDone: () => draft.reset() });
  const send = useCommand(client.circular.send, { invalidate });
  const anew = useCommand(client.circular.compose, { invalidate, onDone: () => { draft.reset(); setAgain(null); setRevision((before) => before + 1); } });
  const keep = (version: number): void => void save.run({ id, version, title: value.title, body: [...value.body], code: value.code, branchIds: [...value.branchIds] });
  const stored = save.failure?.code === 'STALE' ? (save.failure.current as Typed & { version: number }) : null;
  const typed = (change: Partial<Typed>): void => draft.change({ ...value, ...change });
  const at = (field: string) => [...beside(save.failure, field), ...beside(send.failure, field)];
  return (
    <form className="form wide" noValidate onSubmit={(event) => { event.preventDefault(); keep(draft.version); }}>
      <Field label={say('circular.name')} findings={at('title')}><TextInput value={value.title} maxLength={120} onChange={(title) => typed({ title })} /></Field>
      <Field label={say('circular.code')} hint={say('circular.code_hint')} findings={at('code')}><TextInput value={value.code} maxLength={20} size={14} onChange={(code) => typed({ code })} /></Field>
      <div className="field">
        <p className="field-name" aria-hidden="true">{say('circular.body')}</p>
        <p className="hint">{say('circular.body_hint')}</p>
        <Suspense fallback={<Loading lines={8} />}>
          <Editor key={`${id}.${revision}`} inside first={value.body} onChange={(body) => typed({ body })} label={say('circular.body')} known={nobody} />
        </Suspense>
        <p className="running-sum" role="status">{say('circular.length', { count: charactersOf(value.body) })}</p>
        <FindingList findings={at('body')} />
      </div>
      <h3>{say('circular.to')}</h3>
      <BranchChecks value={value.branchIds} onChange={(branchIds) => typed({ branchIds })} findings={at('branchIds')} />
      {stored === null ? <FailureNotice failure={apart(save.failure, 'title', 'code', 'body', 'branchIds')} /> : (
        <Notice kind="warn" title={say('stale.circular')}>
          <Compare before={circularText(stored)} after={circularText(value)} beforeTitle={say('circular.stored_text')} afterTitle={say('circular.my_text')} />
          <Actions>
            <Button onClick={() => keep(stored.version)}>{say('circular.keep_mine')}</Button>
            <Button onClick={() => { draft.reset(); save.clear(); setRevision((before) => before + 1); }}>{say('circular.take_stored')}</Button>
          </Actions>
        </Notice>
      )}
      <Actions>
        <Button type="submit" kind={draft.dirty ? 'primary' : 'plain'} busy={save.busy} why={draft.dirty ? [] : [sayWeb('save.same')]}>{say('circular.save')}</Button>
        <SaveState state={save.busy ? 'saving' : draft.dirty ? 'unsaved' : 'saved'} />
        <Button why={allowed['circular.compose'] ?? []} onClick={() => setAgain(facts.map((one) => ({ kind: one.kind, id: one.id })))}>{say('circular.recompose')}</Button>
      </Actions>
      <Section level={3} title={say('circular.send')}>
        <p className="hint">{say('circular.send_hint')}</p>
        {findings.length > 0 && (
          <>
            <FindingList findings={findings} />
            <Field label={say('circular.length_reason')} findings={beside(send.failure, 'lengthReason')}><TextArea value={reason} maxLength={500} onChange={setReason} /></Field>
          </>
        )}
        <FailureNotice failure={apart(send.failure, 'title', 'code', 'body', 'branchIds')} />
        <Actions>
          <Button kind={draft.dirty ? 'plain' : 'primary'} busy={send.busy} why={[...(allowed['circular.send'] ?? []), ...(draft.dirty ? [say('circular.save_first')] : [])]} onClick={() => void send.run({ id, version: circular.version, lengthReason: reason.trim() || null })}>{say('circular.send')}</Button>
        </Actions>
      </Section>
      {again !== null && (
        <Dialog open wide title={say('circular.recompose')} onClose={() => setAgain(null)} footer={<>
          <Button kind="danger" busy={anew.busy} onClick={() => void anew.run({ circularId: id, version: circular.version, chosen: again.map((one) => ({ kind: one.kind, id: one.id })), branchIds: [...value.branchIds] })}>{say('circular.recompose')}</Button>
          <Button onClick={() => setAgain(null)}>{say('circular.cancel')}</Button>
        </>}>
          <p>{say('circular.recompose_sure')}</p>
          <Candidates picked={again} onChange={setAgain} />
          <FailureNotice failure={anew.failure} />
        </Dialog>
      )}
    </form>
  );
}
