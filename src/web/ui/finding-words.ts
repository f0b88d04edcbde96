import type { Finding } from '#shared/finding.ts';
import { useLexicon, useSay } from '#web/language.tsx';
import { words } from '#web/words.ts';

export interface FindingWords {
  readonly says: string;
  readonly remedy: string | null;
  /** 依据 and parameter in force, as one line; null for plain requirements. */
  readonly clause: string | null;
}

/**
 * The words of findings (`check.<id>.says`, `.remedy`) in the language on screen. They are fetched when first needed;
 * until then, and for a check without words, its id stands there.
 */
export function useFindingWords(needed = true): (finding: Finding) => FindingWords {
  const lexicon = useLexicon(needed);
  const say = useSay(words);
  const word = (finding: Finding, part: 'says' | 'remedy'): string | null => {
    const text = lexicon?.(`check.${finding.check}.${part}`, finding.facts) ?? null;
    return text === null || text.startsWith('[') ? null : text;
  };
  return (finding) => ({ says: word(finding, 'says') ?? finding.check, remedy: word(finding, 'remedy'), clause: clauseOf(finding, say) });
}

function clauseOf({ basis }: Finding, say: (key: 'finding.unconfirmed') => string): string | null {
  if (basis === null) return null;
  const value = ['string', 'number'].includes(typeof basis.value) ? ` · ${String(basis.value)}${basis.unit ?? ''}` : '';
  const doubt = basis.status === 'unconfirmed' ? ` · ${say('finding.unconfirmed')}` : '';
  return `${basis.source}${basis.article === null ? '' : ` ${basis.article}`}${value}${doubt}`;
}
