import type { SideView } from '#features/consultation/contract.ts';
import { words } from '#features/consultation/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { FactList } from '#web/ui/section.tsx';

type Shown = Omit<SideView, 'allowed' | 'hasLink' | 'enteredName'> & { readonly enteredName?: string | null };

/** What a side has said: in writing and at the meeting, as far as the reader may read it yet. */
export function Said({ side }: { readonly side: Shown }) {
  const say = useSay(words);
  const format = useFormat();
  const { opinion, givenAt } = side;
  return (
    <>
      {side.withdrawnReason !== null && <p><Chip tone="quiet">{say('consultation.withdrawn', { reason: side.withdrawnReason })}</Chip></p>}
      {givenAt === null && side.spoken === null && side.withdrawnAt === null && <p className="quiet">{say('consultation.not_yet')}</p>}
      {side.hidden && <p className="quiet">{say('consultation.hidden')}</p>}
      {opinion !== null && (
        <FactList
          facts={[
            ...(opinion.cause === '' ? [] : [{ label: say('consultation.cause'), value: <span className="kept-lines">{opinion.cause}</span> }]),
            { label: say('consultation.suggestion'), value: <span className="kept-lines">{opinion.suggestion}</span> },
            ...(opinion.offer === '' ? [] : [{ label: say('consultation.offer'), value: <span className="kept-lines">{opinion.offer}</span> }]),
          ]}
        />
      )}
      {givenAt !== null && (
        <p className="quiet">
          {say('consultation.said_by', { name: side.authorName ?? '', at: format.instant(givenAt) })}
          {side.enteredName && ` · ${say('consultation.entered_by', { name: side.enteredName })}`}
          {side.changedAt !== null && ` · ${say('consultation.changed_at', { at: format.instant(side.changedAt) })}`}
          {side.late && <> <Chip tone="warn">{say('consultation.late')}</Chip></>}
        </p>
      )}
      {side.spoken !== null && <FactList facts={[{ label: say('consultation.spoken'), value: <span className="kept-lines">{side.spoken}</span> }]} />}
    </>
  );
}
