import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { makeLog } from './log.ts';

test('a fault of the database is one readable line: what, where and its code, and not the connection it came by', () => {
  const lines: string[] = [];
  const log = makeLog('error', new Writable({ write: (line: Buffer, _, done) => { lines.push(String(line)); done(); } }));
  log.error(Object.assign(new Error('terminating connection'), { code: '57P01', client: { host: 'db', connection: { secretKey: 1 } } }), 'queue');
  const [said] = lines.map((line) => JSON.parse(line) as { msg: string; err: object });
  expect(said).toMatchObject({ msg: 'queue', err: { message: 'terminating connection', code: '57P01' } });
  expect(said?.err).toHaveProperty('stack');
  expect(said?.err).not.toHaveProperty('client');
});
