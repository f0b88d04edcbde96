import { Thread } from '#platform/thread.ts';
import { Refusal } from '#shared/refusal.ts';
import { unfit } from './kinds.ts';
import type { TableSheet } from './sheet-room.ts';
import type { Answer, Task } from './worker.ts';

/** How long one file may take to be read, and what memory: a machine's limits. Twenty thousand rows take a few seconds. */
const limits = { milliseconds: 30_000, megabytes: 512 };
const thread = new Thread<Task, Answer>(new URL('./worker.ts', import.meta.url), limits, {
  endless: (seconds) => unfit('endless', { seconds }), tooMuch: () => unfit('too_much'),
});

interface Read {
  readonly tables: TableSheet[];
  readonly text: string;
}

/** Gives a file to the one thread that reads files. @throws Refusal naming what is wrong with the file. */
export async function inThread<D extends keyof Read>(task: Extract<Task, { do: D }>, milliseconds = limits.milliseconds): Promise<Read[D]> {
  const answer = await thread.ask(task, milliseconds);
  if (answer.did === null) throw new Refusal('REFUSED', [...answer.findings]);
  return answer.read as Read[D];
}

/** Ends the thread, for tests that end. */
export const endThread = (): Promise<void> => thread.end();
