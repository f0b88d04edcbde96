import type { ActionView, OutcomeView } from '#features/outcome/contract-views.ts';
import { UploadList } from '#features/file/parts/upload-list.tsx';
import { useUploads, type Uploads } from '#features/file/parts/use-uploads.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { isShippedResult } from '#features/outcome/facts-names.ts';
import { invalidate } from '#features/outcome/parts/problem-dialogs.tsx';
import { words as pages } from '#features/outcome/words-pages.ts';
import { words as outcome } from '#features/outcome/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { apart, beside } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { Choice, Checks } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextArea, TextInput } from '#web/ui/inputs.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

const words = { ...outcome, ...pages };
interface Props {
  readonly view: OutcomeView;
  readonly action: ActionView;
  readonly onClose: () => void;
}
const ofAction = ({ id, problemId, version }: ActionView) => ({ id: problemId, actionId: id, actionVersion: version });

/** Files that are there, chosen, and new ones on their way; `put` adds those that arrived and gives back all ids. */
function useEvidence(view: OutcomeView) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const uploads = useUploads();
  const add = useCommand(client.outcome.addFile);
  const put = async (): Promise<string[] | null> => {
    const ids = [...chosen];
    for (const { key, uploaded } of uploads.list) {
      if (uploaded === null) continue;
      const done = await add.run({ id: view.problem.id, ...uploaded });
      if (done === null) return null;
      ids.push(done.id);
      // Kept as chosen, so that a second try does not add it again.
      uploads.drop(key);
      setChosen((old) => [...old, done.id]);
    }
    return ids;
  };
  return { chosen, setChosen, uploads, put, failure: add.failure, busy: add.busy || uploads.sending };
}

function Evidence({ view: { files }, chosen, onChosen, uploads }: { readonly view: OutcomeView; readonly chosen: readonly string[]; readonly onChosen: (ids: readonly string[]) => void; readonly uploads: Uploads }) {
  const say = useSay(words);
  return (
    <>
      {files.length > 0 && <Checks label={say('outcome.files')} optional value={chosen} onChange={onChosen} options={files.map(({ id, name }) => ({ value: id, label: name }))} />}
      <UploadList uploads={uploads} label={say('outcome.add_file')} multiple />
    </>
  );
}

/** How far it is, with what shows it. */
export function Progress({ view, action, onClose }: Props) {
  const say = useSay(words);
  const [text, setText] = useState('');
  const evidence = useEvidence(view);
  const { run, failure, busy } = useCommand(client.outcome.progress, { offline: 'outcome.progress', invalidate, onDone: onClose });
  const send = async (): Promise<void> => {
    const fileIds = await evidence.put();
    if (fileIds !== null) await run({ ...ofAction(action), text, fileIds });
  };
  return (
    <FormDialog title={say('outcome.progress')} verb={say('outcome.progress')} onSend={() => void send()} onClose={onClose} busy={busy || evidence.busy} failure={evidence.failure ?? apart(failure, 'text')}>
      <Field label={say('outcome.progress_text')} findings={beside(failure, 'text')}><TextArea value={text} maxLength={2000} onChange={setText} /></Field>
      <Evidence view={view} chosen={evidence.chosen} onChosen={evidence.setChosen} uploads={evidence.uploads} />
    </FormDialog>
  );
}

/** Its owner says it is done, and what proves it. */
export function Report({ view, action, onClose }: Props) {
  const say = useSay(words);
  const choices = useQuery(api.outcome.choices.queryOptions({ input: {} }));
  const [resultKind, setKind] = useState(action.resultKind ?? 'method');
  const [text, setText] = useState(action.evidence ?? '');
  const evidence = useEvidence(view);
  const { run, failure, busy } = useCommand(client.outcome.report, { invalidate, onDone: onClose });
  const kinds = choices.data?.results ?? [resultKind];
  const send = async (): Promise<void> => {
    const evidenceFileIds = await evidence.put();
    if (evidenceFileIds !== null) await run({ ...ofAction(action), resultKind, evidence: text, evidenceFileIds });
  };
  return (
    <FormDialog title={say('outcome.report')} verb={say('outcome.report')} onSend={() => void send()} onClose={onClose} busy={busy || evidence.busy} failure={evidence.failure ?? apart(failure, 'evidence')}>
      <Choice inline label={say('outcome.result_kind')} value={resultKind} onChange={setKind} options={kinds.map((one) => ({ value: one, label: isShippedResult(one) ? say(`result.kind.${one}`) : one }))} />
      <Field label={say('outcome.evidence')} hint={say('outcome.evidence_hint')} findings={beside(failure, 'evidence')}><TextArea value={text} maxLength={4000} onChange={setText} /></Field>
      <Evidence view={view} chosen={evidence.chosen} onChosen={evidence.setChosen} uploads={evidence.uploads} />
    </FormDialog>
  );
}

const numberOf = (text: string): number | null => {
  const typed = text.trim().replaceAll(',', '');
  return typed === '' || !Number.isFinite(Number(typed)) ? null : Number(typed);
};

/** Somebody else has looked: before, now, and how that was found out; in figures where there are any. */
export function Verify({ action, onClose }: Props) {
  const say = useSay(words);
  const [before, setBefore] = useState('');
  const [after, setAfter] = useState('');
  const [method, setMethod] = useState('');
  const [figures, setFigures] = useState({ before: '', after: '', unit: '' });
  const { run, failure, busy } = useCommand(client.outcome.verify, { invalidate, onDone: onClose });
  const unreadable = [figures.before, figures.after].some((text) => text.trim() !== '' && numberOf(text) === null);
  const send = (): void => {
    if (!unreadable) void run({ ...ofAction(action), before, after, method, beforeFigure: numberOf(figures.before), afterFigure: numberOf(figures.after), figureUnit: figures.unit.trim() || null });
  };
  const figure = (key: 'before' | 'after' | 'unit', field: 'beforeFigure' | 'afterFigure' | 'figureUnit', label: string) => (
    <Field label={label} optional findings={beside(failure, field)}><TextInput value={figures[key]} maxLength={20} size={6} inputMode={key === 'unit' ? 'text' : 'decimal'} onChange={(text) => setFigures({ ...figures, [key]: text })} /></Field>
  );
  return (
    <FormDialog title={say('outcome.verify')} verb={say('outcome.verify')} busy={busy} failure={apart(failure, 'before', 'after', 'method', 'beforeFigure', 'afterFigure', 'figureUnit')} onSend={send} onClose={onClose}>
      <p className="hint">{say('outcome.verify_hint')}</p>
      {action.expected !== null && <p>{say('outcome.expected')}：{action.expected}</p>}
      <Field label={say('outcome.before')} findings={beside(failure, 'before')}><TextArea value={before} maxLength={2000} onChange={setBefore} /></Field>
      <Field label={say('outcome.after')} findings={beside(failure, 'after')}><TextArea value={after} maxLength={2000} onChange={setAfter} /></Field>
      <Field label={say('outcome.method')} findings={beside(failure, 'method')}><TextArea value={method} maxLength={1000} onChange={setMethod} /></Field>
      <p className="hint">{say('outcome.figures')}{say('outcome.figure_hint')}</p>
      <div className="filters">{figure('before', 'beforeFigure', say('outcome.before_figure'))}{figure('after', 'afterFigure', say('outcome.after_figure'))}{figure('unit', 'figureUnit', say('outcome.figure_unit'))}</div>
      {unreadable && <p className="fault" role="alert">{say('outcome.no_figure')}</p>}
    </FormDialog>
  );
}
