import pg from 'pg';

/**
 * Loaded before every measured program (`--import`): tells its processor time and memory when asked, and, for one
 * request before anything is measured, what statements it sends. Until asked it changes nothing.
 */
export interface Usage {
  /** Processor time of the process so far, user and system, in milliseconds. */
  readonly cpu: number;
  /** Resident memory in bytes: now, and the highest since the process began. */
  readonly rss: number;
  readonly peak: number;
}
/** A statement as it was handed to the driver. */
export interface Sent {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly name?: string;
}
export type Ask = 'usage' | 'tap' | 'untap';

const query = pg.Client.prototype.query as (...words: unknown[]) => unknown;
let sent: Sent[] = [];

function tapped(this: pg.Client, ...words: unknown[]): unknown {
  const [first, second] = words;
  const given = (typeof first === 'string' ? { text: first, values: second } : first) as { text?: string; name?: string; values?: unknown };
  const values = Array.isArray(given.values) ? given.values : Array.isArray(second) ? second : [];
  // Only the program's own pool: the queue's questions come when they come and belong to no request.
  if (given.text !== undefined && this.constructor.name === 'PreparingClient') sent.push({ text: given.text, values, ...(given.name === undefined ? {} : { name: given.name }) });
  return query.apply(this, words);
}

function answer(ask: Ask): Usage | readonly Sent[] {
  if (ask === 'usage') {
    const { user, system } = process.cpuUsage();
    return { cpu: (user + system) / 1000, rss: process.memoryUsage.rss(), peak: process.resourceUsage().maxRSS * 1024 };
  }
  const before = sent;
  sent = [];
  pg.Client.prototype.query = (ask === 'tap' ? tapped : query) as typeof pg.Client.prototype.query;
  return before;
}

process.on('message', (ask: unknown) => {
  if (ask === 'usage' || ask === 'tap' || ask === 'untap') process.send?.({ of: ask, answer: answer(ask) });
});
// It must not outlive the bench.
process.once('disconnect', () => process.exit());
