import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'database/**/*.test.ts', 'tests/**/*.test.ts', 'bench/*.test.ts'],
    globalSetup: ['tests/harness/cluster.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // What a page saves by itself comes a while after the last key; on a busy machine longer than Vitest waits by default.
    expect: { poll: { timeout: 15_000 } },
  },
});
