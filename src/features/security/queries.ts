import type { Kysely } from 'kysely';
import type { DB } from '#database/types.ts';
import type { Door } from '#platform/door.ts';
import { addTries, forgetGuesses, noteKey } from '#platform/guesses.ts';
import { idFrom } from '#platform/named-id.ts';
import { loadRules } from '#platform/rules.ts';
import { systemOf } from '#shared/actor.ts';
import { noteRefused } from './commands.ts';
import { isTold, type Attempt } from './facts.ts';
import { attemptLimit } from './shipped.ts';
import { roomFor } from './store.ts';

export { attemptLimit } from './shipped.ts';

interface Known {
  readonly db: Kysely<DB>;
  readonly door: Door;
  readonly now: () => Date;
}
interface Vain extends Omit<Attempt, 'tries'> {
  /** How many tries this is; one where it is not said. */
  readonly by?: number;
}

/**
 * Something was tried in vain: for the security administrator of the office. What is tried of one kind about one thing on one day is one
 * group and one row; only its first try and each power of ten is an entry of the ledger. Beyond the office's number of groups a day
 * (rule SEC-11) all further ones of a kind are one, so that no flood fills a table.
 */
export async function noteAttempt(known: Known, officeId: string, { kind, about, by = 1 }: Vain): Promise<void> {
  const { db, door, now } = known;
  const at = now();
  const rules = await loadRules(db, officeId, at);
  const id = idFrom(`attempt ${officeId} ${rules.today} ${kind} ${about ?? ''}`);
  const room = await roomFor(db, officeId, { id, most: attemptLimit(rules, 'groups'), now: at });
  if (!room.known && room.full && about !== null) return noteAttempt(known, officeId, { kind, about: null, by });
  const tries = await addTries(db, noteKey(id), by, at);
  if (!isTold(tries - by, tries)) return;
  if (tries === by) await forgetGuesses(db, at);
  const commandId = idFrom(`${id} ${tries}`);
  await door.run(noteRefused, systemOf(officeId), { commandId, input: { commandId, id, kind, about, tries } }).catch((error: unknown) => {
    // The first two of a group came at once: one of them stands, and the count knows of both.
    if ((error as { code?: string } | null)?.code !== '23505') throw error;
  });
}

/** The same where nobody knows whose secret was guessed: every office's security administrator sees it. */
export async function noteStrangers(known: Known, attempt: Vain): Promise<void> {
  for (const { id } of await known.db.selectFrom('office').select('id').limit(mostOffices).execute()) await noteAttempt(known, id, attempt);
}
const mostOffices = 20;
