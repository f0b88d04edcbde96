import { AccountVerbs } from '#features/account/parts/account-verbs.tsx';
import { words } from '#features/account/words.ts';
import { api, client } from '#web/client.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { words as web } from '#web/words.ts';
import { Button } from '#web/ui/button.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { useInfiniteQuery } from '@tanstack/react-query';

type Row = Awaited<ReturnType<typeof client.account.ofUnits>>['rows'][number];

const stateOf = ({ state, disabled, lockedUntil, mustChange }: Row) => (state !== 'open' ? state : disabled ? ('disabled' as const) : lockedUntil !== null ? ('locked' as const) : mustChange ? ('must' as const) : ('open' as const));

/** Accounts of partners, for the system administrator: locks and passwords as of everybody's. Who gets one is said on the partner's page. */
export function UnitAccounts() {
  const say = useSay(words);
  const sayWeb = useSay(web);
  const format = useFormat();
  const list = useInfiniteQuery({
    queryKey: [...api.account.list.key(), 'units'], initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => client.account.ofUnits({ limit: 20, ...(pageParam === null ? {} : { after: pageParam }) }), getNextPageParam: (last) => last.next,
  });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Section title={say('account.ofUnits')}>
      <p className="hint">{say('account.ofUnitsLead')}</p>
      <Table
        caption={say('account.ofUnits')} rows={rows} rowKey={(row) => row.id} empty={<p className="quiet">{say('account.ofUnitsNone')}</p>}
        columns={[
          { key: 'name', title: say('account.person'), names: true, cell: (row) => `${row.name}（${row.post}）` },
          { key: 'unit', title: say('account.unit'), cell: (row) => <TextLink to={links.partner(row.unitId)}>{row.unitName}</TextLink> },
          { key: 'username', title: say('account.username'), cell: (row) => row.username },
          { key: 'state', title: say('account.state'), cell: (row) => say(`account.state.${stateOf(row)}`) },
          { key: 'asked', title: say('account.passwordSet'), wideOnly: true, cell: (row) => format.instant(row.passwordSetAt) },
          {
            key: 'verbs', title: say('account.verbs'),
            cell: (row) => {
              const state = stateOf(row);
              if (state === 'asked' || state === 'refused' || state === 'ended') return null;
              const { id, name, username, disabled, mustChange, secondFactor, passwordSetAt, lockedUntil } = row;
              return <AccountVerbs state={state} row={{ personId: id, name, posts: [], account: { id, username, disabled, mustChange, secondFactor, passwordSetAt, lockedUntil, lastSeenAt: null } }} />;
            },
          },
        ]}
      />
      {list.hasNextPage && <Actions><Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{sayWeb('pager.next')}</Button></Actions>}
    </Section>
  );
}
