import { useSearch } from '#web/address.ts';
import { Page } from '#web/frame/page.tsx';
import { useSignOut } from '#web/frame/sign-out.ts';
import { device } from '#web/offline/device.ts';
import { exportWritings } from '#web/offline/export.ts';
import { KeptWriting } from '#web/offline/kept-writing.tsx';
import { useOffline } from '#web/offline/state.ts';
import { words } from '#web/offline/words.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Actions } from '#web/ui/section.tsx';
import { sizeWords } from '#web/ui/size.ts';
import { Empty, Loading } from '#web/ui/states.tsx';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { KeepsNothing } from './keeps-nothing.tsx';

/** 还没有发出的内容: everything that was written with no network and lies on this device only. */
export function OutboxPage() {
  const say = useSay(words);
  const { leaving } = useSearch().search;
  return (
    <Page title={say('offline.title')} lead={say('offline.lead')} width="narrow">
      <Outbox leaving={leaving === 'yes'} />
    </Page>
  );
}

/** The list with all its ways out; also below a personal link's page, whose holder has no other. `ended`: its link opens nothing any more. */
export function Outbox({ leaving = false, ended = false }: { readonly leaving?: boolean; readonly ended?: boolean }) {
  const say = useSay(words);
  const { unsent, toMend } = useOffline();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const signOut = useSignOut();
  const kept = useQuery({ queryKey: ['offline', 'outbox'], queryFn: async () => ({ here: await device(queries), list: await (await device(queries))?.list(), holds: await (await device(queries))?.holds() }), staleTime: 0 });
  const { refetch } = kept;
  useEffect(() => void refetch(), [unsent, toMend, refetch]);
  if (kept.data === undefined) return <Loading />;
  const { here, list = [], holds } = kept.data;
  if (here === null) return <KeepsNothing />;
  if (list.length === 0) return <><Empty title={say('offline.none')}><p>{say('offline.none_why')}</p></Empty><AllHeld holds={holds} /></>;
  const send = (): void => {
    setBusy(true);
    void here.flush().then(() => refetch()).finally(() => setBusy(false));
  };
  return (
    <div className="stack">
      {ended && <Notice kind="warn" title={say('offline.link_ended')}><p>{say('offline.link_ended_why')}</p></Notice>}
      {leaving && <Notice kind="warn" title={say('offline.leaving')}><p>{say('offline.leaving_why')}</p></Notice>}
      <Actions>
        {!ended && <Button kind="primary" busy={busy} onClick={send}>{say('offline.send')}</Button>}
        <Button kind={ended ? 'primary' : 'plain'} icon="download" onClick={() => void exportWritings(list, here.store)}>{say('offline.export')}</Button>
        {leaving && <Button kind="danger" onClick={() => void signOut({ sure: true })}>{say('offline.leave')}</Button>}
      </Actions>
      {list.map((one) => <KeptWriting key={one.id} one={one} device={here} ended={ended} onChanged={() => void refetch()} />)}
      <AllHeld holds={holds} />
    </div>
  );
}

/** How much of this device the files of what was pinned take. */
function AllHeld({ holds }: { readonly holds: { readonly count: number; readonly bytes: number } | undefined }) {
  const say = useSay(words);
  return holds === undefined || holds.count === 0 ? null : <p className="hint">{say('offline.files_all', { count: holds.count, size: sizeWords(holds.bytes) })}</p>;
}
