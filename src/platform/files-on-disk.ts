import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import { Halves } from './uploads/halves.ts';

/** Where uploaded files are kept: by hash, outside the database. */
export interface Files {
  /** Stores bytes under their SHA-256; storing the same twice keeps one. */
  put(bytes: Uint8Array): Promise<string>;
  get(sha256: string): Promise<Uint8Array>;
  /** Those of which only a part has arrived. */
  readonly halves: Halves;
}

/**
 * Files in a folder of the data directory, two characters of the hash deep. A file appears under its name only when
 * all of it is on disk; a full disk leaves nothing half-done and is told as such.
 */
export class FilesOnDisk implements Files {
  readonly #folder: string;
  readonly halves: Halves;

  constructor(dataDir: string) {
    this.halves = new Halves(dataDir);
    this.#folder = join(dataDir, 'files');
  }

  /** @throws Refusal UNAVAILABLE when the disk is full or cannot be written. */
  async put(bytes: Uint8Array): Promise<string> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const folder = join(this.#folder, sha256.slice(0, 2));
    const path = join(folder, sha256);
    if (await sizeOf(path) === bytes.byteLength) return sha256;
    const draft = join(folder, `${randomUUID()}.tmp`);
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeWhole(draft, bytes);
      await rename(draft, path);
    } catch (error) {
      await rm(draft, { force: true }).catch(() => undefined);
      throw isDiskError(error) ? new Refusal('UNAVAILABLE', [need('error.disk')]) : error;
    }
    return sha256;
  }

  /** @throws Refusal NOT_FOUND when nothing is stored under the hash; Error when what is stored was changed. */
  async get(sha256: string): Promise<Uint8Array> {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Refusal('NOT_FOUND', [need('error.no_file')]);
    const bytes = await readFile(join(this.#folder, sha256.slice(0, 2), sha256)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') throw new Refusal('NOT_FOUND', [need('error.no_file')]);
      throw error;
    });
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Error(`file ${sha256} is not what was stored`);
    return bytes;
  }
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const sizeOf = async (path: string): Promise<number | null> => (await stat(path).catch(() => null))?.size ?? null;
const isDiskError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EIO', 'ENOTDIR', 'EEXIST', 'EMFILE', 'ENFILE'].includes(String(error.code));
