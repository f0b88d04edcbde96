import { FigureList } from '#features/statistics/parts/figure-list.tsx';
import { Pictures } from '#features/statistics/parts/pictures.tsx';
import { StatisticsFilters } from '#features/statistics/parts/statistics-filters.tsx';
import { SumTables } from '#features/statistics/parts/sum-tables.tsx';
import { Totals } from '#features/statistics/parts/totals.tsx';
import { useAsked } from '#features/statistics/parts/use-statistics.ts';
import { words } from '#features/statistics/words.ts';
import { HoursSum } from '#features/temporary/parts/hours-sum.tsx';
import { words as temporary } from '#features/temporary/words.ts';
import { useSearch } from '#web/address.ts';
import { api } from '#web/client.ts';
import { readFailure } from '#web/failure.ts';
import { Page } from '#web/frame/page.tsx';
import { useFormat, useSay, useToday } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { FileLink, LinkButton } from '#web/ui/link.tsx';
import { Section } from '#web/ui/section.tsx';
import { Empty, Loaded } from '#web/ui/states.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

/** What the years add up to: figures, pictures and tables of a year, of a branch, as at a day. */
export function StatisticsPage() {
  const say = useSay(words);
  const sayHours = useSay(temporary);
  const format = useFormat();
  const { asked, wrong } = useAsked();
  const { change } = useSearch();
  const today = useToday();
  const answer = useQuery({ ...api.statistics.figures.queryOptions({ input: asked }), placeholderData: keepPreviousData, retry: false });
  // What the server says of a day or a year in the address is shown where it was asked, with the filters to mend it.
  const refused = answer.isError ? readFailure(answer.error) : null;
  const told = refused !== null && refused.findings.length > 0 && refused.code !== 'FORBIDDEN' ? refused.findings : null;
  const filters = { ...(asked.year === undefined ? {} : { year: String(asked.year) }), ...(asked.branch === undefined ? {} : { branch: asked.branch }), ...(asked.asAt === undefined ? {} : { asAt: asked.asAt }) };
  const year = asked.year ?? answer.data?.years[0] ?? Number(today.slice(0, 4));
  const actions = (
    <>
      <LinkButton to={links.yearReview(year)}>{say('statistics.review', { year })}</LinkButton>
      <FileLink button icon="download" href={links.statisticsFile('all', filters)}>{say('statistics.export_all')}</FileLink>
    </>
  );
  return (
    <Page title={say('statistics.title')} lead={say('statistics.lead')} actions={actions} width="wide">
      <StatisticsFilters asked={asked} view={answer.data} />
      {wrong.map(([field, value]) => <p key={field} className="hint">{say('statistics.wrong_address', { field: say(field === 'year' ? 'statistics.year' : field === 'branch' ? 'statistics.branch' : 'statistics.as_at'), value })}</p>)}
      {told !== null ? <FindingList findings={told} /> : (
        <Loaded from={answer} lines={10}>
          {(view) => {
            const { asOf: { day, entry, behind }, about } = view;
            const none = view.years.length === 0 && view.figures.every(({ value }) => value === null || value === 0);
            return (
              <>
                <p className="hint as-of" aria-live="polite">
                  {about.asAt === null ? say('statistics.as_of', { day: format.day(day), entry: format.number(entry) }) : say('statistics.as_of_past', { day: format.day(day), entry: format.number(entry) })}
                  {behind > 0 && <> {say('statistics.behind', { count: behind })}</>}
                  {about.asAt !== null && <> <Button kind="quiet" onClick={() => change({ asAt: null })}>{say('statistics.now')}</Button></>}
                </p>
                {none ? <Empty title={say('statistics.none')}><p>{say('statistics.none_why')}</p></Empty> : (
                  <>
                    <Section title={say('statistics.figures')}><FigureList view={view} />{!view.conversion && <p className="hint">{say('statistics.conversion_hidden')}</p>}</Section>
                    <Section title={say('statistics.pictures')}><Pictures view={view} /></Section>
                    <Section title={say('statistics.tables')}><SumTables view={view} file={(table) => links.statisticsFile(table, filters)} /></Section>
                  </>
                )}
                <Totals view={view} />
                {about.asAt === null ? <HoursSum branchId={asked.branch} year={year} /> : <p className="hint">{sayHours('temporary.hoursPast')}</p>}
              </>
            );
          }}
        </Loaded>
      )}
    </Page>
  );
}
