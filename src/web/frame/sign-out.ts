import { useGo } from '#web/address.ts';
import { links } from '#web/links.ts';
import { useQueryClient } from '@tanstack/react-query';

/** Ends the session at the server and forgets every answer kept in this browser. */
export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  const go = useGo();
  return async () => {
    await fetch('/auth/sign-out', { method: 'POST' });
    queries.clear();
    go(links.signIn());
  };
}
