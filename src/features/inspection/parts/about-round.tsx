import type { RoundView } from '#features/inspection/contract.ts';
import { words } from '#features/inspection/words.ts';
import { words as activity } from '#features/activity/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { FactList, Section } from '#web/ui/section.tsx';

/** How the round came about: period, method with its seed, what it was drawn from. */
export function AboutRound({ round, whole }: { readonly round: RoundView['round']; readonly whole: boolean }) {
  const say = useSay(words);
  const sayActivity = useSay(activity);
  const format = useFormat();
  const drawn = round.method === 'drawn';
  return (
    <Section title={say('inspection.about')}>
      <FactList
        facts={[
          { label: say('inspection.opened'), value: format.day(round.openedOn) },
          { label: say('inspection.leader'), value: round.leadName },
          { label: say('inspection.branches'), value: round.branches.length === 0 ? say('inspection.all_branches') : round.branches.join('、') },
          { label: say('inspection.stages'), value: round.stages.map((stage) => sayActivity(`stage.${stage}`)).join('、') },
          { label: say('inspection.method'), value: say(`inspection.method.${round.method}`) },
          drawn ? { label: say('inspection.seed'), value: <span className="hash">{round.seed}</span> } : { label: say('inspection.reason'), value: round.reason },
          ...(round.conclusion === null ? [] : [{ label: say('inspection.conclusion'), value: <span className="kept-lines">{round.conclusion}</span> }]),
          ...(round.endedReason === null ? [] : [{ label: say('inspection.cancel'), value: round.endedReason }]),
        ]}
      />
      {drawn && <p className="quiet">{say('inspection.method.words', { size: round.size })}</p>}
      {whole && round.population.length > 0 && (
        <details className="fold">
          <summary>{say('inspection.population_list', { count: round.population.length })}</summary>
          <ul className="plain-list">
            {round.population.map(({ code, theme, branch, place }) => <li key={code}>{code} {theme} <span className="quiet">{branch}{place === null ? '' : `　${say('inspection.drawn_place', { place })}`}</span></li>)}
          </ul>
        </details>
      )}
    </Section>
  );
}
