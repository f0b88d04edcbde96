import type { ActivityView } from '#features/activity/contract.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import type { Action } from '#features/outcome/parts/action-card.tsx';
import { words } from '#features/outcome/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Choice, Checks } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextArea } from '#web/ui/inputs.tsx';
import { useState } from 'react';

interface Props {
  readonly view: ActivityView;
  readonly action: Action;
  readonly onClose: () => void;
}
const invalidate = [api.activity.key()];
const kinds = ['regulation', 'method', 'model', 'work_proposal', 'other'] as const;
const ofView = ({ view, action }: Props) => ({ id: view.facts.activity.id, actionId: action.id, actionVersion: action.version });

/** Its owner says it is done, and what proves it. */
export function Report(props: Props) {
  const say = useSay(words);
  const { view: { facts }, onClose } = props;
  const [resultKind, setKind] = useState<(typeof kinds)[number]>('method');
  const [evidence, setEvidence] = useState('');
  const [evidenceFileIds, setFiles] = useState<readonly string[]>([]);
  const command = useCommand(client.outcome.report, { invalidate, onDone: onClose });
  const found = (command.failure?.findings ?? []).filter((finding) => finding.field === 'evidence');
  const send = (): void => void command.run({ ...ofView(props), resultKind, evidence, evidenceFileIds: [...evidenceFileIds] });
  return (
    <FormDialog title={say('outcome.report')} verb={say('outcome.report')} onSend={send} onClose={onClose} busy={command.busy} failure={found.length > 0 ? null : command.failure}>
      <Choice inline label={say('outcome.result_kind')} value={resultKind} onChange={setKind} options={kinds.map((value) => ({ value, label: say(`result.kind.${value}`) }))} />
      <Field label={say('outcome.evidence')} hint={say('outcome.evidence_hint')} findings={found}><TextArea value={evidence} maxLength={4000} onChange={setEvidence} /></Field>
      {facts.files.length > 0 && (
        <Checks label={say('outcome.files')} optional value={evidenceFileIds} onChange={setFiles} options={facts.files.map(({ id, name, caption }) => ({ value: id, label: caption ?? name }))} />
      )}
    </FormDialog>
  );
}

/** Somebody else has looked: before, now, and how that was found out. */
export function Verify(props: Props) {
  const say = useSay(words);
  const { onClose } = props;
  const [before, setBefore] = useState('');
  const [after, setAfter] = useState('');
  const [method, setMethod] = useState('');
  const command = useCommand(client.outcome.verify, { invalidate, onDone: onClose });
  const found = (field: string) => (command.failure?.findings ?? []).filter((finding) => finding.field === field);
  const beside = ['before', 'after', 'method'].some((field) => found(field).length > 0);
  return (
    <FormDialog
      title={say('outcome.verify')} verb={say('outcome.verify')} busy={command.busy} failure={beside ? null : command.failure}
      onSend={() => void command.run({ ...ofView(props), before, after, method })} onClose={onClose}
    >
      <p className="hint">{say('outcome.verify_hint')}</p>
      <Field label={say('outcome.before')} findings={found('before')}><TextArea value={before} maxLength={2000} onChange={setBefore} /></Field>
      <Field label={say('outcome.after')} findings={found('after')}><TextArea value={after} maxLength={2000} onChange={setAfter} /></Field>
      <Field label={say('outcome.method')} findings={found('method')}><TextArea value={method} maxLength={1000} onChange={setMethod} /></Field>
    </FormDialog>
  );
}
