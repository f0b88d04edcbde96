import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '#platform/database.ts';
import { migrate } from '#platform/migrate.ts';
import { startEmbedded } from '#platform/postgres/start.ts';
import { browserPath } from './browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string;
  }
}

/** One real PostgreSQL for the whole run, whose migrated database is the template every test file copies; and the browser, unpacked. */
export default async function setup(project: TestProject) {
  const tmp = process.env['TMPDIR'];
  await browserPath();
  // What the browser needs to unpack is not what everything else should write to.
  if (tmp === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = tmp;
  const dataDir = mkdtempSync(join(tmpdir(), 'lx-test-'));
  const server = await startEmbedded({ dataDir, say: () => undefined, durable: false });
  const database = openDatabase(server.url, { max: 1 });
  await migrate(database.db);
  await database.close();
  project.provide('databaseUrl', server.url);
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
