import type { Line } from '#features/peer/contract.ts';
import { words } from '#features/peer/words.ts';
import { useFormat, useSay } from '#web/language.tsx';

/** Why something was not let in or did not get there, in words; what a later version may say stands as it is. */
export function useReason(): (reason: string | null) => string {
  const say = useSay(words);
  return (reason) => {
    const key = `peer.reason.${reason ?? ''}`;
    return Object.hasOwn(words, key) ? say(key as keyof typeof words) : (reason ?? '');
  };
}

/** When the other side was heard last, what waits, and what went wrong since. */
export function LineWords({ line }: { readonly line: Line }) {
  const say = useSay(words);
  const reason = useReason();
  const format = useFormat();
  return (
    <>
      <span>{line.heardAt === null ? say('peer.never_heard') : `${say('peer.heard_at')} ${format.instant(line.heardAt)}`}</span>
      <span className="quiet">　{line.waiting === 0 ? say('peer.waiting_none') : say('peer.waiting', { count: line.waiting })}</span>
      {line.failures > 0 && <p className="quiet">{say('peer.failed', { count: line.failures, why: reason(line.said) })}</p>}
    </>
  );
}
