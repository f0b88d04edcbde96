import type { contract } from '#features/contracts.ts';
import { readFailure } from '#web/failure.ts';
import { linkHeaders } from '#web/link-secret.ts';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { SimpleCsrfProtectionLinkPlugin } from '@orpc/client/plugins';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { QueryClient } from '@tanstack/react-query';

/** Every procedure of the contract, typed: `await client.activity.submit({ … })`. */
export const client: ContractRouterClient<typeof contract> = createORPCClient(
  new RPCLink({ url: () => `${location.origin}/rpc`, headers: () => linkHeaders(location.pathname), plugins: [new SimpleCsrfProtectionLinkPlugin()] }),
);

/** The same as questions and keys for TanStack Query: `useQuery(api.activity.get.queryOptions({ input: { id } }))`. */
export const api = createTanstackQueryUtils(client);

/** Answers are fresh for half a minute; a refusal is an answer and is not asked again, a lost connection is. */
export const makeQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (count, error) => count < 2 && ['OFFLINE', 'UNAVAILABLE'].includes(readFailure(error).code),
      },
    },
  });
