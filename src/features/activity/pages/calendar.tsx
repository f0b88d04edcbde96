import { MonthGrid, MonthTable } from '#features/home/parts/month.tsx';
import { words as activity } from '#features/activity/words.ts';
import { words } from '#features/home/words.ts';
import { addMonths } from '#shared/dates.ts';
import { useSearch } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useFormat, useSay, useToday } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Field } from '#web/ui/field.tsx';
import { MonthInput } from '#web/ui/inputs.tsx';
import { LinkButton } from '#web/ui/link.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { Tabs } from '#web/ui/tabs.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

const isMonth = (text: string | undefined): text is string => text !== undefined && /^20\d{2}-(0[1-9]|1[0-2])$/.test(text);

/** The month at a glance, with holidays and working days; the month stands in the address. */
export function CalendarPage() {
  const say = useSay(words);
  const sayActivity = useSay(activity);
  const format = useFormat();
  const { search, change } = useSearch();
  const asked = search['month'];
  const now = useToday().slice(0, 7);
  const month = isMonth(asked) ? asked : now;
  const found = useQuery({ ...api.home.month.queryOptions({ input: { month } }), placeholderData: keepPreviousData });
  const other = (months: number): string => links.calendar(addMonths(`${month}-01`, months).slice(0, 7));
  return (
    <Page title={say('calendar.title')} lead={format.month(month)} width="wide">
      <Tabs label={sayActivity('activity.list')} tabs={[{ to: links.activities(), label: say('calendar.as_list'), current: false }, { to: links.calendar(), label: say('home.calendar'), current: true }, { to: links.sharedActivities(), label: say('home.shared'), current: false }]} />
      <div className="filters">
        <LinkButton to={other(-1)} icon="back">{say('calendar.previous')}</LinkButton>
        <LinkButton to={other(1)} icon="next">{say('calendar.next')}</LinkButton>
        <Field label={say('calendar.month')}>
          <MonthInput value={month} onChange={(value) => isMonth(value) && change({ month: value })} />
        </Field>
        {month !== now && <LinkButton to={links.calendar()} kind="quiet">{say('calendar.this')}</LinkButton>}
      </div>
      <Loaded from={found} lines={8}>
        {({ days, activities, today }) => (
          <>
            <MonthGrid days={days} activities={activities} today={today} label={format.month(month)} />
            <MonthTable activities={activities} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
