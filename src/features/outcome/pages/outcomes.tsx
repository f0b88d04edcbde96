import { readings } from '#features/outcome/contract-views.ts';
import { OutcomeFilters } from '#features/outcome/parts/outcome-filters.tsx';
import { addressed, queryOf } from '#features/outcome/parts/outcome-query.ts';
import { OutcomeTable } from '#features/outcome/parts/outcome-table.tsx';
import { NoteDialog } from '#features/outcome/parts/note-dialog.tsx';
import { words } from '#features/outcome/words-pages.ts';
import { useGo, useSearch } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { FileLink, LinkButton } from '#web/ui/link.tsx';
import { Pager } from '#web/ui/pager.tsx';
import { Empty, Loaded } from '#web/ui/states.tsx';
import { Tabs } from '#web/ui/tabs.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

/** 问题清单, 任务清单, 责任清单: one list read three ways, its filters in the address, exported as it stands. */
export function OutcomesPage() {
  const say = useSay(words);
  const go = useGo();
  const { search } = useSearch();
  const query = queryOf(search);
  const { after } = search;
  const [noting, setNoting] = useState(false);
  const list = useQuery({ ...api.outcome.list.queryOptions({ input: { ...query, ...(after ? { after } : {}) } }), placeholderData: keepPreviousData });
  const filters = addressed(query);
  const { as, ...rest } = filters;
  const filtered = Object.keys(rest).length > 0;
  const title = say(`outcomes.as.${query.as}`);
  return (
    <Page
      title={say('outcomes.title')} lead={say('outcomes.lead')} width="wide"
      actions={(
        <>
          <Button kind="primary" icon="plus" why={list.data?.allowed['outcome.note']} onClick={() => setNoting(true)}>{say('outcomes.note')}</Button>
          <FileLink button icon="download" href={links.outcomesFile('xlsx', filters)}>{say('outcomes.xlsx')}</FileLink>
          <FileLink button icon="download" href={links.outcomesFile('docx', filters)}>{say('outcomes.docx')}</FileLink>
        </>
      )}
    >
      <Tabs label={say('outcomes.as')} tabs={readings.map((one) => ({ to: links.outcomes({ ...rest, ...(one === 'problems' ? {} : { as: one }) }), label: say(`outcomes.as.${one}`), current: query.as === one }))} />
      <OutcomeFilters query={query} />
      <Loaded from={list}>
        {({ rows, next }) => (
          <>
            <OutcomeTable
              rows={rows} as={query.as} caption={title}
              empty={filtered
                ? <Empty title={say('outcomes.none_here')} action={<LinkButton to={links.outcomes(as === 'problems' || as === undefined ? {} : { as })}>{say('outcomes.clear')}</LinkButton>} />
                : <Empty title={say('outcomes.none')} />}
            />
            <Pager next={next === null ? null : links.outcomes({ ...filters, after: next })} first={after ? links.outcomes(filters) : null} />
          </>
        )}
      </Loaded>
      {noting && <NoteDialog onDone={(id) => go(links.outcome(id))} onClose={() => setNoting(false)} />}
    </Page>
  );
}
