import { fromKysely, PgBoss, type Job, type JobResult } from 'pg-boss';
import type { Transaction } from 'kysely';
import type { DB } from '#database/types.ts';
import type { ApiContext } from './api.ts';
import type { Emit, Emitted } from './command.ts';

/** The few things a job works with; it acts as the program itself, never as a person. */
export type JobContext = Pick<ApiContext, 'db' | 'door' | 'files' | 'outbound' | 'now' | 'watches'>;

/**
 * Somebody who hears what has happened: one job for each entry that has an event of his, run after the entry's
 * transaction, again when it fails, so it must do the same thing twice as once.
 */
export interface Listener {
  /** `feature.what`, also the name of its queue. */
  readonly name: string;
  readonly hears: (entry: Emitted) => boolean;
  /** Asked in the entry's own transaction of what it hears: whether there is anybody to hear for, so that no job is queued for nothing. Absent: there is. */
  readonly wanted?: (tx: Transaction<DB>, entry: Emitted) => Promise<boolean>;
  readonly handle: (context: JobContext, entry: Emitted) => Promise<void>;
}

/** Work of its own accord, at a time of the day by the offices' clocks: `cron` with minutes and hours. Done twice it must do the same as once. */
export interface Round {
  /** `feature.what`, also the name of its queue. */
  readonly name: string;
  readonly cron: string;
  readonly handle: (context: JobContext) => Promise<void>;
}
/** Where the offices' clocks go by. */
const zone = 'Asia/Shanghai';

/** A failed job is tried again after 5, 10, 20 … seconds, eight times. */
const retries = { retryLimit: 8, retryDelay: 5, retryBackoff: true };

/** Looked at once a second; while there is more than a handful, without a pause. Each job stands or fails by itself. */
const working = { pollingIntervalSeconds: 1, batchSize: 20, burstWhenBatchFull: true, perJobResults: true } as const;

async function each(jobs: readonly Job<Emitted>[], handle: (entry: Emitted) => Promise<void>): Promise<JobResult[]> {
  const results: JobResult[] = [];
  // They come in no order; what happened first is told first.
  for (const { id, data } of jobs.toSorted((a, b) => a.data.seq - b.data.seq)) {
    results.push(await handle(data).then(
      () => ({ id, status: 'completed' }),
      (error: unknown) => ({ id, status: 'failed', output: { message: error instanceof Error ? error.message : String(error) } }),
    ));
  }
  return results;
}

/**
 * The queue, kept in the same database (schema `pgboss`): a job is inserted by the transaction of the entry it is
 * about, so that it exists exactly when the entry does.
 */
export class Jobs {
  readonly #url: string;
  readonly #listeners: readonly Listener[];
  readonly #rounds: readonly Round[];
  readonly #complain: (error: unknown) => void;
  readonly #retries: typeof retries;
  #boss: PgBoss | null = null;

  constructor(url: string, listeners: readonly Listener[], complain: (error: unknown) => void, { again = {}, rounds = [] }: { readonly again?: Partial<typeof retries>; readonly rounds?: readonly Round[] } = {}) {
    this.#rounds = rounds;
    this.#retries = { ...retries, ...again };
    this.#url = url;
    this.#listeners = listeners;
    this.#complain = complain;
  }

  /** Tells the listeners of an entry; nobody before `start`. */
  readonly emit: Emit = async (tx: Transaction<DB>, entry: Emitted) => {
    if (this.#boss === null) return;
    for (const listener of this.#listeners) {
      if (listener.hears(entry) && (await listener.wanted?.(tx, entry)) !== false) await this.#boss.send(listener.name, { ...entry }, { db: fromKysely(tx) });
    }
  };

  /** Makes the queues and, with `work`, does their jobs in this process. Does nothing where nobody listens. */
  async start({ work, context }: { readonly work: boolean; readonly context: JobContext }): Promise<void> {
    if (this.#listeners.length === 0) return;
    const boss = new PgBoss({ connectionString: this.#url, max: 2, supervise: work, schedule: work });
    boss.on('error', this.#complain);
    await boss.start();
    for (const listener of this.#listeners) {
      await boss.createQueue(listener.name, this.#retries);
      if (!work) continue;
      await boss.work(listener.name, working, (jobs: Job<Emitted>[]) => each(jobs, (entry) => listener.handle(context, entry)));
    }
    for (const round of this.#rounds) {
      await boss.createQueue(round.name, { ...this.#retries, policy: 'stately' });
      if (!work) continue;
      await boss.schedule(round.name, round.cron, null, { tz: zone });
      await boss.work(round.name, () => round.handle(context));
    }
    this.#boss = boss;
  }

  /** Lets running jobs end and closes the queue's connections. */
  async stop(): Promise<void> {
    await this.#boss?.stop({ graceful: true, timeout: 5_000 });
    this.#boss = null;
  }
}
