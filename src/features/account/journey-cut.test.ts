import { expect, test } from 'vitest';
import { newId } from '#shared/ids.ts';
import { openOffice, signedIn } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { forget } from './jobs.ts';

/** Devices: what they make their keys of, and how long one that was cut off from elsewhere is told so. */

const app = await startApp();

test('a device that was cut off is told so for a month; then nothing of it is left here', async () => {
  const office = await openOffice(app);
  const branchId = await office.branch('计算机处党支部');
  const member = await office.person('李向东', { branchId, posts: [{ post: 'member' }] });
  const elsewhere = await signedIn(app, member.username);
  await elsewhere.client.account.endSessions({ commandId: newId() });
  const told = async () => ((await (await app.ask('/rpc/account/me', { json: { json: {} }, headers: member.headers })).json()) as { json: { data: { findings: { check: string }[] } } }).json.data.findings[0]?.check;
  const { db, door, files, outbound, watches } = app.program;
  const at = (days: number) => ({ db, door, files, outbound, watches, now: () => new Date(app.clock.now().getTime() + days * 86_400_000) });
  await db.updateTable('sessionCut').set({ cutAt: app.clock.now().toISOString() }).execute();
  await forget(at(29));
  expect(await told()).toBe('sign_in.cut_off');
  await forget(at(31));
  expect(await told()).toBe('sign_in.ended');
  expect(await db.selectFrom('sessionCut').selectAll().execute()).toEqual([]);
});

test('a device’s secret is its person’s, always the same, and given to no program', async () => {
  const office = await openOffice(app);
  const branchId = await office.branch('信息处党支部');
  const [one, other] = [await office.person('甲', { branchId, posts: [{ post: 'member' }] }), await office.person('乙', { branchId, posts: [{ post: 'member' }] })];
  const given = await one.client.account.device({});
  expect(given).toMatchObject({ ownerId: one.id, megabytes: 300 });
  expect(Buffer.from(given.secret ?? '', 'base64')).toHaveLength(32);
  expect(await (await signedIn(app, one.username)).client.account.device({})).toEqual(given);
  expect((await other.client.account.device({})).secret).not.toBe(given.secret);
  const { secret } = await one.client.account.makeToken({ commandId: newId(), name: '程序', scope: 'all', expiresOn: '2026-12-20' });
  await expect(app.client({ authorization: `Bearer ${secret}` }).account.device({})).rejects.toMatchObject({ data: { findings: [{ check: 'forbidden.session_only' }] } });
});
