import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { cameFrom } from './came-from.ts';

const request = (remoteAddress: string | undefined, said?: string | string[]) =>
  ({ socket: { remoteAddress }, headers: said === undefined ? {} : { 'x-forwarded-for': said } }) as unknown as IncomingMessage;

test.each([
  // proxies named, line comes from, header, where it came from
  ['', '127.0.0.1', '203.0.113.7', '127.0.0.1'],
  ['127.0.0.1', '127.0.0.1', undefined, '127.0.0.1'],
  ['127.0.0.1', '127.0.0.1', '203.0.113.7', '203.0.113.7'],
  ['127.0.0.1', '::ffff:127.0.0.1', '203.0.113.7', '203.0.113.7'],
  // Not one of the proxies: what it says is not read.
  ['10.0.0.5', '198.51.100.9', '203.0.113.7', '198.51.100.9'],
  // Whoever asks wrote the first of two; the proxy the last.
  ['127.0.0.1', '127.0.0.1', '1.2.3.4, 203.0.113.7', '203.0.113.7'],
  ['127.0.0.1,10.0.0.0/8', '127.0.0.1', '1.2.3.4, 203.0.113.7, 10.9.8.7', '203.0.113.7'],
  ['10.0.0.0/8', '10.0.0.5', '10.0.0.6', '10.0.0.6'],
  ['127.0.0.1', '127.0.0.1', '203.0.113.7:51234', '203.0.113.7'],
  ['127.0.0.1', '127.0.0.1', '[2001:db8::1]:443', '2001:db8::1'],
  ['fd00::/8', 'fd00::1', '2001:db8:0:0::1', '2001:db8::1'],
  ['127.0.0.1', '127.0.0.1', 'unknown', '127.0.0.1'],
  ['127.0.0.1', '127.0.0.1', '203.0.113.7, <script>', '127.0.0.1'],
  ['127.0.0.1', '127.0.0.1', '', '127.0.0.1'],
  ['127.0.0.1', undefined, '203.0.113.7', ''],
])('proxies %j, a line from %j that says %j: %j', (proxies, remote, said, from) =>
  expect(cameFrom(proxies.split(',').filter(Boolean))(request(remote, said))).toBe(from));

test('thousands of hops of the proxies’ own end somewhere', () => {
  expect(cameFrom(['10.0.0.0/8'])(request('10.0.0.1', Array.from({ length: 5_000 }, () => '10.0.0.2').join(',')))).toBe('10.0.0.2');
});
