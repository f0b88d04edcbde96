import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { entryHash, type EntryBody } from '#platform/ledger/entry.ts';
import type { Sent } from './meter.ts';

/** One request of the program as the statements it sent, made to fit another object of the same kind. */
export interface Recording {
  readonly sent: readonly Sent[];
  /** Id of the object the recorded request was about; each replay puts another in its place. */
  readonly about: string | null;
  /** Ids the recorded request made: new ones each time. */
  readonly fresh: readonly string[];
}

/** Runs a recording for one object, in a transaction where the recording had one. @returns what every statement but the first (who asks) answered. */
export async function replay(pool: pg.Pool, { sent, about, fresh }: Recording, id: string | null): Promise<unknown[]> {
  const names = new Map<string, string>(fresh.map((old) => [old, randomUUID()]));
  if (about !== null && id !== null) names.set(about, id);
  const pattern = names.size === 0 ? null : new RegExp([...names.keys()].join('|'), 'g');
  let client: pg.PoolClient | null = null;
  let head = { seq: 0, hash: '' };
  const answers: unknown[] = [];
  try {
    for (const statement of sent) {
      const begins = /^begin|^start transaction/i.test(statement.text);
      if (begins) client = await pool.connect();
      const values = chained(statement, renamed(statement.values, pattern, names), head);
      const answer = await (client ?? pool).query({ ...statement, values: [...values] });
      if (/from ledger_head/.test(statement.text)) head = answer.rows[0] as typeof head;
      if (/into "ledger_entry"/.test(statement.text)) head = { seq: head.seq + 1, hash: String(values.at(-1)) };
      if (answer.rows?.length > 0) answers.push(answer.rows);
      if (/^commit/i.test(statement.text)) {
        client?.release();
        client = null;
      }
    }
    return answers.slice(1);
  } catch (error) {
    await client?.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client?.release();
  }
}

function renamed(values: readonly unknown[], pattern: RegExp | null, names: ReadonlyMap<string, string>): unknown[] {
  if (pattern === null) return [...values];
  const put = (text: string): string => text.replace(pattern, (old) => names.get(old) ?? old);
  return values.map((value) => (typeof value === 'string' ? put(value) : value));
}

/** A new entry stands behind the present head with a true hash, so that `verify` holds over what a replay writes. */
function chained({ text }: Sent, values: unknown[], head: { seq: number; hash: string }): unknown[] {
  // The queue's job names the entry it follows from.
  if (/into pgboss\.job/i.test(text)) return values.map((value) => (typeof value === 'string' ? value.replaceAll(/("seq\\*":\s*)\d+/g, `$1${head.seq}`) : value));
  if (/^update "ledger_head"/.test(text)) return [head.seq, head.hash, ...values.slice(2)];
  if (!/^insert into "ledger_entry"/.test(text)) return values;
  const columns = [...(/\(([^)]*)\)/.exec(text)?.[1] ?? '').matchAll(/"(\w+)"/g)].map(([, name = '']) => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()));
  if (columns.at(-1) !== 'hash') throw new Error('the entry is written another way now: look at bench/replay.ts');
  const body = Object.fromEntries(columns.slice(0, -1).map((name, place) => [name, values[place]]));
  const entry = { ...body, seq: head.seq + 1, prevHash: head.hash, events: JSON.parse(String(body['events'])), changes: JSON.parse(String(body['changes'])) } as EntryBody;
  const columnsOf: Record<string, unknown> = { ...body, seq: entry.seq, prevHash: entry.prevHash, hash: entryHash(entry) };
  return columns.map((name) => columnsOf[name]);
}
