import { textsApart, textsOf } from '#web/offline/apart.ts';
import { placeOf } from '#web/link-secret.ts';
import type { Device } from '#web/offline/device.ts';
import { exportWritings } from '#web/offline/export.ts';
import type { Writing } from '#web/offline/outbox.ts';
import { words } from '#web/offline/words.ts';
import { useFormat, useLexicon, useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { Compare } from '#web/ui/compare.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Actions } from '#web/ui/section.tsx';
import { useState } from 'react';

interface Props {
  readonly one: Writing;
  readonly device: Device;
  readonly onChanged: () => void;
  /** The link it was written by opens nothing any more. */
  readonly ended?: boolean;
}

/** Texts that may be saved over what is stored now. Decisions are not: they bind to what was seen. */
const texts = new Set(['record.edit', 'bulletin.writeInsight', 'place.editLine']);
const isDecision = /^(?:approval\.|partner\.consent|record\.sign)/u;

/** One thing that lies on this device: what it is, when it was written, why it is still here, and every way out. */
export function KeptWriting({ one, device, onChanged, ended = false }: Props) {
  const say = useSay(words);
  const lexicon = useLexicon();
  const format = useFormat();
  const [dropping, setDropping] = useState(false);
  const kind = say(`offline.of.${one.path}` as 'offline.of.record.edit');
  const drop = async (): Promise<void> => {
    await device.drop(one.id);
    setDropping(false);
    onChanged();
  };
  const again = (input: Writing['input']): void => void device.mend(one.id, input).then(onChanged);
  return (
    <article className="sheet stack" aria-label={kind}>
      <header className="kept-head">
        <h2>{kind}</h2>
        <Chip tone={one.state === 'waiting' ? 'plain' : 'warn'}>{say(ended ? 'offline.state.ended' : `offline.state.${one.state}`)}</Chip>
      </header>
      <p className="quiet">{[one.about, say('offline.written_at', { at: format.instant(one.writtenAt) }), one.file && say('offline.with_file', { name: one.file.name })].filter(Boolean).join(' · ')}</p>
      {one.state === 'conflict' && texts.has(one.path) ? <Conflict one={one} onMine={again} onStored={() => setDropping(true)} /> : (
        <>
          <dl className="kept-texts">
            {textsOf(one.input).filter(([name]) => labelOf(lexicon, one.path, name) !== '').map(([name, text]) => (
              <div key={name}><dt>{labelOf(lexicon, one.path, name)}</dt><dd>{text}</dd></div>
            ))}
          </dl>
          {one.state === 'conflict' && <p>{say(isDecision.test(one.path) ? 'offline.changed_since' : 'offline.text_changed_since')}</p>}
          {one.state === 'refused' && <FailureNotice failure={one.failure} />}
          <Actions>
            {one.state === 'refused' && !ended && <Button onClick={() => again(one.input)}>{say('offline.again')}</Button>}
            {!ended && <TextLink to={pageOf(one)}>{say('offline.open_page')}</TextLink>}
            <Button kind="quiet" icon="download" onClick={() => void exportWritings([one], device.store)}>{say('offline.export_one')}</Button>
            <Button kind="quiet" onClick={() => setDropping(true)}>{say('offline.drop')}</Button>
          </Actions>
        </>
      )}
      <Dialog open={dropping} title={say('offline.drop')} onClose={() => setDropping(false)} footer={<Button kind="danger" onClick={() => void drop()}>{say('offline.drop')}</Button>}>
        <p>{say('offline.drop_sure')}</p>
      </Dialog>
    </article>
  );
}

/** Where it was written: of a link, whose address lies nowhere on the device, the page of its side in what is open now. */
const pageOf = ({ page, side }: Writing): string => page ?? placeOf(side);

/** What a field is called, everywhere or in its own feature; '' where the lexicon has no word, which it says by the key in brackets. */
function labelOf(lexicon: ((key: string) => string) | null, path: string, name: string): string {
  const last = name.split('.').at(-1) ?? name;
  const found = [`field.${name}`, `field.${last}`, `${path.split('.')[0]}.${last}`].map((key) => lexicon?.(key) ?? '').find((word) => !word.startsWith('['));
  return found ?? '';
}

/** Two texts written from the same beginning, field by field: nothing is merged by itself and nothing is lost. */
function Conflict({ one, onMine, onStored }: { readonly one: Writing; readonly onMine: (input: Writing['input']) => void; readonly onStored: () => void }) {
  const say = useSay(words);
  const lexicon = useLexicon();
  const { differing, input } = textsApart(one);
  return (
    <>
      {differing.map(({ name, stored, mine }) => (
        <section key={name}>
          <h3>{labelOf(lexicon, one.path, name)}</h3>
          <Compare before={stored} after={mine} beforeTitle={say('offline.stored')} afterTitle={say('offline.mine')} />
        </section>
      ))}
      <Actions>
        {input !== null && <Button kind="primary" onClick={() => onMine(input)}>{say('offline.keep_mine')}</Button>}
        <Button onClick={onStored}>{say('offline.take_stored')}</Button>
        <TextLink to={pageOf(one)}>{say('offline.open_page')}</TextLink>
      </Actions>
    </>
  );
}
