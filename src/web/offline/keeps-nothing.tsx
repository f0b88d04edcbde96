import { words } from '#web/offline/words.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { useState } from 'react';

/** Said where a browser can keep nothing: what that means, and the address to open elsewhere. */
export function KeepsNothing() {
  const say = useSay(words);
  const [copied, setCopied] = useState(false);
  const copy = (): void => void navigator.clipboard?.writeText(location.href).then(() => setCopied(true));
  return (
    <Notice kind="warn" title={say('offline.keeps_nothing')} action={<Button onClick={copy}>{say(copied ? 'offline.copied' : 'offline.open_elsewhere')}</Button>}>
      <p><code>{location.href}</code></p>
    </Notice>
  );
}
