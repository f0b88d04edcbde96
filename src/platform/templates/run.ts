import { Thread } from '#platform/thread.ts';
import { unfit } from '#platform/uploads/kinds.ts';
import type { Task } from './work.ts';
import type { Answer } from './worker.ts';

/** How long one template may take, and what memory: a machine's limits. A paper of ordinary length takes a tenth of a second. */
const limits = { milliseconds: 20_000, megabytes: 384 };
const thread = new Thread<Task, Answer>(new URL('./worker.ts', import.meta.url), limits, {
  endless: (seconds) => unfit('template_endless', { seconds }), tooMuch: () => unfit('template_too_much'),
});

/**
 * Gives a task to the one thread for templates, after those that came before.
 * @throws Refusal where it took too long or too much, or the file could not be read.
 */
export async function inThread(task: Task, milliseconds = limits.milliseconds): Promise<Extract<Answer, { ok: true }>> {
  const answer = await thread.ask(task, milliseconds);
  if (answer.ok) return answer;
  // What it was is for whoever looks into it, not for the sentence.
  throw Object.assign(unfit(answer.why === 'too_much' ? 'template_too_much' : 'template_broken'), { cause: answer.message });
}

/** Ends the thread, for tests that end. */
export const endThread = (): Promise<void> => thread.end();
