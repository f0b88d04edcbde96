import { NoticeList } from '#features/notice/parts/notice-list.tsx';
import { words } from '#features/notice/words.ts';
import { useSearch } from '#web/address.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Pager } from '#web/ui/pager.tsx';
import { Empty, Loaded } from '#web/ui/states.tsx';
import { Tabs } from '#web/ui/tabs.tsx';
import { useQuery } from '@tanstack/react-query';

/** 消息: everything one has been told of, unread ones apart. */
export function NoticesPage() {
  const say = useSay(words);
  const { search } = useSearch();
  const { after } = search;
  const unread = search['unread'] === 'yes';
  const list = useQuery(api.notice.list.queryOptions({ input: { ...(unread ? { unread: 'yes' as const } : {}), ...(after ? { after } : {}) } }));
  const read = useCommand(client.notice.read, { invalidate: [api.notice.key(), api.home.key()] });
  const filters = { unread: unread ? 'yes' : null };
  const count = list.data?.unread ?? 0;
  return (
    <Page title={say('notice.title')} actions={count > 0 && <Button busy={read.busy} icon="check" onClick={() => void read.run({ id: null })}>{say('notice.read_all')}</Button>}>
      <Tabs
        label={say('notice.title')}
        tabs={[
          { to: links.notices(), label: say('notice.all'), current: !unread },
          { to: links.notices({ unread: 'yes' }), label: say('notice.unread'), count, current: unread },
        ]}
      />
      <FailureNotice failure={read.failure} />
      <Loaded from={list}>
        {({ rows, next }) => (
          <>
            {rows.length === 0 ? <Empty title={say(unread ? 'notice.none_unread' : 'notice.none')}><p>{say('notice.none_why')}</p></Empty> : <NoticeList rows={rows} />}
            <Pager next={next === null ? null : links.notices({ ...filters, after: next })} first={after ? links.notices(filters) : null} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
