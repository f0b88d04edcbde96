import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import type { Answer, Job } from './worker.ts';

/**
 * One compiler for the process, in a thread of its own: it takes a third of a second to make, a large set takes seconds to
 * set, and nothing else of the program shall wait for either. Made when first needed, let go when nobody has needed it for
 * a while, since it holds the fonts in memory.
 */
const idle = 120_000;
/** Longer than the largest set measured (docs/bench.md) takes on a slow machine; what is not done by then never will be. */
const longest = 120_000;

let worker: { readonly thread: Worker; readonly folders: string } | null = null;
let rest: NodeJS.Timeout | undefined;
let last: Promise<unknown> = Promise.resolve();

/** Sets papers, one after another. @throws Error when the compiler refuses them or takes too long. */
export function compile(folders: readonly string[], job: Job): Promise<{ bytes: Uint8Array; pages: number }> {
  const turn = last.then(() => inThread(folders, job));
  last = turn.catch(() => undefined);
  return turn;
}

async function inThread(folders: readonly string[], job: Job): Promise<{ bytes: Uint8Array; pages: number }> {
  clearTimeout(rest);
  const thread = threadFor(folders);
  const late = AbortSignal.timeout(longest);
  try {
    thread.ref();
    thread.postMessage(job);
    const [answer] = (await once(thread, 'message', { signal: late })) as [Answer];
    if ('error' in answer) throw new Error(`the PDF could not be set: ${answer.error}`);
    return answer;
  } catch (error) {
    if (late.aborted) stop();
    throw error;
  } finally {
    thread.unref();
    rest = setTimeout(stop, idle).unref();
  }
}

function threadFor(folders: readonly string[]): Worker {
  const key = folders.join('\n');
  if (worker !== null && worker.folders !== key) stop();
  if (worker === null) {
    const thread = new Worker(new URL('./worker.ts', import.meta.url), { workerData: folders });
    thread.on('error', () => forget(thread));
    thread.on('exit', () => forget(thread));
    worker = { thread, folders: key };
  }
  return worker.thread;
}

function forget(thread: Worker): void {
  if (worker?.thread === thread) worker = null;
}

function stop(): void {
  void worker?.thread.terminate();
  worker = null;
}
