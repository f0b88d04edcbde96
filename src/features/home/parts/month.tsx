import { words as activity } from '#features/activity/words.ts';
import type { MonthRow } from '#features/home/contract.ts';
import { words } from '#features/home/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Day as DayText } from '#web/ui/chips.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';

interface DayOf {
  readonly day: string;
  readonly working: boolean;
  readonly name: string | null;
}
interface Props {
  readonly days: readonly DayOf[];
  readonly activities: readonly MonthRow[];
  readonly today: string;
  readonly label: string;
}

/** Monday is the first day of the week. */
const weekday = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
const on = (activities: readonly MonthRow[], day: string): MonthRow[] => activities.filter((one) => one.from <= day && day <= one.to);

/** The month as a grid; on a phone the days that have something, one under the other. */
export function MonthGrid({ days, activities, today, label }: Props) {
  const say = useSay(words);
  const lead = days[0] === undefined ? 0 : weekday(days[0].day);
  const cells: (DayOf | null)[] = [...Array.from({ length: lead }, () => null), ...days];
  while (cells.length % 7 !== 0) cells.push(null);
  const weeks = Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
  const busy = days.filter(({ day, name }) => on(activities, day).length > 0 || name !== null || day === today);
  return (
    <>
      <table className="month">
        <caption className="unseen">{label}</caption>
        <thead>
          <tr>{[1, 2, 3, 4, 5, 6, 7].map((one) => <th key={one} scope="col">{say(`calendar.weekday.${one}` as 'calendar.weekday.1')}</th>)}</tr>
        </thead>
        <tbody>
          {weeks.map((week, index) => (
            <tr key={index}>
              {week.map((cell, at) => (cell === null ? <td key={at} className="outside" /> : <Cell key={cell.day} of={cell} activities={on(activities, cell.day)} today={today} />))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="month-days">
        {busy.map((one) => (
          <li key={one.day}><DayHead of={one} today={today} long /><Themes rows={on(activities, one.day)} /></li>
        ))}
        {busy.length === 0 && <li className="quiet">{say('calendar.none')}</li>}
      </ul>
    </>
  );
}

function Cell({ of, activities, today }: { readonly of: DayOf; readonly activities: readonly MonthRow[]; readonly today: string }) {
  return (
    <td className={[!of.working && 'off', of.day === today && 'today'].filter(Boolean).join(' ') || undefined}>
      <DayHead of={of} today={today} />
      <Themes rows={activities} />
    </td>
  );
}

/** The number of the day, and in words what is unusual about it: colour alone would tell not everybody. */
function DayHead({ of: { day, working, name }, today, long = false }: { readonly of: DayOf; readonly today: string; readonly long?: boolean }) {
  const say = useSay(words);
  const format = useFormat();
  const weekend = weekday(day) > 4;
  return (
    <div className="month-day">
      <b>{long ? `${format.shortDay(day)} ${format.weekday(day)}` : Number(day.slice(8))}</b>
      {day === today && <span className="quiet">{say('calendar.today')}</span>}
      {!working && !weekend && <abbr title={say('calendar.off_long')}>{say('calendar.off')}</abbr>}
      {working && weekend && <abbr title={say('calendar.work_long')}>{say('calendar.work')}</abbr>}
      {name !== null && <span className="quiet">{name}</span>}
    </div>
  );
}

const over = ({ standing }: MonthRow): boolean => standing === 'cancelled' || standing === 'declined';

function Themes({ rows }: { readonly rows: readonly MonthRow[] }) {
  const say = useSay(words);
  const sayActivity = useSay(activity);
  if (rows.length === 0) return null;
  return (
    <ul className="month-list">
      {rows.map((row) => (
        <li key={row.activityId} className={over(row) ? 'over' : undefined}>
          <TextLink to={links.activity(row.activityId)}>
            {row.theme ?? say('home.untitled')}
            {row.standing !== 'active' && <span className="unseen"> {sayActivity(`standing.${row.standing}`)}</span>}
          </TextLink>
        </li>
      ))}
    </ul>
  );
}

/** The same as a table, for those who cannot see the grid. */
export function MonthTable({ activities }: { readonly activities: readonly MonthRow[] }) {
  const say = useSay(words);
  const sayActivity = useSay(activity);
  return (
    <div className="month-table"><Section title={say('calendar.table')}>
      <Table
        caption={say('calendar.table')}
        rows={activities}
        rowKey={(row) => row.activityId}
        empty={<p className="quiet">{say('calendar.none')}</p>}
        columns={[
          { key: 'day', title: sayActivity('activity.day'), cell: (row) => <DayText day={row.from} to={row.to} /> },
          { key: 'theme', title: sayActivity('activity.theme'), names: true, cell: (row) => <TextLink to={links.activity(row.activityId)}>{row.theme ?? say('home.untitled')}</TextLink> },
          { key: 'stage', title: sayActivity('activity.stage'), cell: (row) => (row.standing === 'active' ? sayActivity(`stage.${row.stage}`) : sayActivity(`standing.${row.standing}`)) },
        ]}
      />
    </Section></div>
  );
}
