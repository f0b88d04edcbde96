import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { DB } from '#database/types.ts';
import { PreparingClient } from './prepared.ts';
import { StartError } from './start-error.ts';

const instant = (text: string): string => new Date(text).toISOString();

// Set once, for every connection: what the program reads is plain data that travels and compares without surprises.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, instant);

export interface Database {
  readonly db: Kysely<DB>;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/** Opens the database: a pool of `max` connections, all in UTC. An idle connection that breaks is only replaced. */
export function openDatabase(url: string, { max = 10 } = {}): Database {
  const pool = new pg.Pool({ Client: PreparingClient, connectionString: url, max, options: '-c TimeZone=UTC', connectionTimeoutMillis: 5_000 });
  pool.on('error', () => undefined);
  // A connection cut while in use fails its statement, which is answered; its event would end the whole program.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  return { db, pool, close: () => db.destroy() };
}

/**
 * Refuses a server that would lose or mangle text, before any table is made.
 * @throws StartError below PostgreSQL 15, when not UTF-8, or where LC_CTYPE does not know Chinese letters (plain C).
 */
export async function checkServer(db: Kysely<DB>): Promise<void> {
  await db.connection().execute(() => Promise.resolve()).catch((error: unknown) => {
    throw unreachable(error);
  });
  const { rows } = await sql<{ version: number; encoding: string; ctype: string; words: number }>`
    select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
      (select datctype from pg_database where datname = current_database()) as ctype,
      array_length(tsvector_to_array(to_tsvector('simple', '数据，管理')), 1) as words`.execute(db);
  const server = rows[0];
  if (server === undefined) throw new Error('the database did not tell its version');
  if (server.version < 150_000) {
    const major = Math.floor(server.version / 10_000);
    throw new StartError(
      `数据库是 PostgreSQL ${major}，需要 15 或更高。请升级，或去掉 DATABASE_URL 使用内置数据库。`,
      `This is PostgreSQL ${major}; 15 or newer is needed. Upgrade it, or unset DATABASE_URL to use the embedded one.`,
    );
  }
  if (server.encoding !== 'UTF8' || server.words !== 2) {
    const remedy = "create database … encoding 'UTF8' lc_ctype 'C.UTF-8' template template0";
    throw new StartError(
      `数据库的编码是 ${server.encoding}、LC_CTYPE 是 ${server.ctype}，不能正确处理中文。请以 ${remedy} 另建数据库。`,
      `Encoding ${server.encoding} with LC_CTYPE ${server.ctype} cannot handle Chinese text. Make another: ${remedy}.`,
    );
  }
}

/** The address leads to no server, or the server does not let us in: the operator's to mend. */
function unreachable(error: unknown): unknown {
  const code = String((error as { code?: string } | null)?.code ?? '');
  if (!/^(28|3D|08|53|57P03|ECONN|ENOTFOUND|ENOENT|EAI_|ETIMEDOUT|EHOSTUNREACH)/.test(code)) return error;
  const said = error instanceof Error && error.message !== '' ? error.message : code;
  return new StartError(`连不上数据库（${said}）。请检查 DATABASE_URL 和数据库是否在运行。`, `The database cannot be reached (${said}). Check DATABASE_URL and whether it runs.`);
}
