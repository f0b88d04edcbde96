import { useGo } from '#web/address.ts';
import { links } from '#web/links.ts';
import { offlineState } from '#web/offline/state.ts';
import { useQueryClient } from '@tanstack/react-query';

/**
 * Ends the session at the server and destroys what this browser kept. What is written and not sent yet would go with it:
 * unless the reader is sure, it is shown first.
 */
export function useSignOut(): (how?: { readonly sure: boolean }) => Promise<void> {
  const queries = useQueryClient();
  const go = useGo();
  return async ({ sure } = { sure: false }) => {
    if (!sure && offlineState().unsent > 0) return go(/^\/place(?:\/|$)/u.test(location.pathname) ? links.ownPlace({ leaving: 'yes' }) : links.outbox({ leaving: 'yes' }));
    const { device, leave } = await import('#web/offline/device.ts');
    await (await device())?.forget();
    await leave();
    queries.clear();
    go(links.signIn());
  };
}
