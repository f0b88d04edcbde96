import type { Finding } from '#shared/finding.ts';
import { yuanText } from '#shared/format.ts';
import { useLexicon, useSay } from '#web/language.tsx';
import { words } from '#web/words.ts';
import { useCallback } from 'react';

export interface FindingWords {
  readonly says: string;
  readonly remedy: string | null;
  /** 依据 and parameter in force, as one line; null for plain requirements. */
  readonly clause: string | null;
}

/**
 * The words of findings in the language on screen: `check.<id>.says` and `.remedy` of a numbered check, the id itself as
 * key of a plain requirement. They are fetched when first needed; until then the server's own sentence or the id stands.
 */
export function useFindingWords(needed = true): (finding: Finding) => FindingWords {
  const lexicon = useLexicon(needed);
  const say = useSay(words);
  return useCallback((finding) => {
    const word = (key: string): string | null => {
      const text = lexicon?.(key, finding.facts) ?? null;
      return text === null || text === `[${key}]` ? null : text;
    };
    return {
      says: word(`check.${finding.check}.says`) ?? word(finding.check) ?? sent(finding) ?? finding.check,
      remedy: word(`check.${finding.check}.remedy`),
      clause: clauseOf(finding, say),
    };
  }, [lexicon, say]);
}

/** The sentence the server sent along, in the language it answered in. */
const sent = (finding: Finding & { readonly words?: unknown }): string | null =>
  typeof finding.words === 'string' ? finding.words : null;

function clauseOf({ basis }: Finding, say: (key: 'finding.unconfirmed') => string): string | null {
  if (basis === null) return null;
  const value = !['string', 'number'].includes(typeof basis.value) ? '' : basis.unit === '分' ? ` · ${yuanText(Number(basis.value), ',')}元` : ` · ${String(basis.value)}${basis.unit ?? ''}`;
  const doubt = basis.status === 'unconfirmed' ? ` · ${say('finding.unconfirmed')}` : '';
  return `${basis.source}${basis.article === null ? '' : ` ${basis.article}`}${value}${doubt}`;
}
