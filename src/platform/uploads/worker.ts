import { parentPort } from 'node:worker_threads';
import type { Finding } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import { unfit } from './kinds.ts';
import type { TableSheet } from './sheet-room.ts';
import type { TableKind } from './tables-read.ts';

/** The thread in which files are read: one made to be endless, or larger than any memory, stops nobody else. */

export type Task =
  | { readonly do: 'tables'; readonly bytes: Uint8Array; readonly kind: TableKind }
  | { readonly do: 'text'; readonly bytes: Uint8Array; readonly mediaType: string };
export type Answer =
  | { readonly did: 'tables'; readonly read: TableSheet[] }
  | { readonly did: 'text'; readonly read: string }
  | { readonly did: null; readonly findings: readonly Finding[] };

parentPort?.on('message', (task: Task) => {
  void answer(task).then((given) => parentPort?.postMessage(given));
});

async function answer(task: Task): Promise<Answer> {
  try {
    if (task.do === 'tables') return { did: 'tables', read: await (await import('./tables-read.ts')).tablesIn(task.bytes, task.kind) };
    return { did: 'text', read: await (await import('./text-read.ts')).textIn(task.bytes, task.mediaType) };
  } catch (error) {
    // Whatever a reader stumbles over is the file's fault: it was looked through before.
    return { did: null, findings: (error instanceof Refusal ? error : unfit('damaged')).findings };
  }
}
