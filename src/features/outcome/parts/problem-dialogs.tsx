import type { OutcomeView } from '#features/outcome/contract-views.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { ProblemFields, problemFields, problemSaid, type ProblemTyped } from '#features/outcome/parts/problem-fields.tsx';
import { StaleChoice } from '#features/outcome/parts/stale.tsx';
import { words as pages } from '#features/outcome/words-pages.ts';
import { words as outcome } from '#features/outcome/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { apart, beside } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { Choice, Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput, TextArea, TextInput } from '#web/ui/inputs.tsx';
import { useState } from 'react';

const words = { ...outcome, ...pages };
interface Props {
  readonly view: OutcomeView;
  readonly onClose: () => void;
}
export const invalidate = [api.activity.key(), api.outcome.key(), api.home.key()];

/** What it says and who raised it. When somebody else was first, both texts stand side by side. */
export function EditProblem({ view: { problem, projects }, onClose }: Props) {
  const say = useSay(words);
  const person = problem.raisedByPersonId === null ? [] : [{ id: problem.raisedByPersonId, name: problem.raisedByName ?? '' }];
  const [typed, setTyped] = useState<ProblemTyped>({ kind: problem.kind, text: problem.text, place: problem.place ?? '', person, who: problem.raisedByWords ?? '', projectId: problem.projectId ?? '', leadsAnswer: problem.leadsAnswer ?? '' });
  const { run, failure, busy } = useCommand(client.outcome.edit, { invalidate, onDone: onClose });
  const send = (version: number): void => void run({ id: problem.id, version, ...problemSaid(typed) });
  const listed = problem.projectId !== null && !projects.some(({ id }) => id === problem.projectId) ? [...projects, { id: problem.projectId, name: problem.projectName ?? '' }] : projects;
  return (
    <FormDialog title={say('outcome.edit')} verb={say('outcome.save')} wide busy={busy} failure={failure?.code === 'STALE' ? null : apart(failure, ...problemFields)} onSend={() => send(problem.version)} onClose={onClose}>
      <ProblemFields value={typed} onChange={setTyped} failure={failure} projects={listed} />
      <StaleChoice failure={failure} field="text" mine={typed.text} busy={busy} onMine={send} onStored={onClose} />
    </FormDialog>
  );
}

/** What whoever raised it is told, and how the partner is. */
export function Tell({ view: { problem, partners }, onClose }: Props) {
  const say = useSay(words);
  const [answer, setAnswer] = useState('');
  const theirs = partners.find(({ id }) => id === problem.sideId);
  const [sideId, setSide] = useState((theirs ?? partners[0])?.id ?? '');
  const chosen = partners.find(({ id }) => id === sideId);
  const [way, setWay] = useState<'none' | 'link' | 'contact'>(theirs === undefined ? 'none' : theirs.linked ? 'link' : 'contact');
  const [means, setMeans] = useState(say('outcome.by_phone'));
  const { run, failure, busy } = useCommand(client.outcome.tell, { invalidate, onDone: onClose });
  const partner = way === 'none' || sideId === '' ? null : { way, sideId, means: way === 'contact' ? means.trim() || null : null };
  const ways = [...(theirs === undefined ? ['none' as const] : []), 'link' as const, 'contact' as const];
  return (
    <FormDialog title={say('outcome.tell')} verb={say('outcome.tell')} busy={busy} failure={apart(failure, 'answer', 'partner')} onSend={() => void run({ id: problem.id, answer, partner })} onClose={onClose}>
      <Field label={say('outcome.answer')} findings={beside(failure, 'answer')}><TextArea value={answer} maxLength={1000} onChange={setAnswer} /></Field>
      {partners.length > 0 && (
        <>
          <Choice label={say('outcome.tell_partner')} value={way} onChange={setWay} findings={beside(failure, 'partner')} options={ways.map((one) => ({ value: one, label: say(one === 'none' ? 'outcome.partner_none' : `outcome.partner.${one}`) }))} />
          {way !== 'none' && partners.length > 1 && <Field label={say('outcome.partner_side')}><Select value={sideId} onChange={setSide} empty={null} options={partners.map(({ id, name }) => ({ value: id, label: name }))} /></Field>}
          {way === 'link' && chosen?.linked === false && <p className="hint">{say('need.partner_link')}</p>}
          {way === 'contact' && <Field label={say('outcome.partner_means')}><TextInput value={means} maxLength={40} size={12} onChange={setMeans} /></Field>}
        </>
      )}
    </FormDialog>
  );
}

/** 销号, and where the result was made public. */
export function Close({ view: { problem }, onClose }: Props) {
  const say = useSay(words);
  const [note, setNote] = useState('');
  const [on, setOn] = useState('');
  const [where, setWhere] = useState('');
  const { run, failure, busy } = useCommand(client.outcome.close, { invalidate, onDone: onClose });
  return (
    <FormDialog
      title={say('outcome.close')} verb={say('outcome.close')} busy={busy} failure={apart(failure, 'shownOn', 'shownWhere')} onClose={onClose}
      onSend={() => void run({ id: problem.id, version: problem.version, note: note.trim() || null, shownOn: on || null, shownWhere: where.trim() || null })}
    >
      <p className="hint">{say('outcome.close_lead')}</p>
      <Field label={say('outcome.close_note')} optional><TextInput value={note} maxLength={500} onChange={setNote} /></Field>
      <Field label={say('outcome.shown_on')} optional findings={beside(failure, 'shownOn')}><DateInput value={on} onChange={setOn} /></Field>
      <Field label={say('outcome.shown_where')} hint={say('outcome.shown_hint')} optional findings={beside(failure, 'shownWhere')}><TextInput value={where} maxLength={200} onChange={setWhere} /></Field>
    </FormDialog>
  );
}
