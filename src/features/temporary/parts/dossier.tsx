import { words } from '#features/temporary/words.ts';
import { api, client } from '#web/client.ts';
import { readFailure, type Failure } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { FileLink } from '#web/ui/link.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { Actions } from '#web/ui/section.tsx';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

/** How often is looked while it is made. */
const every = 1_000;

/** The branch's whole history as one file: begun by hand, seen to grow, stopped, downloaded. It goes on while one looks at something else. */
export function Dossier({ branchId }: { readonly branchId: string }) {
  const say = useSay(words);
  const queries = useQueryClient();
  const [failure, setFailure] = useState<Failure | null>(null);
  const asked = api.temporary.dossier.queryOptions({ input: { id: branchId } });
  const look = useQuery({ ...asked, refetchInterval: ({ state }) => (isUnderWay(state.data?.state) ? every : false) });
  const act = (what: 'make' | 'stop'): void => {
    setFailure(null);
    void client.temporary.dossier({ id: branchId, act: what }).then((told) => queries.setQueryData(asked.queryKey, told), (error: unknown) => setFailure(readFailure(error)));
  };
  if (look.data === undefined) return null;
  const { state, done, total } = look.data;
  return (
    <>
      {isUnderWay(state) && <p role="status"><progress max={Math.max(1, total)} value={done} aria-label={say('temporary.dossier')} /> {state === 'making' ? say('temporary.dossier_making', { done, total }) : say(`temporary.dossier_${state === 'packing' ? 'packing' : 'waiting'}`)}</p>}
      {state === 'failed' && <Notice kind="error">{say('temporary.dossier_failed')}</Notice>}
      <FailureNotice failure={failure} />
      <Actions>
        {isUnderWay(state) ? <Button onClick={() => act('stop')}>{say('temporary.dossier_stop')}</Button> : <Button icon="file" onClick={() => act('make')}>{say(state === 'ready' ? 'temporary.dossier_again' : 'temporary.dossier_make')}</Button>}
        {state === 'ready' && <FileLink button icon="download" href={links.temporaryDossier(branchId)}>{say('temporary.dossier')}</FileLink>}
      </Actions>
    </>
  );
}

const isUnderWay = (state: string | undefined): boolean => state === 'waiting' || state === 'making' || state === 'packing';
