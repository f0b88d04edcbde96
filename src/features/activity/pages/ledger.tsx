import { ActivityFilters } from '#features/activity/parts/activity-filters.tsx';
import { useActivityQuery } from '#features/activity/parts/activity-query.ts';
import { LedgerTable } from '#features/ledger/parts/ledger-table.tsx';
import { words } from '#features/ledger/words.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { FileLink, LinkButton } from '#web/ui/link.tsx';
import { Pager } from '#web/ui/pager.tsx';
import { Empty, Loaded } from '#web/ui/states.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

/** 台账: the office's activities and how each stands, built from what is recorded; exported exactly as filtered. */
export function LedgerPage() {
  const say = useSay(words);
  const { query, after } = useActivityQuery();
  const list = useQuery({ ...api.ledger.table.queryOptions({ input: { ...query, ...(after ? { after } : {}) } }), placeholderData: keepPreviousData });
  const clear = Object.keys(query).length > 0 && <LinkButton to={links.ledger()}>{say('ledger.clear')}</LinkButton>;
  return (
    <Page title={say('ledger.title')} width="wide" actions={<FileLink button icon="download" href={links.ledgerFile({ ...query })}>{say('ledger.export')}</FileLink>}>
      <ActivityFilters query={query} />
      <Loaded from={list} lines={8}>
        {({ rows, next }) => (
          <>
            {rows.length === 0 ? <Empty title={say('ledger.none')} action={clear}><p>{say('ledger.none_why')}</p></Empty> : <LedgerTable rows={rows} />}
            <Pager next={next === null ? null : links.ledger({ ...query, after: next })} first={after ? links.ledger({ ...query }) : null} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
