import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAuth, type Auth } from '#platform/auth.ts';
import { openDatabase, type Database } from '#platform/database.ts';
import { Door } from '#platform/door.ts';
import { Anchor } from '#platform/ledger/anchor.ts';
import { Sessions } from '#platform/session.ts';

export interface Config {
  readonly databaseUrl: string;
  readonly dataDir: string;
  /** Address people type; decides whether cookies are marked Secure. */
  readonly baseUrl: string;
  readonly now?: () => Date;
  readonly secondAnchor?: string | undefined;
}

/** The few things a running program is made of, made once and handed in. */
export interface Program extends Database {
  readonly door: Door;
  readonly anchor: Anchor;
  readonly auth: Auth;
  readonly sessions: Sessions;
  readonly now: () => Date;
}

export function compose({ databaseUrl, dataDir, baseUrl, now = () => new Date(), secondAnchor }: Config): Program {
  const database = openDatabase(databaseUrl);
  const secret = secretIn(dataDir);
  const anchor = Anchor.in(dataDir, secondAnchor);
  const door = new Door({ db: database.db, anchor, emit: async () => undefined, now });
  const { pool } = database;
  return {
    ...database,
    door,
    anchor,
    now,
    auth: createAuth({ pool, secret, baseUrl, now }),
    sessions: new Sessions({ pool, secret, baseUrl, now }),
    async close() {
      await anchor.flush();
      await database.close();
    },
  };
}

/** The secret that signs sessions: made once, kept in the data folder, readable by its owner only. */
function secretIn(dataDir: string): string {
  const file = join(dataDir, 'secret');
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
    return readFileSync(file, 'utf8').trim();
  }
}
