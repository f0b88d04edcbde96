import type { ActivityView } from '#features/activity/contract.ts';
import type { ActivityFacts } from '#features/activity/facts.ts';
import { UploadList } from '#features/file/parts/upload-list.tsx';
import { useUploads } from '#features/file/parts/use-uploads.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { PhotoOutward } from '#features/record/parts/photo-outward.tsx';
import { isProof } from '#features/record/decide-files.ts';
import { filePurposes } from '#features/record/facts.ts';
import { words } from '#features/record/words-parts.ts';
import { words as record } from '#features/record/words.ts';
import { need } from '#shared/finding.ts';
import { newId } from '#shared/ids.ts';
import { api, client } from '#web/client.ts';
import { keepOnDevice, useCommand } from '#web/command.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { Choice } from '#web/ui/choices.tsx';
import { FileLink } from '#web/ui/link.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { words as offline } from '#web/offline/words.ts';
import { words as web } from '#web/words.ts';
import { useState } from 'react';

type StoredFile = ActivityFacts['files'][number];
interface Props {
  readonly view: ActivityView;
}
/** Where a stored file is fetched. */
const addressOf = ({ id }: StoredFile): string => `/files/${id}`;
const consents = { none: null, agreed: true, open: false } as const;

/** Photos and papers of the activity: seen, added with how far they are, taken off. Nobody has to. */
export function RecordFiles({ view }: Props) {
  const { facts, allowed } = view;
  const say = useSay(words);
  const sayRecord = useSay(record);
  const sayWeb = useSay(web);
  const format = useFormat();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<StoredFile | null>(null);
  const barred = allowed['record.add_file'] ?? [];
  const photos = facts.files.filter((one) => one.purpose === 'photo');
  const others = facts.files.filter((one) => one.purpose !== 'photo');
  const stays = (one: StoredFile) => (isProof(facts, one.id) ? [need('need.file_in_use', null, { file: one.name })] : allowed['record.remove_file']);
  const what = (one: StoredFile) => (
    <>
      <span className="quiet">{say('record.by', { name: one.createdBy, at: format.instant(one.createdAt) })}</span>
      <Button small kind="quiet" icon="close" label={say('record.remove_one', { name: one.caption ?? one.name })} why={stays(one)} onClick={() => setRemoving(one)}>
        {sayWeb('ui.remove')}
      </Button>
    </>
  );
  return (
    <Section title={say('record.files')} actions={!adding && <Button icon="plus" why={barred} onClick={() => setAdding(true)}>{sayRecord('verb.record.add_file')}</Button>}>
      {facts.files.length === 0 && !adding && <p className="quiet">{say('record.no_files')}</p>}
      {photos.length > 0 && (
        <ul className="photos">
          {photos.map((one) => (
            <li key={one.id}>
              <figure>
                <a href={addressOf(one)} target="_blank" rel="noreferrer"><img src={addressOf(one)} alt={one.caption ?? one.name} loading="lazy" /></a>
                <figcaption>{one.caption !== null && <span>{one.caption}</span>}<PhotoOutward view={view} photo={one} />{what(one)}</figcaption>
              </figure>
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <ul className="things">
          {others.map((one) => (
            <li key={one.id} className="thing">
              <div className="thing-what"><FileLink href={addressOf(one)}>{one.name}</FileLink> <Chip>{sayRecord(`file.purpose.${filePurposes.find((purpose) => purpose === one.purpose) ?? 'paper'}`)}</Chip>{one.caption !== null && <p>{one.caption}</p>}</div>
              <div className="thing-side">{what(one)}</div>
            </li>
          ))}
        </ul>
      )}
      {adding && <AddFiles id={facts.activity.id} onClose={() => setAdding(false)} />}
      {removing !== null && <RemoveFile id={facts.activity.id} file={removing} onClose={() => setRemoving(null)} />}
    </Section>
  );
}

const isPhoto = (mediaType: string): boolean => mediaType.startsWith('image/');

function AddFiles({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const say = useSay(words);
  const sayWeb = useSay(web);
  const uploads = useUploads();
  const [outsiders, setOutsiders] = useState<keyof typeof consents>('none');
  const add = useCommand(client.record.addFile, { invalidate: [api.activity.key()] });
  const [kept, setKept] = useState(0);
  const [full, setFull] = useState(false);
  const sayOffline = useSay(offline);
  const ready = uploads.list.filter((one) => one.uploaded !== null || one.failure?.code === 'OFFLINE');
  const photos = ready.some((one) => isPhoto(one.file.type));
  const put = async (): Promise<void> => {
    for (const { key, file, uploaded, caption } of ready) {
      const photo = isPhoto(uploaded?.mediaType ?? file.type);
      const said = { id, purpose: photo ? 'photo' as const : 'paper' as const, caption: caption.trim() || null, consentOfOutsiders: photo ? consents[outsiders] : null };
      // One after the other, so that what went wrong with one is told of that one. What could not leave yet is kept with its words.
      const done = uploaded === null ? await keepOnDevice('record.addFile', { commandId: newId(), ...said }, { file }).catch(() => false) : (await add.run({ ...said, ...uploaded })) !== null;
      if (!done) return uploaded === null ? setFull(true) : undefined;
      if (uploaded === null) setKept((before) => before + 1);
      uploads.drop(key);
    }
    if (uploads.list.length === ready.length && ready.every((one) => one.uploaded !== null)) onClose();
  };
  const why = uploads.sending ? [say('record.wait_sent')] : ready.length === 0 ? [say('record.none_sent')] : [];
  return (
    <div className="form">
      <UploadList uploads={uploads} label={say('record.choose')} hint={say('record.files_hint')} multiple captions />
      {photos && (
        <Choice
          label={say('record.outsiders')} inline value={outsiders} onChange={setOutsiders}
          options={(['none', 'agreed', 'open'] as const).map((one) => ({ value: one, label: say(`record.outsiders.${one}`) }))}
        />
      )}
      <FailureNotice failure={add.failure} />
      {full && <Notice kind="error" title={sayOffline('offline.full')} />}
      {kept > 0 && <Notice title={say('record.kept_files', { count: kept })} />}
      <Actions>
        <Button kind="primary" busy={add.busy} why={why} onClick={() => void put()}>{say('record.put', { count: ready.length })}</Button>
        <Button onClick={onClose}>{sayWeb('ui.cancel')}</Button>
      </Actions>
    </div>
  );
}

function RemoveFile({ id, file: one, onClose }: { readonly id: string; readonly file: StoredFile; readonly onClose: () => void }) {
  const say = useSay(words);
  const sayRecord = useSay(record);
  const remove = useCommand(client.record.removeFile, { invalidate: [api.activity.key()], onDone: onClose });
  return (
    <FormDialog
      title={say('record.remove_one', { name: one.caption ?? one.name })} verb={sayRecord('verb.record.remove_file')} danger busy={remove.busy} failure={remove.failure}
      onSend={() => void remove.run({ id, fileId: one.id })} onClose={onClose}
    >
      <p>{say('record.remove_sure')}</p>
    </FormDialog>
  );
}
