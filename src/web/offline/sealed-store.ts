import { Keys } from './keys.ts';
import { openBytes, openKept, seal, sealBytes, unseal, type HeldNote, type KeptDatabase, type Owned, type Sealed } from './kept.ts';
import type { Writing, WritingStore } from './outbox.ts';

/**
 * What this device keeps: answers read before, files of what was pinned, and what was written and is not sent yet. Everything
 * lies there encrypted (AES-GCM) under its owner's key (keys.ts), which no page is ever given; without it the rest is noise.
 */

/** One question and its answer, as TanStack Query writes it out. */
export interface Answer {
  readonly who: string;
  readonly at: number;
  readonly pinned: boolean;
  readonly state: unknown;
}
/** How a file that is kept is answered: the server's own words about it. */
export type HeldHead = Readonly<Record<string, string>>;

export class SealedStore implements WritingStore {
  readonly #db: KeptDatabase;
  readonly keys: Keys;
  private constructor(db: KeptDatabase) {
    this.#db = db;
    this.keys = new Keys(db);
  }

  static async open(): Promise<SealedStore> {
    return new SealedStore(await openKept());
  }

  /** The key first, then all the rest: signed out, nothing of theirs can be read here again. What is another's stays, and stays sealed. */
  async destroy(who: string): Promise<void> {
    await this.keys.forget(who);
    await this.forgetRead(who);
    const transaction = this.#db.transaction(['writings', 'files'], 'readwrite');
    for (const name of ['writings', 'files'] as const) {
      for (let cursor = await transaction.objectStore(name).openCursor(); cursor !== null; cursor = await cursor.continue()) if (cursor.value.who === who) await cursor.delete();
    }
    await transaction.done;
    const left = [...(await this.#db.getAll('writings')), ...(await this.#db.getAll('files'))];
    if (left.every(({ own }) => own)) await this.#db.delete('keys', 'device');
  }

  /** Copies of what the server has, whose reader may not read it any more: gone. What they wrote stays. */
  async forgetRead(who: string): Promise<void> {
    const transaction = this.#db.transaction('answers', 'readwrite');
    for (let cursor = await transaction.store.openCursor(); cursor !== null; cursor = await cursor.continue()) if (cursor.value.who === who) await cursor.delete();
    await transaction.done;
    for (const { address } of await this.held(who)) await this.letGo(who, address);
  }

  /** Puts what was kept before the own key was known under it. */
  async reseal(who: string): Promise<void> {
    for (const one of await this.all()) {
      const [writing, file] = [await this.#db.get('writings', one.id), one.file === null ? undefined : await this.#db.get('files', one.file.key)];
      if (one.who === who && (writing?.own === false || file?.own === false)) await this.put(one, one.file === null ? undefined : await this.bytes(one.file.key));
    }
  }

  /** All that can be opened now: another's who is not here is as if it were not. */
  async all(): Promise<readonly Writing[]> {
    const opened = await Promise.all((await this.#db.getAll('writings')).map((one) => this.#opened<Writing>(one)));
    return opened.filter((one) => one !== null);
  }

  async put(writing: Writing, bytes?: Uint8Array): Promise<void> {
    const { key, own } = await this.keys.sealing(writing.who);
    const marks: Owned = { who: writing.who, own };
    const box = { ...(await seal(key, writing)), ...marks };
    const file = bytes === undefined || writing.file === null ? null : { key: writing.file.key, box: { ...(await sealBytes(key, bytes)), ...marks } };
    const write = async (): Promise<void> => {
      const transaction = this.#db.transaction(['writings', 'files'], 'readwrite', { durability: 'strict' });
      // What goes wrong with one of them is told by the transaction, once.
      transaction.objectStore('writings').put(box, writing.id).catch(() => undefined);
      if (file !== null) transaction.objectStore('files').put(file.box, file.key).catch(() => undefined);
      await transaction.done;
    };
    // Copies of what the server has make room for what nobody else has.
    await write().catch(async (error: unknown) => {
      if (!isFull(error) || !(await this.#makeRoom())) throw error;
      await write();
    });
  }

  async remove(id: string): Promise<void> {
    const one = await this.#db.get('writings', id);
    const writing = one === undefined ? null : await this.#opened<Writing>(one);
    if (writing === null) return;
    const { file } = writing;
    const others = file === null ? [] : (await this.all()).filter((each) => each.id !== id && each.file?.key === file.key);
    const transaction = this.#db.transaction(['writings', 'files'], 'readwrite', { durability: 'strict' });
    void transaction.objectStore('writings').delete(id);
    if (file !== null && others.length === 0) void transaction.objectStore('files').delete(file.key);
    await transaction.done;
  }

  async bytes(key: string): Promise<Uint8Array<ArrayBuffer>> {
    const sealed = await this.#db.get('files', key);
    const opening = sealed === undefined ? null : await this.keys.opening(sealed);
    if (sealed === undefined || opening === null) throw new Error(`no file ${key} on this device`);
    return openBytes(opening, sealed);
  }

  async answers(who: string): Promise<Answer[]> {
    const mine = (await this.#db.getAll('answers')).filter((one) => one.who === who);
    const opened = await Promise.all(mine.map(async (one) => ({ who, at: one.at, pinned: one.pinned, state: await this.#opened<object>(one) })));
    return opened.filter(({ state }) => state !== null);
  }

  async keepAnswer(question: string, { state, who, ...answer }: Answer): Promise<void> {
    const { key, own } = await this.keys.sealing(who);
    await this.#db.put('answers', { ...(await seal(key, state)), ...answer, who, own }, question);
  }

  /**
   * Lets go of answers that are another person's, older than `before`, or beyond the newest `most` of the reader's; what was pinned stays as long as it is the
   * reader's. To open a link is no signing in: what lies here of a person, of a link and of another link opens each by its own key, and each stays.
   */
  async thin(who: string, before: number, most: number): Promise<void> {
    const transaction = this.#db.transaction('answers', 'readwrite');
    let kept = 0;
    for (let cursor = await transaction.store.index('at').openCursor(null, 'prev'); cursor !== null; cursor = await cursor.continue()) {
      const { pinned, at, who: whose } = cursor.value;
      const mine = whose === who;
      const goes = (!mine && !isOfLink(who) && !isOfLink(whose)) || (!pinned && (at < before || (mine && kept >= most)));
      if (goes) await cursor.delete();
      else if (mine && !pinned) kept += 1;
    }
    await transaction.done;
  }

  /** Files kept of what somebody pinned. */
  async held(who: string): Promise<HeldNote[]> {
    return (await this.#db.getAll('notes')).filter((note) => note.who === who);
  }

  /** Keeps a file; only under its owner's own key. @throws QuotaExceededError where the device is full. */
  async hold(note: HeldNote, head: HeldHead, bytes: Uint8Array): Promise<void> {
    const key = this.keys.of(note.who);
    if (key === null) throw new Error('nobody is signed in who could open it');
    const name = `${note.who} ${note.address}`;
    const held = { ...(await sealBytes(key, bytes)), head: await seal(key, head) };
    const transaction = this.#db.transaction(['held', 'notes'], 'readwrite');
    transaction.objectStore('held').put(held, name).catch(() => undefined);
    transaction.objectStore('notes').put(note, name).catch(() => undefined);
    await transaction.done;
  }

  async letGo(who: string, address: string): Promise<void> {
    const transaction = this.#db.transaction(['held', 'notes'], 'readwrite');
    for (const name of ['held', 'notes'] as const) void transaction.objectStore(name).delete(`${who} ${address}`);
    await transaction.done;
  }

  /** @returns whether there was anything to let go of. */
  async #makeRoom(): Promise<boolean> {
    const there = (await this.#db.count('held')) + (await this.#db.count('answers'));
    for (const name of ['held', 'notes', 'answers'] as const) await this.#db.clear(name);
    return there > 0;
  }

  async #opened<T>(one: Sealed & Owned): Promise<T | null> {
    const key = await this.keys.opening(one);
    return key === null ? null : unseal<T>(key, one).catch(() => null);
  }
}

const isOfLink = (who: string): boolean => who.startsWith('link:');
export const isFull = (error: unknown): boolean => error instanceof DOMException && error.name === 'QuotaExceededError';
