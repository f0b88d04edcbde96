import type { LikeRow } from '#features/authenticity/contract.ts';
import { words } from '#features/authenticity/words-parts.ts';
import { words as activity } from '#features/activity/words.ts';
import { useSay } from '#web/language.tsx';

/** What something was compared with, in words; of what the reader may not see, that it is there and no more. */
export function useOtherWords(): (row: Pick<LikeRow, 'other' | 'hidden'>) => string {
  const say = useSay(words);
  const sayActivity = useSay(activity);
  return ({ other }) => (other === null ? say('evidence.other_hidden') : say(`evidence.other.${other.kind}`, { theme: other.theme ?? sayActivity('activity.untitled'), code: other.code, name: other.byName }));
}
