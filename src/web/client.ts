import type { contract } from '#features/contracts.ts';
import { readFailure } from '#web/failure.ts';
import { linkHeaders } from '#web/link-secret.ts';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { SimpleCsrfProtectionLinkPlugin } from '@orpc/client/plugins';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { QueryClient } from '@tanstack/react-query';

/** What a call may carry beside its input: for a command kept on this device, when it was written, by this device's clock. */
export interface Carried {
  readonly writtenAt?: string;
  /** The side it is about, in the place of a partner's unit; null for none, and not said where the address tells. */
  readonly side?: string | null;
}
const headersOf = ({ writtenAt, side }: Carried): Record<string, string> => ({
  ...linkHeaders(location.pathname, side), ...(writtenAt === undefined ? {} : { 'x-lianxue-written-at': writtenAt }),
});

/** Every procedure of the contract, typed: `await client.activity.submit({ … })`. */
export const client: ContractRouterClient<typeof contract, Carried> = createORPCClient(
  new RPCLink<Carried>({ url: () => `${location.origin}/rpc`, headers: ({ context }) => headersOf(context), plugins: [new SimpleCsrfProtectionLinkPlugin()] }),
);

/** The same as questions and keys for TanStack Query: `useQuery(api.activity.get.queryOptions({ input: { id } }))`. */
export const api = createTanstackQueryUtils(client);

/**
 * Answers are fresh for half a minute; a refusal is an answer and is not asked again, a lost connection is. With no network
 * a question is asked all the same: what is kept on this device is shown, and the page knows that nobody was reached.
 */
export const makeQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 12 * 3_600_000,
        networkMode: 'always',
        refetchOnReconnect: true,
        retry: (count, error) => count < (navigator.onLine ? 2 : 0) && ['OFFLINE', 'UNAVAILABLE'].includes(readFailure(error).code),
      },
    },
  });
