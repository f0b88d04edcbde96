import { OwnKey } from '#features/peer/parts/own-key.tsx';
import { PeerCard } from '#features/peer/parts/peer-card.tsx';
import { AcceptDialog, InviteDialog } from '#features/peer/parts/peer-dialogs.tsx';
import { Refusals } from '#features/peer/parts/refusals.tsx';
import { words } from '#features/peer/words.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Section } from '#web/ui/section.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

/** Other offices' installations: our own key, with whom we are linked and how the lines stand, and what was not let in. */
export function PeersPage() {
  const say = useSay(words);
  const [asked, setAsked] = useState<'invite' | 'accept' | null>(null);
  const list = useQuery(api.peer.list.queryOptions({ input: {} }));
  const close = (): void => setAsked(null);
  return (
    <Page title={say('peer.title')} lead={say('peer.lead')}>
      <Loaded from={list}>
        {({ identity, address, peers, refusals, allowed }) => (
          <>
            <OwnKey identity={identity} address={address} allowed={allowed} />
            <Section
              title={say('peer.list')}
              actions={(
                <>
                  <Button icon="plus" why={allowed['peer.invite']} onClick={() => setAsked('invite')}>{say('peer.invite')}</Button>
                  <Button why={allowed['peer.accept']} onClick={() => setAsked('accept')}>{say('peer.accept')}</Button>
                </>
              )}
            >
              {peers.length === 0 ? <p className="quiet">{say('peer.none')}</p> : peers.map((peer) => <PeerCard key={peer.id} peer={peer} allowed={allowed} />)}
            </Section>
            <Refusals rows={refusals} />
          </>
        )}
      </Loaded>
      {asked === 'invite' && <InviteDialog onClose={close} />}
      {asked === 'accept' && <AcceptDialog onClose={close} />}
    </Page>
  );
}
