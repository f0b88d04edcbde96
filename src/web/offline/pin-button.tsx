import type { Held } from '#web/offline/held.ts';
import { words } from '#web/offline/words.ts';
import { canKeep } from '#web/offline/state.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { sizeWords } from '#web/ui/size.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { isPinned, pinOnDevice, unpin } from './pins.ts';

const here = () => import('#web/offline/device.ts').then(({ device }) => device());

/**
 * 离线保存: what the page asked of this object stays on the device until it is given up, however much is read after it, and
 * its files and papers with it. How much that is stands beside the button, and what could not be kept, and why.
 */
export function PinButton({ id }: { readonly id: string }) {
  const say = useSay(words);
  const queries = useQueryClient();
  const [pinned, setPinned] = useState(() => isPinned(id));
  const [busy, setBusy] = useState(false);
  const [held, setHeld] = useState<Held | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    // What lay here before; what is kept from now on says so itself when it is done.
    if (isPinned(id) && canKeep()) void here().then((device) => device?.holds(id)).then((holds) => holds && setHeld((before) => before ?? { ...holds, not: [] }));
  }, [id]);
  if (!canKeep()) return null;
  const keep = async (): Promise<void> => {
    setBusy(true);
    setFailed(false);
    setPinned(true);
    await pinOnDevice(id, queries);
    const device = await here();
    await device?.hold(id).then(setHeld, () => setFailed(true));
    setBusy(false);
  };
  const giveUp = (): void => {
    unpin(id);
    setPinned(false);
    setHeld(null);
    setFailed(false);
    void here().then((device) => device?.letGo(id));
  };
  return (
    <span className="pin">
      <Button small kind="quiet" busy={busy} icon={pinned ? 'check' : 'download'} onClick={pinned ? giveUp : () => void keep()}>{say(busy ? 'offline.pinning' : pinned ? 'offline.pinned' : 'offline.pin')}</Button>
      {(held !== null || failed) && <span className="hint" role="status">{failed ? say('offline.files_later') : held && <HeldWords held={held} />}</span>}
    </span>
  );
}

function HeldWords({ held: { count, bytes, not } }: { readonly held: Held }) {
  const say = useSay(words);
  const list = (why: Held['not'][number]['why']): string => not.filter((one) => one.why === why).map(({ name, size }) => (size === null ? name : `${name}（${sizeWords(size)}）`)).join('、');
  return (
    <>
      {say(count === 0 ? 'offline.no_files' : 'offline.files', { count, size: sizeWords(bytes) })}
      {(['limit', 'full', 'not_given'] as const).map((why) => list(why) !== '' && <span key={why}> {say(`offline.files_not.${why}`, { names: list(why) })}</span>)}
    </>
  );
}
