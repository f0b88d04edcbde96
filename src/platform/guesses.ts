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

/** Adds to a count that pauses nothing. @returns how many there are now. */
export async function addTries(db: Kysely<DB>, key: string, by: number, now: Date): Promise<number> {
  const { rows } = await sql<{ tries: number }>`
    insert into guess_guard as g (key, tries, last_at) values (${key}, ${by}, ${now.toISOString()})
    on conflict (key) do update set last_at = ${now.toISOString()}, tries = g.tries + ${by} returning tries`.execute(db);
  return rows[0]?.tries ?? by;
}

/** Of a note that is told, how many tries it stands for by now. */
export const noteKeyWord = 'note ';
export const noteKey = (id: string): string => `${noteKeyWord}${id}`;
/** As long as the log itself has to be kept at least. */
const notesKeptDays = 190;

/** Forgets what has rested: the table does not grow by strangers. */
export async function forgetGuesses(db: Kysely<DB>, now: Date): Promise<void> {
  const ago = (days: number): string => new Date(now.getTime() - days * 86_400_000).toISOString();
  await sql`delete from guess_guard where last_at < ${ago(1)} and (left(key, ${noteKeyWord.length}) <> ${noteKeyWord} or last_at < ${ago(notesKeptDays)})`.execute(db);
}

/** Addresses told apart within an hour; beyond that a flood counts as one. */
const mostSources = 2_000;
let seen = new Set<string>();
let hour = 0;

/**
 * Who asks, as far as an address tells. Of IPv6 it is the network: everybody there has millions of addresses. Null where it is not known,
 * or where more are seen within an hour than are told apart.
 */
export function sourceOf(address: string, now: Date): string | null {
  const source = networkOf(address);
  const current = Math.floor(now.getTime() / 3_600_000);
  if (current !== hour) seen = new Set();
  hour = current;
  if (source === '' || (!seen.has(source) && seen.size >= mostSources)) return null;
  seen.add(source);
  return source;
}

function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!plain.includes(':')) return plain;
  const [head = [], tail = []] = plain.split('::').map((half) => half.split(':').filter(Boolean));
  const groups = plain.includes('::') ? [...head, ...Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0'), ...tail] : head;
  return `${groups.slice(0, 4).join(':')}::/64`;
}
