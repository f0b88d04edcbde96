import { SharedTable } from '#features/peer/parts/shared-table.tsx';
import { words as activityWords } from '#features/activity/words.ts';
import { words as home } from '#features/home/words.ts';
import { words } from '#features/peer/words-parts.ts';
import { useSearch } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Pager } from '#web/ui/pager.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { Tabs } from '#web/ui/tabs.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

/** Activities other offices host with us, beside those of our own. */
export function SharedListPage() {
  const say = useSay(words);
  const sayActivity = useSay(activityWords);
  const sayHome = useSay(home);
  const { after } = useSearch().search;
  const list = useQuery({ ...api.peer.shared.queryOptions({ input: after ? { after } : {} }), placeholderData: keepPreviousData });
  return (
    <Page title={say('shared.title')} lead={say('shared.lead')} width="wide">
      <Tabs
        label={sayActivity('activity.list')}
        tabs={[
          { to: links.activities(), label: sayHome('calendar.as_list'), current: false }, { to: links.calendar(), label: sayHome('home.calendar'), current: false }, { to: links.sharedActivities(), label: say('shared.title'), current: true },
        ]}
      />
      <Loaded from={list}>
        {({ rows, next }) => (
          <>
            <SharedTable rows={rows} />
            <Pager next={next === null ? null : links.sharedActivities({ after: next })} first={after ? links.sharedActivities() : null} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
