import { UploadList } from '#features/file/parts/upload-list.tsx';
import { useUploads } from '#features/file/parts/use-uploads.ts';
import type { ItemView, RoundView } from '#features/inspection/contract.ts';
import { words } from '#features/inspection/words.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { PersonPicker, type Picked } from '#features/org/parts/person-picker.tsx';
import { Follow } from '#features/inspection/parts/follow-dialog.tsx';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { apart, beside } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { Choice } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { DateInput, TextArea } from '#web/ui/inputs.tsx';
import { words as web } from '#web/words.ts';
import { useState } from 'react';

/** What is done about one observation, in the order of its buttons. */
export const observationVerbs = ['rectify', 'recheck', 'reply', 'follow', 'assign', 'withdraw'] as const;
export type ObservationVerb = (typeof observationVerbs)[number];

interface Props {
  readonly verb: ObservationVerb;
  readonly round: RoundView['round'];
  readonly item: ItemView;
  readonly observation: ItemView['observations'][number];
  readonly onClose: () => void;
}
const invalidate = [api.inspection.key(), api.home.key()];
const of = ({ round, observation }: Props) => ({ id: round.id, observationId: observation.id, version: observation.version });

export function ObservationDialog(props: Props) {
  switch (props.verb) {
    case 'rectify': return <Rectify {...props} />;
    case 'recheck': return <Recheck {...props} />;
    case 'follow': return <Follow {...props} />;
    case 'assign': return <Assign {...props} />;
    default: return <Words {...props} verb={props.verb} />;
  }
}

/** Explaining, and taking back: words only. */
function Words(props: Props & { readonly verb: 'reply' | 'withdraw' }) {
  const { verb, observation, onClose } = props;
  const say = useSay(words);
  const sayWeb = useSay(web);
  const [text, setText] = useState(verb === 'reply' ? (observation.reply ?? '') : '');
  const reply = useCommand(client.inspection.reply, { invalidate, onDone: onClose });
  const withdraw = useCommand(client.inspection.withdraw, { invalidate, onDone: onClose });
  const { busy, failure } = verb === 'reply' ? reply : withdraw;
  const field = verb === 'reply' ? 'text' : 'reason';
  const title = say(verb === 'reply' ? 'inspection.reply_do' : 'inspection.withdraw');
  return (
    <FormDialog title={title} verb={title} busy={busy} failure={apart(failure, field)} onSend={() => void (verb === 'reply' ? reply.run({ ...of(props), text }) : withdraw.run({ ...of(props), reason: text }))} onClose={onClose}>
      <Field label={verb === 'reply' ? say('inspection.reply') : sayWeb('ui.reason')} hint={say(`inspection.${verb}_hint`)} findings={beside(failure, field)}>
        <TextArea value={text} rows={5} maxLength={verb === 'reply' ? 2000 : 500} onChange={setText} />
      </Field>
    </FormDialog>
  );
}

function Rectify(props: Props) {
  const say = useSay(words);
  const [text, setText] = useState('');
  const uploads = useUploads();
  const rectify = useCommand(client.inspection.rectify, { invalidate, onDone: props.onClose });
  const files = uploads.list.flatMap(({ uploaded }) => uploaded ?? []);
  return (
    <FormDialog title={say('inspection.rectify')} verb={say('inspection.rectify')} wide busy={rectify.busy || uploads.sending} failure={apart(rectify.failure, 'text', 'files')} onSend={() => void rectify.run({ ...of(props), text, files })} onClose={props.onClose}>
      <p className="hint kept-lines">{say('inspection.requirement')}：{props.observation.requirement}</p>
      <Field label={say('inspection.rectified')} hint={say('inspection.rectify_hint')} findings={beside(rectify.failure, 'text')}><TextArea value={text} rows={5} maxLength={2000} onChange={setText} /></Field>
      <UploadList uploads={uploads} multiple label={say('inspection.files')} hint={say('inspection.files_hint')} />
      <FindingList findings={beside(rectify.failure, 'files')} />
    </FormDialog>
  );
}

function Recheck(props: Props) {
  const say = useSay(words);
  const [result, setResult] = useState<'passed' | 'not_passed'>('passed');
  const [note, setNote] = useState('');
  const recheck = useCommand(client.inspection.recheck, { invalidate, onDone: props.onClose });
  return (
    <FormDialog title={say('inspection.recheck')} verb={say('inspection.recheck')} busy={recheck.busy} failure={apart(recheck.failure, 'note')} onSend={() => void recheck.run({ ...of(props), passed: result === 'passed', note })} onClose={props.onClose}>
      <p className="hint">{say('inspection.recheck_hint')}</p>
      <Choice inline label={say('inspection.recheck_result')} value={result} onChange={setResult} options={(['passed', 'not_passed'] as const).map((value) => ({ value, label: say(`inspection.${value}`) }))} />
      <Field label={say('inspection.recheck_note')} findings={beside(recheck.failure, 'note')}><TextArea value={note} rows={4} maxLength={1000} onChange={setNote} /></Field>
    </FormDialog>
  );
}

function Assign(props: Props) {
  const { observation, onClose } = props;
  const say = useSay(words);
  const sayWeb = useSay(web);
  const [owner, setOwner] = useState<readonly Picked[]>(observation.ownerId === null ? [] : [{ id: observation.ownerId, name: observation.ownerName ?? '' }]);
  const [dueOn, setDue] = useState(observation.dueOn ?? '');
  const [reason, setReason] = useState('');
  const assign = useCommand(client.inspection.assign, { invalidate, onDone: onClose });
  return (
    <FormDialog title={say('inspection.assign')} verb={sayWeb('ui.save')} busy={assign.busy} failure={apart(assign.failure, 'dueOn', 'reason')} onSend={() => void assign.run({ ...of(props), ownerId: owner[0]?.id ?? null, dueOn, reason })} onClose={onClose}>
      <PersonPicker label={say('inspection.owner')} max={1} optional picked={owner} onChange={setOwner} />
      <Field label={say('inspection.due_on')} findings={beside(assign.failure, 'dueOn')}><DateInput value={dueOn} onChange={setDue} /></Field>
      <Field label={sayWeb('ui.reason')} findings={beside(assign.failure, 'reason')}><TextArea value={reason} maxLength={500} onChange={setReason} /></Field>
    </FormDialog>
  );
}
