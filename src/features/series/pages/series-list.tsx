import { NewSeries } from '#features/series/parts/series-dialogs.tsx';
import { words } from '#features/series/words.ts';
import { useSearch } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Pager } from '#web/ui/pager.tsx';
import { Empty, Loaded } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

/** Series of the office, newest first. */
export function SeriesListPage() {
  const say = useSay(words);
  const { search } = useSearch();
  const { after } = search;
  const list = useQuery({ ...api.series.list.queryOptions({ input: after ? { after } : {} }), placeholderData: keepPreviousData });
  const [making, setMaking] = useState(false);
  const make = list.data !== undefined && <Button kind="primary" icon="plus" why={list.data.allowed['series.create'] ?? []} onClick={() => setMaking(true)}>{say('series.new')}</Button>;
  const years = (from: number | null, to: number | null) => (from === null || to === null ? '' : from === to ? say('series.year_is', { year: from }) : say('series.years_are', { from, to }));
  return (
    <Page title={say('series.title')} lead={say('series.lead')} back={{ to: links.patterns(), label: say('series.to_patterns') }} actions={make}>
      <Loaded from={list}>
        {({ rows, next }) => (
          <>
            <Table
              caption={say('series.title')} rows={rows} rowKey={(row) => row.id} empty={<Empty title={say('series.none')}><p>{say('series.lead')}</p></Empty>}
              columns={[
                { key: 'name', title: say('series.name'), names: true, cell: (row) => <TextLink to={links.series(row.id)}>{row.name}</TextLink> },
                { key: 'purpose', title: say('series.purpose'), cell: (row) => row.purpose },
                { key: 'activities', title: say('series.activities'), short: true, cell: (row) => row.activities },
                { key: 'years', title: say('series.years'), short: true, cell: (row) => years(row.firstYear, row.lastYear) },
                { key: 'state', title: say('series.state'), short: true, cell: (row) => <Chip tone={row.state === 'active' ? 'active' : 'quiet'}>{say(`series.state.${row.state}`)}</Chip> },
              ]}
            />
            <Pager next={next === null ? null : `${links.seriesList()}?after=${encodeURIComponent(next)}`} first={after ? links.seriesList() : null} />
          </>
        )}
      </Loaded>
      {making && <NewSeries onClose={() => setMaking(false)} />}
    </Page>
  );
}
