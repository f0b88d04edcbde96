import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dumpSchema } from './schema/dump.ts';
import { writeTypes } from './schema/types.ts';
import { openDatabase } from '#platform/database.ts';
import { migrate } from '#platform/migrate.ts';
import { startEmbedded } from '#platform/postgres/start.ts';

// Makes database/types.ts and database/schema.sql true to the migrations: `npm run schema`.
const dataDir = mkdtempSync(join(tmpdir(), 'lx-schema-'));
const server = await startEmbedded({ dataDir, say: () => undefined, durable: false });
const database = openDatabase(server.url, { max: 1 });
await migrate(database.db);
writeFileSync(new URL('../database/schema.sql', import.meta.url), await dumpSchema(database.pool));
await database.close();
await writeTypes(server.url, new URL('../database/types.ts', import.meta.url).pathname);
await server.stop();
rmSync(dataDir, { recursive: true, force: true });
