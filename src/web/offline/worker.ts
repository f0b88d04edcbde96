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

scope.addEventListener('install', (event) => event.waitUntil(fill().then(() => scope.skipWaiting())));
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin || served.test(pathname)) return;
  if (request.mode === 'navigate') {
    event.respondWith(opened(request));
    event.waitUntil(fill().catch(() => undefined));
  } else if (pathname !== '/shell.json' && pathname !== page) {
    event.respondWith(shelf().then((cache) => cache.match(request)).then((kept) => kept ?? fetch(request)));
  }
});
