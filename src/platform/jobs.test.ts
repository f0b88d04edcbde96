import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, onTestFinished, test, vi } from 'vitest';
import { freshDatabase } from '#tests/harness/database.ts';
import type { Emitted } from './command.ts';
import { Jobs, type JobContext, type Listener, type Round } from './jobs.ts';

const entry = (seq: number, name: string): Emitted => ({ officeId: randomUUID(), seq, activityId: null, events: [{ name, details: {} }] });

test('a listener hears of an entry when, and only when, its transaction was committed; a failed job is tried again', async () => {
  const { db, url } = await freshDatabase();
  const heard: number[] = [];
  let broken = true;
  const listener: Listener = {
    name: 'test.hears',
    hears: ({ events }) => events.some((event) => event.name === 'wanted'),
    async handle(_, { seq }) {
      if (seq === 3 && broken) {
        broken = false;
        throw new Error('once');
      }
      heard.push(seq);
    },
  };
  let rounds = 0;
  const round: Round = { name: 'test.round', cron: '10 9 * * *', handle: async () => { rounds += 1; } };
  const jobs = new Jobs(url, [listener], () => undefined, { again: { retryDelay: 1 }, rounds: [round] });
  await jobs.start({ work: true, context: {} as JobContext });
  onTestFinished(() => jobs.stop());
  await db.transaction().execute((tx) => jobs.emit(tx, entry(1, 'wanted')));
  await db.transaction().execute((tx) => jobs.emit(tx, entry(2, 'other')));
  await db
    .transaction()
    .execute(async (tx) => {
      await jobs.emit(tx, entry(9, 'wanted'));
      throw new Error('taken back');
    })
    .catch(() => undefined);
  await db.transaction().execute((tx) => jobs.emit(tx, entry(3, 'wanted')));
  await vi.waitFor(() => expect(heard.toSorted()).toEqual([1, 3]), { timeout: 20_000, interval: 200 });
  // What comes of its own accord stands in the timetable, and its work is done when its time sends it.
  const { rows } = await sql<{ cron: string; timezone: string }>`select cron, timezone from pgboss.schedule where name = 'test.round'`.execute(db);
  expect(rows).toEqual([{ cron: '10 9 * * *', timezone: 'Asia/Shanghai' }]);
  await sql`insert into pgboss.job (name, policy) values ('test.round', 'stately')`.execute(db);
  await vi.waitFor(() => expect(rounds).toBe(1), { timeout: 20_000, interval: 200 });
});
