import { constants } from 'node:fs';
import { mkdir, open, readdir, readFile, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import { Inflow } from './inflow.ts';

/** How sending some of a file ended: its sender is through or was cut off; it is longer than was said; or the file does not stand where he goes on. */
export interface Appended {
  /** How much of the file is there now, in bytes. */
  readonly at: number;
  readonly ended: 'through' | 'long' | 'moved';
}
interface Writer {
  stop: () => void;
  readonly over: Promise<void>;
}
/** How long a writer may be waited for, in milliseconds: one that is dead ends by nobody's word. */
const patience = 500;
const diskErrors = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EIO', 'ENOTDIR', 'EEXIST', 'EMFILE', 'ENFILE']);
const onDisk = (error: unknown): unknown =>
  error instanceof Error && 'code' in error && diskErrors.has(String(error.code)) ? new Refusal('UNAVAILABLE', [need('error.disk')]) : error;

/**
 * Files of which only a part has arrived, in the data folder beside the whole ones. How much there is of one is its length
 * on disk and stands nowhere else, so a server that is killed while it writes loses nothing but what it had not written.
 * Whoever comes last writes: a phone that comes back is not kept waiting by its own dead connection. Two servers over one
 * folder may both write, each at its own place; that they wrote the same is told in the end by the hash of the whole.
 */
export class Halves {
  readonly #folder: string;
  readonly #writers = new Map<string, Writer>();

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'halves');
  }

  /** Bytes that are there; 0 where nothing is, as on a server that has not got the folder. */
  async length(id: string): Promise<number> {
    return (await stat(this.#path(id)).catch(() => null))?.size ?? 0;
  }

  /**
   * The same, once whoever still writes is through or has had a moment to be: what left a phone before a cut is still being
   * written when the phone asks how much arrived, and would be lost if it went on from before it.
   */
  async settled(id: string): Promise<number> {
    const writer = this.#writers.get(id);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const moment = new Promise<void>((resolve) => { timer = setTimeout(resolve, patience); });
    if (writer !== undefined) await Promise.race([writer.over, moment]);
    clearTimeout(timer);
    return this.length(id);
  }

  /** @param most How long the whole file is. @throws Refusal UNAVAILABLE when the disk is full. */
  async append(id: string, from: number, most: number, body: Readable): Promise<Appended> {
    const inflow = new Inflow(body);
    const before = this.#writers.get(id);
    let stopped = false;
    let through = (): void => undefined;
    const over = new Promise<void>((resolve) => { through = resolve; });
    const mine: Writer = { over, stop: () => { stopped = true; inflow.stop(); } };
    this.#writers.set(id, mine);
    try {
      before?.stop();
      await before?.over;
      if (stopped || (await this.length(id)) !== from) return { at: await this.length(id), ended: 'moved' };
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      const handle = await open(this.#path(id), constants.O_RDWR | constants.O_CREAT, 0o600);
      try {
        const ended = await written(handle, inflow, { from, most, stopped: () => stopped });
        await handle.datasync();
        return ended;
      } finally {
        await handle.close();
      }
    } catch (error) {
      throw onDisk(error);
    } finally {
      inflow.stop();
      if (this.#writers.get(id) === mine) this.#writers.delete(id);
      through();
    }
  }

  async read(id: string): Promise<Uint8Array> {
    return readFile(this.#path(id));
  }

  async drop(id: string): Promise<void> {
    const writer = this.#writers.get(id);
    writer?.stop();
    await writer?.over;
    await rm(this.#path(id), { force: true });
  }

  /** Takes away what was not written to since then and of which nobody knows any more. */
  async sweep(before: Date): Promise<number> {
    const names = await readdir(this.#folder).catch(() => []);
    let gone = 0;
    for (const name of names) {
      const last = (await stat(join(this.#folder, name)).catch(() => null))?.mtime;
      if (last === undefined || last >= before) continue;
      await rm(join(this.#folder, name), { force: true });
      gone += 1;
    }
    return gone;
  }

  #path(id: string): string {
    if (!/^[0-9a-f-]{36}$/.test(id)) throw new Error('no id of a file on its way');
    return join(this.#folder, id);
  }
}

interface Going {
  readonly from: number;
  readonly most: number;
  readonly stopped: () => boolean;
}
/** Writes what comes, as far as it comes: a connection that is cut is no error, it is how these files arrive. */
async function written(handle: FileHandle, inflow: Inflow, { from, most, stopped }: Going): Promise<Appended> {
  let at = from;
  for (;;) {
    const value = await inflow.next();
    if (value === null || stopped()) return { at, ended: 'through' };
    if (at + value.byteLength > most) return { at, ended: 'long' };
    for (let done = 0; done < value.byteLength; ) {
      const { bytesWritten } = await handle.write(value, done, value.byteLength - done, at + done);
      done += bytesWritten;
    }
    at += value.byteLength;
  }
}
