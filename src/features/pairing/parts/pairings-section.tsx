import { PairingDialog } from '#features/pairing/parts/pairing-dialog.tsx';
import { PairingTable } from '#features/pairing/parts/pairing-table.tsx';
import { words } from '#features/pairing/words.ts';
import { api } from '#web/client.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Section } from '#web/ui/section.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

/** Agreements of one partner, on its page. */
export function PairingsSection({ unit }: { readonly unit: { readonly id: string; readonly name: string } }) {
  const say = useSay(words);
  const [adding, setAdding] = useState(false);
  const list = useQuery(api.pairing.list.queryOptions({ input: { unit: unit.id, limit: 100 } }));
  return (
    <Section title={say('pairing.title')} id="pairings" actions={<Button icon="plus" why={list.data?.allowed['pairing.add']} onClick={() => setAdding(true)}>{say('pairing.add')}</Button>}>
      <Loaded from={list} lines={2}>{({ rows }) => <PairingTable rows={rows} />}</Loaded>
      {adding && <PairingDialog pairing={null} unit={unit} onClose={() => setAdding(false)} />}
    </Section>
  );
}
