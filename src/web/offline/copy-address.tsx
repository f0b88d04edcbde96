import { words } from '#web/offline/words.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { useState } from 'react';

/**
 * Said where a browser keeps nothing: what that means, and this page's address to be opened in another one. The address
 * stands there to be marked by hand, for browsers that let no page write to the clipboard.
 */
export function CopyAddress() {
  const say = useSay(words);
  const [copied, setCopied] = useState(false);
  const copy = (): void => void navigator.clipboard?.writeText(location.href).then(() => setCopied(true), () => undefined);
  return (
    <span>
      {say('offline.keeps_nothing')} <Button small kind="quiet" onClick={copy}>{say(copied ? 'offline.copied' : 'offline.open_elsewhere')}</Button> <code>{location.href}</code>
    </span>
  );
}
