import { words } from '#features/authenticity/words-parts.ts';
import { client } from '#web/client.ts';
import { readFailure, type Failure } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { useState } from 'react';
import { useOtherWords } from './other-words.ts';
import { Passages } from './passages.tsx';

type Typed = Omit<Parameters<typeof client.authenticity.check>[0], 'id'>;
type Answer = Awaited<ReturnType<typeof client.authenticity.check>>;

/** The author looks, while writing, whether something like it is there already: nothing is kept, and nobody else hears of it. */
export function Precheck({ activityId, typed }: { readonly activityId: string; readonly typed: () => Typed }) {
  const say = useSay(words);
  const other = useOtherWords();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const look = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      setAnswer(await client.authenticity.check({ id: activityId, ...typed() }));
    } catch (error) {
      setFailure(readFailure(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="precheck">
      <Button small icon="search" busy={busy} onClick={() => void look()}>{say('evidence.check_typed')}</Button>
      <p className="hint">{say('evidence.check_hint')}</p>
      <FailureNotice failure={failure} />
      {answer !== null && answer.rows.length === 0 && <p role="status">{say(answer.tooShort ? 'evidence.check_short' : 'evidence.check_none')}</p>}
      {answer?.rows.map((row, index) => (
        <Notice key={`${row.other?.id ?? 'hidden'}${index}`} title={say('evidence.typed', { ...row.facts, other: other(row) })}>
          <Passages row={row} />
          <p className="quiet">{say('evidence.innocent.text')}</p>
        </Notice>
      ))}
    </div>
  );
}
