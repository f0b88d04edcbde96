import type { Shot } from './aim.ts';
import { onCall } from './on-call.ts';
import { replay, type Recording } from './replay.ts';
import { runShots } from './shots.ts';

// The statements alone: no HTTP, the same number at once, the same size of pool. It is its own load.
const pool = onCall(process.env['DATABASE_URL'] ?? '');

process.on('message', (work: { recording?: Recording; shot?: Shot; ids?: readonly (string | null)[] }) => {
  const { recording, shot, ids } = work;
  if (recording === undefined || shot === undefined || ids === undefined) return;
  runShots(shot, async (number) => {
    await replay(pool(), recording, ids[number % ids.length] ?? null);
  }).then(
    (answer) => process.send?.({ of: 'done', answer }),
    (error: unknown) => process.send?.({ of: 'done', error: String(error) }),
  );
});
