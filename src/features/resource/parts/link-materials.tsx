import { UploadList } from '#features/file/parts/upload-list.tsx';
import { useUploads } from '#features/file/parts/use-uploads.ts';
import { words } from '#features/resource/words.ts';
import { api, client } from '#web/client.ts';
import { newId } from '#shared/ids.ts';
import { keepOnDevice, useCommand } from '#web/command.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { sideOf } from '#web/link-secret.ts';
import { links } from '#web/links.ts';
import { words as offline } from '#web/offline/words.ts';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { Choice } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextArea, TextInput } from '#web/ui/inputs.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { words as web } from '#web/words.ts';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';

/** What a partner adds on the page of its link, and what became of it. */
export function LinkMaterials() {
  const say = useSay(words);
  const format = useFormat();
  const { pathname } = useLocation();
  const view = useQuery({ ...api.resource.ofLink.queryOptions({ input: {} }), queryKey: [...api.resource.ofLink.key(), sideOf(pathname)] });
  const [open, setOpen] = useState(false);
  if (view.data === undefined) return null;
  const { rows, offer, megabytes } = view.data;
  if (rows.length === 0 && offer.length > 0) return null;
  return (
    <Section title={say('resource.link_title')} id="materials">
      <p className="hint">{say('resource.link_lead', { megabytes })}</p>
      {open ? <OfferForm megabytes={megabytes} onClose={() => setOpen(false)} /> : <Button icon="plus" why={offer} onClick={() => setOpen(true)}>{say('resource.link_title')}</Button>}
      {rows.length > 0 && (
        <ul className="things">
          {rows.map((row) => (
            <li key={row.id} className="thing">
              <div className="thing-what">
                <span>{row.title}</span>
                <p className="quiet">{[row.fileName ?? row.url, format.instant(row.createdAt)].join(' · ')}</p>
                {row.reason !== null && <p>{say('resource.link_why', { reason: row.reason })}</p>}
              </div>
              <div className="thing-side"><Chip tone={row.state === 'library' ? 'done' : 'quiet'}>{say(`resource.state.${row.state}`)}</Chip></div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function OfferForm({ megabytes, onClose }: { readonly megabytes: number; readonly onClose: () => void }) {
  const say = useSay(words);
  const sayWeb = useSay(web);
  const sayOffline = useSay(offline);
  const [kind, setKind] = useState<'file' | 'link'>('file');
  const [title, setTitle] = useState('');
  const [note, setNote] = useState('');
  const [url, setUrl] = useState('');
  const uploads = useUploads(links.linkFiles(location.pathname));
  const offer = useCommand(client.resource.offerByLink, { offline: 'resource.offerByLink', invalidate: [api.resource.key()], onDone: onClose });
  const [kept, setKept] = useState<boolean | null>(null);
  const [chosen] = uploads.list;
  const said = { title, note: note.trim() || null };
  const later = { ...said, file: null, url: null };
  // With no network the file waits on the device beside what was written.
  const keep = async (file: File): Promise<void> => setKept(await keepOnDevice('resource.offerByLink', { commandId: newId(), ...later }, { file, as: 'file' }).catch(() => false));
  const send = (): void => {
    if (kind === 'file' && chosen?.failure?.code === 'OFFLINE') void keep(chosen.file);
    else void offer.run({ ...said, ...(kind === 'file' ? { file: chosen?.uploaded ?? null, url: null } : { file: null, url: url.trim() }) });
  };
  if (kept === true) return <Notice kind="info" title={say('resource.link_kept')} action={<Button small onClick={onClose}>{sayWeb('ui.close')}</Button>} />;
  return (
    <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); send(); }}>
      <Choice label={say('resource.kind')} inline value={kind} onChange={setKind} options={(['file', 'link'] as const).map((one) => ({ value: one, label: say(`resource.kind.${one}`) }))} />
      {kind === 'file' ? <UploadList uploads={uploads} label={say('resource.file')} hint={say('resource.file_hint', { megabytes })} />
        : <Field label={say('resource.url')} hint={say('resource.url_hint')}><TextInput type="url" value={url} maxLength={1000} onChange={setUrl} /></Field>}
      <Field label={say('resource.name')}><TextInput value={title} maxLength={200} onChange={setTitle} /></Field>
      <Field label={say('resource.note')} optional><TextArea value={note} rows={2} maxLength={1000} onChange={setNote} /></Field>
      <FailureNotice failure={offer.failure} />
      {kept === false && <Notice kind="error" title={sayOffline('offline.full')} />}
      <Actions><Button type="submit" kind="primary" busy={offer.busy || uploads.sending}>{say('resource.link_send')}</Button></Actions>
    </form>
  );
}
