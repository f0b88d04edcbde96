import type { PlanWaitingRow } from '#features/home/contract.ts';
import { planPlaceOf } from '#features/home/facts.ts';
import { words } from '#features/home/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Chip } from '#web/ui/chips.tsx';
import { LinkButton, TextLink } from '#web/ui/link.tsx';

/** What of the year's plan waits for me, each with the button that leads to its sheet. */
export function PlansWaiting({ rows }: { readonly rows: readonly PlanWaitingRow[] }) {
  const say = useSay(words);
  const format = useFormat();
  return (
    <ul className="things">
      {rows.map(({ kind, id, year, day, overdue, detail }) => {
        const title = say('home.plan', { year });
        return (
          <li key={`${kind} ${id} ${year}`} className="thing">
            <div className="thing-what">
              <TextLink to={links.plan(year, planPlaceOf[kind])}>{title}</TextLink>
              <p>
                {say(`home.plan.${kind}`)}
                {detail !== null && <> · {detail}</>}
                {day !== null && <> · {say('home.due', { day: format.day(day) })}</>}
                {overdue && <> <Chip tone="warn">{say('home.overdue')}</Chip></>}
              </p>
            </div>
            <div className="thing-side">
              <LinkButton to={links.plan(year, planPlaceOf[kind])} kind="primary">
                {say(`home.do_plan.${kind}`)}
                <span className="unseen">{say('home.of', { theme: title })}</span>
              </LinkButton>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
