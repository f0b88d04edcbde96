import { PairingDialog } from '#features/pairing/parts/pairing-dialog.tsx';
import { PairingTable } from '#features/pairing/parts/pairing-table.tsx';
import { words } from '#features/pairing/words.ts';
import { words as unit } from '#features/unit/words.ts';
import { useSearch } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Check } from '#web/ui/choices.tsx';
import { FilterBox } from '#web/ui/filter-box.tsx';
import { Pager } from '#web/ui/pager.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

/** All agreements, latest signed first. */
export function PairingsPage() {
  const say = useSay(words);
  const sayUnit = useSay(unit);
  const { search, change } = useSearch();
  const [adding, setAdding] = useState(false);
  const { after } = search;
  const standing = search['standing'] === 'yes';
  const list = useQuery({ ...api.pairing.list.queryOptions({ input: { ...(standing ? { standing: 'yes' as const } : {}), ...(after ? { after } : {}) } }), placeholderData: keepPreviousData });
  return (
    <Page
      title={say('pairing.title')} lead={say('pairing.lead')} width="wide" back={{ to: links.partners(), label: sayUnit('unit.title') }}
      actions={<Button kind="primary" icon="plus" why={list.data?.allowed['pairing.add']} onClick={() => setAdding(true)}>{say('pairing.add')}</Button>}
    >
      <FilterBox open={standing}>
        <Check label={say('pairing.standing')} checked={standing} onChange={(only) => change({ standing: only ? 'yes' : null, after: null })} />
      </FilterBox>
      <Loaded from={list} lines={6}>
        {({ rows, next }) => (
          <>
            <PairingTable rows={rows} />
            <Pager next={next === null ? null : links.pairings({ ...search, after: next })} first={after ? links.pairings({ ...search, after: null }) : null} />
          </>
        )}
      </Loaded>
      {adding && <PairingDialog pairing={null} onClose={() => setAdding(false)} />}
    </Page>
  );
}
