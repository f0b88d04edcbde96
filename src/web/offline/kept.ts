import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** Where a browser keeps what this program gives it: one database, everything in it sealed, in the open only what is needed to let it go. */

export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly box: ArrayBuffer;
}
/** Whose it is, and whether it lies under that person's own key; else under the device's, until the own one is known. */
export interface Owned {
  readonly who: string;
  readonly own: boolean;
}
/** A file kept with what was pinned: whose, of which object, its bytes and when it came. */
export interface HeldNote {
  readonly who: string;
  readonly pin: string;
  readonly address: string;
  readonly size: number;
  readonly at: number;
}
export interface Kept extends DBSchema {
  /** `device`; `salt:<who>`, and `open:<who>` as long as nobody else has signed in here. */
  keys: { key: string; value: CryptoKey | Uint8Array<ArrayBuffer> };
  answers: { key: string; value: Sealed & Owned & { readonly at: number; readonly pinned: boolean }; indexes: { at: number } };
  writings: { key: string; value: Sealed & Owned };
  /** Bytes of writings. */
  files: { key: string; value: Sealed & Owned };
  /** `<who> <address>` → the file as the server gave it; `head` is how it is to be answered. Read by the service worker too. */
  held: { key: string; value: Sealed & { readonly head: Sealed } };
  notes: { key: string; value: HeldNote };
}
export type KeptDatabase = IDBPDatabase<Kept>;

/** @throws where the browser keeps nothing: a private window, a full device. */
export function openKept(): Promise<KeptDatabase> {
  return openDB<Kept>('lianxue', 1, {
    upgrade(fresh) {
      fresh.createObjectStore('keys');
      fresh.createObjectStore('answers').createIndex('at', 'at');
      fresh.createObjectStore('writings');
      fresh.createObjectStore('files');
      fresh.createObjectStore('held');
      fresh.createObjectStore('notes');
    },
    // A newer version of the program waits in another page: whoever still holds the store lets go of it.
    blocking: (_old, _new, event) => (event.target as IDBDatabase).close(),
  });
}

const inside = new TextEncoder();
const outside = new TextDecoder();

export async function sealBytes(key: CryptoKey, bytes: Uint8Array): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, box: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes.slice()) };
}
export const openBytes = async (key: CryptoKey, { iv, box }: Sealed): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, box));
export const seal = (key: CryptoKey, value: unknown): Promise<Sealed> => sealBytes(key, inside.encode(JSON.stringify(value)));
/** Only this program's own writing lies there. */
export const unseal = async <T>(key: CryptoKey, sealed: Sealed): Promise<T> => JSON.parse(outside.decode(await openBytes(key, sealed))) as T;
