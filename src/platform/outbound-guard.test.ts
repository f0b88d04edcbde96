import { expect, test } from 'vitest';
import { OutboundGuard } from './outbound-guard.ts';

const guard = new OutboundGuard([]);

test.each([
  '127.0.0.1', '127.9.9.9', '0.0.0.0', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255',
  '::1', '::', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd12:3456::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.0.0.1', '0:0:0:0:0:ffff:c0a8:101', '::127.0.0.1',
  '64:ff9b::7f00:1', '2002:7f00:1::', '2001:0:7f00:1::', '2001:db8::1', 'localhost', '',
])('%s is not reached', (address) => {
  expect(guard.allows(address, 'portal.example')).toBe(false);
});

test.each(['1.1.1.1', '172.32.0.1', '192.169.0.1', '223.5.5.5', '2400:3200::1', '2606:4700:4700::1111'])('%s is', (address) => {
  expect(guard.allows(address, 'portal.example')).toBe(true);
});

test('what the operator names is reached, by host, by address and by network, and nothing beside it', () => {
  const some = new OutboundGuard(['portal.intra', '127.0.0.1', '10.1.0.0/16', 'fd00::/8']);
  expect(some.allows('192.168.7.7', 'portal.intra')).toBe(true);
  expect(some.allows('192.168.7.7', 'other.intra')).toBe(false);
  expect(some.allows('10.1.2.3', 'a.example')).toBe(true);
  expect(some.allows('10.2.2.3', 'a.example')).toBe(false);
  expect(some.allows('::ffff:127.0.0.1', 'a.example')).toBe(true);
  expect(some.allows('fd12::1', 'a.example')).toBe(true);
  expect(some.allowsHost('[fd12::1]')).toBe(true);
  expect(some.allowsHost('PORTAL.intra')).toBe(true);
  expect(some.allowsHost('portal.intra.evil.example')).toBe(false);
});

test('a name that leads inside is not connected to, whatever else it leads to', async () => {
  const said = await new Promise((resolve) => guard.lookup('localhost', { all: true }, (error, found) => resolve(error?.name ?? found)));
  expect(said).toBe('NotAllowed');
});
