import { ActivityFilters } from '#features/activity/parts/activity-filters.tsx';
import { useActivityQuery } from '#features/activity/parts/activity-query.ts';
import { missingChoices } from '#features/ledger/facts-four.ts';
import { LedgerTable } from '#features/ledger/parts/ledger-table.tsx';
import { words } from '#features/ledger/words.ts';
import { useSearch } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { FileLink, LinkButton } from '#web/ui/link.tsx';
import { Pager } from '#web/ui/pager.tsx';
import { Empty, Loaded } from '#web/ui/states.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

/** 台账: the office's activities and how each stands, built from what is recorded; exported exactly as filtered. */
export function LedgerPage() {
  const say = useSay(words);
  const { query: common, after } = useActivityQuery();
  const { search, change } = useSearch();
  const missing = missingChoices.find((one) => one === search['missing']);
  const query = { ...common, ...(missing === undefined ? {} : { missing }) };
  const list = useQuery({ ...api.ledger.table.queryOptions({ input: { ...query, ...(after ? { after } : {}) } }), placeholderData: keepPreviousData });
  const clear = Object.keys(query).length > 0 && <LinkButton to={links.ledger()}>{say('ledger.clear')}</LinkButton>;
  return (
    <Page title={say('ledger.title')} width="wide" actions={<FileLink button icon="download" href={links.ledgerFile({ ...query })}>{say('ledger.export')}</FileLink>}>
      <ActivityFilters query={query}>
        <Field label={say('ledger.missing')}>
          <Select value={missing ?? ''} empty={say('ledger.missing.all')} onChange={(one) => change({ missing: one, after: null })} options={missingChoices.map((one) => ({ value: one, label: say(`ledger.missing.${one}`) }))} />
        </Field>
      </ActivityFilters>
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
