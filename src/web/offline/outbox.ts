import type { Failure } from '#web/failure.ts';

/**
 * What was written with no network, and its way to the server. Knows neither browser nor server: a store keeps, a
 * sender sends, so that the same code is run by the pages, by the tests and by the bench that kills it half-way.
 */

/** A file of a writing, kept beside it: its bytes lie in the store under `key`. */
export interface KeptFile {
  readonly key: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly as: string | null;
}

export interface Writing {
  /** The command's id, drawn when it was written: however often it is sent, it happens once (invariant 6). */
  readonly id: string;
  /** Name of its procedure: `attendance.reply`. */
  readonly path: string;
  /** The command's input without its id. */
  readonly input: Readonly<Record<string, unknown>>;
  /** The device's clock when it was written, as an instant. Told to the server, which never trusts it for order. */
  readonly writtenAt: string;
  /** Whose it is: a person's id, or a hash of a personal link. Only theirs is sent. */
  readonly who: string;
  /** What it concerns, in the words of the page it was written on. */
  readonly about: string;
  /** Address of that page; null for a personal link's, which is a secret. */
  readonly page: string | null;
  /** In the place of a partner's unit: the side of the activity it is about. */
  readonly side: string | null;
  /** What is uploaded before it is sent; what the upload answers is added to the input (`as` says under which name, null beside the rest). */
  readonly file: KeptFile | null;
  /** Its place: later ones have greater numbers. */
  readonly place: number;
  /** `refused` and `conflict` wait for the writer; `failure` says why. */
  readonly state: 'waiting' | 'refused' | 'conflict';
  readonly failure: Failure | null;
}

export interface WritingStore {
  readonly all: () => Promise<readonly Writing[]>;
  /** Resolves once it is there for good. */
  readonly put: (writing: Writing, bytes?: Uint8Array) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
}
/** Sends one; throws what the client throws. `readFailure` reads it. */
export type Send = (writing: Writing) => Promise<unknown>;
/** Lets one at a time do something, over all pages of the browser. */
export type Alone = <T>(work: () => Promise<T>) => Promise<T>;

export interface OutboxParts {
  readonly store: WritingStore;
  readonly send: Send;
  readonly read: (error: unknown) => Failure;
  readonly alone: Alone;
}
export type NewWriting = Pick<Writing, 'id' | 'path' | 'input' | 'writtenAt' | 'who' | 'about' | 'page'> & { readonly side?: string | null; readonly file?: KeptFile | null };
/** How a round of sending ended: all gone, somebody must look, or later again. */
export type Round = { readonly sent: readonly Writing[]; readonly left: number; readonly why: 'done' | 'unreached' | 'signed_out' };

/** What an edit is about: one text has one place, so that what is written later over the same version takes the place of the earlier. */
const slot = ({ id, path, side, input }: Pick<Writing, 'id' | 'path' | 'side' | 'input'>): string =>
  `${path} ${side ?? ''} ${String(input['id'] ?? (last.has(path) ? '' : id))} ${String(input['key'] ?? '')}`;
/** Of these the last one given is the one that counts. */
const last = new Set(['attendance.reply', 'place.proposeFacts']);
/** Whether a later writing of this kind says everything the earlier said: edits carry the version they began with. */
const whole = ({ path, input }: Pick<Writing, 'path' | 'input'>): boolean => last.has(path) || Object.keys(input).some((name) => /version$/iu.test(name));

const unreached = new Set<Failure['code']>(['OFFLINE', 'UNAVAILABLE', 'BROKEN', 'TOO_MANY']);

export class Outbox {
  readonly #parts: OutboxParts;
  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  /** In the order they were written. */
  async list(who: string): Promise<Writing[]> {
    return (await this.#parts.store.all()).filter((one) => one.who === who).toSorted((a, b) => a.place - b.place || a.writtenAt.localeCompare(b.writtenAt));
  }

  /**
   * Keeps a writing: once this resolves it is sent some day, or its writer is told why not. One that says the same thing
   * anew takes the place of the one that still waits.
   */
  async keep(fresh: NewWriting, bytes?: Uint8Array): Promise<Writing> {
    const { store } = this.#parts;
    const all = await store.all();
    const place = Math.max(0, ...all.map((one) => one.place)) + 1;
    const writing: Writing = { ...fresh, side: fresh.side ?? null, file: fresh.file ?? null, place, state: 'waiting', failure: null };
    const older = whole(writing) ? all.filter((one) => one.who === fresh.who && slot(one) === slot(writing) && one.id !== fresh.id) : [];
    await store.put(writing, bytes);
    for (const one of older) await store.remove(one.id);
    return writing;
  }

  /** Gives one up for good. */
  drop(id: string): Promise<void> {
    return this.#parts.store.remove(id);
  }

  /** Sends again what was refused or stood against a newer text, as it was mended: under a new id, since it says something else. */
  async mend(id: string, mended: { readonly id: string; readonly input: Writing['input'] }): Promise<void> {
    const one = await this.#find(id);
    if (one === undefined) return;
    await this.#parts.store.put({ ...one, ...mended, state: 'waiting', failure: null });
    if (mended.id !== id) await this.#parts.store.remove(id);
  }

  async #find(id: string): Promise<Writing | undefined> {
    return (await this.#parts.store.all()).find((one) => one.id === id);
  }

  /**
   * Sends what waits, in order, each once. What the server refuses stays with its reason, and what was written later over
   * the same text stays behind it; everything else goes on. Stops where nobody answers.
   */
  async flush(who: string): Promise<Round> {
    return this.#parts.alone(() => this.#round(who));
  }

  async #round(who: string): Promise<Round> {
    const { store, send, read } = this.#parts;
    const sent: Writing[] = [];
    const held = new Set<string>();
    const all = await this.list(who);
    const left = (): number => all.length - sent.length;
    for (const one of all) {
      if (one.state !== 'waiting' || held.has(slot(one))) {
        held.add(slot(one));
        continue;
      }
      try {
        await send(one);
      } catch (error) {
        const failure = read(error);
        if (unreached.has(failure.code)) return { sent, left: left(), why: 'unreached' };
        if (failure.code === 'UNAUTHENTICATED') return { sent, left: left(), why: 'signed_out' };
        // Given up or written anew while it was on its way: it stays so.
        if ((await this.#find(one.id)) !== undefined) await store.put({ ...one, state: failure.code === 'STALE' ? 'conflict' : 'refused', failure });
        held.add(slot(one));
        continue;
      }
      await store.remove(one.id);
      sent.push(one);
    }
    return { sent, left: left(), why: 'done' };
  }
}
