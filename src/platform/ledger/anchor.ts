import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Head } from './append.ts';

/** Heads of the offices' chains as last seen, kept outside the database. */
export type Anchors = Readonly<Record<string, Head>>;

/**
 * Keeps the newest head of every office in a file (and, where the operator names one, in a second place), so that a
 * chain cut off at its end, or a database put back to an earlier day, is found. Written after the commit: the
 * database may be ahead of the anchor, never behind it. Writes are gathered, so that a busy minute costs few.
 */
export class Anchor {
  readonly #files: readonly string[];
  readonly #heads = new Map<string, Head>();
  #writing: Promise<void> | null = null;
  #dirty = false;

  constructor(files: readonly string[]) {
    this.#files = files;
  }

  static in(dataDir: string, second?: string): Anchor {
    return new Anchor([join(dataDir, 'anchor', 'ledger.json'), ...(second === undefined ? [] : [second])]);
  }

  /** Notes a head that has been committed. Never waits and never fails a command that is already done. */
  note(officeId: string, head: Head): void {
    if ((this.#heads.get(officeId)?.seq ?? 0) >= head.seq) return;
    this.#heads.set(officeId, head);
    this.#dirty = true;
    this.#writing ??= this.#write().finally(() => (this.#writing = null));
  }

  /** Waits until everything noted is on disk. */
  async flush(): Promise<void> {
    while (this.#writing !== null) await this.#writing;
  }

  /** Heads from all places; where they differ the newer counts, since none may be ahead of the database. */
  async read(): Promise<Anchors> {
    const merged: Record<string, Head> = {};
    for (const file of this.#files) {
      for (const [officeId, head] of Object.entries(await readHeads(file))) {
        if ((merged[officeId]?.seq ?? 0) < head.seq) merged[officeId] = head;
      }
    }
    return merged;
  }

  async #write(): Promise<void> {
    while (this.#dirty) {
      this.#dirty = false;
      const known = Object.fromEntries(this.#heads);
      for (const file of this.#files) await writeHeads(file, known).catch((error: unknown) => complain(file, error));
    }
  }
}

function complain(file: string, error: unknown): void {
  process.stderr.write(`anchor not written (${file}): ${error instanceof Error ? error.message : String(error)}\n`);
}

async function readHeads(file: string): Promise<Anchors> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw error;
  });
  return JSON.parse(text) as Anchors;
}

/** Merges with what another process (the command line) may have written, then replaces the file in one step. */
async function writeHeads(file: string, heads: Anchors): Promise<void> {
  const stored = await readHeads(file);
  const merged: Record<string, Head> = { ...stored };
  for (const [officeId, head] of Object.entries(heads)) {
    if ((stored[officeId]?.seq ?? 0) < head.seq) merged[officeId] = head;
  }
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.tmp`;
  const handle = await open(draft, 'w', 0o600);
  await handle.writeFile(`${JSON.stringify(merged, null, 1)}\n`);
  await handle.sync();
  await handle.close();
  await rename(draft, file);
}
