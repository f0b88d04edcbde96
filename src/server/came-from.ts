import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { Networks, plain } from '#platform/networks.ts';

/** Where a request came from, as far as an address tells; empty where its line is cut already. */
export type CameFrom = (request: Pick<IncomingMessage, 'socket' | 'headers'>) => string;

/** Hops looked at: no office has more proxies in a row, and whoever sends thousands is answered as fast. */
const mostHops = 20;

/**
 * Anybody can write `X-Forwarded-For`: it is read only on a line that comes from one of the operator's own proxies (`TRUSTED_PROXIES`), from its end, where the
 * nearest proxy wrote, back to the first address that is none of them. What is no address ends the search at the proxy that passed it on.
 */
export function cameFrom(proxies: readonly string[]): CameFrom {
  const own = new Networks(proxies);
  return ({ socket, headers }) => {
    // The line of a request that is too long may be cut by now, whatever its type says.
    let from = (socket as IncomingMessage['socket'] | null)?.remoteAddress ?? '';
    if (proxies.length === 0) return from;
    const hops = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',').slice(-mostHops);
    for (const hop of hops.toReversed()) {
      if (!own.has(from)) break;
      const address = bare(hop);
      if (address === null) break;
      from = address;
    }
    return from;
  };
}

/** Some proxies write the port too: `203.0.113.7:51234`, `[2001:db8::1]:51234`. */
function bare(hop: string): string | null {
  const text = hop.trim();
  const address = /^\[(.+)\](?::\d+)?$/u.exec(text)?.[1] ?? /^([\d.]+):\d+$/u.exec(text)?.[1] ?? text;
  return isIP(address) === 0 ? null : plain(address);
}
