import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshDatabase } from '#tests/harness/database.ts';
import { load } from './load.ts';
import { counted, giveAccounts, lingeringPlans, runOnce } from './sweep.ts';
import { makeWorld } from './world.ts';

/** What the bench does with 100,000, with 3,000: processes of their own that are really killed. */

test('killed among the pages of the sweep, killed among the batches of the telling, run again: everybody is told exactly once', async () => {
  const { url } = await freshDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'lx-sweep-'));
  const world = await makeWorld(url, dataDir);
  await giveAccounts(url, dataDir, world);
  await load(url, dataDir, world.officeId, lingeringPlans(world, 3_000));
  const env = { SWEEP_URL: url, SWEEP_DATA: dataDir, SWEEP_OFFICE: world.officeId, SWEEP_AT: '2026-11-24T00:30:00.000Z' };
  // A little slower than it is, so that the blow falls before the next step.
  const slow = { ...env, SWEEP_SLOW: '400' };
  const seen = [];
  for (const at of [/^page 3 /m, /^batch 1 /m]) {
    expect((await runOnce(slow, at)).killed).toBe(true);
    seen.push(await counted(url, world.officeId, 1));
  }
  expect(seen[0]).toMatchObject({ right: 0, entries: 0 });
  expect(seen[1]?.right).toBeGreaterThan(0);
  expect(seen[1]?.right).toBeLessThan(3_000);
  await runOnce(env);
  // Two processes at the end, side by side: nobody is left to tell.
  await Promise.all([runOnce(env), runOnce(env)]);
  expect(await counted(url, world.officeId, 1)).toMatchObject({ due: 3_000, right: 3_000, wrong: 0, people: 180 });
  rmSync(dataDir, { recursive: true, force: true });
}, 300_000);
