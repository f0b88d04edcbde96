import type { SideFacts } from '#features/activity/facts.ts';
import { LookAgain } from '#features/activity/parts/topic-stale.tsx';
import { UploadList } from '#features/file/parts/upload-list.tsx';
import { useUploads } from '#features/file/parts/use-uploads.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { words } from '#features/record/words-parts.ts';
import { need, type Finding } from '#shared/finding.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Choice } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { TextArea, TextInput } from '#web/ui/inputs.tsx';
import { useState } from 'react';

interface Props {
  readonly activityId: string;
  /** Of the record that stands on the screen: what is signed. */
  readonly version: number;
  readonly side: SideFacts;
  readonly name: string;
  readonly onClose: () => void;
}
interface Said {
  readonly decision: 'approve' | 'decline' | 'change';
  readonly comment: string | null;
}

/** A side's word on the record: yes, or why not. */
function SaidFields({ said, onChange, findings }: { readonly said: Said; readonly onChange: (said: Said) => void; readonly findings: readonly Finding[] }) {
  const say = useSay(words);
  return (
    <>
      <Choice
        label={say('record.say')} value={said.decision} onChange={(decision) => onChange({ ...said, decision })}
        options={(['approve', 'change', 'decline'] as const).map((one) => ({ value: one, label: say(`record.say.${one}`) }))}
      />
      {said.decision !== 'approve' && (
        <Field label={say('record.comment')} findings={findings.filter((finding) => finding.field === 'comment')}>
          <TextArea value={said.comment ?? ''} maxLength={1000} onChange={(comment) => onChange({ ...said, comment: comment || null })} />
        </Field>
      )}
    </>
  );
}

/** The leader of a side of ours signs. */
export function SignDialog({ activityId, version, side, name, onClose }: Props) {
  const say = useSay(words);
  const [said, setSaid] = useState<Said>({ decision: 'approve', comment: null });
  const sign = useCommand(client.record.sign, { invalidate: [api.activity.key(), api.home.key()], onDone: onClose });
  return (
    <FormDialog
      title={say('record.sign_for', { side: name })} verb={say(said.decision === 'approve' ? 'record.sign' : `record.say.${said.decision}`)} busy={sign.busy} failure={sign.failure}
      onSend={() => void sign.run({ id: activityId, sideId: side.id, shown: version, ...said })} onClose={onClose} wayOut={<LookAgain failure={sign.failure} onDone={onClose} />}
    >
      <p className="hint">{say('record.sign_hint', { version })}</p>
      <SaidFields said={said} onChange={setSaid} findings={sign.failure?.findings ?? []} />
    </FormDialog>
  );
}

/** A signature given on paper, entered on behalf with its scan. */
export function PaperDialog({ activityId, version, side, name, onClose }: Props) {
  const say = useSay(words);
  const uploads = useUploads();
  const [signer, setSigner] = useState({ name: side.contactName ?? '', post: side.contactPost ?? '' });
  const [said, setSaid] = useState<Said>({ decision: 'approve', comment: null });
  const [tried, setTried] = useState(false);
  const add = useCommand(client.record.addFile);
  const sign = useCommand(client.record.signOnPaper, { invalidate: [api.activity.key(), api.home.key()], onDone: onClose });
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
      title={say('record.paper_for', { side: name })} verb={say('record.paper')} busy={add.busy || sign.busy || uploads.sending} failure={add.failure ?? sign.failure}
      onSend={() => void send()} onClose={onClose} wayOut={<LookAgain failure={sign.failure} onDone={onClose} />}
    >
      <p className="hint">{say('record.sign_hint', { version })}</p>
      <div className="side-by-side">
        <Field label={say('record.signer')}>
          <TextInput value={signer.name} maxLength={50} size={8} onChange={(text) => setSigner({ ...signer, name: text })} />
        </Field>
        <Field label={say('record.signer_post')}>
          <TextInput value={signer.post} maxLength={50} size={10} onChange={(text) => setSigner({ ...signer, post: text })} />
        </Field>
      </div>
      <SaidFields said={said} onChange={setSaid} findings={sign.failure?.findings ?? []} />
      <UploadList uploads={uploads} label={say('record.choose_scan')} accept=".jpg,.jpeg,.png,.webp,.pdf" />
      {tried && <FindingList findings={lacking} />}
    </FormDialog>
  );
}
