import type { LikeRow } from '#features/authenticity/contract.ts';
import { words } from '#features/authenticity/words-parts.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Compare } from '#web/ui/compare.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { useOtherWords } from './other-words.ts';

/** The passages of both texts side by side, what differs marked; of a text the reader may not see, nothing. */
export function Passages({ row }: { readonly row: Pick<LikeRow, 'passages' | 'other' | 'hidden'> }) {
  const say = useSay(words);
  const other = useOtherWords();
  return (
    <>
      {row.passages.map((one, index) => (
        <details key={`${one.own.slice(0, 20)}${index}`} open={index === 0}>
          <summary>{say('evidence.passage', { n: index + 1, percent: one.percent })}</summary>
          {one.other === null ? <blockquote className="kept-lines">{one.own}</blockquote> : <Compare before={one.own} after={one.other} beforeTitle={say('evidence.here')} afterTitle={other(row)} />}
        </details>
      ))}
      {row.other !== null && <p><TextLink to={links.activity(row.other.activityId, partOf[row.other.kind])}>{say('evidence.go_there')}</TextLink></p>}
    </>
  );
}

/** Where what it was compared with is read. */
const partOf = { record: 'record', insight: 'publicity', photo: 'record', attendance: 'held' } as const;
