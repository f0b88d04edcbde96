import type { SharedView } from '#features/peer/contract.ts';
import { useReason } from '#features/peer/parts/line-words.tsx';
import { words } from '#features/peer/words-parts.ts';
import { useSay } from '#web/language.tsx';
import { Notice } from '#web/ui/notice.tsx';

type Standing = Pick<SharedView['shared'], 'state' | 'brokenSeq' | 'brokenWhy' | 'endedReason'>;

/** Why nothing passes any more, where it does not. */
export function Broken({ state: { state, brokenSeq, brokenWhy, endedReason } }: { readonly state: Standing }) {
  const say = useSay(words);
  const reason = useReason();
  if (state === 'broken') return <Notice kind="warn" title={say('shared.broken_title', { seq: brokenSeq })}><p>{say('shared.broken_what', { why: reason(brokenWhy) })}</p></Notice>;
  return state === 'ended' ? <Notice kind="info">{say('shared.ended_what', { reason: endedReason ?? '' })}</Notice> : null;
}
