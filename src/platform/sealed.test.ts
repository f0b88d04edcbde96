import { expect, test } from 'vitest';
import { Sealed } from './sealed.ts';

const sealed = new Sealed('a'.repeat(64));

test('what was sealed is opened again, alike every time, and nobody reads it without the key', () => {
  const once = sealed.seal('共享密钥-1234567890', 'outlet 1');
  expect(sealed.seal('共享密钥-1234567890', 'outlet 1')).toBe(once);
  expect(Buffer.from(once.slice(3), 'base64url').toString('utf8')).not.toContain('1234567890');
  expect(sealed.open(once, 'outlet 1')).toBe('共享密钥-1234567890');
});

test('another key, another place, a changed letter, rubbish: nothing', () => {
  const once = sealed.seal('secret', 'outlet 1');
  expect(new Sealed('b'.repeat(64)).open(once, 'outlet 1')).toBeNull();
  expect(sealed.open(once, 'outlet 2')).toBeNull();
  expect(sealed.open(`${once.slice(0, -2)}AA`, 'outlet 1')).toBeNull();
  for (const rubbish of ['', 'v1.', 'secret', 'v1.%%%']) expect(sealed.open(rubbish, 'outlet 1')).toBeNull();
});
