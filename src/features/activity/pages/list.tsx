import { ActivityFilters } from '#features/activity/parts/activity-filters.tsx';
import { useActivityQuery } from '#features/activity/parts/activity-query.ts';
import { words } from '#features/activity/words.ts';
import { words as home } from '#features/home/words.ts';
import { words as ledger } from '#features/ledger/words.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { useSession } from '#web/session.tsx';
import { Chip, Day } from '#web/ui/chips.tsx';
import { LinkButton, TextLink } from '#web/ui/link.tsx';
import { Pager } from '#web/ui/pager.tsx';
import { Empty, Loaded } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { Tabs } from '#web/ui/tabs.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

/** Activities the reader may see: newest first, filters in the address, paged by key. */
export function ActivityListPage() {
  const say = useSay(words);
  const sayHome = useSay(home);
  const sayLedger = useSay(ledger);
  const { query, after } = useActivityQuery();
  const { posts } = useSession();
  const list = useQuery({ ...api.activity.list.queryOptions({ input: { ...query, ...(after ? { after } : {}) } }), placeholderData: keepPreviousData });
  const start = posts.some((held) => held.branchId !== null) ? <LinkButton to={links.newActivity()} kind="primary" icon="plus">{say('activity.new')}</LinkButton> : null;
  const brings = posts.some(({ post }) => post === 'secretary' || post === 'committee');
  const filtered = Object.keys(query).length > 0;
  const none = filtered ? <Empty title={sayLedger('ledger.none')} action={<LinkButton to={links.activities()}>{sayLedger('ledger.clear')}</LinkButton>} /> : <Empty title={say('activity.none')} action={start} />;
  return (
    <Page title={say('activity.list')} actions={<>{brings && <LinkButton to={links.imports()}>{say('activity.bring')}</LinkButton>}{start}</>} width="wide">
      <Tabs label={say('activity.list')} tabs={[{ to: links.activities(), label: sayHome('calendar.as_list'), current: true }, { to: links.calendar(), label: sayHome('home.calendar'), current: false }, { to: links.sharedActivities(), label: sayHome('home.shared'), current: false }]} />
      <ActivityFilters query={query} />
      <Loaded from={list} lines={8}>
        {({ rows, next }) => (
          <>
            <Table
              caption={say('activity.list')}
              rows={rows}
              rowKey={(row) => row.id}
              empty={none}
              columns={[
                { key: 'theme', title: say('activity.theme'), names: true, cell: (row) => <TextLink to={links.activity(row.id)}>{row.theme ?? say(row.origin === 'imported' ? 'activity.no_theme' : 'activity.untitled')}</TextLink> },
                { key: 'code', title: say('activity.code'), short: true, wideOnly: true, cell: (row) => row.code },
                { key: 'host', title: say('activity.branch'), cell: (row) => row.hosts.join('、') },
                { key: 'partners', title: say('activity.partners'), cell: (row) => row.partners.join('、') },
                { key: 'day', title: say('activity.day'), short: true, cell: (row) => <Day day={row.heldOn ?? row.plannedOn} words={row.heldWords} /> },
                { key: 'stage', title: say('activity.stage'), cell: (row) => <Chip tone={row.standing === 'active' ? 'plain' : 'warn'}>{row.standing === 'active' ? say(`stage.${row.stage}`) : say(`standing.${row.standing}`)}</Chip> },
              ]}
            />
            <Pager next={next === null ? null : links.activities({ ...query, after: next })} first={after ? links.activities({ ...query }) : null} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
