import type { YearView } from '#features/plan/contract.ts';
import { words } from '#features/plan/words.ts';
import { words as unit } from '#features/unit/words.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { TextLink } from '#web/ui/link.tsx';
import { Section } from '#web/ui/section.tsx';
import type { Records } from './records.ts';

type Axis = keyof YearView['shares'];
const axes: readonly Axis[] = ['frontLine', 'industry', 'field', 'region'];

/** How far the year reached: front line, industry, field, region, and work projects without any activity. Facts, no ranking. */
export function YearShares({ run, onOpen }: { readonly run: YearView; readonly onOpen: (records: Records) => void }) {
  const say = useSay(words);
  const sayUnit = useSay(unit);
  const nameOf = (axis: Axis, key: string | null): string => {
    if (key === null) return say('year.share.unknown');
    if (axis === 'frontLine') return say(key === 'yes' || key === 'true' ? 'year.share.yes' : 'year.share.no');
    const known = axis === 'field' ? undefined : Object.keys(unit).find((one): one is keyof typeof unit => one === `${axis}.${key}`);
    return known === undefined ? key : sayUnit(known);
  };
  return (
    <Section title={say('year.shares')}>
      <p className="hint">{say('year.shares_why')}</p>
      <dl className="year-shares">
        {axes.map((axis) => (
          <div key={axis}>
            <dt>{say(`year.share.${axis}`)}</dt>
            <dd>
              {run.shares[axis].length === 0 ? <span className="quiet">{say('year.share.none')}</span> : (
                <ul>
                  {run.shares[axis].map(({ key, activityIds }) => (
                    <li key={key ?? ''}>
                      {nameOf(axis, key)}{' '}
                      <button type="button" className="number" aria-label={`${nameOf(axis, key)} ${say('year.share.count', { count: activityIds.length })}`} onClick={() => onOpen({ title: `${say(`year.share.${axis}`)} · ${nameOf(axis, key)}`, lines: [], activities: run.activities.filter(({ id }) => activityIds.includes(id)) })}>{say('year.share.count', { count: activityIds.length })}</button>
                    </li>
                  ))}
                </ul>
              )}
            </dd>
          </div>
        ))}
        <div>
          <dt>{say('year.projects_without')}</dt>
          <dd>{run.projectsWithout.length === 0 ? <span className="quiet">{say('year.projects_none')}</span> : <ul>{run.projectsWithout.map(({ id, name }) => <li key={id}><TextLink to={links.project(id)}>{name}</TextLink></li>)}</ul>}</dd>
        </div>
      </dl>
    </Section>
  );
}
