import { sql, type Kysely } from 'kysely';
import type { DB } from '#database/types.ts';

/** Wrong tries of what could be guessed: a code, an address. Counted by what is tried, until they have rested for a while. */
export interface GuessLimit {
  readonly most: number;
  /** How long it pauses, and after how much rest tries are forgotten. */
  readonly minutes: number;
}

/** Until when a key pauses; null while it may be tried. */
export async function pausedUntil(db: Kysely<DB>, key: string, now: Date): Promise<string | null> {
  const row = await db.selectFrom('guessGuard').select('lockedUntil').where('key', '=', key).executeTakeFirst();
  const until = row?.lockedUntil ?? null;
  return until !== null && until > now.toISOString() ? until : null;
}

/**
 * Counts a wrong try, outside the transaction that refused it. `paused` is true for the one try that began the pause, so
 * that it is told once.
 */
export async function countGuess(db: Kysely<DB>, key: string, now: Date, { most, minutes }: GuessLimit): Promise<{ readonly tries: number; readonly paused: boolean }> {
  const at = now.toISOString();
  const rested = new Date(now.getTime() - minutes * 60_000).toISOString();
  const until = new Date(now.getTime() + minutes * 60_000).toISOString();
  const { rows } = await sql<{ tries: number }>`
    insert into guess_guard as g (key, tries, last_at) values (${key.slice(0, 200)}, 1, ${at})
    on conflict (key) do update set last_at = ${at}, tries = case when g.last_at < ${rested} then 1 else g.tries + 1 end
    returning tries`.execute(db);
  const tries = rows[0]?.tries ?? 1;
  if (tries % most !== 0) return { tries, paused: false };
  await db.updateTable('guessGuard').set({ lockedUntil: until }).where('key', '=', key.slice(0, 200)).execute();
  return { tries, paused: true };
}

/** Forgets what has rested: the table does not grow by strangers. */
export const forgetGuesses = async (db: Kysely<DB>, now: Date): Promise<void> => {
  await db.deleteFrom('guessGuard').where('lastAt', '<', new Date(now.getTime() - 86_400_000).toISOString()).execute();
};
