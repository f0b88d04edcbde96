import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Writing, WritingStore } from './outbox.ts';

/**
 * What this device keeps: answers read before, and what was written and is not sent yet. Everything lies there encrypted
 * (AES-GCM) under a key the browser made, keeps beside it and never gives out; destroying the key makes the rest unreadable.
 */

interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly box: ArrayBuffer;
}
interface Kept extends DBSchema {
  keys: { key: string; value: CryptoKey };
  /** Question → its answer. `who` and `at` stand open, so that what is old or another's goes without being opened. */
  answers: { key: string; value: Sealed & { readonly who: string; readonly at: number; readonly pinned: boolean }; indexes: { at: number } };
  writings: { key: string; value: Sealed };
  files: { key: string; value: Sealed };
}
/** One question and its answer, as TanStack Query writes it out. */
export interface Answer {
  readonly who: string;
  readonly at: number;
  readonly pinned: boolean;
  readonly state: unknown;
}

const name = 'lianxue';
const inside = new TextEncoder();
const outside = new TextDecoder();

export class SealedStore implements WritingStore {
  readonly #db: IDBPDatabase<Kept>;
  readonly #key: CryptoKey;
  private constructor(db: IDBPDatabase<Kept>, key: CryptoKey) {
    this.#db = db;
    this.#key = key;
  }

  /** @throws where the browser keeps nothing: a private window, a full device. */
  static async open(): Promise<SealedStore> {
    const db = await openDB<Kept>(name, 1, {
      upgrade(fresh) {
        fresh.createObjectStore('keys');
        fresh.createObjectStore('answers').createIndex('at', 'at');
        fresh.createObjectStore('writings');
        fresh.createObjectStore('files');
      },
      // Another page signs out: whoever still holds the store lets go of it.
      blocking: (_old, _new, event) => (event.target as IDBDatabase).close(),
    });
    const known = await db.get('keys', 'device');
    if (known !== undefined) return new SealedStore(db, known);
    const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    const transaction = db.transaction('keys', 'readwrite');
    // Two pages may begin at once: the first key stays.
    const key = (await transaction.store.get('device')) ?? made;
    await transaction.store.put(key, 'device');
    await transaction.done;
    return new SealedStore(db, key);
  }

  /** The key first, then all the rest: signed out, nothing here can be read again. */
  async destroy(): Promise<void> {
    const all = ['keys', 'writings', 'files', 'answers'] as const;
    const transaction = this.#db.transaction(all, 'readwrite');
    await Promise.all([...all.map((store) => transaction.objectStore(store).clear()), transaction.done]);
    this.#db.close();
  }

  async all(): Promise<readonly Writing[]> {
    const sealed = await this.#db.getAll('writings');
    return Promise.all(sealed.map((one) => this.#open<Writing>(one)));
  }

  async put(writing: Writing, bytes?: Uint8Array): Promise<void> {
    const box = await this.#seal(writing);
    const file = bytes === undefined || writing.file === null ? null : { key: writing.file.key, box: await this.#sealBytes(bytes) };
    const transaction = this.#db.transaction(['writings', 'files'], 'readwrite', { durability: 'strict' });
    void transaction.objectStore('writings').put(box, writing.id);
    if (file !== null) void transaction.objectStore('files').put(file.box, file.key);
    await transaction.done;
  }

  async remove(id: string): Promise<void> {
    const one = await this.#db.get('writings', id);
    if (one === undefined) return;
    const { file } = await this.#open<Writing>(one);
    const others = file === null ? [] : (await this.all()).filter((writing) => writing.id !== id && writing.file?.key === file.key);
    const transaction = this.#db.transaction(['writings', 'files'], 'readwrite', { durability: 'strict' });
    void transaction.objectStore('writings').delete(id);
    if (file !== null && others.length === 0) void transaction.objectStore('files').delete(file.key);
    await transaction.done;
  }

  async bytes(key: string): Promise<Uint8Array<ArrayBuffer>> {
    const sealed = await this.#db.get('files', key);
    if (sealed === undefined) throw new Error(`no file ${key} on this device`);
    return this.#openBytes(sealed);
  }

  async answers(who: string): Promise<Answer[]> {
    const sealed = (await this.#db.getAll('answers')).filter((one) => one.who === who);
    return Promise.all(sealed.map(async (one) => ({ who, at: one.at, pinned: one.pinned, state: await this.#open<unknown>(one) })));
  }

  async keepAnswer(question: string, { state, ...answer }: Answer): Promise<void> {
    await this.#db.put('answers', { ...(await this.#seal(state)), ...answer }, question);
  }

  /** Lets go of answers that are another's, older than `before`, or beyond the newest `most`; what was pinned stays as long as it is the reader's. */
  async thin(who: string, before: number, most: number): Promise<void> {
    const transaction = this.#db.transaction('answers', 'readwrite');
    let kept = 0;
    for (let cursor = await transaction.store.index('at').openCursor(null, 'prev'); cursor !== null; cursor = await cursor.continue()) {
      const { pinned, at, who: whose } = cursor.value;
      const goes = whose !== who || (!pinned && (at < before || kept >= most));
      if (goes) await cursor.delete();
      else if (!pinned) kept += 1;
    }
    await transaction.done;
  }

  #seal(value: unknown): Promise<Sealed> {
    return this.#sealBytes(inside.encode(JSON.stringify(value)));
  }
  async #sealBytes(bytes: Uint8Array): Promise<Sealed> {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    return { iv, box: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, this.#key, bytes.slice()) };
  }
  async #open<T>(sealed: Sealed): Promise<T> {
    // Only this class's own writing lies there.
    return JSON.parse(outside.decode(await this.#openBytes(sealed))) as T;
  }
  async #openBytes({ iv, box }: Sealed): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, this.#key, box));
  }
}
