import { sizeWords } from '#web/ui/size.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { useWiring } from '#web/ui/field.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { words } from '#web/words.ts';

interface Props {
  readonly files: readonly File[];
  readonly onChange: (files: File[]) => void;
  /** As the browser's `accept`: `image/*,.pdf`. The server looks at the content all the same. */
  readonly accept?: string;
  readonly multiple?: boolean;
  readonly label?: string;
  /** The chosen files are listed by whoever asked for them, with what is asked of each. */
  readonly bare?: boolean;
}


/** Files from the device, or a photo taken now; chosen ones are listed and can be taken back. */
export function FileInput({ files, onChange, accept, multiple = false, label, bare = false }: Props) {
  const say = useSay(words);
  const { required: _, ...wiring } = useWiring();
  return (
    <div className="file-input">
      <span className="file-choose">
        <input
          {...wiring}
          type="file"
          accept={accept}
          multiple={multiple}
          aria-label={label}
          onChange={(event) => {
            const chosen = [...(event.target.files ?? [])];
            onChange(multiple ? [...files, ...chosen] : chosen.slice(0, 1));
            // So that the same file can be chosen again after it was taken back.
            event.target.value = '';
          }}
        />
        <span className="button plain" aria-hidden="true">
          <Icon name="plus" />
          <span>{say(multiple ? 'ui.chooseFiles' : 'ui.chooseFile')}</span>
        </span>
      </span>
      {bare ? null : files.length === 0 ? (
        <span className="quiet">{say('ui.noFile')}</span>
      ) : (
        <ul className="file-list">
          {files.map((file, index) => (
            <li key={`${file.name} ${file.lastModified}`}>
              <Icon name="file" />
              <span>{file.name}</span>
              <span className="quiet">{sizeWords(file.size)}</span>
              <Button
                kind="quiet"
                small
                icon="close"
                label={`${say('ui.remove')} ${file.name}`}
                onClick={() => onChange(files.filter((_file, at) => at !== index))}
              >
                {say('ui.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
