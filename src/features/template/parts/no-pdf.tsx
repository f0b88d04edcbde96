import type { Finding } from '#shared/finding.ts';
import { Notice } from '#web/ui/notice.tsx';
import { useFindingWords } from '#web/ui/finding-words.ts';

/** Why this machine makes no PDF of an own template; nothing where it does. */
export function NoPdf({ why }: { readonly why: Finding | null }) {
  const says = useFindingWords(why !== null);
  return why === null ? null : <Notice kind="info" title={says(why).says} />;
}
