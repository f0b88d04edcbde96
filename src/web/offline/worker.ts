/**
 * Keeps the pages themselves, so that any of them opens with no network: the files named in `shell.json`, and the empty
 * first page. Answers of the server are none of its business: they are kept encrypted, by the page (`sealed-store.ts`).
 * It imports nothing, so that it is one plain script to every browser.
 */

/** What of a service worker's scope is used here; its types exclude a page's. */
interface Waits extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetches extends Waits {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Scope {
  addEventListener(type: 'install' | 'activate', listener: (event: Waits) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetches) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
}
const scope = self as unknown as Scope;

const page = '/index.html';
const shelf = (): Promise<Cache> => caches.open('shell');
/** What is no page of ours: the server's own addresses. */
const served = /^\/(?:rpc|api|auth|files|papers|feed|site|export|peer|healthz)(?:\/|$)|^\/(?:p\/[^/]+|place)(?:\/[^/]+)?\/(?:files|papers)(?:\/|$)/u;
/** The server's files, which the page may have kept of what was pinned: asked of the server first, and of the device where nobody is reached. */
const filed = /^(?:\/(?:p\/[^/]+|place)(?:\/[^/]+)?)?\/(?:files|papers)\//u;
/** The secret of the link under whose page an address lies. */
const ofLink = /^\/p\/(?<secret>[^/]+)/u;
/** How long a network that hardly moves is waited for before the kept page is shown, in milliseconds. */
const patience = 4000;

/** Brings what is kept up to what the server has: new files first, then the page that names them, then the old ones go. */
async function fill(): Promise<void> {
  const list = await fetch('/shell.json', { cache: 'no-cache' });
  if (!list.ok) return;
  const files: unknown = await list.json();
  if (!Array.isArray(files)) return;
  const wanted = files.map(String);
  const cache = await shelf();
  const kept = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  for (const file of wanted) if (!kept.has(file)) await cache.add(file);
  await cache.add(new Request(page, { cache: 'no-cache' }));
  for (const old of kept) if (old !== page && !wanted.includes(old)) await cache.delete(old);
}

async function opened(request: Request): Promise<Response> {
  const kept = (await shelf()).match(page);
  const asked = fetch(request);
  const slow = new Promise<null>((resolve) => { setTimeout(() => resolve(null), patience); });
  const first = await Promise.race([asked.catch(() => null), kept.then((found) => (found === undefined ? new Promise<null>(() => undefined) : slow))]);
  return first ?? (await kept) ?? asked;
}

interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly box: ArrayBuffer;
}
const asked = <T>(question: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => {
  question.onsuccess = () => resolve(question.result);
  question.onerror = () => reject(question.error ?? new Error('not opened'));
});

type Opened = { readonly who: string; readonly key: CryptoKey };
/** The key that lies open here, of whoever is signed in; of a link, whose key its address makes again (keys.ts). */
async function keyFor(store: IDBObjectStore, secret: string | undefined): Promise<Opened | null> {
  const [names, keys]: [IDBValidKey[], unknown[]] = await Promise.all([asked(store.getAllKeys()), asked(store.getAll())]);
  if (secret === undefined) {
    const at = names.findIndex((name) => String(name).startsWith('open:'));
    const key = keys[at];
    return key instanceof CryptoKey ? { who: String(names[at]).slice('open:'.length), key } : null;
  }
  const who = `link:${secret.slice(0, 8)}`;
  const salt = keys[names.indexOf(`salt:${who}`)];
  if (!(salt instanceof Uint8Array)) return null;
  const inside = new TextEncoder();
  const base = await crypto.subtle.importKey('raw', inside.encode(secret), 'HKDF', false, ['deriveKey']);
  const how = { name: 'HKDF', hash: 'SHA-256', salt: salt as Uint8Array<ArrayBuffer>, info: inside.encode('lianxue device') };
  return { who, key: await crypto.subtle.deriveKey(how, base, { name: 'AES-GCM', length: 256 }, false, ['decrypt']) };
}

/** What the page kept of an address (kept.ts); null where there is nothing, or no key. */
async function held(address: string): Promise<Response | null> {
  const opening = indexedDB.open('lianxue');
  // Made by the page or not at all.
  opening.onupgradeneeded = () => opening.transaction?.abort();
  const db = await asked(opening);
  try {
    const who = await keyFor(db.transaction('keys').objectStore('keys'), ofLink.exec(address)?.groups?.['secret']);
    if (who === null) return null;
    const found = (await asked(db.transaction('held').objectStore('held').get(`${who.who} ${address.replace(ofLink, '/p')}`))) as (Sealed & { readonly head: Sealed }) | undefined;
    if (found === undefined) return null;
    const open = ({ iv, box }: Sealed): Promise<ArrayBuffer> => crypto.subtle.decrypt({ name: 'AES-GCM', iv }, who.key, box);
    const headers = JSON.parse(new TextDecoder().decode(await open(found.head))) as Record<string, string>;
    return new Response(await open(found), { headers });
  } finally {
    db.close();
  }
}

async function file(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const { pathname, search } = new URL(request.url);
    const kept = await held(`${pathname}${search}`).catch(() => null);
    if (kept !== null) return kept;
    if (request.mode !== 'navigate') throw error;
    return Response.redirect(`${/^\/(?:files|papers)\//u.test(pathname) ? '/not-kept' : '/not-kept/partner'}?file=${encodeURIComponent(`${pathname}${search}`)}`);
  }
}

scope.addEventListener('install', (event) => event.waitUntil(fill().then(() => scope.skipWaiting())));
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (filed.test(pathname)) event.respondWith(file(request));
  if (served.test(pathname)) return;
  if (request.mode === 'navigate') {
    event.respondWith(opened(request));
    event.waitUntil(fill().catch(() => undefined));
  } else if (pathname !== '/shell.json' && pathname !== page) {
    event.respondWith(shelf().then((cache) => cache.match(request)).then((kept) => kept ?? fetch(request)));
  }
});
