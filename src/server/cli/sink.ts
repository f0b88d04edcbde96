import { open, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Around } from './around.ts';
import { Misuse, refusal } from './speak.ts';

/** Where an export goes: a file that appears under its name only when all of it is there, or the screen. */
export interface Sink {
  write(part: string | Uint8Array): Promise<void>;
  done(): Promise<void>;
  /** Takes back what was begun. */
  drop(): Promise<void>;
}

/** @throws Refusal naming the file where it cannot be written; Misuse for bytes on a screen. */
export async function sinkFor({ out, screen }: Around, file: string | undefined, { binary }: { readonly binary: boolean }): Promise<Sink> {
  if (file === undefined) {
    if (binary && screen) throw new Misuse('cli.binary');
    return { write: out, done: async () => undefined, drop: async () => undefined };
  }
  const path = resolve(file);
  const draft = `${path}.${process.pid}.tmp`;
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      await rm(draft, { force: true }).catch(() => undefined);
      const code = (error as NodeJS.ErrnoException).code;
      throw code === undefined ? error : refusal('UNAVAILABLE', 'cli.cannot_write', { file, code });
    }
  };
  const handle = await guarded(() => open(draft, 'w', 0o600));
  return {
    write: (part) => guarded(async () => void (await handle.writeFile(part))),
    done: () => guarded(async () => {
      await handle.sync();
      await handle.close();
      await rename(draft, path);
    }),
    drop: async () => {
      await handle.close().catch(() => undefined);
      await rm(draft, { force: true });
    },
  };
}

/** Writes an export into its place; a failure leaves nothing half-written. @returns how much was written, in what `work` counts by. */
export async function into(sink: Sink, work: (sink: Sink) => Promise<number>): Promise<number> {
  try {
    const written = await work(sink);
    await sink.done();
    return written;
  } catch (error) {
    await sink.drop();
    throw error;
  }
}
