import { openDatabase } from '#platform/database.ts';
import { startEmbedded } from '#platform/postgres/start.ts';

// A program of its own that holds a data folder, adds a row for every line it reads, and can be killed: used by
// src/platform/postgres/start.test.ts.
const dataDir = process.argv[2] ?? '';
const say = (line: string): void => void process.stdout.write(`${line}\n`);

try {
  const server = await startEmbedded({ dataDir, say });
  server.announce('http://localhost:12345');
  const { pool } = openDatabase(server.url, { max: 1 });
  await pool.query('create table if not exists kept (n int primary key)');
  say(`ready ${process.pid}`);
  for await (const line of process.stdin.setEncoding('utf8')) {
    await pool.query('insert into kept select coalesce(max(n), 0) + 1 from kept');
    say(`added ${String(line).trim()}`);
  }
} catch (error) {
  say(`refused ${error instanceof Error ? error.message : String(error)}`);
}
