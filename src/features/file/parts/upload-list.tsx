import { words } from '#features/file/words-parts.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { FileInput } from '#web/ui/file-input.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { words as web } from '#web/words.ts';
import type { Upload, Uploads } from './use-uploads.ts';

/** What the server takes, as a browser's file chooser knows it. The content is looked at all the same. */
export const accepted = '.jpg,.jpeg,.png,.webp,.pdf,.docx,.xlsx,.txt';

interface Props {
  readonly uploads: Uploads;
  readonly label: string;
  readonly hint?: string;
  readonly multiple?: boolean;
  /** Whether each is asked for a caption. */
  readonly captions?: boolean;
  readonly accept?: string;
}

/** Files as they are chosen: each on its way with how far it is, why it was not taken, and what to say of it. */
export function UploadList({ uploads, label, hint, multiple = false, captions = false, accept = accepted }: Props) {
  const { list } = uploads;
  return (
    <div className="uploads">
      {(multiple || list.length === 0) && (
        <Field label={label} hint={hint} optional={multiple}>
          <FileInput files={[]} bare multiple={multiple} accept={accept} onChange={uploads.add} />
        </Field>
      )}
      {list.length > 0 && (
        <ul className="upload-list" aria-label={label}>
          {list.map((one) => <li key={one.key}><Line one={one} uploads={uploads} captions={captions} /></li>)}
        </ul>
      )}
    </div>
  );
}

function Line({ one: { key, file, caption, sent, uploaded, failure }, uploads, captions }: { readonly one: Upload; readonly uploads: Uploads; readonly captions: boolean }) {
  const say = useSay(words);
  const sayWeb = useSay(web);
  const lost = failure !== null && ['OFFLINE', 'UNAVAILABLE', 'BROKEN'].includes(failure.code);
  return (
    <>
      <div className="upload-head">
        <span>{file.name}</span>
        {failure === null && uploaded === null && <progress value={sent} max={1} aria-label={say('file.sending', { name: file.name })} />}
        {uploaded !== null && <span className="quiet">{say('file.arrived')}</span>}
        {lost && <Button small icon="next" label={`${sayWeb('ui.retry')} ${file.name}`} onClick={() => uploads.again(key)}>{sayWeb('ui.retry')}</Button>}
        <Button small kind="quiet" icon="close" label={`${sayWeb('ui.remove')} ${file.name}`} onClick={() => uploads.drop(key)}>{sayWeb('ui.remove')}</Button>
      </div>
      {captions && (failure === null || lost) && (
        <Field label={say('file.caption', { name: file.name })} optional>
          <TextInput value={caption} maxLength={200} onChange={(text) => uploads.caption(key, text)} />
        </Field>
      )}
      <FailureNotice failure={failure} />
    </>
  );
}
