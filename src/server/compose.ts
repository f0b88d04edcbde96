import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newest } from '#features/peer/facts-kinds.ts';
import { marksAtDoor } from '#features/rulebook/marks.ts';
import { underlay } from '#features/rulebook/shipped-profiles.ts';
import { layUnder } from '#platform/rules.ts';
import { createAuth, type Auth } from '#platform/auth.ts';
import { openDatabase, type Database } from '#platform/database.ts';
import { FilesOnDisk, type Files } from '#platform/files-on-disk.ts';
import { Door } from '#platform/door.ts';
import { Jobs } from '#platform/jobs.ts';
import { Outbound } from '#platform/outbound.ts';
import { Anchor } from '#platform/ledger/anchor.ts';
import { Sessions } from '#platform/session.ts';
import { cameFrom, type CameFrom } from './came-from.ts';
import { hant } from './hant.ts';
import { makeLog, type Log } from './log.ts';
import { listeners, rounds, watches } from './rooms.ts';
import type { Watch } from '#platform/watch.ts';

export interface Config {
  readonly databaseUrl: string;
  readonly dataDir: string;
  /** Address people type; decides whether cookies are marked Secure. */
  readonly baseUrl: string;
  readonly now?: () => Date;
  /** Whether that address was given; else it is this machine's own, which nobody else can open. */
  readonly baseUrlKnown?: boolean;
  readonly secondAnchor?: string | undefined;
  /** Folder of licensed faces for PDFs. */
  readonly fonts?: string | null;
  /** Hosts, addresses and networks to which something may be sent although they are not public. */
  readonly outboundAllow?: readonly string[];
  /** Addresses and networks of the operator's own proxies: only they are believed about where a request came from. */
  readonly trustedProxies?: readonly string[];
  /** How long another program may take to answer, milliseconds. */
  readonly outboundPatience?: number;
  /** The mail server, and whom its letters come from. */
  readonly mail?: { readonly url: string; readonly from: string | null } | null;
  /** Newest version spoken with other offices' installations: an older one tries out what a neighbour would do that was not renewed yet. */
  readonly speaks?: number;
  /** Least important line of the program's own log that is written. */
  readonly logLevel?: string;
}

/** The few things a running program is made of, made once and handed in. */
export interface Program extends Database {
  readonly door: Door;
  readonly anchor: Anchor;
  readonly auth: Auth;
  readonly files: Files;
  readonly fonts: string | null;
  readonly outbound: Outbound;
  /** What becomes due, feature by feature. */
  readonly watches: readonly Watch[];
  /** The same door by another clock, heard by nobody: the demo's past and nothing else. */
  doorAt(clock: () => Date): Door;
  /** Signs session cookies. */
  readonly secret: string;
  readonly sessions: Sessions;
  readonly now: () => Date;
  readonly baseUrl: string;
  readonly cameFrom: CameFrom;
  readonly log: Log;
  /**
   * Starts the queue: from then on every entry queues its listeners' jobs. With `work` this process does them too.
   * Until it is called nobody hears of anything, which is what most tests want.
   */
  startJobs(options: { readonly work: boolean }): Promise<void>;
}

/** Makes the program from its configuration. Nothing is read or written until it is used; `close` undoes all of it. */
export function compose(config: Config): Program {
  const { databaseUrl, dataDir, baseUrl, baseUrlKnown = true, now = () => new Date(), secondAnchor, fonts = null, logLevel = 'warn' } = config;
  layUnder(underlay);
  const database = openDatabase(databaseUrl);
  const secret = secretIn(dataDir);
  const log = makeLog(logLevel);
  const jobs = new Jobs(databaseUrl, listeners, (error) => log.error({ err: error }, 'queue'), { rounds });
  const anchor = Anchor.in(dataDir, secondAnchor);
  const doorParts = { db: database.db, anchor, emit: jobs.emit, now, screen: marksAtDoor };
  const door = new Door(doorParts);
  const { pool } = database;
  const files = new FilesOnDisk(dataDir);
  const patience = config.outboundPatience === undefined ? {} : { patience: config.outboundPatience };
  const outbound = new Outbound({ baseUrl, baseUrlKnown, secret, allowed: config.outboundAllow ?? [], mail: config.mail ?? null, speaks: config.speaks ?? newest, hant: hant('zh-Hant'), ...patience });
  const auth = createAuth({ url: databaseUrl, secret, baseUrl, now });
  return {
    ...database,
    door,
    doorAt: (clock) => new Door({ ...doorParts, now: clock, emit: async () => undefined }),
    anchor,
    now,
    auth,
    files,
    fonts,
    outbound,
    watches,
    baseUrl,
    cameFrom: cameFrom(config.trustedProxies ?? []),
    log,
    startJobs: (options) => jobs.start({ ...options, context: { db: database.db, door, files, outbound, now, watches } }),
    secret,
    sessions: new Sessions({ pool, secret, baseUrl, now }),
    async close() {
      await jobs.stop();
      await anchor.flush();
      await Promise.all([database.close(), auth.close()]);
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
