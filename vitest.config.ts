import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'database/**/*.test.ts', 'tests/**/*.test.ts', 'bench/*.test.ts'],
    globalSetup: ['tests/harness/cluster.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // A file has its own database, program and browser; the two thousand modules of the program it shares with those before it in
    // its worker, whose only state is what they keep of things that never change.
    isolate: false,
    // What a page saves by itself comes a while after the last key; on a busy machine longer than Vitest waits by default.
    expect: { poll: { timeout: 15_000 } },
  },
});
