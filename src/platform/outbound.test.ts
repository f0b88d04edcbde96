import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { Outbound } from './outbound.ts';

const made = (allowed: readonly string[] = []) => new Outbound({ baseUrl: 'https://lianxue.example', secret: 'x'.repeat(64), allowed, patience: 500 });

test('a name that leads inside is found out when it is connected to: nothing is sent', async () => {
  let asked = 0;
  const server = createServer((_, response) => {
    asked += 1;
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  // Its words tell nothing; where it leads does.
  expect(made().mayReach(`https://localhost:${port}/`)).toBe(true);
  expect(await made().post(`https://localhost:${port}/`, '{}', {})).toEqual({ status: null, why: 'not_allowed' });
  expect(await made().post(`http://127.0.0.1:${port}/`, '{}', {})).toEqual({ status: null, why: 'not_allowed' });
  expect(asked).toBe(0);
  expect(await made(['localhost']).post(`http://localhost:${port}/`, '{}', {})).toMatchObject({ status: 200, text: '{}' });
  expect(await made(['127.0.0.0/8']).post(`http://127.0.0.1:${port}/`, '{}', {})).toMatchObject({ status: 200, text: '{}' });
});

test('what cannot be is said plainly', async () => {
  expect(await made().post('https://no-such-host.invalid/', '{}', {})).toEqual({ status: null, why: 'not_found' });
  expect(await made(['127.0.0.1']).post('http://127.0.0.1:1/', '{}', {})).toEqual({ status: null, why: 'refused' });
  for (const address of ['ftp://portal.example/', 'javascript:alert(1)', 'https://a:b@portal.example/', 'http://portal.example/', 'nonsense']) expect(made().mayReach(address)).toBe(false);
});
