import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { Networks, plain } from './networks.ts';

/**
 * Where the program may send something: public addresses only, so that an address somebody enters never reaches what
 * lies behind the office's wall. What the operator names besides (`OUTBOUND_ALLOW`) is allowed as well.
 */

/** This machine, private and local networks, and everything that is no ordinary address of the internet (IANA special-purpose). */
const closed = new BlockList();
// Apart: one list for both would hold every IPv4 address against `::ffff:0:0/96`, which ::/3 contains.
const closed6 = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24],
  ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
] as const) closed.addSubnet(net, bits, 'ipv4');
// Global unicast is 2000::/3; within it Teredo, 6to4 and documentation lead elsewhere or nowhere.
for (const [net, bits] of [['::', 3], ['4000::', 2], ['8000::', 1], ['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]] as const) closed6.addSubnet(net, bits, 'ipv6');

export class OutboundGuard {
  readonly #hosts = new Set<string>();
  readonly #nets: Networks;

  /** Hosts, addresses and networks (`10.1.0.0/16`) the operator allows although they are not public. */
  constructor(allowed: readonly string[]) {
    const isNetwork = (entry: string): boolean => isIP(entry.split('/')[0] ?? '') !== 0;
    this.#nets = new Networks(allowed.filter(isNetwork));
    for (const host of allowed) if (!isNetwork(host)) this.#hosts.add(host.toLowerCase());
  }

  /** Whether the operator named this host, by name or by address. */
  allowsHost(hostname: string): boolean {
    const bare = hostname.replace(/^\[|\]$/g, '').toLowerCase();
    return this.#hosts.has(bare) || this.#nets.has(bare);
  }

  /** Whether something may be sent to this address, which `host` was found at. */
  allows(address: string, host: string): boolean {
    const bare = plain(address);
    const family = isIP(bare);
    if (family === 0) return false;
    return this.allowsHost(host) || this.#nets.has(bare) || !(family === 6 ? closed6.check(bare, 'ipv6') : closed.check(bare, 'ipv4'));
  }

  /**
   * Looks a name up for the connection itself, and gives only what may be reached: what was looked at is what is
   * connected to, so a name that changes between the two (DNS rebinding) gains nothing.
   */
  readonly lookup: LookupFunction = (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) return done(error, '', 0);
      const open = found.filter(({ address }) => this.allows(address, hostname));
      const [first] = open;
      if (first === undefined) return done(new NotAllowed(hostname), '', 0);
      if (options.all === true) return done(null, open);
      return done(null, first.address, first.family);
    });
  };
}

/** The address lies where nothing may be sent to. */
export class NotAllowed extends Error {
  constructor(host: string) {
    super(`${host} is not a public address`);
    this.name = 'NotAllowed';
  }
}
