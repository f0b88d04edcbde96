import { useSay } from '#web/language.tsx';
import { differences } from '#web/ui/differences.ts';
import { words } from '#web/words.ts';
import { useMemo } from 'react';

interface Props {
  readonly before: string;
  readonly after: string;
  /** Headings of the two texts: who wrote each and when. */
  readonly beforeTitle?: string;
  readonly afterTitle?: string;
}

/** Two versions of a text side by side; what is only in one is marked, for the eye and for screen readers. */
export function Compare({ before, after, beforeTitle, afterTitle }: Props) {
  const say = useSay(words);
  const pieces = useMemo(() => differences(before, after), [before, after]);
  return (
    <div className="compare">
      <section>
        <h3>{beforeTitle ?? say('compare.before')}</h3>
        <p>
          {pieces.map((piece, index) =>
            piece.kind === 'same' ? piece.text : piece.kind === 'gone' ? <del key={index}>{piece.text}</del> : null,
          )}
        </p>
      </section>
      <section>
        <h3>{afterTitle ?? say('compare.after')}</h3>
        <p>
          {pieces.map((piece, index) =>
            piece.kind === 'same' ? piece.text : piece.kind === 'new' ? <ins key={index}>{piece.text}</ins> : null,
          )}
        </p>
      </section>
      {before === after && <p className="quiet">{say('compare.same')}</p>}
    </div>
  );
}
