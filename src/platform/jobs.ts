import { fromKysely, type PgBoss } from 'pg-boss';
import type { Transaction } from 'kysely';
import type { DB } from '#database/types.ts';
import type { ApiContext } from './api.ts';
import type { Emit, Emitted } from './command.ts';

/** The few things a job works with; it acts as the program itself, never as a person. */
export type JobContext = Pick<ApiContext, 'db' | 'door' | 'files'>;

/**
 * Somebody who hears what has happened: one job for each entry that has an event of his, run after the entry's
 * transaction, again when it fails, so it must do the same thing twice as once.
 */
export interface Listener {
  /** `feature.what`, also the name of its queue. */
  readonly name: string;
  readonly hears: (entry: Emitted) => boolean;
  readonly handle: (context: JobContext, entry: Emitted) => Promise<void>;
}

/** What tells the listeners of an entry: one job each, inserted by the entry's own transaction. */
export function emitTo(boss: PgBoss, listeners: readonly Listener[]): Emit {
  return async (tx, entry) => {
    for (const listener of listeners) {
      if (listener.hears(entry)) await boss.send(listener.name, { ...entry }, { db: inside(tx) });
    }
  };
}

const inside = (tx: Transaction<DB>): ReturnType<typeof fromKysely> => fromKysely(tx);
const retries = { retryLimit: 8, retryDelay: 5, retryBackoff: true } as const;

/** Makes each listener's queue, so that jobs can be sent. */
export async function makeQueues(boss: PgBoss, listeners: readonly Listener[]): Promise<void> {
  for (const listener of listeners) await boss.createQueue(listener.name, retries);
}

/** Starts working the listeners' queues in this process. */
export async function work(boss: PgBoss, listeners: readonly Listener[], context: JobContext): Promise<void> {
  for (const listener of listeners) {
    await boss.work<Emitted>(listener.name, { pollingIntervalSeconds: 1 }, async (jobs) => {
      for (const job of jobs) await listener.handle(context, job.data);
    });
  }
}
