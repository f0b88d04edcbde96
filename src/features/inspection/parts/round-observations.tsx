import type { RoundView } from '#features/inspection/contract.ts';
import { words } from '#features/inspection/words.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { TextLink } from '#web/ui/link.tsx';
import { Followed, ObservationState } from './observation-card.tsx';

/** Everything observed in a round, each with where it stands; opened with its activity. */
export function RoundObservations({ roundId, observations }: { readonly roundId: string; readonly observations: RoundView['observations'] }) {
  const say = useSay(words);
  if (observations.length === 0) return <p className="quiet">{say('inspection.no_observations')}</p>;
  return (
    <ul className="things">
      {observations.map((one) => (
        <li key={one.id} className="thing">
          <div className="thing-what">
            <TextLink to={links.inspection(roundId, { item: one.itemId })}>{one.theme ?? one.code}</TextLink> <span className="quiet">{one.code} {one.branch}</span>
            <p>{one.text}</p>
            {one.followed !== null && <p><Followed problem={one.followed} /></p>}
          </div>
          <div className="thing-side"><ObservationState observation={one} /></div>
        </li>
      ))}
    </ul>
  );
}
