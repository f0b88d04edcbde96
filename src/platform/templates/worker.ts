import { parentPort } from 'node:worker_threads';
import { TooMuch } from './values.ts';
import type { Task } from './work.ts';
import type { Checked } from '#shared/document/problems.ts';

/** The thread in which templates are read and filled: a large one keeps nobody waiting, an endless one is ended from outside. */

export type Answer = { readonly ok: true; readonly checked: Checked } | { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly why: 'too_much' | 'broken'; readonly message: string };

parentPort?.on('message', (task: Task) => {
  void answer(task).then((given) => parentPort?.postMessage(given));
});

async function answer(task: Task): Promise<Answer> {
  try {
    // Each is loaded when first needed: the table of characters that names are compared by is large.
    if (task.do === 'check') return { ok: true, checked: (await import('./work-check.ts')).check(task) };
    return { ok: true, bytes: (await import('./work-fill.ts')).fill(task) };
  } catch (error) {
    return { ok: false, why: error instanceof TooMuch || error instanceof RangeError ? 'too_much' : 'broken', message: error instanceof Error ? `${error.message} ${JSON.stringify((error as { properties?: unknown }).properties ?? '')}`.slice(0, 500) : String(error) };
  }
}
