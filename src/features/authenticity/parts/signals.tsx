import type { SignalRow } from '#features/authenticity/contract.ts';
import { words } from '#features/authenticity/words-parts.ts';
import { api } from '#web/client.ts';
import { useSay } from '#web/language.tsx';
import { Section } from '#web/ui/section.tsx';
import { useQuery } from '@tanstack/react-query';
import { SignalCard } from './signal-card.tsx';

interface Props {
  readonly activityId: string;
  /** Which of them are shown here; all where nothing is said. */
  readonly only?: (row: SignalRow) => boolean;
  /** Says so where there are none; else nothing is shown then. */
  readonly showNone?: boolean;
}

/** How often it is asked again while something just saved is being compared, milliseconds. */
const again = 1_500;

/** Signals as far as the reader is told of them: beside what they are about, and all of them on the page of authenticity. */
export function Signals({ activityId, only = () => true, showNone = false }: Props) {
  const say = useSay(words);
  const found = useQuery({ ...api.authenticity.signals.queryOptions({ input: { id: activityId } }), refetchInterval: ({ state }) => (state.data?.behind === true ? again : false) });
  const rows = found.data?.rows.filter(only) ?? [];
  if (rows.length === 0 && !showNone) return null;
  return (
    <Section title={say('evidence.signals')} id="signals">
      <p className="hint">{say('evidence.signals_why')}</p>
      {found.data?.behind === true && <p className="quiet" role="status">{say('evidence.comparing')}</p>}
      {rows.length === 0 && found.isSuccess && <p className="quiet">{say('evidence.no_signals')}</p>}
      <ul className="signals">{rows.map((row) => <SignalCard key={row.key} activityId={activityId} row={row} />)}</ul>
    </Section>
  );
}
