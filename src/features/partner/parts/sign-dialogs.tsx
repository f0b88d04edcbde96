import { nameOfSide, type SideFacts } from '#features/activity/facts-plain.ts';
import { LookAgain } from '#features/activity/parts/topic-stale.tsx';
import { UploadList } from '#features/file/parts/upload-list.tsx';
import { useUploads } from '#features/file/parts/use-uploads.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { words } from '#features/partner/words.ts';
import { need, type Finding } from '#shared/finding.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Choice } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { TextArea, TextInput } from '#web/ui/inputs.tsx';
import { useState } from 'react';

/** What a side speaks about: the activity as its programme has it, or the record of what took place. */
export type Subject = 'activity' | 'record';
export interface Said {
  readonly decision: 'approve' | 'decline' | 'change';
  readonly comment: string | null;
}
interface Props {
  readonly subject: Subject;
  readonly activityId: string;
  /** Of what stands on the screen: what is decided on. */
  readonly version: number;
  readonly side: SideFacts;
  readonly onClose: () => void;
}

/** A side's word: yes, or why not. */
function SaidFields({ subject, said, onChange, findings }: { readonly subject: Subject; readonly said: Said; readonly onChange: (said: Said) => void; readonly findings: readonly Finding[] }) {
  const say = useSay(words);
  return (
    <>
      <Choice
        label={say('sign.say')} value={said.decision} onChange={(decision) => onChange({ ...said, decision })}
        options={(['approve', 'change', 'decline'] as const).map((one) => ({ value: one, label: say(`sign.say.${one}.${subject}`) }))}
      />
      {said.decision !== 'approve' && (
        <Field label={say('sign.comment')} findings={findings.filter((finding) => finding.field === 'comment')}>
          <TextArea value={said.comment ?? ''} maxLength={1000} onChange={(comment) => onChange({ ...said, comment: comment || null })} />
        </Field>
      )}
    </>
  );
}

/** The leader of a side of ours decides. */
export function SignDialog({ subject, activityId, version, side, onClose }: Props) {
  const say = useSay(words);
  const [said, setSaid] = useState<Said>({ decision: 'approve', comment: null });
  const sign = useCommand(subject === 'record' ? client.record.sign : client.partner.consent, { offline: subject === 'record' ? 'record.sign' : 'partner.consent', invalidate: [api.activity.key(), api.home.key()], onDone: onClose });
  return (
    <FormDialog
      title={say(`sign.give_for.${subject}`, { side: nameOfSide(side) })} verb={said.decision === 'approve' && subject === 'record' ? say('sign.give.record') : say(`sign.say.${said.decision}.${subject}`)}
      busy={sign.busy} failure={sign.failure} onClose={onClose} wayOut={<LookAgain failure={sign.failure} onDone={onClose} />}
      onSend={() => void sign.run({ id: activityId, sideId: side.id, shown: version, ...said })}
    >
      <p className="hint">{say(`sign.hint.${subject}`, { version })}</p>
      <SaidFields subject={subject} said={said} onChange={setSaid} findings={sign.failure?.findings ?? []} />
    </FormDialog>
  );
}

/** A decision given on paper, entered on behalf with its scan. */
export function PaperDialog({ subject, activityId, version, side, onClose }: Props) {
  const say = useSay(words);
  const uploads = useUploads();
  const [signer, setSigner] = useState({ name: side.contactName ?? '', post: side.contactPost ?? '' });
  const [said, setSaid] = useState<Said>({ decision: 'approve', comment: null });
  const [tried, setTried] = useState(false);
  const add = useCommand(client.record.addFile);
  const sign = useCommand(subject === 'record' ? client.record.signOnPaper : client.partner.consentOnPaper, { invalidate: [api.activity.key(), api.home.key()], onDone: onClose });
  // The scan is put with the activity once, however often the rest has to be mended.
  const [scan, setScan] = useState<{ readonly key: number; readonly fileId: string } | null>(null);
  const chosen = uploads.list[0];
  const lacking = [
    ...(signer.name.trim() === '' || signer.post.trim() === '' ? [need('need.paper_name', 'name')] : []),
    ...(chosen?.uploaded == null ? [need('need.scan', 'fileId')] : []),
  ];
  const send = async (): Promise<void> => {
    setTried(true);
    const uploaded = chosen?.uploaded;
    if (lacking.length > 0 || uploaded == null || chosen === undefined) return;
    const put = scan?.key === chosen.key ? scan.fileId : (await add.run({ id: activityId, ...uploaded, purpose: 'scan', caption: null, consentOfOutsiders: null }))?.id;
    if (put === undefined) return;
    setScan({ key: chosen.key, fileId: put });
    await sign.run({ id: activityId, sideId: side.id, name: signer.name, post: signer.post, fileId: put, shown: version, ...said });
  };
  return (
    <FormDialog
      title={say(`sign.paper_for.${subject}`, { side: nameOfSide(side) })} verb={say(`sign.paper.${subject}`)} busy={add.busy || sign.busy || uploads.sending} failure={add.failure ?? sign.failure}
      onSend={() => void send()} onClose={onClose} wayOut={<LookAgain failure={sign.failure} onDone={onClose} />}
    >
      <p className="hint">{say(`sign.hint.${subject}`, { version })}</p>
      <div className="side-by-side">
        <Field label={say('sign.signer')}>
          <TextInput value={signer.name} maxLength={50} size={8} onChange={(text) => setSigner({ ...signer, name: text })} />
        </Field>
        <Field label={say('sign.signer_post')}>
          <TextInput value={signer.post} maxLength={50} size={10} onChange={(text) => setSigner({ ...signer, post: text })} />
        </Field>
      </div>
      <SaidFields subject={subject} said={said} onChange={setSaid} findings={sign.failure?.findings ?? []} />
      <UploadList uploads={uploads} label={say('sign.choose_scan')} accept=".jpg,.jpeg,.png,.webp,.pdf" />
      {tried && <FindingList findings={lacking} />}
    </FormDialog>
  );
}
