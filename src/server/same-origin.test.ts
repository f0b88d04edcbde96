import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { sameOrigin } from './same-origin.ts';

const own = 'https://lianxue.example';
const asked = (headers: Readonly<Record<string, string>>, method = 'POST'): boolean =>
  sameOrigin({ method, headers: { host: '10.0.0.5:8080', cookie: 'a=b', ...headers } } as unknown as IncomingMessage, own);

test.each([
  ['the host asked', { origin: 'http://10.0.0.5:8080' }, true],
  ['the address people type, though the proxy asks by another', { origin: 'https://lianxue.example' }, true],
  ['another site', { origin: 'https://evil.example' }, false],
  ['another site that sends the proxy’s header', { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }, false],
  ['a page without an origin of its own', { origin: 'null' }, false],
  ['the browser says so', { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' }, true],
  ['the browser says not so', { 'sec-fetch-site': 'same-site' }, false],
  ['a program', {}, true],
])('%s', (_, headers, may) => {
  expect(asked(headers as Record<string, string>)).toBe(may);
  expect(asked(headers as Record<string, string>, 'GET')).toBe(true);
});
