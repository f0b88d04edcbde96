import { words } from '#features/authenticity/words-parts.ts';
import type { EntryRow } from '#features/ledger/contract.ts';
import { Actor } from '#features/ledger/parts/history-part.tsx';
import { sentencesOf } from '#features/ledger/parts/sentence.ts';
import { api } from '#web/client.ts';
import { useFormat, useLexicon, useSay, useZone } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip, Time } from '#web/ui/chips.tsx';
import { Section } from '#web/ui/section.tsx';
import { Failed, Loading } from '#web/ui/states.tsx';
import { useInfiniteQuery } from '@tanstack/react-query';
import { daysFromHeld } from './moment.ts';

interface Props {
  readonly activityId: string;
  readonly heldOn: string | null;
}

/** Each step as the ledger tells it, newest first, with how long after the activity it was entered. */
export function Timeline({ activityId, heldOn }: Props) {
  const say = useSay(words);
  const history = useInfiniteQuery(
    api.ledger.ofActivity.infiniteOptions({
      input: (after: string | undefined) => ({ id: activityId, limit: 50, ...(after === undefined ? {} : { after }) }),
      initialPageParam: undefined, getNextPageParam: ({ next }) => next ?? undefined,
    }),
  );
  return (
    <Section title={say('evidence.timeline')}>
      <p className="hint">{say('evidence.timeline_why')}</p>
      {history.isPending && <Loading lines={6} />}
      {history.isError && <Failed error={history.error} retry={() => void history.refetch()} />}
      <ol className="history">{history.data?.pages.flatMap((page) => page.rows).map((entry) => <Step key={entry.seq} entry={entry} heldOn={heldOn} />)}</ol>
      {history.hasNextPage && <Button busy={history.isFetchingNextPage} icon="down" onClick={() => void history.fetchNextPage()}>{say('evidence.earlier')}</Button>}
    </Section>
  );
}

function Step({ entry, heldOn }: { readonly entry: EntryRow; readonly heldOn: string | null }) {
  const say = useSay(words);
  const sayAll = useLexicon();
  const format = useFormat();
  const days = daysFromHeld(heldOn, entry.at, useZone());
  return (
    <li>
      <span className="quiet"><Time at={entry.at} /></span>
      <p>
        {days !== null && <><Chip tone="quiet">{days === 0 ? say('evidence.on_day') : days > 0 ? say('evidence.days_after', { days }) : say('evidence.days_before', { days: -days })}</Chip> </>}
        <Actor entry={entry} />：{sayAll === null ? '…' : sentencesOf(entry, sayAll, format).join('；')}
      </p>
    </li>
  );
}
