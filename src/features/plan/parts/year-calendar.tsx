import { words as activity } from '#features/activity/words.ts';
import type { YearView } from '#features/plan/contract.ts';
import { monthOf } from '#features/plan/facts-lines.ts';
import { words } from '#features/plan/words.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Icon } from '#web/ui/icon.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { useMonthName } from './plan-common.tsx';
import { stateOfLine, type YearActivity, type YearLine } from './records.ts';

/** The year at a glance: twelve months, each with what is planned in it and what was held without a plan. On a phone a list. */
export function YearCalendar({ run: { year, today, lines, activities } }: { readonly run: YearView }) {
  const say = useSay(words);
  const monthName = useMonthName();
  const now = today.startsWith(`${year}-`) ? Number(today.slice(5, 7)) : 0;
  const loose = activities.filter(({ itemId }) => itemId === null);
  const inMonth = (month: number) => ({ planned: lines.filter((line) => monthOf(line) === month), more: loose.filter(({ on }) => monthOf({ fromOn: on, toOn: null }) === month) });
  const undated = inMonth(0);
  return (
    <>
      <ol className="year-months">
        {Array.from({ length: 12 }, (_, index) => {
          const { planned, more } = inMonth(index + 1);
          return (
            <li key={index} className={[index + 1 === now && 'now', planned.length + more.length === 0 && 'none'].filter(Boolean).join(' ') || undefined}>
              <h3>{monthName(index + 1)}{index + 1 === now && <span className="quiet"> {say('year.this_month')}</span>}</h3>
              {planned.length + more.length === 0 ? <p className="quiet">{say('year.calendar_none')}</p> : <Entries lines={planned} activities={more} />}
            </li>
          );
        })}
      </ol>
      {undated.planned.length + undated.more.length > 0 && <><h3>{say('year.month_none')}</h3><Entries lines={undated.planned} activities={undated.more} /></>}
    </>
  );
}

const icons = { held: 'check', begun: 'clock', overdue: 'warn', not_begun: 'activity' } as const;

function Entries({ lines, activities }: { readonly lines: readonly YearLine[]; readonly activities: readonly YearActivity[] }) {
  const say = useSay(words);
  const sayActivity = useSay(activity);
  return (
    <ul>
      {lines.map((line) => {
        const [state, to] = [stateOfLine(line), line.activityIds[0]];
        const name = line.content ?? say('year.undecided');
        return (
          <li key={line.id} className={state}>
            <Icon name={icons[state]} label={say(`year.${state}`)} /> {to === undefined ? <span>{name}</span> : <TextLink to={links.activity(to)}>{name}</TextLink>}
            <span className="quiet"> {line.branchName}</span>
          </li>
        );
      })}
      {activities.map((one) => (
        <li key={one.id} className="more">
          <Icon name={one.held ? 'check' : 'clock'} label={say('year.unplanned')} /> <TextLink to={links.activity(one.id)}>{one.theme ?? sayActivity('activity.untitled')}</TextLink>
          <span className="quiet"> {say('year.unplanned')}</span>
        </li>
      ))}
    </ul>
  );
}
