import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { freshDatabase } from '#tests/harness/database.ts';
import { sequencesInBrowser } from './offline-browser.ts';
import { makeWorld } from './world.ts';

/** Three of the thirty sequences of `npm run bench -- offline-browser`, with one server killed among them. */

const dataDir = mkdtempSync(join(tmpdir(), 'lx-sequences-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

test('cut, killed and delivered twice: what a page acknowledged is there, once', async () => {
  const { url } = await freshDatabase();
  await makeWorld(url, dataDir);
  const told = await sequencesInBrowser({ url, dataDir, sequences: 3, killEach: 3, seed: 20261128, port: 19_400 + (process.pid % 500) });
  expect(told).toMatchObject({ lost: 0, doubled: 0, left: 0, servers: 1 });
  expect(told.acknowledged).toBeGreaterThan(2);
}, 180_000);
