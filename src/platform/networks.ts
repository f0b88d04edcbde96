import { BlockList, isIP } from 'node:net';

/** `::ffff:10.0.0.1`, however written, is 10.0.0.1. */
export function plain(address: string): string {
  if (isIP(address) !== 6) return address;
  const canonical = new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname.slice(1, -1);
  const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(canonical);
  if (mapped === null) return canonical;
  const [high, low] = [Number.parseInt(mapped[1] ?? '', 16), Number.parseInt(mapped[2] ?? '', 16)];
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** Addresses and networks (`10.1.0.0/16`, `fd00::/8`) an operator names. */
export class Networks {
  readonly #list = new BlockList();

  constructor(entries: readonly string[]) {
    for (const entry of entries) {
      const [net = '', bits] = entry.split('/');
      const family = isIP(net) === 6 ? 'ipv6' : 'ipv4';
      if (bits === undefined) this.#list.addAddress(net, family);
      else this.#list.addSubnet(net, Number(bits), family);
    }
  }

  /** Whether it is an address and lies in one of them. */
  has(address: string): boolean {
    const bare = plain(address);
    const family = isIP(bare);
    return family !== 0 && this.#list.check(bare, family === 6 ? 'ipv6' : 'ipv4');
  }
}
