import { resolve } from 'node:path';
import { seedCalendar } from '#database/seed/calendar.ts';
import { checkServer } from '#platform/database.ts';
import { migrate } from '#platform/migrate.ts';
import { findRunning } from '#platform/postgres/holder.ts';
import { startEmbedded } from '#platform/postgres/start.ts';
import { compose, type Program } from '../compose.ts';
import { readSettings } from '../config.ts';
import type { Around } from './around.ts';

/**
 * Does the work on the office's database: the operator's own (DATABASE_URL), or the one the running program holds, or
 * the embedded one, started for as long as the work takes. With `writes`, what is written is queued for the listeners of the
 * program that runs or will run.
 */
export async function withProgram<T>({ writes, around }: { readonly writes: boolean; readonly around: Around }, work: (program: Program) => Promise<T>): Promise<T> {
  const { databaseUrl, dataDir, secondAnchor, publicUrl, fonts } = readSettings({ ...around.env, PORT: '', TLS_CERT: '', TLS_KEY: '' });
  const running = databaseUrl === null ? findRunning(dataDir) : null;
  const known = databaseUrl ?? running?.url;
  const started = known === undefined ? await startEmbedded({ dataDir: resolve(dataDir), say: (line) => around.err(`${line}\n`) }) : null;
  const program = compose({
    databaseUrl: known ?? started?.url ?? '', dataDir, secondAnchor, fonts, baseUrl: publicUrl ?? 'http://localhost', logLevel: 'error',
  });
  try {
    await checkServer(program.db);
    // A running program has seen to this itself.
    if (running === null) {
      await migrate(program.db);
      await seedCalendar(program.db);
    }
    if (writes) await program.startJobs({ work: false });
    return await work(program);
  } finally {
    await program.close();
    await started?.stop();
  }
}
