import { words } from '#features/outlet/words.ts';
import { useSay } from '#web/language.tsx';

const reasons = ['not_allowed', 'not_found', 'refused', 'slow', 'tls', 'broken', 'redirect', 'no_key'] as const;

/** What the other program answered: in its own words, or in ours where it said nothing. */
export function Answer({ answer }: { readonly answer: string | null }) {
  const say = useSay(words);
  if (answer === null) return null;
  const ours = reasons.find((reason) => answer === `@outlet.answer.${reason}`);
  return ours === undefined ? <span className="address">{answer}</span> : <>{say(`outlet.answer.${ours}`)}</>;
}
