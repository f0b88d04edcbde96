import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshDatabase } from '#tests/harness/database.ts';
import { dumpSchema } from '../scripts/schema/dump.ts';
import { writeTypes } from '../scripts/schema/types.ts';

// When one of these fails: npm run schema, and look at what changed.
const kept = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

test('schema.sql is what the migrations make', async () => {
  const { pool } = await freshDatabase();
  expect(kept('schema.sql')).toBe(await dumpSchema(pool));
});

test('types.ts is what the migrations make', async () => {
  const { url } = await freshDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'lx-types-'));
  const made = join(folder, 'types.ts');
  await writeTypes(url, made);
  expect(kept('types.ts')).toBe(readFileSync(made, 'utf8'));
  rmSync(folder, { recursive: true });
});
