import { Worker } from 'node:worker_threads';

export interface Limits {
  readonly milliseconds: number;
  readonly megabytes: number;
}
/** What is said where a task took too long or too much. */
export interface Excuses {
  endless(seconds: number): Error;
  tooMuch(): Error;
}
/** A thread that nothing was asked of for so long is ended. */
const idle = 30_000;

/**
 * One thread for work that a file could make large or endless: it keeps nobody waiting, and is ended from outside. Tasks
 * are done one after another; after a fault the next one gets a thread of its own.
 */
export class Thread<Task, Answer> {
  readonly #script: URL;
  readonly #limits: Limits;
  readonly #excuses: Excuses;
  #worker: Worker | null = null;
  #rest: NodeJS.Timeout | null = null;
  #before: Promise<unknown> = Promise.resolve();

  constructor(script: URL, limits: Limits, excuses: Excuses) {
    this.#script = script;
    this.#limits = limits;
    this.#excuses = excuses;
  }

  /** Gives a task, after those that came before. @throws an excuse where it took too long or too much. */
  ask(task: Task, milliseconds = this.#limits.milliseconds): Promise<Answer> {
    const asked = this.#before.then(() => this.#now(task, milliseconds));
    this.#before = asked.catch(() => undefined);
    return asked;
  }

  /** Ends the thread, for tests that end. */
  async end(): Promise<void> {
    if (this.#rest !== null) clearTimeout(this.#rest);
    await this.#worker?.terminate();
    this.#worker = null;
  }

  async #now(task: Task, milliseconds: number): Promise<Answer> {
    if (this.#rest !== null) clearTimeout(this.#rest);
    const worker = (this.#worker ??= new Worker(this.#script, { resourceLimits: { maxOldGenerationSizeMb: this.#limits.megabytes } }));
    worker.ref();
    const given = Promise.withResolvers<Answer>();
    const late = setTimeout(() => given.reject(this.#excuses.endless(Math.round(milliseconds / 1000))), milliseconds);
    // Out of memory, most likely: the thread is gone, the program is not.
    const failed = (error: NodeJS.ErrnoException): void => given.reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? this.#excuses.tooMuch() : error);
    worker.once('message', given.resolve).once('error', failed);
    worker.postMessage(task);
    try {
      return await given.promise;
    } catch (error) {
      this.#worker = null;
      await worker.terminate();
      throw error;
    } finally {
      clearTimeout(late);
      worker.off('message', given.resolve).off('error', failed);
      worker.unref();
      this.#rest = setTimeout(() => void this.end(), idle).unref();
    }
  }
}
