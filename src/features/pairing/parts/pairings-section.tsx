import { PairingDialog } from '#features/pairing/parts/pairing-dialog.tsx';
import { PairingTable } from '#features/pairing/parts/pairing-table.tsx';
import { words } from '#features/pairing/words.ts';
import { api, client } from '#web/client.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';

/** Agreements of one partner, on its page. */
export function PairingsSection({ unit }: { readonly unit: { readonly id: string; readonly name: string } }) {
  const say = useSay(words);
  const [adding, setAdding] = useState(false);
  const list = useInfiniteQuery({
    queryKey: [...api.pairing.list.key(), 'unit', unit.id], initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => client.pairing.list({ unit: unit.id, limit: 10, ...(pageParam === null ? {} : { after: pageParam }) }), getNextPageParam: (last) => last.next,
  });
  return (
    <Section title={say('pairing.title')} id="pairings" actions={<Button icon="plus" why={list.data?.pages[0]?.allowed['pairing.add']} onClick={() => setAdding(true)}>{say('pairing.add')}</Button>}>
      <Loaded from={list} lines={2}>{({ pages }) => <PairingTable rows={pages.flatMap(({ rows }) => rows)} />}</Loaded>
      {list.hasNextPage && <Actions><Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{say('pairing.more')}</Button></Actions>}
      {adding && <PairingDialog pairing={null} unit={unit} onClose={() => setAdding(false)} />}
    </Section>
  );
}
