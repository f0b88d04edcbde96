import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Ask, Sent, Usage } from './meter.ts';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** A program under measurement, in a process of its own. */
export interface Child {
  readonly name: string;
  usage(): Promise<Usage>;
  /** What it sends to the database while `work` runs. */
  statements(work: () => Promise<unknown>): Promise<readonly Sent[]>;
  /** Sends it work and waits for what it answers. */
  give<T>(work: object): Promise<T>;
  /** Waits for a line of its output. */
  line(pattern: RegExp): Promise<string>;
  end(): Promise<void>;
}

interface Start {
  /** Path from this folder. */
  readonly module: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Options of Node itself. */
  readonly flags?: readonly string[];
}

/** Starts it with the meter loaded; BENCH_PROF names a folder to write processor profiles into. */
export function start(name: string, { module, env = {}, flags = [] }: Start): Child {
  const prof = process.env['BENCH_PROF'];
  const profiling = prof === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${prof}`, `--cpu-prof-name=${name.replaceAll(/\W+/g, '-')}-${Date.now()}.cpuprofile`];
  const child = fork(here(module), [], { execArgv: [...flags, '--import', here('meter.ts'), ...profiling], env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const said = listen(child);
  const gone = new Promise<never>((_, reject) => child.once('exit', (code) => reject(new Error(`${name} ended (${code}): ${said.text.slice(-2000)}`))));
  gone.catch(() => undefined);
  const ask = <T>(what: Ask): Promise<T> => Promise.race([answered<T>(child, what, what), gone]);
  return {
    name,
    usage: () => ask<Usage>('usage'),
    async statements(work) {
      await ask('tap');
      await work();
      return ask<readonly Sent[]>('untap');
    },
    give: <T>(work: object) => Promise.race([answered<T>(child, 'done', work), gone]),
    line: (pattern) => Promise.race([said.wait(pattern), gone]),
    async end() {
      const over = new Promise((done) => child.once('exit', done));
      if (child.exitCode === null) child.kill('SIGTERM');
      await over;
    },
  };
}

function answered<T>(child: ChildProcess, of: string, message: object | string): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const hear = (reply: unknown): void => {
      const told = reply as { of?: string; answer?: T; error?: string };
      if (told.of !== of) return;
      child.off('message', hear);
      if (told.error === undefined) resolve(told.answer as T);
      else reject(new Error(told.error));
    };
    child.on('message', hear);
    child.send(message);
  });
}

function listen(child: ChildProcess) {
  const said = { text: '' };
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data: Buffer) => {
      said.text += data.toString();
      for (const look of waiting) look();
    });
  }
  return {
    get text() { return said.text; },
    wait: (pattern: RegExp) => new Promise<string>((resolve) => {
      const look = (): void => {
        const found = pattern.exec(said.text);
        if (found === null) return;
        waiting.delete(look);
        resolve(found[1] ?? found[0]);
      };
      waiting.add(look);
      look();
    }),
  };
}
