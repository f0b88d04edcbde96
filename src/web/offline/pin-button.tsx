import { words } from '#web/offline/words.ts';
import { canKeep } from '#web/offline/state.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isPinned, pinOnDevice, unpin } from './pins.ts';

/** 离线保存: what the page asked of this object stays on the device until it is given up, however much is read after it. */
export function PinButton({ id }: { readonly id: string }) {
  const say = useSay(words);
  const queries = useQueryClient();
  const [pinned, setPinned] = useState(() => isPinned(id));
  if (!canKeep()) return null;
  const turn = (): void => {
    if (pinned) unpin(id);
    else pinOnDevice(id, queries);
    setPinned(!pinned);
  };
  return <Button small kind="quiet" icon={pinned ? 'check' : 'download'} onClick={turn}>{say(pinned ? 'offline.pinned' : 'offline.pin')}</Button>;
}
