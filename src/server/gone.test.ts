import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { foundOffice } from '#features/office/commands.ts';
import { openOffice } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { createApp } from './app.ts';
import { compose } from './compose.ts';

test('without a database every door says so in words, and nothing hangs', async () => {
  const program = compose({
    databaseUrl: 'postgresql://nobody@127.0.0.1:9/none', dataDir: mkdtempSync(join(tmpdir(), 'lx-gone-')), baseUrl: 'http://localhost', logLevel: 'silent',
  });
  const server = createServer(createApp(program, { webDir: 'dist/web' }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await program.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  expect((await fetch(`${url}/healthz`)).status).toBe(503);
  const state = await fetch(`${url}/api/office`);
  expect(state.status).toBe(503);
  expect(((await state.json()) as { message: string }).message).toContain('数据库暂时没有应答');
  const signIn = await fetch(`${url}/auth/sign-in`, { method: 'POST', body: JSON.stringify({ username: 'a', password: 'b' }) });
  expect(signIn.status).toBe(503);
});

test('the database going away in mid-command leaves nothing half-done, and the same command then goes through once', async () => {
  const app = await startApp();
  const office = await openOffice(app);
  const person = await office.person('断线');
  const call = { commandId: crypto.randomUUID(), name: '断线', scope: 'read', expiresOn: '2026-12-01' } as const;
  const entries = async (): Promise<number> => (await app.program.db.selectFrom('ledgerEntry').select('seq').where('officeId', '=', office.id).execute()).length;
  const before = await entries();
  // Every connection is cut while the head of the chain is held by somebody else, so that the command is half-way.
  const holder = await app.program.pool.connect();
  holder.on('error', () => undefined);
  await holder.query('begin');
  await holder.query('select * from ledger_head where office_id = $1 for update', [office.id]);
  const half = person.client.account.makeToken(call).catch((error: unknown) => error);
  await new Promise((resolve) => setTimeout(resolve, 300));
  await app.program.pool.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()');
  holder.release(true);
  expect(await half).toMatchObject({ code: 'UNAVAILABLE', data: { findings: [{ check: 'request.unavailable' }] } });
  // A connection that was cut while it rested is found out by whoever is the first to use it.
  await vi.waitFor(async () => expect(await entries()).toBe(before), { timeout: 20_000 });
  await vi.waitFor(async () => expect(await person.client.account.tokens({})).toEqual([]), { timeout: 20_000 });
  await person.client.account.makeToken(call);
  await person.client.account.makeToken(call);
  expect(await entries()).toBe(before + 1);
});

test('an office is created once from the first-run page, by three different people with good passwords', async () => {
  const app = await startApp();
  const person = (name: string) => ({ name, username: name, password: 'Lian-xue-2026' });
  const good = { commandId: crypto.randomUUID(), name: '某某特派办', system: person('jia'), security: person('yi'), audit: person('bing') };
  const create = (input: typeof good) => app.client().office.create(input);
  await expect(create({ ...good, audit: person('jia') })).rejects.toMatchObject({ data: { findings: [{ check: 'office.same_person', field: 'audit.name' }, { check: 'office.same_username' }] } });
  await expect(create({ ...good, audit: { ...person('bing'), password: 'short' } })).rejects.toMatchObject({ data: { findings: [{ check: 'account.password_short', field: 'audit.password' }, { check: 'account.password_plain' }] } });
  expect((await app.client().office.state({})).empty).toBe(true);
  const first = await create(good);
  expect(await create(good)).toEqual(first);
  await expect(create({ ...good, commandId: crypto.randomUUID() })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const { inputHash, changes } = await app.program.db.selectFrom('ledgerEntry').selectAll().where('command', '=', 'office.create').executeTakeFirstOrThrow();
  expect(JSON.stringify([inputHash, changes])).not.toContain('Lian-xue');
  await expect(foundOffice(app.program, { kind: 'operator', name: '操作员' }, {
    commandId: crypto.randomUUID(), name: '第二家', administrators: [{ post: 'system_admin', ...person('jia') }],
  })).rejects.toMatchObject({ findings: [{ check: 'account.name_taken' }] });
});
