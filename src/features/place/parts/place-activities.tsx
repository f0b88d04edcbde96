import { words as activity } from '#features/activity/words.ts';
import type { PlaceActivity } from '#features/place/contract.ts';
import { words } from '#features/place/words.ts';
import { api, client } from '#web/client.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { Failed, Loading } from '#web/ui/states.tsx';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';

/** The unit's activities, latest first, a page at a time, each with what is asked of the side. */
export function PlaceActivities() {
  const say = useSay(words);
  const list = useInfiniteQuery({
    queryKey: [...api.place.key(), 'activities'], initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => client.place.activities({ limit: 20, ...(pageParam === null ? {} : { after: pageParam }) }), getNextPageParam: (last) => last.next,
  });
  const rows = list.data?.pages.flatMap((page) => page.rows);
  return (
    <Section title={say('place.activities')}>
      {rows === undefined ? (list.isError ? <Failed error={list.error} retry={() => void list.refetch()} /> : <Loading lines={3} />) : rows.length === 0 ? <p className="quiet">{say('place.no_activities')}</p> : (
        <ul className="things">{rows.map((row) => <One key={row.sideId} row={row} />)}</ul>
      )}
      {list.hasNextPage && <Actions><Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{say('place.more')}</Button></Actions>}
    </Section>
  );
}

function One({ row }: { readonly row: PlaceActivity }) {
  const say = useSay(words);
  const sayActivity = useSay(activity);
  const format = useFormat();
  const { pathname } = useLocation();
  return (
    <li className="thing">
      <div className="thing-what">
        <TextLink to={links.placeActivity(pathname, row.sideId)}>{row.theme ?? say('place.untitled')}</TextLink>{' '}
        {row.standing === 'active' ? <Chip>{sayActivity(`stage.${row.stage}`)}</Chip> : <Chip tone="quiet">{sayActivity(`standing.${row.standing}`)}</Chip>}{' '}
        {row.asked !== null && <Chip tone="warn">{say(`place.asked.${row.asked}`)}</Chip>}
        <p className="quiet">{[format.day(row.on), row.place, row.hosts.join('、')].filter(Boolean).join(' · ')}</p>
      </div>
    </li>
  );
}
