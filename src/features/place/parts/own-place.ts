import { useGo } from '#web/address.ts';
import { api } from '#web/client.ts';
import { readFailure } from '#web/failure.ts';
import { links } from '#web/links.ts';
import type { Session } from '#web/session.tsx';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';

interface Own {
  readonly ready: boolean;
  readonly me: Session | null;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** Lets whoever is signed in with an account of a unit through; leads everybody else to where they belong. What is owed (SEC-01, SEC-08) is done first. */
export function useOwnPlace(): Own {
  const me = useQuery(api.account.me.queryOptions({ input: {} }));
  const go = useGo();
  const out = me.isError && readFailure(me.error).code === 'UNAUTHENTICATED';
  const here = location.pathname;
  const to = out ? links.signIn(here) : me.data === undefined ? null : me.data.place !== 'account' ? links.home() : me.data.must !== null && here !== links.ownPlaceAccount() ? links.ownPlaceAccount() : null;
  useEffect(() => {
    if (to !== null) go(to, { replace: true });
    // `go` is made anew on each render and always does the same.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [to]);
  return { ready: me.data !== undefined && to === null, me: me.data ?? null, error: me.isError && !out ? me.error : null, retry: () => void me.refetch() };
}
