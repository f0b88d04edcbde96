import type { OpenSignal } from '#features/authenticity/contract.ts';
import { words as said } from '#features/authenticity/words.ts';
import { words } from '#features/authenticity/words-parts.ts';
import { useSearch } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Chip } from '#web/ui/chips.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Pager } from '#web/ui/pager.tsx';
import { Empty, Loaded } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { Tabs } from '#web/ui/tabs.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

const states = ['open', 'answered'] as const;

/** For those who inspect: signals of the whole office that nobody has looked at yet, or that were; each leads to its activity. Nothing is counted. */
export function OpenSignalsPage() {
  const say = useSay(words);
  const { search } = useSearch();
  const { after } = search;
  const state = states.find((one) => one === search['state']) ?? 'open';
  const here = state === 'open' ? {} : { state };
  const list = useQuery({ ...api.authenticity.list.queryOptions({ input: { state, ...(after ? { after } : {}) } }), placeholderData: keepPreviousData });
  return (
    <Page title={say('signals.title')} lead={say('evidence.signals_why')} back={{ to: links.inspections(), label: say('signals.back') }} width="wide">
      <Tabs label={say('signals.state')} tabs={states.map((one) => ({ to: links.openSignals(one === 'open' ? {} : { state: one }), label: say(`signals.${one}`), current: one === state }))} />
      <Loaded from={list}>
        {({ rows, next }) => (
          <>
            <SignalTable rows={rows} empty={<Empty title={say(`signals.none_${state}`)}><p className="quiet">{say('signals.author_first')}</p></Empty>} />
            <Pager next={next === null ? null : links.openSignals({ ...here, after: next })} first={after ? links.openSignals(here) : null} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function SignalTable({ rows, empty }: { readonly rows: readonly OpenSignal[]; readonly empty: ReactNode }) {
  const say = useSay(words);
  const sayKind = useSay(said);
  const format = useFormat();
  return (
    <Table
      caption={say('signals.title')} rows={rows} rowKey={(row) => `${row.activityId} ${row.key}`} empty={empty}
      columns={[
        { key: 'activity', title: say('signals.activity'), names: true, cell: (row) => <TextLink to={links.activity(row.activityId, 'evidence')}>{row.theme ?? row.code}</TextLink> },
        { key: 'hosts', title: say('signals.hosts'), cell: (row) => row.hosts.join('、') },
        { key: 'kind', title: say('evidence.signals'), short: true, cell: (row) => <Chip>{sayKind(`signal.${row.kind}`)}</Chip> },
        { key: 'of', title: say('signals.of'), short: true, cell: (row) => say(`signals.of.${row.ownKind}`) },
        { key: 'since', title: say('signals.since'), short: true, cell: (row) => format.instant(row.since) },
        { key: 'said', title: say('signals.said'), short: true, cell: (row) => <>{row.explained && <Chip tone="plain">{say('signals.explained')}</Chip>} {row.answered && <Chip tone="done">{say('signals.answered')}</Chip>}</> },
      ]}
    />
  );
}
