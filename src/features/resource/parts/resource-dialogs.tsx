import { UploadList } from '#features/file/parts/upload-list.tsx';
import { useUploads } from '#features/file/parts/use-uploads.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import type { ResourceView } from '#features/resource/contract.ts';
import { words } from '#features/resource/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Checks, Choice } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextArea, TextInput } from '#web/ui/inputs.tsx';
import { useState } from 'react';
import { nothingSaid, saidOf, SaidFields, SensitivityChoice, sentOf, tagsIn, TagsField } from './resource-fields.tsx';

const invalidate = [api.resource.key(), api.notice.key(), api.home.key()];
const linked = { file: null };
interface Closing {
  readonly onClose: () => void;
}
interface OnOne extends Closing {
  readonly resource: ResourceView['resource'];
}

/** A file or an address, sent as it is chosen. */
function useContent(first: 'file' | 'link', url: string) {
  const [kind, setKind] = useState(first);
  const [address, setAddress] = useState(url);
  const uploads = useUploads();
  const file = uploads.list[0]?.uploaded ?? null;
  return { kind, setKind, address, setAddress, uploads, sent: kind === 'file' ? { file, url: null } : { ...linked, url: address.trim() } };
}
function ContentFields({ content: { kind, address, setAddress, uploads } }: { readonly content: ReturnType<typeof useContent> }) {
  const say = useSay(words);
  return kind === 'file'
    ? <UploadList uploads={uploads} label={say('resource.file')} hint={say('resource.file_hint', { megabytes: 20 })} />
    : <Field label={say('resource.url')} hint={say('resource.url_hint')}><TextInput type="url" value={address} maxLength={1000} onChange={setAddress} /></Field>;
}

/** A file or link is put into the library; from an activity it stands with it. */
export function AddResourceDialog({ activityId = null, onClose }: Closing & { readonly activityId?: string | null }) {
  const say = useSay(words);
  const [said, setSaid] = useState(nothingSaid);
  const content = useContent('file', '');
  const add = useCommand(client.resource.add, { invalidate, onDone: onClose });
  return (
    <FormDialog title={say('resource.add')} verb={say('resource.add')} onSend={() => void add.run({ kind: content.kind, ...sentOf(said), activityId, ...content.sent })} onClose={onClose} busy={add.busy || content.uploads.sending} failure={add.failure}>
      <Choice label={say('resource.kind')} inline value={content.kind} onChange={content.setKind} options={(['file', 'link'] as const).map((one) => ({ value: one, label: say(`resource.kind.${one}`) }))} />
      <ContentFields content={content} />
      <SaidFields value={said} onChange={setSaid} />
    </FormDialog>
  );
}

export function EditResourceDialog({ resource, onClose }: OnOne) {
  const say = useSay(words);
  const [said, setSaid] = useState(saidOf(resource));
  const edit = useCommand(client.resource.edit, { invalidate, onDone: onClose });
  return (
    <FormDialog title={say('resource.edit')} verb={say('resource.edit')} onSend={() => void edit.run({ id: resource.id, version: resource.version, ...sentOf(said) })} onClose={onClose} busy={edit.busy} failure={edit.failure}>
      <SaidFields value={said} onChange={setSaid} />
    </FormDialog>
  );
}

export function VersionDialog({ resource, onClose }: OnOne) {
  const say = useSay(words);
  const [reason, setReason] = useState('');
  const content = useContent(resource.kind === 'link' ? 'link' : 'file', resource.url ?? '');
  const add = useCommand(client.resource.addVersion, { invalidate, onDone: onClose });
  return (
    <FormDialog title={say('resource.add_version')} verb={say('resource.add_version')} onSend={() => void add.run({ id: resource.id, version: resource.version, ...content.sent, reason })} onClose={onClose} busy={add.busy || content.uploads.sending} failure={add.failure}>
      <ContentFields content={content} />
      <Field label={say('resource.why_version')}><TextArea value={reason} rows={2} maxLength={500} onChange={setReason} /></Field>
    </FormDialog>
  );
}

/** A contribution is taken in once somebody says it was looked at. */
export function AcceptDialog({ resource, onClose }: OnOne) {
  const say = useSay(words);
  const [tags, setTags] = useState('');
  const [sensitivity, setSensitivity] = useState(resource.sensitivity);
  const [looked, setLooked] = useState<readonly 'yes'[]>([]);
  const accept = useCommand(client.resource.accept, { invalidate, onDone: onClose });
  const send = (): void => void accept.run({ id: resource.id, version: resource.version, sensitivity, tags: tagsIn(tags), looked: looked.length > 0 });
  return (
    <FormDialog title={say('resource.accept')} verb={say('resource.accept')} onSend={send} onClose={onClose} busy={accept.busy} failure={accept.failure}>
      <TagsField value={tags} onChange={setTags} />
      <SensitivityChoice value={sensitivity} onChange={setSensitivity} />
      <Checks label={say('resource.decided')} value={looked} onChange={setLooked} options={[{ value: 'yes', label: say('resource.looked') }]} />
    </FormDialog>
  );
}
