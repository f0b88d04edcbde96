import type pg from 'pg';
import { openDatabase } from '#platform/database.ts';

/**
 * A pool of the program's size that is there only while it is measured: two houses and three ways each would need more
 * connections at once than the embedded server gives. Woken, all its connections stand.
 * @returns the pool; throws while it rests.
 */
export function onCall(url: string): () => pg.Pool {
  let pool: pg.Pool | null = null;
  process.on('message', ({ call }: { call?: 'wake' | 'rest' }) => {
    if (call === undefined) return;
    const done = call === 'wake' ? wake() : rest();
    done.then(() => process.send?.({ of: 'done', answer: null }), (error: unknown) => process.send?.({ of: 'done', error: String(error) }));
  });
  async function wake(): Promise<void> {
    const fresh = openDatabase(url).pool;
    const clients = await Promise.all(Array.from({ length: fresh.options.max }, () => fresh.connect()));
    for (const client of clients) client.release();
    pool = fresh;
  }
  async function rest(): Promise<void> {
    await pool?.end();
    pool = null;
  }
  return () => {
    if (pool === null) throw new Error('asked while at rest');
    return pool;
  };
}
