import { Worker } from 'node:worker_threads';
import { unfit } from '#platform/uploads/kinds.ts';
import type { Task } from './work.ts';
import type { Answer } from './worker.ts';

/** How long one template may take, and what memory: a machine's limits. A paper of ordinary length takes a tenth of a second. */
const limits = { milliseconds: 20_000, megabytes: 384 };
/** A thread that nothing was asked of for so long is ended. */
const idle = 30_000;

type Ok = Extract<Answer, { ok: true }>;
let thread: Worker | null = null;
let rest: NodeJS.Timeout | null = null;
let before: Promise<unknown> = Promise.resolve();

/**
 * Gives a task to the one thread for templates, after those that came before.
 * @throws Refusal where it took too long or too much, or the file could not be read.
 */
export function inThread(task: Task, milliseconds = limits.milliseconds): Promise<Ok> {
  const asked = before.then(() => ask(task, milliseconds));
  before = asked.catch(() => undefined);
  return asked;
}

async function ask(task: Task, milliseconds: number): Promise<Ok> {
  if (rest !== null) clearTimeout(rest);
  const worker = (thread ??= begin());
  worker.ref();
  const given = Promise.withResolvers<Answer>();
  const late = setTimeout(() => given.reject(unfit('template_endless', { seconds: Math.round(milliseconds / 1000) })), milliseconds);
  // Out of memory, most likely: the thread is gone, the program is not.
  const failed = (error: NodeJS.ErrnoException): void => given.reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? unfit('template_too_much') : error);
  worker.once('message', given.resolve).once('error', failed);
  worker.postMessage(task);
  try {
    const answer = await given.promise;
    if (answer.ok) return answer;
    // What it was is for whoever looks into it, not for the sentence.
    throw Object.assign(unfit(answer.why === 'too_much' ? 'template_too_much' : 'template_broken'), { cause: answer.message });
  } catch (error) {
    // Whatever it was busy with, the next template gets a thread of its own.
    thread = null;
    await worker.terminate();
    throw error;
  } finally {
    clearTimeout(late);
    worker.off('message', given.resolve).off('error', failed);
    worker.unref();
    rest = setTimeout(() => {
      void thread?.terminate();
      thread = null;
    }, idle).unref();
  }
}

const begin = (): Worker => new Worker(new URL('./worker.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: limits.megabytes } });

/** Ends the thread, for tests that end. */
export async function endThread(): Promise<void> {
  if (rest !== null) clearTimeout(rest);
  await thread?.terminate();
  thread = null;
}
