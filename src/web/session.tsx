import type { contract } from '#features/contracts.ts';
import { useGo } from '#web/address.ts';
import { api } from '#web/client.ts';
import { readFailure } from '#web/failure.ts';
import { links } from '#web/links.ts';
import { Failed, Loading } from '#web/ui/states.tsx';
import type { InferContractRouterOutputs } from '@orpc/contract';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, createContext, use, useEffect } from 'react';

/** Who is signed in and where, as `account.me` answers. */
export type Session = InferContractRouterOutputs<typeof contract>['account']['me'];
const Current = createContext<Session | null>(null);

/** The signed-in actor. Only below `SessionGate`. */
export function useSession(): Session {
  const session = use(Current);
  if (session === null) throw new Error('SessionGate is missing above this component');
  return session;
}

/** Asks who is signed in; lets the page through, or leads to the sign-in page and back again. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const me = useQuery(api.account.me.queryOptions({ input: {} }));
  const go = useGo();
  const signedOut = me.isError && readFailure(me.error).code === 'UNAUTHENTICATED';
  // SEC-08: until the password is changed or the second factor set up, nothing else can be done.
  const bound = me.data?.must != null && location.pathname !== links.account();
  // A partner signed in with an account of its unit: nothing inside the frame is theirs.
  const theirs = me.data?.place === 'account';
  useEffect(() => {
    if (signedOut) go(links.signIn(`${location.pathname}${location.search}`), { replace: true });
    else if (theirs) go(links.ownPlace(), { replace: true });
    else if (bound) go(links.account(), { replace: true });
    // `go` is made anew on each render and always does the same.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [signedOut, bound, theirs]);
  if (me.data && !theirs) return <Current value={me.data}>{children}</Current>;
  if (me.isError && !signedOut) return <Failed error={me.error} retry={() => void me.refetch()} />;
  return <Loading page />;
}
