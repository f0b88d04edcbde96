import type { Bulletin } from '#features/bulletin/facts.ts';
import { words } from '#features/bulletin/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Notice } from '#web/ui/notice.tsx';

export const tones = { draft: 'plain', review: 'active', returned: 'warn', cleared: 'done', released: 'done' } as const;

/** Who withdrew it, when and why. */
export function Withdrawn({ bulletin: { withdrawnOn, withdrawnName, withdrawnReason } }: { readonly bulletin: Pick<Bulletin, 'withdrawnOn' | 'withdrawnName' | 'withdrawnReason'> }) {
  const say = useSay(words);
  const format = useFormat();
  if (withdrawnOn === null) return null;
  return <Notice kind="warn" title={say('bulletin.withdrawn')}><p>{say('bulletin.withdrawn_why', { name: withdrawnName ?? '', day: format.day(withdrawnOn), reason: withdrawnReason ?? '' })}</p></Notice>;
}
