import type { KeptDatabase, Owned } from './kept.ts';

/**
 * The keys a device seals under: one for each person and each link, made of a secret that only they are given (by the server
 * to whoever is signed in, by the address to whoever has the link) and of a salt that lies here and signing out destroys.
 * A person's key lies open beside what it seals, so that their pages open with no network, until somebody else signs in:
 * then it goes, and what they have not sent can be read by nobody until they come back.
 */
export class Keys {
  readonly #db: KeptDatabase;
  readonly #open = new Map<string, CryptoKey>();
  constructor(db: KeptDatabase) {
    this.#db = db;
  }

  /** The key of somebody, where it is known by now. */
  of(who: string): CryptoKey | null {
    return this.#open.get(who) ?? null;
  }

  /** Takes a key that lies open here. @returns whether there is one. */
  async known(who: string): Promise<boolean> {
    const key = this.#open.get(who) ?? (await this.#db.get('keys', `open:${who}`));
    if (!(key instanceof CryptoKey)) return false;
    this.#open.set(who, key);
    return true;
  }

  /** @param stays Whether it lies open from now on; a link's need not, its address makes it again. */
  async unlock(who: string, secret: Uint8Array<ArrayBuffer>, stays: boolean): Promise<void> {
    const fresh = crypto.getRandomValues(new Uint8Array(32));
    const transaction = this.#db.transaction('keys', 'readwrite');
    // Two pages may begin at once: the first salt stays.
    const salt = (await transaction.store.get(`salt:${who}`)) ?? fresh;
    await transaction.store.put(salt, `salt:${who}`);
    await transaction.done;
    const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
    const how = { name: 'HKDF', hash: 'SHA-256', salt: salt as Uint8Array<ArrayBuffer>, info: new TextEncoder().encode('lianxue device') };
    const key = await crypto.subtle.deriveKey(how, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    if (stays) await this.#db.put('keys', key, `open:${who}`);
    this.#open.set(who, key);
  }

  /** Somebody else is signed in here: no other person's key lies open any more. */
  async lockOthers(who: string): Promise<void> {
    for (const other of this.#open.keys()) if (other !== who) this.#open.delete(other);
    for (const name of await this.#db.getAllKeys('keys')) if (name.startsWith('open:') && name !== `open:${who}`) await this.#db.delete('keys', name);
  }

  async forget(who: string): Promise<void> {
    this.#open.delete(who);
    for (const name of [`open:${who}`, `salt:${who}`]) await this.#db.delete('keys', name);
  }

  /** What is written before one's own key is known lies under the device's, and under the own one from then on. */
  async device(): Promise<CryptoKey> {
    const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    const transaction = this.#db.transaction('keys', 'readwrite');
    const key = (await transaction.store.get('device')) ?? made;
    await transaction.store.put(key, 'device');
    await transaction.done;
    return key as CryptoKey;
  }

  /** What to seal under for somebody now. */
  async sealing(who: string): Promise<{ readonly key: CryptoKey; readonly own: boolean }> {
    const key = this.of(who);
    return key === null ? { key: await this.device(), own: false } : { key, own: true };
  }

  /** What opens something kept; null where its owner has to come back first. */
  async opening({ who, own }: Owned): Promise<CryptoKey | null> {
    return own ? this.of(who) : this.device();
  }
}
