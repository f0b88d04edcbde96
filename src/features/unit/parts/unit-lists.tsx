import { OutcomeTable } from '#features/outcome/parts/outcome-table.tsx';
import { ActivityTable } from '#features/unit/parts/activity-table.tsx';
import { words } from '#features/unit/words.ts';
import { api, client } from '#web/client.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { useInfiniteQuery, type QueryKey } from '@tanstack/react-query';
import type { ReactNode } from 'react';

/** What was done with one partner, on its page: activities, problems, verified effects, a page at a time. */

interface Of {
  readonly unitId: string;
}
interface Listed<Row> {
  readonly rows: Row[];
  readonly next: string | null;
}
interface Props<Row> {
  readonly title: string;
  readonly id?: string;
  readonly actions?: ReactNode;
  readonly queryKey: QueryKey;
  readonly ask: (page: { limit: number; after?: string }) => Promise<Listed<Row>>;
  readonly children: (rows: readonly Row[]) => ReactNode;
}

/** One list of the page: the first ten, and more when asked. */
export function Paged<Row>({ title, id, actions, queryKey, ask, children }: Props<Row>) {
  const say = useSay(words);
  const list = useInfiniteQuery({
    queryKey, initialPageParam: null as string | null, queryFn: ({ pageParam }) => ask({ limit: 10, ...(pageParam === null ? {} : { after: pageParam }) }), getNextPageParam: (last) => last.next,
  });
  return (
    <Section title={title} {...(id === undefined ? {} : { id })} actions={actions}>
      <Loaded from={list} lines={2}>{({ pages }) => <>{children(pages.flatMap(({ rows }) => rows))}</>}</Loaded>
      {list.hasNextPage && <Actions><Button label={`${title} · ${say('unit.more')}`} busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{say('unit.more')}</Button></Actions>}
    </Section>
  );
}

/** Activities with it that the reader may see, latest first. */
export function UnitActivities({ unitId: unit }: Of) {
  const say = useSay(words);
  return (
    <Paged title={say('unit.activities')} queryKey={[...api.activity.list.key(), 'unit', unit]} ask={(page) => client.activity.list({ unit, ...page })}>
      {(rows) => <ActivityTable rows={rows} caption={say('unit.activities')} empty={say('unit.noActivities')} />}
    </Paged>
  );
}

/** Problems and suggestions of those activities, but for what another partner brought. */
export function UnitProblems({ unitId: unit }: Of) {
  const say = useSay(words);
  return (
    <Paged title={say('unit.problems')} queryKey={[...api.outcome.list.key(), 'unit', unit, 'problems']} ask={(page) => client.outcome.list({ unit, as: 'problems', ...page })}>
      {(rows) => <OutcomeTable rows={rows} as="problems" caption={say('unit.problems')} empty={<p className="quiet">{say('unit.noProblems')}</p>} />}
    </Paged>
  );
}

/** What came of them: effects that a second person found. */
export function UnitEffects({ unitId: unit }: Of) {
  const say = useSay(words);
  return (
    <Paged title={say('unit.effects')} queryKey={[...api.outcome.list.key(), 'unit', unit, 'effects']} ask={(page) => client.outcome.list({ unit, as: 'tasks', state: 'verified', ...page })}>
      {(rows) => <OutcomeTable rows={rows} as="tasks" caption={say('unit.effects')} empty={<p className="quiet">{say('unit.noEffects')}</p>} />}
    </Paged>
  );
}
