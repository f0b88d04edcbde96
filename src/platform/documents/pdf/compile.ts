import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

import type { Answer, Job, Reply } from './job.ts';

/**
 * One compiler for the program, in a process of its own: it takes a third of a second to make, a large set takes seconds to
 * set and hundreds of megabytes, and a fault of native code would take the program with it. Made when first needed, let go
 * when nobody has needed it for a while.
 */
const idle = 60_000;
/** Longer than the largest sheet that may be exported takes (docs/bench.md); what is not done by then never will be. */
const longest = 120_000;
/** After one of more pages the process is let go at once: its memory does not shrink again. */
const manyPages = 100;

let compiler: { readonly child: ChildProcess; readonly folders: string } | null = null;
let rest: NodeJS.Timeout | undefined;
let last: Promise<unknown> = Promise.resolve();

/**
 * Sets papers, one job after another.
 * @throws TypeError where the papers hold what they may not; Error when the compiler fails, dies, or takes too long.
 */
export function compile(folders: readonly string[], job: Job): Promise<Answer> {
  const turn = last.then(() => inTurn(folders, job));
  last = turn.catch(() => undefined);
  return turn;
}

async function inTurn(folders: readonly string[], job: Job): Promise<Answer> {
  clearTimeout(rest);
  const child = childFor(folders);
  // Whichever comes first: the answer, its death, or the end of patience.
  const [settled, late] = [new AbortController(), AbortSignal.timeout(longest)];
  const signal = AbortSignal.any([settled.signal, late]);
  try {
    child.ref();
    child.channel?.ref();
    const answered = once(child, 'message', { signal }) as Promise<[Reply]>;
    const died = once(child, 'exit', { signal }).then(([code]) => Promise.reject(new Error(`the PDF compiler ended with ${String(code)}`)));
    child.send(job);
    const [reply] = await Promise.race([answered, died]);
    if ('error' in reply) throw reply.wrong ? new TypeError(reply.error) : new Error(`the PDF could not be set: ${reply.error}`);
    if (reply.pages > manyPages) stop();
    return reply;
  } catch (error) {
    if (late.aborted) stop();
    throw error;
  } finally {
    settled.abort();
    child.unref();
    child.channel?.unref();
    rest = setTimeout(stop, idle).unref();
  }
}

function childFor(folders: readonly string[]): ChildProcess {
  const key = folders.join('\n');
  if (compiler !== null && compiler.folders !== key) stop();
  if (compiler === null) {
    const child = fork(new URL('./child.ts', import.meta.url), folders, { serialization: 'advanced', execArgv: [] });
    const forget = (): void => {
      if (compiler?.child === child) compiler = null;
    };
    child.on('error', forget).on('exit', forget);
    compiler = { child, folders: key };
  }
  return compiler.child;
}

/** Its process, for those who measure; null while there is none. */
export const compilerProcess = (): number | null => compiler?.child.pid ?? null;

function stop(): void {
  compiler?.child.kill();
  compiler = null;
}
